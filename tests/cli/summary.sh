#!/bin/sh
# afi summary: how each inspection stands, in text and in Markdown.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"
commit=$(git rev-parse HEAD)

try 'an inspection finding by finding' 0 afi summary <<EOT
Leicestershire findings
Position on 20 March 2025, from the register at $(echo "$commit" | cut -c 1-12)

  red     its date has passed and it is not closed
  amber   not closed, its date not passed or none given
  green   closed as complete
  grey    closed otherwise

PEEL 2023-25
leicestershire/peel-2023-25, published 5 December 2024
Statutory comments: not published, 50 days late; the last day was Wednesday 29
January 2025
5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice

  leicestershire/peel-2023-25/coc-1
  Custody is not safe
    State       closed: no further action, grey
    Owner       nobody yet
    Due         no date

  leicestershire/peel-2023-25/afi-1
  Get to calls within the published times
    State       awaiting allocation, amber
    Owner       nobody yet
    Due         no date

  leicestershire/peel-2023-25/afi-2
  Record the structured triage of calls accurately
    State       open, red
    Owner       Head of Contact Management
    Due         31 January 2025

  leicestershire/peel-2023-25/afi-3
  Give victims proper advice on preserving evidence
    State       in progress, amber
    Owner       ACC Crime
    Due         30 April 2025, 1 of 1 action overdue
    Positions   PCC agrees
    Response    28 January 2025, PCC: I shall ask for the figure each quarter.
    Update      5 March 2025, force: Agreed with HR.

  leicestershire/peel-2023-25/afi-4
  Reach the right outcome for victims
    State       closed: complete, green
    Owner       nobody yet
    Due         no date

  leicestershire/peel-2023-25/practice-1
  Cadets visit schools
    State       practice, not counted

In all 5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice
EOT

afi summary --format json >summary.json
is 'its totals are those of list' "$(jq -c .totals summary.json)" \
	"$(afi list --format json | jq -c .totals)"
is 'JSON names the commit whole' "$(jq -r .register.commit summary.json)" \
	"$commit"
is 'one finding is a summary too' \
	"$(afi summary 3 --format json |
	jq -c '[.inspections[].title, .totals.findings]')" '["PEEL 2023-25",1]'

# --- What says something without words of its own ---

file=$peel/afi-2.yaml
entry b20000000010 b20000000002 2025-03-10T09:00:00Z force update <<'EOT'
no-change: yes
EOT
entry b20000000011 b20000000010 2025-03-11T09:00:00Z pcc response <<'EOT'
part: comments
position: no-action
EOT
commit_all
is 'a position and "no change" are told' \
	"$(afi summary 2 | sed -n '/^    Response/p; /^    Update/p')" \
'    Response    11 March 2025, PCC: no action
    Update      10 March 2025, force: no change'
git reset -q --hard HEAD~

# --- Markdown ---

afi summary --format md >summary.md
is 'Markdown has three levels of headings' \
	"$(grep -c '^# ' summary.md) $(grep -c '^## ' summary.md) \
$(grep -c '^### ' summary.md)" '1 2 6'
is 'every table has a head and a rule under it' \
	"$(awk '/^\|/ && !inside { head++ }
		inside == 1 && !/^\| --- \| ---:? \|$/ { bad++ }
		{ inside = /^\|/ ? inside + 1 : 0 }
		END { print head, bad + 0 }' summary.md)" '11 0'

file=$peel/afi-6.yaml
heading b60000000001 2024-12-06T09:08:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: '# A | <b>*bold*</b> [x](javascript:y) `z`'
EOT
done_with
commit_all
# shellcheck disable=SC2016	# these are Markdown's
is 'text from records is no markup' \
	"$(afi summary 6 --format md | grep '^### ')" \
	'### \# A \| \<b\>\*bold\*\</b\> \[x\](javascript:y) \`z\`'
done_testing
