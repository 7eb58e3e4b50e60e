#!/bin/sh
# afi due: what has a date and waits, and what waits without one, in one order.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

# The rows' values of these members, each row on a line.
rows() {	# MEMBERS OPTIONS...
	_members=$1
	shift
	afi due --format json "$@" | jq -r ".rows[] | [$_members] |
		map(if type == \"object\" then .iso else . // \"-\" end |
		    tostring | sub(\".*/peel-\"; \"peel-\")) | join(\" \")"
}

# --- The list ---

try 'everything in the order of its dates' 0 afi due <<'EOT'
Late
  29 Jan 2025  publication  leicestershire/peel-2023-25          PCC                   50 days late; PEEL 2023-25; comments written on 28 January 2025; not published; the last day was Wednesday 29 January 2025
  31 Jan 2025  finding      leicestershire/peel-2023-25/afi-2    Head of Contact Management  48 days late; Record the structured triage of calls accurately
  28 Feb 2025  action       leicestershire/peel-2023-25/afi-3/1  Head of HR            20 days late; Make preservation advice an objective in appraisals

Later
  30 Apr 2025  finding      leicestershire/peel-2023-25/afi-3    ACC Crime             Give victims proper advice on preserving evidence

4 things: 3 late, 1 later
publication 1, finding 2, action 1
EOT
is 'the clock, while nothing is written' \
	"$(rows .what,.date,.words peel-2023-25 --as-of 2024-12-16 | head -n 1)" \
	'comments 2025-01-29 day 12 of 56, last day Wednesday 29 January 2025'
is '... and its numbers' "$(afi due --as-of 2024-12-16 --format json |
	jq -c '.rows[0].clock | [.state, .day, .days]')" '["running",12,56]'

is '... once something is' \
	"$(rows .what,.words peel-2023-25 --as-of 2025-01-28 | head -n 1)" \
	'publication comments written on 28 January 2025; day 55 of 56, last day Wednesday 29 January 2025'

# --- Questions, claims and decisions ---

file=$peel/afi-2.yaml
entry b20000000003 b20000000002 2025-03-06T09:00:00Z pcc ask <<'EOT'
sort: question
of: Head of HR
due: 2025-03-19
text: |-
  When,
  if ever; is it done?
EOT
entry b20000000004 b20000000003 2025-03-07T09:00:00Z force ask <<'EOT'
sort: invitation
of: pcc
due: 2025-03-20
text: Comment, please.
EOT
entry b20000000006 b20000000004 2025-03-09T09:00:00Z pcc ask <<'EOT'
sort: question
of: force
text: One day, tell us.
EOT
entry b20000000007 b20000000006 2025-03-10T09:00:00Z pcc ask <<'EOT'
sort: question
of: force
due: 2025-03-01
text: Answered.
EOT
entry b20000000008 b20000000007 2025-03-11T09:00:00Z force update <<'EOT'
answers: b20000000007
text: It is.
EOT
entry b20000000005 b20000000008 2025-03-12T09:00:00Z pcc ask <<'EOT'
sort: chaser
of: force
due: 2025-04
text: Any news?
EOT
file=$peel/afi-3.yaml
entry b3000000000a b30000000009 2025-03-12T09:00:00Z force submit <<'EOT'
to: pcc
text: We are done.
EOT
entry b3000000000b b3000000000a 2025-03-05T09:00:00Z force submit <<'EOT'
to: hmicfrs
text: And so we tell the inspectorate.
EOT
entry b3000000000c b3000000000b 2025-03-12T09:00:00Z pcc ask <<'EOT'
action: b30000000002
sort: question
of: force
due: 2025-03-31
text: How many did it?
EOT
entry b3000000000d b3000000000c 2025-03-13T09:00:00Z force action <<'EOT'
number: 2
title: Tell everybody
due: 2025-04-04
EOT
entry b3000000000e b3000000000d 2025-03-13T09:00:00Z force action <<'EOT'
number: 3
title: Tell nobody
due: 2025-04-03
EOT
entry b3000000000f b3000000000e 2025-03-14T09:00:00Z force close <<'EOT'
action: b3000000000e
outcome: complete
text: They know.
EOT
commit_all
try 'of whom, by when, since when; what is closed or answered waits no more' 0 \
	rows '.when,.date,.late_days,.what,.target,.who,.since' <<'EOT'
late 2025-01-29 50 publication peel-2023-25 PCC 2024-12-05
late 2025-01-31 48 finding peel-2023-25/afi-2 Head of Contact Management 2024-12-06
late 2025-02-28 20 action peel-2023-25/afi-3/1 Head of HR 2025-01-09
late 2025-03-19 1 question peel-2023-25/afi-2 Head of HR 2025-03-06
today 2025-03-20 0 invitation peel-2023-25/afi-2 PCC 2025-03-07
soon 2025-03-31 0 question peel-2023-25/afi-3/1 force 2025-03-12
later 2025-04-04 0 action peel-2023-25/afi-3/2 - 2025-03-13
later 2025-04-30 0 chaser peel-2023-25/afi-2 force 2025-03-12
later 2025-04-30 0 finding peel-2023-25/afi-3 ACC Crime 2024-12-06
undated - 0 claim peel-2023-25/afi-3 HMICFRS 2025-03-05
undated - 0 question peel-2023-25/afi-2 force 2025-03-09
undated - 0 claim peel-2023-25/afi-3 PCC 2025-03-12
EOT
try 'in words' 0 rows '.title,.words' peel-2023-25/afi-2 <<'EOT'
Record the structured triage of calls accurately -
When, if ever; is it done? asked by the PCC on 6 March 2025
Comment, please. asked by the force on 7 March 2025
Any news? asked by the PCC on 12 March 2025
One day, tell us. asked by the PCC on 9 March 2025
EOT
is '... of a claim' "$(rows .words afi-3 | tail -n 1)" \
	'claimed by the force on 12 March 2025, not answered'
clock 2025-03-21T09:00:00Z
is 'a fortnight is soon' "$(rows .when,.date afi-3/2)" 'soon 2025-04-04'
clock 2025-03-20T09:00:00Z
is 'of an action alone' "$(rows .what,.date afi-3/1)" 'action 2025-02-28
question 2025-03-31'
is 'every target can be typed' "$(for target in $(afi due --format json |
	jq -r '.rows[].target'); do afi show "$target" >shown 2>&1 || cat shown
done)" ''
rm shown

# --- Part of it ---

is 'within two weeks: what is late, and no more than that' \
	"$(rows .date --within 14d | tail -n 3)" '2025-03-19
2025-03-20
2025-03-31'
is '... of as many' "$(afi due --within 14d | tail -n 2)" \
	'6 of 12 things: 4 late, 1 today, 1 by 3 Apr 2025
publication 1, finding 1, action 1, question 2, invitation 1'
is 'weeks, months, days and dates' "$(for by in 2w 1m 11 3d \
	'4 April 2025' 31/3/2025 'April 2025'; do
	afi due --within "$by" --format json | jq -r '[.by.iso, .totals.rows,
		.of] | join(" ")'; done)" '2025-04-03 6 12
2025-04-20 7 12
2025-03-31 6 12
2025-03-23 5 12
2025-04-04 7 12
2025-03-31 6 12
2025-04-30 9 12'
is 'overdue' "$(rows .when --overdue | uniq -c | tr -s ' ')" ' 4 late'
is '... and within' "$(rows .date --overdue --within 1/2/2025)" '2025-01-29
2025-01-31'
try 'no such time' 2 afi due --within 14x <<'EOT'
afi: --within: '14x' is no time; 14d, 2w and 3m are
EOT
fails 'no such date' afi due --within 'the other day'
try 'no such format' 2 afi due --format md <<'EOT'
afi: --format: 'md' is not to be had here; there are text, csv, json, ics
EOT

# The totals by counting the rows.
totals_differ() {	# OPTIONS...
	afi due --format json "$@" | jq -c '
		def by(f): reduce .[] as $r ({}; .[$r | f] += 1);
		(.rows | {rows: length, by_when: by(.when), by_what: by(.what)})
			as $counted |
		(.totals | (.by_when, .by_what) |= with_entries(select(.value > 0)))
			| select(. != $counted)'
}
is 'the totals are those of the rows' "$(totals_differ; totals_differ afi-3
	totals_differ --within 2w; totals_differ --overdue)" ''

# --- Re-tests ---

# Six findings closed as complete, and what came since.
closed() {	# NUMBER DAY [OUTCOME]
	file=$peel/area-$1.yaml
	heading "e0000000000$1" 2023-01-01T09:00:00Z force <<-EOT
		kind: area
		number: $1
		title: Closed at $2
		numbered: register
	EOT
	entry "e0000000001$1" "e0000000000$1" "$2T09:00:00Z" force close <<-EOT
		outcome: ${3-complete}
		authority: A letter
		text: Seen.
	EOT
}
since() {	# NUMBER DAY KIND
	entry "e0000000002$1" "e0000000001$1" "$2T09:00:00Z" force "$3"
}
measure='name: calls
value: 86%'
closed 1 2024-09-20
closed 2 2024-09-19
closed 3 2023-09-21
closed 4 2023-09-20
closed 5 2024-06-01
echo "$measure" | since 5 2024-06-02 measure
closed 6 2024-06-01
echo "$measure" | since 6 2024-06-01 measure
closed 7 2024-06-01 no-further-action
closed 8 2024-06-01
since 8 2024-06-01 ask <<'EOT'
sort: question
of: Head of HR
due: 2025-03-22
text: Has it lasted?
EOT
closed 9 2024-06-01 no-longer-applicable
since 9 2024-06-01 ask <<'EOT'
sort: question
of: Head of HR
due: 2025-03-23
text: Why was that?
EOT
file=$peel/rec-1.yaml
heading e00000000040 2023-01-01T09:00:00Z force <<'EOT'
kind: rec
number: 1
title: Asked before it was closed
numbered: register
EOT
entry e00000000041 e00000000040 2025-03-01T09:00:00Z pcc ask <<'EOT'
sort: question
of: force
due: 2025-03-24
text: Is it done?
EOT
entry e00000000042 e00000000041 2025-03-02T09:00:00Z force close <<'EOT'
outcome: complete
authority: A letter
text: Seen.
EOT
commit_all
is 'what was asked before the close is no re-test' "$(rows .what,.date rec-1)" \
	'question 2025-03-24'
try 're-tests: what was asked of it, and what nobody looked at since' 0 \
	sh -c 'afi due | grep -F /area-' <<'EOT'
  22 Mar 2025  re-test      leicestershire/peel-2023-25/area-8   Head of HR            Has it lasted?; asked by the force on 1 June 2024
  23 Mar 2025  question     leicestershire/peel-2023-25/area-9   Head of HR            Why was that?; asked by the force on 1 June 2024
  -            re-test      leicestershire/peel-2023-25/area-3   -                     Closed at 2023-09-21; closed 546 days ago, nothing since
  -            re-test      leicestershire/peel-2023-25/area-6   -                     Closed at 2024-06-01; closed 292 days ago, nothing since
  -            re-test      leicestershire/peel-2023-25/area-2   -                     Closed at 2024-09-19; closed 182 days ago, nothing since
EOT
file=$peel/area-8.yaml
entry e00000000038 e00000000028 2025-03-19T09:00:00Z force update <<'EOT'
answers: e00000000028
text: It has.
EOT
commit_all
is 'one that was answered is done' "$(rows .what area-8)" ''

# --- Comments and copies ---

report=records/leicestershire/peel-2014
inspection() {	# NAME ID [KEYS]
	file=records/leicestershire/$1/inspection.yaml
	heading "$2" 2025-03-01T09:00:00Z hmicfrs
}
inspection peel-2014 f00000000001 <<'EOT'
kind: inspection
title: PEEL 2014
published: 2014-11-27
EOT
entry f00000000002 f00000000001 2025-03-02T09:00:00Z force update <<'EOT'
text: Nothing is written.
EOT
inspection audit f10000000001 <<'EOT'
kind: inspection
title: Internal audit
body: audit
EOT
entry f10000000002 f10000000001 2025-03-02T09:00:00Z pcc response <<'EOT'
part: opening
text: Thank you.
EOT
commit_all
is 'no comments are missed where no clock runs' "$(rows .what peel-2014)" ''
is '... nor published that another body gets' "$(rows .what audit)" ''
file=$report/afi-1.yaml
heading f20000000001 2025-03-01T09:00:00Z hmicfrs <<'EOT'
kind: afi
number: 1
title: An old one
EOT
entry f20000000002 f20000000001 2025-03-03T09:00:00Z pcc response <<'EOT'
part: progress
position: satisfied
EOT
commit_all
is 'what the PCC thinks of progress is no comment on the report' \
	"$(rows .what peel-2014)" ''
entry f20000000003 f20000000002 2025-03-04T09:00:00Z pcc response <<'EOT'
part: comments
position: agrees
EOT
commit_all
is 'comments that were written wait, of a finding too' \
	"$(rows .what,.date,.target,.words peel-2014)" \
	'publication - peel-2014 comments written on 4 March 2025, not published'
inspection peel-2025 f30000000001 <<'EOT'
kind: inspection
title: PEEL 2025
published: 2025-01-23
EOT
done_with
commit_all
is 'the day after the last is late' "$(rows \
	.when,.date,.late_days,.what,.words peel-2025)" \
	'late 2025-03-19 1 comments not published; the last day was Wednesday 19 March 2025'
file=$peel/inspection.yaml
entry a00000000003 a00000000002 2025-02-01T12:00:00Z pcc publish <<'EOT'
address: https://pcc.example/comments
EOT
commit_all
try 'what was published is to be copied to both' 0 \
	sh -c 'afi due peel-2023-25 | grep "  copy  "' <<'EOT'
  -            copy         leicestershire/peel-2023-25          PCC                   PEEL 2023-25; to HMICFRS; comments published on 1 February 2025, no copy recorded
  -            copy         leicestershire/peel-2023-25          PCC                   PEEL 2023-25; to the Home Secretary; comments published on 1 February 2025, no copy recorded
EOT
is '... and not to be published' "$(rows .what peel-2023-25 |
	grep -c publication)" 0
entry a00000000004 a00000000003 2025-02-03T12:00:00Z pcc copied <<'EOT'
to: hmicfrs
EOT
commit_all
is '... until it is' "$(rows .what,.words peel-2023-25 | grep ^copy)" \
	'copy to the Home Secretary; comments published on 1 February 2025, no copy recorded'

# --- Formats ---

is 'a table has the rows' \
	"$(afi due --format csv | sed -n '2p;$p' | tr -d '\r')" \
	'2025-01-31,,late,48,finding,finding due,leicestershire/peel-2023-25/afi-2,Head of Contact Management,Record the structured triage of calls accurately,,2024-12-06,b20000000001
,,undated,0,claim,claim to answer,leicestershire/peel-2023-25/afi-3,PCC,Give victims proper advice on preserving evidence,"claimed by the force on 12 March 2025, not answered",2025-03-12,b3000000000a'

# A title that would be a line of its own, and characters of many bytes.  (The
# parser takes an n after an escaped backslash for a line break; the unit test
# has that.)
file=$peel/afi-6.yaml
long=$(printf 'ŵ🚓,;\\%.0s' 1 2 3 4 5 6 7 8 9 10 11 12)
heading b60000000001 2024-12-06T09:05:00Z hmicfrs <<EOT
kind: afi
number: 6
title: 'END:VEVENT\\ATTACH:x; $long'
due: 2025-06
due-words: mid-2025
EOT
done_with
commit_all
afi due --format ics -o all.ics
is 'a thing with a date is an event' "$(sed -n '/^UID:b20000000001/,/^END/p' \
	all.ics | tr -d '\r')" 'UID:b20000000001-due@afi
DTSTAMP:20250320T090000Z
DTSTART;VALUE=DATE:20250131
DTEND;VALUE=DATE:20250201
SUMMARY:Finding due: Record the structured triage of calls accurately
DESCRIPTION:leicestershire/peel-2023-25/afi-2\nWho answers: Head of Contact
  Management\nWaits since 6 December 2024\nafi show leicestershire/peel-202
 3-25/afi-2
CATEGORIES:finding
TRANSP:TRANSPARENT
END:VEVENT'
is 'no record adds a line' "$(tr -d '\r' <all.ics |
	grep -c '^ATTACH\|^END:VEVENT.')" 0
GIT_AUTHOR_DATE=2025-09-01T09:00:00Z afi due --format ics -o then.ics
ok 'the same records are the same calendar on any day' cmp all.ics then.ics
git rm -q -r -f records && git commit -q -m 'nothing left'
afi due --format ics -o none.ics
afi due --format json -o none.json
git reset -q --hard HEAD~1
afi due --format json -o all.json

for python in /usr/bin/python3 python3; do
	"$python" -c 'import icalendar' 2>/dev/null && break
	python=
done
if [ -n "$python" ]; then
	try 'another parser reads in it what the JSON has' 0 \
		"$python" "$here/ics.py" all.ics all.json </dev/null
	try '... also where there is nothing' 0 \
		"$python" "$here/ics.py" none.ics none.json </dev/null
	is '... and there was something' \
		"$(grep -c '^BEGIN:VEVENT' all.ics)" \
		"$(jq '[.rows[] | select(.date)] | length' all.json)"
else
	skip 'another parser reads in it what the JSON has' \
		'no python3-icalendar here'
fi
rm ./*.ics ./*.json

# A date that is put off moves the event.
before=$(afi due afi-2 --format ics | tr -d '\r' | grep '^UID:b20000000001')
file=$peel/afi-2.yaml
entry b20000000009 b20000000005 2025-03-19T09:00:00Z force assign <<'EOT'
due: 2025-05-31
text: It takes longer.
EOT
commit_all
is 'an event keeps its name when its date changes' \
	"$(afi due afi-2 --format ics | tr -d '\r' |
		grep -A 2 '^UID:b20000000001' | sed -n '1p;3p')" "$before
DTSTART;VALUE=DATE:20250531"

entry b2000000000a b20000000009 2025-03-19T10:00:00Z pcc ask <<'EOT'
corrects: b20000000003
sort: question
of: Head of HR
due: 2025-03-29
text: When is it done?
EOT
commit_all
is '... and when what is asked is corrected' \
	"$(rows .what,.date,.uid,.title afi-2 | grep ^question | head -n 1)" \
	'question 2025-03-29 b20000000003-answer@afi When is it done?'

# --- Nothing ---

try 'nothing within that time' 0 afi due afi-6 --within 1d <<'EOT'
Nothing is due by 21 March 2025. Without --within, 'afi due' lists the thing
that waits later or without a date.
EOT
try 'nothing late' 0 afi due afi-6 --overdue <<'EOT'
Nothing is late. Without --overdue, 'afi due' lists the thing that waits later
or without a date.
EOT
try 'nothing at all' 0 afi due practice-1 <<'EOT'
Nothing waits: nothing that is open has a date, and no question, claim,
publication or copy is outstanding. 'afi list --open --no-date' lists what has
no date, and 'afi assign TARGET --due DATE' gives it one.
EOT
try 'nothing then' 0 afi due --as-of 2009-01-01 <<'EOT'
As it stood on 1 January 2009

Nothing was there yet.
EOT
printf 'x' >"$peel/afi-9.yaml"
commit_all
afi due >out 2>err
is 'a broken record stops nothing and is named' \
	"$? $(grep -c '^Late$' out) $(head -n 1 err | cut -d : -f 1-2)" \
	"1 1 afi: $peel/afi-9.yaml"
git rm -q -r -f records && git commit -q -m 'nothing left'
try 'an empty register says what comes next' 0 afi due <<'EOT'
No inspection is recorded yet. Begin with its report: afi open
leicestershire/INSPECTION --title TITLE --source WHERE-FROM
EOT
done_testing
