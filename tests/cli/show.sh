#!/bin/sh
# afi show: an inspection, a finding, an action, each on its page.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

try 'a finding has its page' 0 afi show 3 <<'EOT'
Give victims proper advice on preserving evidence
Area for improvement 3 of PEEL 2023-25, published 5 December 2024
leicestershire/peel-2023-25/afi-3
The number is the response's; the report gives none.

  Status      in progress
  RAG         amber
  PCC         agrees, 28 January 2025
  Due         30 April 2025
              before: 31 March 2025, until 3 March 2025: The posters came late.
  Owner       ACC Crime
  Silence     no progress for 15 days, since 5 March 2025
  Age         104 days
  Opened      6 December 2024, HMICFRS, recorded by the force from the report

In summary
  The force should make sure that victims are given advice at the first contact.

Responses
  PCC, comments, 28 January 2025: agrees
    I shall ask for the figure each quarter.

1 action: 1 open, 1 overdue
  leicestershire/peel-2023-25/afi-3/1
    Make preservation advice an objective in appraisals
    in progress, red, due 28 February 2025, Head of HR

Measures
  advice given
    86%         noted 3 February 2025
    course      target at least 90% not met

Updates
  4 March 2025, force
    Posters are up.
  5 March 2025, force, leicestershire/peel-2023-25/afi-3/1
    Agreed with HR.
EOT
try 'an action has its page' 0 afi show afi-3/1 <<'EOT'
Make preservation advice an objective in appraisals
Action 1 for leicestershire/peel-2023-25/afi-3: Give victims proper advice on
preserving evidence
leicestershire/peel-2023-25/afi-3/1

  Status      in progress
  RAG         red
  Due         28 February 2025, 20 days late
  Owner       Head of HR
  Silence     no progress for 15 days, since 5 March 2025
  Age         70 days
  Opened      9 January 2025, force

Updates
  5 March 2025, force
    Agreed with HR.
EOT
try 'an inspection has its page' 0 afi show peel-2023-25 <<'EOT'
PEEL 2023-25
Inspection
leicestershire/peel-2023-25

  Force       Leicestershire Police
  Published   5 December 2024
  Address     https://inspectorate.example/peel
  Comments    not published, 50 days late; the last day was Wednesday 29 January
              2025
  Findings    5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
              1 red, 2 amber, 1 green, 1 grey
              counted apart: 1 practice
  Opened      6 December 2024, HMICFRS, recorded by the force from the report

Responses
  PCC, opening, 28 January 2025
    I welcome this report.

Findings
  leicestershire/peel-2023-25/coc-1       grey   Custody is not safe
  leicestershire/peel-2023-25/afi-1       amber  Get to calls within the published times
  leicestershire/peel-2023-25/afi-2       red    Record the structured triage of calls accurately
  leicestershire/peel-2023-25/afi-3       amber  Give victims proper advice on preserving evidence
  leicestershire/peel-2023-25/afi-4       green  Reach the right outcome for victims
  leicestershire/peel-2023-25/practice-1  -      Cadets visit schools
EOT
try 'who closed a finding, and on what authority' 0 afi show 4 <<'EOT'
Reach the right outcome for victims
Area for improvement 4 of PEEL 2023-25, published 5 December 2024
leicestershire/peel-2023-25/afi-4

  Status      closed: complete
  RAG         green
  Closed      18 March 2025, by HMICFRS, recorded by the force from its letter,
              on the authority of HMICFRS letter of 17 March 2025: Seen on the
              revisit.
  Due         no date
  Age         102 days when it was closed
  Opened      6 December 2024, HMICFRS, recorded by the force from the report
EOT
afi show 3 --format json >show.json
is 'JSON has a former date with its reason' \
	"$(jq -r '.former_dates[] | .date.iso, .replaced.text' show.json)" \
	'2025-03-31
The posters came late.'
is 'only what stands is among the updates' \
	"$(jq -r '.updates | .count, .last[].text' show.json)" '2
Posters are up.
Agreed with HR.'
is 'what there is not, is not found' \
	"$(afi show afi-77 2>/dev/null; echo $?)" 1

# --- All that a page can have ---

file=records/leicestershire/peel-2021-22/inspection.yaml
heading f00000000001 2024-12-07T08:00:00Z hmicfrs <<'EOT'
happened: 2022-04-14
kind: inspection
title: PEEL 2021/22
published: 2022-04-14
body: hmicfrs
not-statutory: a joint review
EOT
entry f00000000002 f00000000001 2024-12-07T08:01:00Z hmicfrs grade <<'EOT'
question: responding-to-the-public
grade: adequate
EOT
entry f00000000003 f00000000002 2024-12-07T08:02:00Z hmicfrs grade <<'EOT'
question: overall
grade: ungraded
EOT
entry f00000000004 f00000000003 2024-12-07T08:03:00Z hmicfrs grade <<'EOT'
question: responding-to-the-public
grade: requires-improvement
text: A second look.
EOT
file=records/leicestershire/peel-2021-22/afi-1.yaml
heading f10000000001 2024-12-07T08:10:00Z hmicfrs <<'EOT'
happened: 2022-04-14
kind: afi
number: 1
title: Advise victims
EOT
entry f10000000002 f10000000001 2024-12-07T08:11:00Z hmicfrs measure <<'EOT'
happened: 2022-04-14
name: advice given
value: 44%
period: 2021/22
EOT
entry f10000000003 f10000000002 2024-12-07T08:12:00Z hmicfrs measure <<'EOT'
happened: 2022-04-14
name: advice given
value: 47%
period: 2021/22
EOT
entry f10000000004 f10000000003 2024-12-09T09:00:00Z force link <<'EOT'
relation: followed-by
target: leicestershire/peel-2023-25/afi-6
EOT
file=$peel/afi-6.yaml
heading g60000000001 2024-12-07T09:00:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: Reach victims sooner
EOT
entry g60000000002 g60000000001 2024-12-09T09:00:00Z force link <<'EOT'
relation: follows
target: leicestershire/peel-2021-22/afi-1
text: Found again.
EOT
entry g60000000003 g60000000002 2025-01-09T09:00:00Z force response <<'EOT'
part: comments
position: not-accepted
EOT
entry g60000000004 g60000000003 2025-01-09T09:01:00Z force assign <<'EOT'
owner: Head of Crime
board: Crime Board
priority: high
theme: [victims, supervision]
due: 2025-02-28
EOT
entry g60000000005 g60000000004 2025-01-15T09:00:00Z force measure <<'EOT'
name: advice given
value: 71%
target: '>=90%'
better: up
EOT
entry g60000000006 g60000000005 2025-01-15T09:01:00Z force measure <<'EOT'
name: calls sampled
value: '50'
EOT
entry g60000000007 g60000000006 2025-01-28T09:00:00Z pcc ask <<'EOT'
sort: question
of: force
due: 2025-02-10
text: How many?
EOT
entry g60000000008 g60000000007 2025-01-28T09:01:00Z pcc ask <<'EOT'
sort: invitation
of: force
due: 2025-02-20
text: What do you say?
EOT
entry g60000000009 g60000000008 2025-02-10T09:00:00Z hmicfrs measure <<'EOT'
name: advice given
value: 86%
EOT
entry g6000000000a g60000000009 2025-02-12T09:00:00Z force update <<'EOT'
text: Fifty.
answers: g60000000007
EOT
entry g6000000000b g6000000000a 2025-02-20T09:00:00Z pcc ask <<'EOT'
sort: chaser
of: Head of HR
due: 2025-03-14
text: Where is it?
EOT
entry g6000000000c g6000000000b 2025-02-27T09:00:00Z hmicfrs event <<'EOT'
happened: 2025-02-24
event: visit
until: 2025-02-26
text: They saw the posters.
EOT
entry g6000000000d g6000000000c 2025-03-03T09:00:00Z force update <<'EOT'
no-change: yes
EOT
entry g6000000000e g6000000000d 2025-03-10T09:00:00Z force update <<'EOT'
no-change: yes
EOT
entry g6000000000f g6000000000e 2025-03-12T09:00:00Z force submit <<'EOT'
to: pcc
text: It is met.
EOT
entry g6000000000g g6000000000f 2025-03-13T09:00:00Z force submit <<'EOT'
to: hmicfrs
text: It is met.
EOT
entry g6000000000h g6000000000g 2025-03-14T09:00:00Z force withhold <<'EOT'
entry: g6000000000a
sort: operation
EOT
entry g6000000000j g6000000000h 2025-03-14T09:01:00Z force link <<'EOT'
relation: raised-from
target: leicestershire/peel-2019/area-1
EOT
commit_all
# 12 February to 20 March: 36 days; 28 February: 20; 20 February: 28; 14 March: 6.
try 'a finding with all that there can be' 0 afi show afi-6 <<'EOT'
Reach victims sooner
Area for improvement 6 of PEEL 2023-25, published 5 December 2024
leicestershire/peel-2023-25/afi-6

  Status      submitted; waiting for HMICFRS and the PCC
  RAG         red
  Submitted   to HMICFRS, 13 March 2025; to the PCC, 12 March 2025
  Force       not accepted, 9 January 2025
  Due         28 February 2025, 20 days late
  Owner       Head of Crime
  Board       Crime Board
  Priority    high
  Themes      victims; supervision
  Silence     no progress for 36 days, since 12 February 2025; twice "no change"
  Age         103 days
  Opened      7 December 2024, HMICFRS, recorded by the force from the report

1 passage of this is kept out of what is published.

Linked
  follows leicestershire/peel-2021-22/afi-1
    Advise victims (in progress)
    advice given 47%; 2021/22
    Found again.
  raised from leicestershire/peel-2019/area-1, which is not here

Responses
  Force, comments, 9 January 2025: not accepted

Questions
  Question, 28 January 2025, PCC to the force, by 10 February 2025
    How many?
    Answered 12 February 2025, force
      Fifty.
  Invitation to comment, 28 January 2025, PCC to the force, by 20 February 2025
    What do you say?
    Unanswered, 28 days overdue
  Chaser, 20 February 2025, PCC to Head of HR, by 14 March 2025
    Where is it?
    Unanswered, 6 days overdue

Measures
  advice given
    71%         target at least 90%; noted 15 January 2025
    86%         noted 10 February 2025
    course      71% to 86%, better; target at least 90% not met
  calls sampled
    50          noted 15 January 2025

Events
  Visit, 24 February 2025 to 26 February 2025, HMICFRS, recorded by the force
  from its letter
    They saw the posters.

Updates
  12 February 2025, force
    Fifty.
  3 March 2025, force: no change
  10 March 2025, force: no change
EOT
try 'an inspection with grades, and no clock' 0 afi show peel-2021-22 <<'EOT'
PEEL 2021/22
Inspection
leicestershire/peel-2021-22

  Force       Leicestershire Police
  Body        HMICFRS
  Published   14 April 2022
  Comments    no statutory period: a joint review
  Findings    1 finding: 1 in progress
              1 amber
  Opened      14 April 2022, HMICFRS, recorded by the force from the report

Grades
  Responding to the public  requires improvement
    A second look.
  Overall                   ungraded

Findings
  leicestershire/peel-2021-22/afi-1  amber  Advise victims
EOT

is 'whom a question was put to' \
	"$(afi show afi-6 --format json | jq -r '.questions[].of' |
	tr '\n' ' ')" 'the force the force Head of HR '

# --- An action that serves another finding too ---

entry g6000000000k g6000000000j 2025-03-15T09:00:00Z force action <<'EOT'
number: 1
title: Review the service
owner: Head of Crime
due: 2025-03-18
EOT
entry g6000000000m g6000000000k 2025-03-15T09:01:00Z force link <<'EOT'
action: g6000000000k
relation: serves
target: leicestershire/peel-2023-25/afi-2
EOT
entry g6000000000n g6000000000m 2025-03-16T09:00:00Z force update <<'EOT'
action: g6000000000k
due: 2025-04-30
text: It is larger than thought.
EOT
file=$peel/afi-2.yaml
entry b20000000003 b20000000002 2025-03-15T09:01:00Z force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-6/1~g6000000000k
EOT
commit_all
is 'where it is, with the date that it had before' \
	"$(afi show afi-6 | sed -n '/^1 action/,/^$/p')" \
'1 action: 1 open, 0 overdue
  leicestershire/peel-2023-25/afi-6/1
    Review the service
    in progress, amber, due 30 April 2025, Head of Crime
    before: 18 March 2025, until 16 March 2025: It is larger than thought.
    also serves leicestershire/peel-2023-25/afi-2'
is 'where it serves, once' "$(afi show 2 | sed -n '/^1 action/,$p')" \
'1 action: 1 open, 0 overdue
  leicestershire/peel-2023-25/afi-6/1
    Review the service
    in progress, amber, due 30 April 2025, Head of Crime
    before: 18 March 2025, until 16 March 2025: It is larger than thought.
    serves this finding from there'
is 'on its own page' "$(afi show afi-6/1 | sed -n '/^Linked/,/^$/p')" \
'Linked
  serves leicestershire/peel-2023-25/afi-2
    Record the structured triage of calls accurately (in progress)'

# --- A cause of concern and its recommendations; reopened ---

recommendation() {	# NUMBER UNDER
	file=$peel/rec-$2-$1.yaml
	heading "e${2}000000000$1" 2024-12-06T09:06:00Z hmicfrs <<EOT
kind: rec
number: $1
under: $2
title: Check the cells, $1 of cause $2
due: 2025-02-0$1
EOT
	done_with
}
recommendation 1 1
recommendation 2 1
recommendation 1 2
file=$peel/coc-1.yaml
entry c10000000003 c10000000002 2025-03-17T09:00:00Z hmicfrs reopen <<'EOT'
text: It opened again.
happened: 2025-03-14
EOT
file=$peel/rec-1-2.yaml
echo 'journal:' >>"$file"
entry e10000000009 e10000000002 2025-03-17T10:00:00Z force response <<'EOT'
part: comments
position: partly
EOT
entry e1000000000a e10000000009 2025-03-17T11:00:00Z pcc response <<'EOT'
part: comments
position: partly
EOT
commit_all
is 'a cause of concern shows those under it' \
	"$(afi show coc-1 | sed -n '/^Recommendations/,$p')" \
'Recommendations
  leicestershire/peel-2023-25/rec-1-1  red    Check the cells, 1 of cause 1
  leicestershire/peel-2023-25/rec-1-2  red    Check the cells, 2 of cause 1'
is 'and why it is open again' "$(afi show coc-1 | grep -A 1 '^  Reopened')" \
'  Reopened    14 March 2025, by HMICFRS, recorded by the force from its letter:
              It opened again.'
is 'a recommendation, what it stands under, and positions in part' \
	"$(afi show rec-1-2 | sed -n 5,9p)" \
'  Under       leicestershire/peel-2023-25/coc-1: Custody is not safe (awaiting
              allocation)
  Status      awaiting allocation
  RAG         red
  Force       accepted in part, 17 March 2025'
is 'each by its own word' "$(afi show rec-1-2 | grep '^  PCC,')" \
	'  PCC, comments, 17 March 2025: agrees in part'
is 'one whose cause is not there says where that would be' \
	"$(afi show rec-2-1 | grep '^  Under')" \
	'  Under       leicestershire/peel-2023-25/coc-2'

file=$peel/coc-1.yaml
entry c10000000004 c10000000002 2025-03-17T09:30:00Z hmicfrs close <<'EOT'
outcome: complete
text: Seen from the other office.
EOT
commit_all
is 'what it means that decisions crossed' \
	"$(afi show coc-1 | grep -A 2 '^  Crossed')" \
'  Crossed     one closed it and one reopened it, and neither knew of the other;
              it counts as open until somebody who knows both decides again
  Reopened    14 March 2025, by HMICFRS, recorded by the force from its letter:'

# --- Two openings of one path, and entries of another version ---

file=$peel/afi-1.yaml
echo 'journal:' >>"$file"
cat >>"$file" <<'EOT'
- id: b10000000009
  at: 2024-12-06T09:30:00Z
  by: Pat Office <pat@pcc.example>
  as: hmicfrs
  source: the web page
  what: opened
  kind: afi
  number: 1
  title: Attend calls in time
EOT
entry b1000000000a b10000000001 2025-01-09T09:00:00Z force spell <<'EOT'
colour: [blue, green]
EOT
commit_all
is 'a second opening of the path is told' "$(afi show peel-2023-25/afi-1 | tail -n 4)" \
"Opened twice apart: 6 December 2024, HMICFRS, recorded by the PCC's office from
the web page (b10000000009) gave it the title \"Attend calls in time\".

1 entry was recorded by a newer afi; it is kept but not understood here."
is 'a broken record is named, and nothing shown' \
	"$(printf 'x\n' >>"$file" && commit_all &&
	afi show peel-2023-25/afi-1 2>&1 | sed 's/line [0-9]*:.*/line/')" \
	"afi: $peel/afi-1.yaml: line"
done_testing
