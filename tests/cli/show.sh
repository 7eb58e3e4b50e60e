#!/bin/sh
# afi show: an inspection, a finding, an action, each on its page.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

try 'a finding has its page' 0 afi show 3 <<'EOT'
Give victims proper advice on preserving evidence
Area for improvement 3 of PEEL 2023-25, published 5 December 2024
leicestershire/peel-2023-25/afi-3
The number is the response's; the report gives none.

  Status      in progress
  RAG         amber
  Due         30 April 2025
              before: 31 March 2025, until 3 March 2025: The posters came late.
  Owner       ACC Crime
  Silence     15 days since the last progress, 5 March 2025
  Opened      6 December 2024, HMICFRS, recorded by the force from the report

In summary
  The force should make sure that victims are given advice at the first contact.

Responses
  Comments, 28 January 2025: agrees
  PCC
    I shall ask for the figure each quarter.

1 action: 1 open, 1 overdue
  leicestershire/peel-2023-25/afi-3/1
    Make preservation advice an objective in appraisals
    in progress, red, due 28 February 2025, Head of HR

Measures
  advice given
    86%         target >=90%; noted 3 February 2025

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
  Due         28 February 2025
  Owner       Head of HR
  Silence     15 days since the last progress, 5 March 2025
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
  Findings    5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
              1 red, 2 amber, 1 green, 1 grey
              counted apart: 1 practice
  Opened      6 December 2024, HMICFRS, recorded by the force from the report

Responses
  Opening, 28 January 2025
  PCC
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
  Closed      18 March 2025, by HMICFRS, recorded by the force from its letter
              (HMICFRS letter of 17 March 2025): Seen on the revisit.
  Due         no date
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
is 'a second opening of the path is told' "$(afi show afi-1 | tail -n 4)" \
"Opened twice apart: 6 December 2024, HMICFRS, recorded by the PCC's office from
the web page (b10000000009) gave it the title \"Attend calls in time\".

1 entry was recorded by a newer afi; it is kept but not understood here."
is 'a broken record is named, and nothing shown' \
	"$(printf 'x\n' >>"$file" && commit_all &&
	afi show afi-1 2>&1 | sed 's/line [0-9]*:.*/line/')" \
	"afi: $peel/afi-1.yaml: line"
done_testing
