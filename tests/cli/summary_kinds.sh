#!/bin/sh
# afi summary --kind: pages for one sort of reader each, in every format, with
# answers worked out by hand from the story of the example and from a register
# made here.
. "${0%/*}/lib.sh"

# --- The example, on 20 May 2025 ---

mkdir example && cd example && git init -q . &&
	cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z
commit=$(git rev-parse HEAD)

kind() {	# KIND [OPTION...]
	afi summary --kind "$@" --format json
}

# One open (the second, which nothing was done about), nine in progress; red are
# 3, 7 and 10, whose dates are past.
kind progress peel-2023-25 --since 1/3/2025 >progress.json
is 'progress counts by status' \
	"$(jq -c '[.totals.statuses[].findings.figure]' progress.json)" \
	'[0,1,9,0,0,0]'
is '... and by colour' \
	"$(jq -c '[.totals.rags[].findings.figure]' progress.json)" \
	'[3,7,0,0]'
is '... question by question' "$(jq -c '.inspections[].questions[] |
	[.question_name, .findings.figure]' progress.json)" \
'["responding to the public",3]
["investigating crime",3]
["protecting vulnerable people",2]
["leadership and force management",2]'
# 7/1 was due on 16 May and 10/1 on 31 March; 3/2 fell due before March.
is 'the rate is of what fell due since' \
	"$(jq -r .totals.rate.said progress.json)" \
	'0 of 2 (0%); 3 without a date'
is '... or ever' "$(kind progress peel-2023-25 |
	jq -c '.totals.rate | [.from, .due.figure, .to.iso]')" \
	'[null,3,"2025-05-20"]'
is 'all of what is not closed is younger than half a year' \
	"$(jq -c '[.totals.ages[].findings.figure]' progress.json)" \
	'[10,0,0,0]'
# Issued with the report, on 5 December.
clock 2025-06-04T09:00:00Z
is '... and so on the last day before' \
	"$(kind progress peel-2023-25 |
	jq -c '[.totals.ages[].findings.figure]')" '[10,0,0,0]'
clock 2025-06-05T09:00:00Z
is '... until it is six months to the day' \
	"$(kind progress peel-2023-25 |
	jq -c '[.totals.ages[].findings.figure]')" '[0,10,0,0]'
clock 2025-05-20T09:00:00Z
is 'what the PCC returned in April has moved' \
	"$(jq -c '.inspections[].moves[] | [.what, .target, .on.iso]' \
	progress.json)" \
	'["returned","leicestershire/peel-2023-25/afi-8","2025-04-14"]'
is 'a date that was put off in February has not since March' \
	"$(kind progress peel-2023-25 --since 1/2/2025 |
	jq -c '.inspections[].moves[] | select(.what == "slipped") |
		[.target, .said]')" \
	'["leicestershire/peel-2023-25/afi-7/1","from 28 February 2025 to 16 May 2025"]'
is 'the totals are those of list' \
	"$(kind progress | jq -c '[.totals.findings.figure,
		(.totals.statuses[].findings.figure)]')" \
	"$(afi list --format json |
	jq -c '[.totals.findings, (.totals.by_status[])]')"
is 'inspections add up to the totals' "$(kind progress |
	jq '([.inspections[].totals.findings.figure] | add) ==
		.totals.findings.figure')" true

# Silent since 19 February or earlier: 1, 2, 4, 5, 6 and 8.
kind exceptions peel-2023-25 >exceptions.json
is 'exceptions are counted' \
	"$(jq -c '[.totals.exceptions[].findings.figure]' exceptions.json)" \
	'[3,1,0,6,1,0]'
is '... nine of ten findings have one' \
	"$(jq -c '[.totals.findings.word, .totals.of.word]' exceptions.json)" \
	'["nine","ten"]'
is '... and every count equals its rows' "$(jq -c '. as $v |
	[$v.totals.exceptions[] | . as $e | .findings.figure ==
		([$v.rows[] | select(.why | index($e.what))] | length)] |
	all' exceptions.json)" true
is 'a slip has its former date and its reason' \
	"$(jq -c '.rows[].former_dates[] | [.from.iso, .to.iso, .reason]' \
	exceptions.json)" \
	'["2025-02-28","2025-05-16","Courts cannot send anybody before May, so the first meeting moves."]'
is 'an unanswered question has its words' \
	"$(jq -r '.rows[].questions[].first_words' exceptions.json)" \
	'What did the audit of triage find?'

is 'a board has its findings and their actions, red ones first' \
	"$(kind board --board 'local policing' | jq -r '.rows[].target' |
	sed 's#.*/afi-##')" \
'3
3/2
1
2'
is 'an owner has actions under findings of others' \
	"$(kind board --owner 'head of hr' |
	jq -c '.rows[] | [.sort, .target, .of]')" \
'["finding","leicestershire/peel-2023-25/afi-10",null]
["action","leicestershire/peel-2023-25/afi-10/1","Depend less on acting and temporary managers"]'
is '... and what is closed is counted apart' \
	"$(kind board --owner 'head of hr' | jq -c '[.totals.findings.word,
		.totals.actions.word, .totals.closed.word]')" \
	'["one","one","one"]'

# Six have a high priority: 1 to 6, of which 3 is red.
is 'the panel has priority against colour' \
	"$(kind panel peel-2023-25 | jq -c '.bodies[] | .body_name,
	(.priorities[] | [.priority, (.rags[].findings.figure)])')" \
'"HMICFRS"
["high",1,5,0,0]
[null,2,2,0,0]'

# --- Pages ---

try 'a panel as text' 0 afi summary --kind panel peel-2023-25 <<EOT
Findings by priority and colour
===============================

Example: Leicestershire, made-up progress. Position on 20 May 2025, from the
register at $(echo "$commit" | cut -c 1-12). This page is of leicestershire/peel-2023-25 alone.

What the colours mean
RAG    What it means
-----  ---------------------------------------------
red    its date has passed and it is not closed
amber  not closed, its date not passed or none given
green  closed as complete
grey   closed otherwise

HMICFRS
-------

Findings of HMICFRS by priority and colour
Priority     red  amber  green  grey  All
-----------  ---  -----  -----  ----  ---
high           1      5      0     0    6
no priority    2      2      0     0    4
All            3      7      0     0   10

In all
------

Findings: ten.

Findings of all bodies by colour
RAG    Findings
-----  --------
red           3
amber         7
green         0
grey          0
EOT
try 'a panel as CSV' 0 sh -c \
	'afi summary --kind panel peel-2023-25 --format csv | tr -d "\r" |
	sed "1s/^.//"' <<'EOT'
Body,Priority,Red,Amber,Green,Grey,Findings
HMICFRS,high,1,5,0,0,6
HMICFRS,,2,2,0,0,4
EOT
for page in progress exceptions 'board --owner ACC' panel; do
	# shellcheck disable=SC2086	# a kind with its options
	set -- $page
	afi summary --kind "$@" --format md >page.md
	ok "$1: Markdown says the day, the commit and the key" sh -c \
		"grep -q 'Position on 20 May 2025, from the register at \
$(echo "$commit" | cut -c 1-12)' page.md &&
		grep -q '^| amber | not closed' page.md"
	afi summary --kind "$@" --format html >page.html
	is "$1: HTML has one h1, a language and no script" \
		"$(grep -c '<h1>' page.html) $(grep -c 'lang="en-GB"' \
		page.html) $(grep -ci '<script' page.html)" '1 1 0'
	is "$1: every table has a caption and heads with a scope" \
		"$(grep -c '<table>' page.html) \
$(grep -c '<th>' page.html)" "$(grep -c '<caption' page.html) 0"
	afi summary --kind "$@" --format csv >page.csv
	is "$1: CSV has rows as wide as its heading" \
		"$(python3 -c 'import csv, sys
print(len({len(r) for r in csv.reader(open("page.csv"))}))')" 1
done
ok 'plain summary stays as it was' sh -c \
	'afi summary | grep -q "^  leicestershire/peel-2023-25/afi-1$"'

# --- A register with what the example lacks ---

mkdir ../made && cd ../made || exit 1
clock 2025-01-06T09:00:00Z
{
	afi init --force Northshire .
	afi open northshire/custody --title 'Custody' --source 'the report' \
		--published 6/1/2025
	afi set current-inspection custody
	afi open afi-1 --title 'Watch <b>cells</b> | *always*' \
		--owner 'Head of Custody' --due 31/1/2025
	afi open afi-2 --title 'Feed people' --owner 'Head of Custody' \
		--due 31/3/2025
	afi open afi-3 --title 'Let them out' --owner 'Head of Law'
	afi assign 1 2 --board Custody --priority low
	clock 2025-02-03T09:00:00Z
	afi update 1 --due 28/2/2025 -m 'The cameras are late.'
	clock 2025-02-10T09:00:00Z
	afi update 1 --due 15/3/2025 -m 'Later still.'
	afi assign 2 --owner 'Head of Estates' -m 'It is the kitchens.'
	echo fed >fed.txt
	afi evidence 2 fed.txt
	afi close 2 --as hmicfrs --outcome complete --source 'its letter' \
		--authority 'its letter' -m 'Seen.'
	clock 2025-02-17T09:00:00Z
	afi reopen 2 --as hmicfrs --source 'its letter' -m 'It stopped.'
	clock 2025-02-24T09:00:00Z
	afi close 2 --as hmicfrs --outcome complete --source 'its letter' \
		--authority 'its second letter' -m 'It is back.'
} >log 2>&1 || cat log

kind progress --since 10/2/2025 >moves.json
is 'everything that moved is told, with its reason' \
	"$(jq -r '.inspections[].moves[] |
	"\(.what) \(.target[-1:]) \(.on.iso) \(.reason)"' moves.json)" \
'slipped 1 2025-02-10 Later still.
closed 2 2025-02-10 Seen.
reopened 2 2025-02-17 It stopped.
closed 2 2025-02-24 It is back.'
is '... and counted, none too' \
	"$(jq -c '[.totals.moved[] | [.what, .moves.word]]' moves.json)" \
	'[["opened","none"],["closed","two"],["reopened","one"],["slipped","one"],["returned","none"]]'
# Of the two with a date, one fell due by 31 March and is done.
clock 2025-04-01T09:00:00Z
is 'what fell due and is done' "$(kind progress |
	jq -r .totals.rate.said)" '1 of 2 (50%); 1 without a date'
kind exceptions >exceptions.json
is 'every former date stands there' "$(jq -r '.rows[0].former_dates[] |
	"\(.from.iso) \(.to.iso) \(.reason)"' exceptions.json)" \
'2025-01-31 2025-02-28 The cameras are late.
2025-02-28 2025-03-15 Later still.'
is 'what is closed is no exception' \
	"$(jq -r '.rows[].target' exceptions.json)" northshire/custody/afi-1
is 'an exception of the past' "$(kind exceptions --as-of 10/2/2025 |
	jq -r '.rows[].former_owners[]? | "\(.from), \(.to)"')" ''
is 'a new owner while it is open' "$(kind exceptions --as-of 20/2/2025 |
	jq -r '.rows[].former_owners[] | "\(.from), \(.to): \(.reason)"')" \
	'Head of Custody, Head of Estates: It is the kitchens.'
is 'as it was known on a day' "$(kind progress --rev 5/2/2025 |
	jq -c '[.totals.rags[].findings.figure]')" '[0,3,0,0]'

afi summary --kind exceptions --format html >page.html
is 'text from records is no markup' \
	"$(grep -c '<b>' page.html) $(grep '<h2>Watch' page.html)" \
	'0 <h2>Watch &lt;b&gt;cells&lt;/b&gt; | *always*</h2>'
try 'nothing to tell is said' 0 sh -c \
	"afi summary --kind board --board Nobody | tail -n 16" <<'EOT'
None: nothing that is not closed is before it; 'afi list --group board' shows
which boards there are.

In all
------

Findings not closed: none; actions not closed: none; closed, and so not here:
none.

Findings and actions that are not closed, by colour
RAG    How many
-----  --------
red           0
amber         0
green         0
grey          0
EOT

# --- Decisions that crossed: the second close had not seen the reopening ---

mkdir ../crossed && cd ../crossed || exit 1
# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"
cross_decisions
commit_all
is 'a close that does not stand closed nothing' \
	"$(kind progress --since 19/3/2025 |
	jq -c '.inspections[].moves[] | [.what, .target[-5:]]')" \
	'["reopened","afi-4"]'
is 'decisions that crossed are an exception' \
	"$(kind exceptions | jq -r '.rows[] |
	select(.why | index("decisions crossed")).target')" \
	leicestershire/peel-2023-25/afi-4
is 'the most urgent is the first to fall due' \
	"$(kind board --owner ACC | jq -r '.rows[].target[-5:]')" afi-3

# --- Mistakes ---

try 'a board has to be named' 2 afi summary --kind board <<'EOT'
afi: --kind board needs --board BOARD or --owner OWNER; 'afi list --group board' shows which there are
EOT
try 'a mistyped kind' 2 afi summary --kind progres <<'EOT'
afi: --kind: there is no 'progres'; did you mean 'progress'?
EOT
try '--since without a kind' 2 afi summary --since 1/1/2025 <<'EOT'
afi: --since goes with --kind, which is one of progress|exceptions|board|panel|visit|lineage|responses
EOT
try 'a day to come' 2 afi summary --kind progress --since 1/1/2030 <<'EOT'
afi: --since: '1/1/2030' is still to come
EOT
try 'HTML is for kinds' 2 afi summary --format html <<'EOT'
afi: --format: 'html' is not to be had here; there are text, csv, md, pdf, docx, json
EOT
done_testing
