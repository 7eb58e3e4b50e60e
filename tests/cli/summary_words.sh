#!/bin/sh
# What people read on a page: paragraphs, and words for what is recorded in
# signs and figures.
. "${0%/*}/lib.sh"

log=$scratch/log
clock 2024-12-05T09:00:00Z
{
	afi init --force Northshire .
	afi open northshire/peel-2024 --title 'PEEL 2024' --as hmicfrs \
		--source "report.pdf, lines 1-9; SHA-256 $(printf '%064d' 7
		); afi import 1"
	afi open peel-2024/afi-1 --title 'Answer calls' --as hmicfrs \
		--source "report.pdf, lines 10-19; SHA-256 $(printf '%064d' 7
		); afi import 1" -m 'Callers wait.

Too many give up.'
	afi respond peel-2024 --part introduction -m 'We serve Northshire.

We are glad of it:
- of the grades
- of the praise

1. This is no heading: # one'
	afi respond peel-2024/afi-1 -m 'A caller is

	quoted: [[withheld personal: He sat

in the attic]] all night.'
	afi update peel-2024/afi-1 -m 'Ten more clerks.

He sat

in the attic, they say.'
	afi ask peel-2024/afi-1 --of force --as pcc --source 'its e-mail' \
		--by 1/2/2025 -m 'How many wait?'
	afi ask peel-2024/afi-1 --of 'Head of Contact' --as pcc \
		--source 'its e-mail' --by 1/2/2025 -m 'And for how long?'
	# 66.14 KiB
	head -c 67728 /dev/zero >roster.bin
	afi evidence peel-2024/afi-1 roster.bin -m 'For May.

For June.'
} >"$log" 2>&1 || cat "$log"

# --- Paragraphs ---

afi summary peel-2024 --kind responses >responses.txt
try 'paragraphs stay apart, and so do the items of a list' 0 \
	sed -n '/introduction/,/heading/p' responses.txt <<'EOT'
The force's introduction, 5 December 2024

  We serve Northshire.

  We are glad of it:

  - of the grades

  - of the praise

  1. This is no heading: # one
EOT
afi summary peel-2024 --kind visit >visit.txt
try '... also below an item, as in a visit' 0 \
	sed -n "/^- The force's introduction/,/heading/p" visit.txt <<'EOT'
- The force's introduction, 5 December 2024

    We serve Northshire.

    We are glad of it:

    - of the grades

    - of the praise

    1. This is no heading: # one
EOT
try '... and those of a finding' 0 \
	sed -n '/^  Callers/,/^  Too/p' visit.txt <<'EOT'
  Callers wait.

  Too many give up.
EOT
is '... a table has them one after the other' \
	"$(afi summary peel-2024 --kind visit --format md |
	grep -o 'update: Ten[^|]*')" \
	'update: Ten more clerks. \[x¹\], they say. '
is '... as HTML they are paragraphs' \
	"$(afi summary peel-2024 --kind responses --format html |
	tr -d '\n' | grep -o '<p>We serve[^<]*</p> *<p>We are[^<]*</p>')" \
	'<p>We serve Northshire.</p><p>We are glad of it:</p>'
is 'withheld words are out of both paragraphs that they reach into' \
	"$(afi summary peel-2024 --kind responses --format json |
	jq -c '.inspections[0].findings[0].responses[0].paragraphs')" \
'[{"text":"A caller is","item":false},{"text":"quoted: [x¹] all night.","item":false}]'
for kind in visit responses; do
	for format in text md html json csv; do
		afi summary peel-2024 --kind $kind --format $format
	done
done >all.txt
is '... in every format' "$(grep -c -e 'He sat' -e attic all.txt)" 0
is 'the office reads them' \
	"$(afi summary peel-2024 --kind responses --for internal --format json |
	jq -c '[.inspections[0].findings[0].responses[0].paragraphs[].text]')" \
	'["A caller is","quoted: He sat","in the attic all night."]'

mkdir "$scratch/gap"
is 'what nobody ever knew is no markup, though nothing else is withheld' \
	"$(cd "$scratch/gap" && {
	afi init --force Northshire .
	afi open northshire/peel-2024 --title 'PEEL 2024' --source 'the report'
	afi respond peel-2024 --part introduction \
		-m 'Operation [[withheld operation]] helps.'
	} >"$log" 2>&1
	afi summary --kind responses | grep -e Operation -e Redacted)" \
'  Operation [x¹] helps.
¹ Redacted'

# --- Words ---

is 'nobody reads the hash of what was imported' \
	"$(grep -c -e 'afi import' -e 0000007 visit.txt)" 0
is '... where it was taken from is said' \
	"$(grep '^- Taken from' visit.txt)" '- Taken from: report.pdf, lines 1-9'
is '... and the view keeps it' \
	"$(afi summary peel-2024 --kind visit --format json |
	jq -r '.report.opened | .said, (.source | length)')" \
'HMICFRS, recorded by the force from report.pdf, lines 1-9
109'
is 'a question is asked of the force, or of a post' \
	"$(grep -o 'Asked of [^,]*' visit.txt)" 'Asked of the force
Asked of Head of Contact'
is '... also among exceptions' \
	"$(clock 2025-02-03T09:00:00Z
	afi summary peel-2024 --kind exceptions | grep -o 'asked of [^0-9]* on')" \
'asked of the force on
asked of Head of Contact on'
is 'a file has a size as people say it' \
	"$(grep -o 'roster.bin[:,] [0-9.]* [a-zA-Z]*' visit.txt)" \
'roster.bin: 66 KiB
roster.bin, 66 KiB'
is '... and what is said of it stands in sentences' \
	"$(tr '\n' ' ' <visit.txt | tr -s ' ' | grep -o 'afi-1\. For.*SHA-256')" \
	'afi-1. For May. For June. (SHA-256'
# --- Progress ---

said() {	# WORDS [OPTION...]
	_words=$1
	shift
	afi summary --kind progress "$@" | tr '\n' ' ' | tr -s ' ' |
		grep -o "$_words" | wc -l
}
is 'progress of one inspection is said once' \
	"$(said 'In all') $(said 'Findings: one') $(said 'fell due up to')" \
	'0 1 1'
is '... and also what moved' "$(said 'What moved since' --since 1/1/2024)" 1
is '... that of two adds up' "$({
	afi open northshire/custody --title Custody --source x
	afi open custody/afi-1 --title Bells --source x
	} >"$log" 2>&1; said 'In all') $(said 'Findings: one') \
$(said 'Findings: two') $(said 'What moved since' --since 1/1/2024)" '1 2 1 3'
mkdir "$scratch/none"
is '... and nothing that there is nothing' \
	"$(cd "$scratch/none" && afi init --force Northshire . >"$log" 2>&1
	said 'In all'; said 'No inspection is recorded yet')" '0
1'

# --- A board ---

{
	afi open peel-2024/afi-2 --title 'Answer letters' --as hmicfrs \
		--source 'the report'
	afi open peel-2024/afi-3 --title 'Answer bells' --as hmicfrs \
		--source 'the report'
	afi assign peel-2024/afi-1 --owner 'Head of Contact' \
		--board 'Performance Board'
	afi assign peel-2024/afi-2 --owner 'Head of Post' \
		--board 'performance board'
	afi assign peel-2024/afi-3 --owner 'Head of Contact' --board 'Estates'
	clock 2025-02-04T09:00:00Z
	afi evidence peel-2024/afi-2 --measure 'answered=86%' --target '>=90%' \
		-m 'Better than before.'
	clock 2025-02-05T09:00:00Z
	afi update peel-2024/afi-2 --no-change
} >"$log" 2>&1 || cat "$log"
board() {	# OPTION...
	afi summary --kind board "$@" --format json
}
is 'a board has its name in full, not as far as it was typed' \
	"$(board --board performance | jq -r .title)" 'For Performance Board'
is '... and so has an owner, also beside a board' \
	"$(board --owner 'head of post' | jq -r .title
	board --owner 'head of contact' --board estates | jq -r .title)" \
'For Head of Post
For Estates, Head of Contact'
is '... unless it may be one or the other, or nobody' \
	"$(board --owner 'head of' | jq -r .title
	board --board nobody | jq -r .title)" 'For head of
For nobody'
is 'a figure is progress, and no change is none' \
	"$(afi summary --kind board --board performance | tr '\n' ' ' |
	tr -s ' ' | grep -o 'Last progress: [^-]*\. ')" \
'Last progress: 5 December 2024, force: evidence: roster.bin, 66 KiB: For May. For June. 
Last progress: 4 February 2025, force: measure: answered 86%; target at least 90%: Better than before. '
is '... where there is none, that is said' \
	"$(afi summary --kind board --board estates | grep 'Last progress')" \
	'- Last progress: none'

# --- Figures ---

{
	clock 2025-02-06T09:00:00Z
	afi evidence peel-2024/afi-1 --measure 'give up=>1800' --better down \
		--target '<=500' --period 2023
	afi evidence peel-2024/afi-1 --measure 'give up=>1,200' --period 2024
	afi evidence peel-2024/afi-1 --measure 'busy=5%..15%'
	afi evidence peel-2024/afi-1 --measure 'busy=8%' --target '5%..15%'
	afi evidence peel-2024/afi-1 --measure 'hidden=>=95%'
	afi withhold last '>=95%' --kind operation --field value
	afi evidence peel-2024/afi-1 --measure 'part=>=77%'
	afi withhold last '77%' --kind operation --field value
} >"$log" 2>&1 || cat "$log"
afi summary peel-2024/afi-1 --kind visit --format json >visit.json
is 'figures stand as words beside what was recorded' \
	"$(jq -c '.pages[].measures[].points[] |
	[.name, .value, .value_words, .goal, .goal_words]' visit.json)" \
'["give up",">1800","more than 1,800","<=500","at most 500"]
["give up",">1,200","more than 1,200",null,null]
["busy","5%..15%","5% to 15%",null,null]
["busy","8%","8%","5%..15%","5% to 15%"]
["hidden","[x¹]","[x¹]",null,null]
["part",">=[x¹]",">=[x¹]",null,null]'
is '... and their course is one of words' \
	"$(jq -r '.pages[].measures[].course.words // empty' visit.json)" \
'more than 1,800 to more than 1,200; target at most 500 not met
5% to 15%, then 8%; target 5% to 15% met'
for page in 'summary peel-2024 --kind visit' \
	'summary --kind lineage' \
	'letter peel-2024 --template update --since 1/12/2024'; do
	# shellcheck disable=SC2086	# a command and its words
	afi $page --format text 2>"$log"
done >page.txt
is 'pages and letters have the words' \
	"$(grep -c -e '[<>]=* *[0-9]' -e '%\.\.' page.txt) \
$(grep -c 'more than 1,800' page.txt)" '0 6'
is '... and nothing of what is withheld' "$(grep -c -e 95% -e 77% page.txt)" 0
done_testing
