#!/bin/sh
# afi summary --explain: each number has the records and entries that it comes
# from.  explain.py sums these, and counts anew from the rows of afi list and
# the entries of afi history.
. "${0%/*}/lib.sh"

if ! python3 -c 'import json' 2>/dev/null; then
	skip 'proofs add up' 'no python3 here'
	done_testing
	exit
fi

kinds=$(afi summary --kind '?' 2>&1 | sed 's/.*there are //; s/,//g')

# Make the summary of the kind $2 with all other options into $1.json.
explain() {	# FILE KIND OPTION...
	_file=$1 _kind=$2
	shift 2
	plain "$_file" --kind "$_kind" "$@"
}

# The same without a kind.
plain() {	# FILE OPTION...
	_file=$1
	shift
	afi summary --explain --format json "$@" >"$_file.json"
}

# Hold all kinds, as they stood by the options $@, to what is known from
# elsewhere, and the targets that they name to afi show.
proves() {	# NAME [OPTION...]
	_name=$1
	shift
	rm -f ./*.json
	afi list --all --format json "$@" >list.out
	afi history --format json "$@" >history.out
	plain plain-1 "$@"
	plain plain-2 leicestershire/peel-2023-25 "$@"
	plain plain-3 leicestershire/peel-2023-25/afi-8 "$@"
	for kind in $kinds; do
		case $kind in
		board)
			explain board-1 board --board Crime "$@"
			explain board-2 board --owner Head "$@"
			explain board-3 board --owner Head \
				--since 2025-02-01 "$@"
			;;
		visit)
			explain visit-1 visit leicestershire/peel-2023-25 "$@"
			explain visit-2 visit --since 2025-02-01 \
				leicestershire/peel-2023-25 "$@"
			explain visit-3 visit \
				leicestershire/peel-2023-25/afi-3 "$@"
			;;
		*)
			explain "$kind-1" "$kind" "$@"
			explain "$kind-2" "$kind" --since 2025-02-01 "$@"
			explain "$kind-3" "$kind" leicestershire/peel-2023-25 "$@"
			explain "$kind-4" "$kind" \
				leicestershire/peel-2023-25/afi-3 "$@"
			;;
		esac
	done
	try "$_name: proofs add up" 0 python3 "$here/explain.py" list.out \
		history.out ./*.json </dev/null
	jq -r '.. | .proof? | arrays, (objects | .[]) | .[].target? | values' \
		./*.json | sort -u >targets
	while read -r target; do
		afi show "$target" "$@" || echo "not shown: $target"
	done <targets 2>&1 >/dev/null | head -n 3 >shown
	try "$_name: all targets can be shown" 0 cat shown </dev/null
	is "$_name: there is something to prove" \
		"$(jq -s 'map(.explained.numbers | length) | add > 40' \
		./*.json)" true
}

# --- The example ---

mkdir example && cd example && git init -q . &&
	cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z
proves 'the example'
proves 'the example in February' --as-of 2025-02-10
proves 'the example as it was known in March' --rev 2025-03-20

# The inspectorate's finding 3 was put off to no other day; its action 1 is due
# on 30 April, its action 2 on 28 February.
explain one panel leicestershire/peel-2023-25
is 'a proof by hand: what is red' "$(jq -c '.totals.rags[0].findings.proof[] |
	.target' one.json | sed 's#.*/##')" \
'afi-3"
afi-7"
afi-10"'

# Asked until 31 March, and no answer by 20 May.
explain one exceptions leicestershire/peel-2023-25/afi-2
is 'how late an answer is is a number' "$(jq -c '.explained.numbers[] |
	select(.what == "days that an answer is late") |
	[.place, .number, .proof[0].entries]' one.json)" \
'["leicestershire/peel-2023-25/afi-2",50,["n6rcqzby4d3j"]]'

# What says when it was published, and that the comments were; and the first of
# the story of two that a link joins.
explain one visit leicestershire/peel-2023-25
is 'the day of the comments is a number of the report' "$(jq -c \
	'.explained.numbers[] | select(.what | test("^day of")) |
	[.place, .what, .number]' one.json)" \
'["leicestershire/peel-2023-25","day of the period for comments",55]'
explain one lineage leicestershire/peel-2021-22/afi-2
is 'a story is named' "$(jq -c '.explained.numbers | map([.place, .what,
	.number, .proof[0].target])[]' one.json)" \
'["Give victims proper advice on preserving evidence","findings",2,"leicestershire/peel-2021-22/afi-2"]
["Give victims proper advice on preserving evidence, preservation advice given, leicestershire/peel-2021-22/afi-2","figure","47%","leicestershire/peel-2021-22/afi-2"]
["Give victims proper advice on preserving evidence, preservation advice given, leicestershire/peel-2023-25/afi-3","figure","86%","leicestershire/peel-2023-25/afi-3"]
["in all","stories",1,"leicestershire/peel-2021-22/afi-2"]
["in all","findings",2,"leicestershire/peel-2021-22/afi-2"]'

# --- In other formats ---

explain board board --owner 'head of hr'
jq -r '.explained.numbers[].proof[] | .target, .entries[]' board.json |
	sort -u >behind
# All that is behind a number is in the page that the summary $@ makes.
tells() {	# OPTION...
	afi summary --explain "$@" >page
	while read -r word; do
		grep -q -- "$word" page || echo "no $word"
	done <behind >missing
	try "all that is behind a number is there: $*" 0 cat missing </dev/null
}
for format in text md html csv; do
	tells --kind board --owner 'head of hr' --format $format
done
plain plain leicestershire/peel-2023-25
jq -r '.explained.numbers[].proof[] | .target, .entries[]' plain.json |
	sort -u >behind
for format in text md csv; do
	tells leicestershire/peel-2023-25 --format $format
done
# shellcheck disable=SC2016	# for the inner shell
try 'as text' 0 sh -c 'afi summary --kind panel --explain \
	leicestershire/peel-2023-25/afi-3 | sed -n "/^Where/,\$p" | head -n 16' \
	<<'EOT'
Where each number comes from
----------------------------

What is none is not listed. afi history TARGET shows the entries of a target,
afi search ENTRY finds one.

HMICFRS, high, RAG red: 1

- leicestershire/peel-2023-25/afi-3 bvfwyqq5kpvq

HMICFRS, high, findings: 1

- leicestershire/peel-2023-25/afi-3 mpjm5d641r2v

HMICFRS, RAG red: 1

EOT
try 'as CSV' 0 sh -c 'afi summary --kind panel --explain --format csv \
	leicestershire/peel-2023-25/afi-3 | tr -d "\r" | sed "1s/^.//" |
	head -n 3' <<'EOT'
Place,What,Number,Target,Entries
"HMICFRS, high",RAG red,1,leicestershire/peel-2023-25/afi-3,bvfwyqq5kpvq
"HMICFRS, high",findings,1,leicestershire/peel-2023-25/afi-3,mpjm5d641r2v
EOT
# shellcheck disable=SC2016	# for sed
try 'without a kind, as text' 0 sh -c 'afi summary --explain \
	leicestershire/peel-2023-25/afi-3 | sed -n "/^In all/,\$p" |
	sed -n "1,11p;/^in all, status/,/^in all, actions:/p"' <<'EOT'
In all 1 finding: 1 in progress
1 red

Where each number comes from
----------------------------

What is none is not listed. afi history TARGET shows the entries of a target,
afi search ENTRY finds one.

leicestershire/peel-2023-25, day of the period for comments: 55

in all, status in progress: 1

- leicestershire/peel-2023-25/afi-3 z3y5a586rjt5

in all, RAG red: 1

- leicestershire/peel-2023-25/afi-3 bvfwyqq5kpvq

in all, actions: 2
EOT
is 'a line of CSV for each thing that a number counts' \
	"$(afi summary --kind progress --explain --format csv | sed 1d | wc -l)" \
	"$(afi summary --kind progress --explain --format json |
	jq '[.explained.numbers[].proof | length] | add')"
is 'nothing of it unless it is asked for' "$(for kind in '' '--kind progress' \
	'--kind exceptions' '--kind panel' '--kind board --owner Head' \
	'--kind visit leicestershire/peel-2023-25' '--kind lineage' \
	'--kind responses'; do
	# shellcheck disable=SC2086	# a kind with its options
	afi summary $kind --format json |
		jq -c '[.explained, (.. | .proof? | values)]'
done | sort -u)" '[null]'
for format in text md; do
	afi summary --format $format >without
	afi summary --format $format --explain >with
	lines=$(wc -l <without)
	is "the page itself is the same: $format" \
		"$(head -n "$lines" with | cmp - without && echo same)" same
done

# --- What the example lacks ---

mkdir ../made && cd ../made || exit 1
# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"

cross_decisions
# Put off twice and once brought forward, in other hands, asked, claimed and
# returned.
file=$peel/afi-6.yaml
heading b60000000001 2024-12-06T09:06:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: Hand over in time
question: responding-to-the-public
issued: 2024-01-10
EOT
entry b60000000002 b60000000001 2024-12-09T09:00:00Z force assign <<'EOT'
owner: Head of Crime
board: Crime Board
priority: high
due: 2025-01-10
EOT
entry b60000000003 b60000000002 2025-01-09T09:00:00Z force update <<'EOT'
due: 2025-02-10
text: It snows.
EOT
entry b60000000004 b60000000003 2025-02-09T09:00:00Z force update <<'EOT'
due: 2025-03-10
text: It still does.
EOT
entry b60000000005 b60000000004 2025-02-19T09:00:00Z force assign <<'EOT'
owner: Head of HR
due: 2025-03-03
text: It thaws.
EOT
entry b60000000006 b60000000005 2025-02-20T09:00:00Z force submit <<'EOT'
to: pcc
text: Done.
EOT
entry b60000000007 b60000000006 2025-02-21T09:00:00Z pcc response <<'EOT'
part: progress
position: more-needed
text: Show it.
EOT
entry b60000000008 b60000000007 2025-02-22T09:00:00Z pcc ask <<'EOT'
sort: question
of: force
due: 2025-03-01
text: When?
EOT
# Its actions are done; the first serves the next finding too.
file=$peel/afi-7.yaml
heading b70000000001 2024-12-06T09:07:00Z hmicfrs <<'EOT'
kind: afi
number: 7
title: Train everybody
question: investigating-crime
EOT
for i in 1 2; do
	entry b7000000001$i b70000000001 2025-01-0${i}T09:00:00Z force \
		action <<-EOT
		number: $i
		title: Train shift $i
		owner: Head of HR
		due: 2025-02-0$i
	EOT
	entry b7000000002$i b7000000001$i 2025-01-2${i}T09:00:00Z force \
		close <<-EOT
		action: b7000000001$i
		outcome: complete
		text: Trained.
	EOT
done
entry b70000000031 b70000000021 2025-01-23T09:00:00Z force link <<'EOT'
action: b70000000011
relation: serves
target: leicestershire/peel-2023-25/afi-8
EOT
file=$peel/afi-8.yaml
heading b80000000001 2024-12-06T09:08:00Z hmicfrs <<'EOT'
kind: afi
number: 8
title: Supervise
question: investigating-crime
EOT
entry b80000000002 b80000000001 2025-01-23T09:00:00Z force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-7/1
EOT
# Claimed.
file=$peel/afi-9.yaml
heading b90000000001 2024-12-06T09:09:00Z hmicfrs <<'EOT'
kind: afi
number: 9
title: Count
EOT
entry b90000000002 b90000000001 2025-02-23T09:00:00Z force submit <<'EOT'
to: hmicfrs
text: Counted.
EOT
# Closed, reopened and closed again.
file=$peel/afi-10.yaml
heading b10000000010 2022-12-06T09:10:00Z hmicfrs <<'EOT'
kind: afi
number: 10
title: Count again
due: 2025-02-15
EOT
entry b10000000011 b10000000010 2025-02-11T09:00:00Z hmicfrs close <<'EOT'
outcome: complete
authority: A letter
text: It is counted.
EOT
entry b10000000012 b10000000011 2025-02-12T09:00:00Z hmicfrs reopen <<'EOT'
text: It was not.
EOT
entry b10000000013 b10000000012 2025-02-13T09:00:00Z hmicfrs close <<'EOT'
outcome: complete
authority: A second letter
text: Now it is.
EOT
# Another body's.
file=records/leicestershire/audit-2022/inspection.yaml
heading e00000000001 2022-12-06T09:00:00Z hmicfrs <<'EOT'
kind: inspection
title: Audit 2022
body: audit
published: 2022-12-06
EOT
done_with
file=records/leicestershire/audit-2022/rec-1.yaml
heading e10000000001 2022-12-06T09:00:00Z hmicfrs <<'EOT'
kind: rec
number: 1
title: Keep books
due: 2023-02
EOT
entry e10000000002 e10000000001 2023-02-01T09:00:00Z force assign <<'EOT'
priority: low
owner: Head of Books
EOT
commit_all
clock 2025-03-20T09:00:00Z
# Awaiting allocation are 1 and 4, open are 2 and the audit's, in progress 3 and
# 6, in assurance 7 and 8, submitted is 9, closed are 10 and coc-1; red are 2, 6
# and the audit's.
is 'every status and colour is there' "$(afi list --format json |
	jq -c '.totals.by_status[], .totals.by_rag[]' | tr '\n' ' ')" \
	'2 2 2 2 1 2 3 6 1 1 '
proves 'a register with all that there is'
proves 'the same in February' --as-of 2025-02-20
proves 'the same as it was known' --rev 2025-02-12

# --- Nothing to prove ---

mkdir ../empty && cd ../empty || exit 1
afi init --force Northshire . >log 2>&1
is 'an empty register has no numbers' "$(for kind in progress exceptions \
	panel 'board --owner Head' lineage responses; do
	# shellcheck disable=SC2086	# a kind with its options
	afi summary --kind $kind --explain --format json |
		jq -c '[.explained.numbers, ([.. | .proof? | arrays[]])]'
done | sort -u)" '[[],[]]'
is 'nor without a kind' "$(afi summary --explain --format json |
	jq -c '[.explained.numbers, [.totals.proof[][]]]')" '[[],[]]'
done_testing
