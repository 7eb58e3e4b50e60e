#!/bin/sh
# The main job on a real letter: its ten areas for improvement, the force's
# answers and their figures, taken out of it here, go in; what is read back is
# compared with answers worked out by hand from the letter and the rules.
. "${0%/*}/lib.sh"
inside

letter=${AFI_SEEDS:-$top/../shared/seeds}/004_4ece3fc261db78a7.txt
if [ ! -r "$letter" ]; then
	skip 'the main job on the real letter' \
		"the letter is not here; set AFI_SEEDS to the folder it is in"
	done_testing
fi

take() {	# WANT [NUMBER]
	awk -v want="$1" -v number="${2:-0}" -f "$here/letter.awk" "$letter"
}

# The figure after which the answer to AFI $1 goes on with $2.
figure() {
	take response "$1" | grep -oE "[0-9.]+%?$2" | grep -oE '[0-9][0-9.]*%?'
}

desk() {
	person 'Inspection Desk' desk@force.example
}

office() {
	person 'Policy Officer' policy@pcc.example
}

# --- What went in ---

clock 2025-01-29T09:00:00Z
desk
letter_of='Letter of the commissioner, 28 January 2025'
{
	afi init --force Leicestershire .
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
	afi open leicestershire/peel-2023-25 --title 'PEEL 2023-25' \
		--published '5 December 2024' --source "$letter_of"
	afi set current-inspection peel-2023-25
	for n in 1 2 3 4 5 6 7 8 9 10; do
		tick
		afi open "afi-$n" --title "$(take title $n)" --numbered response
		take response $n | afi respond $n --position accepted -F -
	done

	# the figures, as the answers give them
	tick
	afi evidence 3 --measure "advice given=$(figure 3 '\. There')" \
		--period 'PEEL 2021/22' --better up
	afi evidence 3 --measure "advice given=$(figure 3 ' in the latest')" \
		--period 'PEEL 2023/24' --better up
	afi evidence 4 --measure "crimes reviewed=>$(figure 4 ' crimes have')"
	afi evidence 8 --measure "compliant cases=>$(figure 8 ' of cases')"
	afi evidence 10 --measure "temporary=$(figure 10 ' sergeants')"
	afi evidence 10 --measure "temporary share=$(figure 10 ' of all')" \
		--target "$(figure 10 '-')..$(figure 10 ' to allow')" \
		--better down

	# the work that follows, made up
	tick
	afi open afi-3/new --title 'Objective in appraisals' --due 30/4/2025 \
		--owner 'Head of HR'
	afi open afi-3/new --title 'Posters and guides' --due 31/1/2025
	afi open afi-10/new --title 'Promotion process' --due 28/2/2025
	echo 'Triage audit: 41 of 42.' >audit.txt
	afi evidence 2 audit.txt
	afi evidence 2 audit.txt
	tick
	afi evidence afi-3/2 audit.txt -m 'Where they hang'
	afi close afi-3/2 -m 'All out.'
	tick
	office
	take comments >comments.txt
	afi respond peel-2023-25 -F comments.txt
	desk
	clock 2025-03-03T09:00:00Z
	afi reopen afi-3/2 -m 'Two stations got none.'
	afi update afi-10/1 --due 10/3/2025 -m 'The board met late.'
	afi update 3 --on 14/2/2025 -m 'Training is planned.'
	clock 2025-03-19T09:00:00Z
	afi close 2 --outcome complete -m 'Triage is recorded as it should be.' \
		--authority 'Letter from the inspectorate, 18 March 2025'
} >log 2>&1
status=$?
clock 2025-03-20T09:00:00Z

# The value of $2 in what `afi $1 --format json` prints.
view() {	# COMMAND FILTER [JQ OPTIONS...]
	_command=$1 _filter=$2
	shift 2
	# shellcheck disable=SC2086	# a command and its target
	afi $_command --format json | jq -r "$@" "$_filter"
}

is 'every command did its work' "$status $(grep -v '^recorded' log)" \
	"0 afi: 'temporary share' is a new figure here, besides 'temporary'
nothing new
afi: no measure shows yet that it works: 'afi evidence TARGET --measure \
NAME=VALUE' adds one"
is 'the letter has ten' "$(take count)" 10

# --- What comes out ---

mended() {	# titles and answers, word for word, in order
	for n in 1 2 3 4 5 6 7 8 9 10; do
		take title $n
		take response $n
	done
}
shown() {
	for n in 1 2 3 4 5 6 7 8 9 10; do
		view "show $n" '.title, .responses[0].text'
	done
}
mended >wanted
shown >got
ok 'show gives back every heading and answer word for word' cmp wanted got
is 'the answer that a footnote broke is whole' \
	"$(view 'show 5' '.responses[0].text' | wc -w)" 83
is 'show has the figures of all answers' \
	"$(for n in 3 4 8 10; do view "show $n" \
		'.measures[].fields | [.name, .value, .target // "-"] | join("|")'
	done)" 'advice given|47%|-
advice given|86%|-
crimes reviewed|>1800|-
compliant cases|>90%|-
temporary|87|-
temporary share|24.5%|5%..15%'
is 'the commissioner speaks beside the force, not over it' \
	"$(view 'show peel-2023-25' '.responses[] | .party, .text' |
		tr -s '\n' ' ')" "pcc $(take comments | tr -s '\n' ' ' | sed 's/^ //')"

# Closed: 2.  An action or a figure: 3, 4, 8, 10.  Nobody's yet: the other five.
# Red: 10, whose one action was due on 10 March.  3 is due on 30 April.
is 'list has each with its status and colour' \
	"$(view list '.rows[] | [.target, .status, .rag, .due.iso // "-"]
	| join(" ")' | sed 's,leicestershire/peel-2023-25/,,')" \
'afi-1 awaiting allocation amber -
afi-2 closed green -
afi-3 in progress amber 2025-04-30
afi-4 in progress amber -
afi-5 awaiting allocation amber -
afi-6 awaiting allocation amber -
afi-7 awaiting allocation amber -
afi-8 in progress amber -
afi-9 awaiting allocation amber -
afi-10 in progress red 2025-03-10'
is 'one of two actions of 3 is overdue' \
	"$(view 'show 3' '.actions | "\(.overdue) of \(.open) of \(.count)"')" \
	'1 of 2 of 2'
is 'a slipped date keeps its reason' \
	"$(view 'show afi-10/1' '.former_dates[] | .date.iso, .replaced.text')" \
	'2025-02-28
The board met late.'
is 'the action that came back is open, and marked' \
	"$(view 'show afi-3/2' '.status, .marks[0]')" 'in progress
reopened once'

# Opened, answered, a figure twice, two actions, evidence, closed, reopened,
# and an update that happened before the reopening.
is 'history has all of finding 3' \
	"$(view 'history 3' '.entries[] | [.what, .happened.iso, .party]
	| join(" ")')" 'opened 2024-12-05 hmicfrs
response 2025-01-29 force
measure 2025-01-29 force
measure 2025-01-29 force
action 2025-01-29 force
action 2025-01-29 force
evidence 2025-01-29 force
close 2025-01-29 force
reopen 2025-03-03 force
update 2025-02-14 force'
# An inspection and its part of the letter; of ten findings heading and answer;
# 6 figures, 3 actions, 2 files, 2 closed, 1 reopened, 2 updates.
is 'history counts every entry' "$(view 'history peel-2023-25' .count)" 38
is 'a late entry says so' \
	"$(afi history 3 | grep -c 'recorded 3 March 2025')" 1
is 'a finding is closed by the inspectorate, recorded by the force' \
	"$(view 'show 2' '.closed | .party, .source, .by.email')" 'hmicfrs
Letter from the inspectorate, 18 March 2025
desk@force.example'
is 'summary counts as list does' \
	"$(view summary '.inspections[0].totals == .totals, .totals.findings,
	.totals.by_status.closed, .totals.by_status["in progress"],
	.totals.by_status["awaiting allocation"], .totals.by_rag.red,
	.totals.by_rag.amber, .totals.by_rag.green' | tr '\n' ' ')" \
	'true 10 1 4 5 1 8 1 '
is 'its totals are those of list' "$(view summary .totals)" \
	"$(view list .totals)"
is 'summary has the last answer and the last update' \
	"$(view summary '.inspections[0].findings[2] |
	.last_response.happened.iso, .last_update.happened.iso')" '2025-01-29
2025-02-14'
is 'the same file twice is one piece of evidence' \
	"$(view 'show 2' '.evidence | length')" 1
ok 'everything is proved' afi check
ok 'Git is content too' git fsck --strict
# To begin: 4.  Heading and answer of ten: 20.  Then 6 figures, 3 actions, 2
# files, 2 closed, 1 reopened, 2 updates and the commissioner's comments.
is 'one command is one commit' "$(git rev-list --count HEAD)" 41
done_testing
