#!/bin/sh
# How summaries say it: days in order, one day and two, what there is nothing
# of, and whose answer it is.
. "${0%/*}/lib.sh"

log=$scratch/log
clock 2025-03-10T09:00:00Z
# Imported late: what happened was before it was recorded.  Two findings are
# due, one on a day of its own, one on that of its action.
{
	afi init --force Northshire --as pcc .
	afi open northshire/peel-2025 --title 'PEEL 2025' --source 'the report'
	afi open peel-2025/afi-1 --title 'Answer calls' --source 'the report' \
		--question responding-to-the-public
	afi assign peel-2025/afi-1 --owner 'Head of Contact' --due 9/3/2025 \
		--as force --source 'its plan'
	afi open peel-2025/afi-2 --title 'Answer letters' --source 'the report'
	afi open peel-2025/afi-2/1 --title 'Buy stamps' --due 1/4/2025 \
		--as force --source 'its plan'
	afi open peel-2025/practice-1 --title 'Bells' --source 'the report'
	afi respond peel-2025 --part opening -m 'Good.'
	afi respond peel-2025 --part reply -m 'Dear Chief Constable.'
	afi respond peel-2025/afi-1 --position agrees --on 28/1/2025 -m 'Yes.'
	afi respond peel-2025/afi-1 --position more-needed -m 'And then?'
	afi respond peel-2025/afi-1 --as force --source 'its letter' \
		--position accepted -m 'We do.'
	afi ask peel-2025/afi-1 --of force --by 9/3/2025 -m 'How many?' \
		--on 1/3/2025
} >"$log" 2>&1 || cat "$log"
kind() {	# KIND [OPTION...]
	afi summary --kind "$@" --format json
}
page() {	# KIND [OPTION...]
	afi summary --kind "$@" | tr '\n' ' ' | tr -s ' '
}

# --- A timeline ---

is 'a timeline has days in order, with what is due and today' \
	"$(kind visit peel-2025/afi-1 | jq -r '.pages[0].timeline[] |
	[.happened.iso, .what, .whose // "-"] | join(" ")')" \
'2025-01-28 response PCC
2025-03-01 ask PCC
2025-03-09 due Head of Contact
2025-03-10 opened HMICFRS, recorded for it
2025-03-10 assign force, recorded for it
2025-03-10 response PCC
2025-03-10 response force, recorded for it
2025-03-10 today -'
is '... an action that is due after it, and not the finding again' \
	"$(afi summary --kind visit peel-2025/afi-2 | tr -s ' ' |
	grep -E '^[0-9]+ [A-Za-z]+ 2025 (today|due:)' | tail -n 2)" \
'10 March 2025 today
1 April 2025 due: Buy stamps (awaiting allocation) nobody yet'
is '... a day of its own' \
	"$(kind visit peel-2025/afi-1 | jq -r '.pages[0].timeline[] |
	select(.what == "due").words')" 'due: this finding (open)'
is '... from a day on, also of what is due' \
	"$(kind visit peel-2025/afi-1 --since 10/3/2025 |
	jq -r '[.pages[0].timeline[].what] | join(" ")')" \
	'opened assign response response today'
is 'as CSV it has what happened alone' \
	"$(afi summary --kind visit peel-2025/afi-1 --format csv |
	grep -c '^event,.*afi-1') $(afi summary --kind visit peel-2025/afi-1 \
	--format csv | grep -c -e today -e due:)" '6 0'

# --- What there is nothing of ---

is 'what there is nothing of is said in one line' \
	"$(page visit peel-2025 | grep -o 'Not recorded: [a-zPC ,]*evidence')" \
'Not recorded: grades, measures, evidence
Not recorded: actions, measures, evidence
Not recorded: position of the force, position of the PCC, responses, measures, evidence
Not recorded: responses, measures, evidence'
is '... and has no heading' \
	"$(afi summary --kind visit peel-2025 --format md | grep -c '^### ')" 3
is 'what moved is said in one line' \
	"$(page panel --since 10/3/2025 | grep -o 'What moved since[^.]*\.' | uniq)" \
	'What moved since 10 March 2025: 2 opened.'
# --- Whose words ---

is 'a response is called what it is' \
	"$(kind visit peel-2025 | jq -r '(.report, .pages[]).responses[].heading')" \
"The PCC's opening words
The PCC's reply to the chief officer
The PCC's comments: agrees
The PCC's view of progress: more needed
The force's comments: accepted"
is 'positions are said in a word each' \
	"$(afi summary --kind visit peel-2025/afi-1 | grep -E \
	'^- (Position|The PCC on)')" \
'- Position of the force: accepted, 10 March 2025
- Position of the PCC: agrees, 28 January 2025
- The PCC on progress: more needed, 10 March 2025'
is 'a question of the inspectorate is no slug' \
	"$(page visit peel-2025/afi-1 | grep -o 'question: [^-]*')" \
	'question: responding to the public '

# --- One day and two ---

late() {
	page exceptions | grep -o -e '[0-9]* days* late' \
		-e 'progress for: [0-9]* days*'
	page board --owner 'Head of Contact' | grep -o '[0-9]* days* late'
	page visit peel-2025/afi-1 | grep -o '[0-9]* days* late'
}
is 'a day is a day: late, and since it was asked' "$(late | uniq -c | tr -s ' ')" \
	' 5 1 day late'
clock 2025-03-11T09:00:00Z
is '... and two are days' "$(late | sort | uniq -c | tr -s ' ')" \
' 5 2 days late
 1 progress for: 1 day'

# --- Nothing ---

clock 2025-03-12T09:00:00Z
is 'nothing, not even today, is told if nothing happened' \
	"$(page visit peel-2025/practice-1 --since 11/3/2025 |
	grep -o 'Nothing happened[^.]*\.')" \
'Nothing happened from 11 March 2025 on.
Nothing happened from 11 March 2025 on.'
is 'that nothing moved is said too' \
	"$(page panel --since 11/3/2025 | grep -o 'What moved since[^.]*\.' | uniq)" \
	'What moved since 11 March 2025: nothing.'
done_testing
