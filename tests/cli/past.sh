#!/bin/sh
# Looking back: --as-of goes by when things happened, --rev by when they were
# recorded, and a state that a commit keeps can be named.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

# --- As it stood ---

try 'a page as it stood' 0 afi show 3 --as-of '1 March 2025' <<'EOT'
As it stood on 1 March 2025

Give victims proper advice on preserving evidence
Area for improvement 3 of PEEL 2023-25, published 5 December 2024
leicestershire/peel-2023-25/afi-3
The number is the response's; the report gives none.

  Status      in progress
  RAG         amber
  PCC         agrees, 28 January 2025
  Due         31 March 2025
  Owner       ACC Crime
  Silence     no progress for 26 days, since 3 February 2025
  Age         85 days
  Opened      6 December 2024, HMICFRS, recorded by the force from the report

In summary
  The force should make sure that victims are given advice at the first contact.

Responses
  PCC, comments, 28 January 2025: agrees
    I shall ask for the figure each quarter.

1 action: 1 open, 1 overdue
  leicestershire/peel-2023-25/afi-3/1
    Make preservation advice an objective in appraisals
    open, red, due 28 February 2025, Head of HR

Measures
  advice given
    86%         noted 3 February 2025
    course      target at least 90% not met
EOT
counts() {	# OPTION DATE
	afi list "$@" | grep -A 1 '^5 findings'
}
# 31 January is the due date of afi-2: late from the day after.
is 'on its date nothing is late yet' "$(counts --as-of 31/1/2025)" \
'5 findings: 3 awaiting allocation, 1 open, 1 in progress
5 amber'
is 'on the day after it is' "$(counts --as-of 1/2/2025)" \
'5 findings: 3 awaiting allocation, 1 open, 1 in progress
1 red, 4 amber'
is 'on the day of a closing it is closed' "$(counts --as-of 18.2.25)" \
'5 findings: 2 awaiting allocation, 1 open, 1 in progress, 1 closed
1 red, 3 amber, 1 grey'
try 'what was not opened yet is not listed' 0 afi list --as-of 5/12/2024 <<'EOT'
As it stood on 5 December 2024

Nothing here is as asked.
EOT
try 'nor shown' 1 afi show 3 --as-of 5/12/2024 <<'EOT'
afi: 'leicestershire/peel-2023-25/afi-3' had not been opened by 5 December 2024
EOT
try 'nor is an action' 1 afi show 3/1 --as-of 8/1/2025 <<'EOT'
afi: 'leicestershire/peel-2023-25/afi-3/1' had not been opened by 8 January 2025
EOT
is 'a summary has no inspection then' \
	"$(afi summary --as-of 5/12/2024 | tail -n 1)" 'Nothing was there yet.'
is 'and one on the day after' \
	"$(afi summary --as-of 6/12/2024 --format json |
	jq -c '[.inspections[].target], .totals.findings')" \
	'["leicestershire/peel-2023-25"]
5'
ids() {
	afi history --format json "$@" | jq -r '.entries[].id' | tr '\n' ' '
}
# The measure was taken on 3 February and recorded on the 20th.
is 'a history has what had happened, whenever recorded' \
	"$(ids 3 --as-of 3/2/2025)" \
'b30000000001 b30000000002 b30000000003 b30000000004 b30000000005 '
is 'and nothing else' "$(ids 3 --as-of 2/2/2025)" \
'b30000000001 b30000000002 b30000000003 b30000000004 '

# --- As it was known ---

is 'what was not recorded by then is unknown' "$(ids 3 --rev 3/2/2025)" \
'b30000000001 b30000000002 b30000000003 b30000000004 '
is 'on the day of recording it is known' "$(ids 3 --rev 20/2/2025)" \
'b30000000001 b30000000002 b30000000003 b30000000004 b30000000005 '
is 'both at once' \
	"$(afi show 3 --rev 20/2/2025 --as-of 4/2/2025 --format json |
	jq -r '.past, .today.iso, (.measures | length), .silence.days')" \
'As it stood on 4 February 2025, going by what was recorded up to 20 February 2025
2025-02-04
1
1'
is 'the date before a slip' \
	"$(afi show 3 --rev 2/3/2025 --format json |
	jq -c '.due.iso, .former_dates, .today.iso')" \
	'"2025-03-31"
[]
"2025-03-02"'
try 'what was not recorded by then is not found' 1 \
	afi show 3/1 --rev 8/1/2025 <<'EOT'
afi: 'afi-3' has no action 1; it has none yet
EOT
try 'nor what was the whole record' 1 afi show afi-3 --rev 5/12/2024 <<'EOT'
afi: nothing here is called 'afi-3'; 'afi list' shows what there is
EOT
# The current inspection was set on 6 December.
is 'settings are those of then' \
	"$(afi show 3 --rev 5/12/2024 2>&1 | cut -d , -f 1)" \
	"afi: '3' alone means a finding of the current inspection"
is 'an inspection is not there before its heading' \
	"$(afi list --rev 5/12/2024 | tail -n 1)" 'Nothing here is as asked.'
try 'nor the register before its own' 1 afi list --rev 4/12/2024 <<'EOT'
afi: there was no register yet on 4 December 2024
EOT
is 'JSON says how it was looked at' \
	"$(afi list --rev '5 March 2025' --as-of 2025-02-01 --format json |
	jq -c '.as_of.iso, .rev.asked, .rev.date.iso, .rev.recorded_by_date')" \
'"2025-02-01"
"5 March 2025"
"2025-03-05"
true'
is 'or that it was not' \
	"$(afi list --format json | jq -c '[.as_of, .rev, .past]')" \
	'[null,null,null]'

# --- A state by its name ---

git tag before
head=$(git rev-parse HEAD)
file=$peel/afi-2.yaml
entry b20000000003 b20000000002 2025-03-19T09:00:00Z force update <<'EOT'
text: Nearly there.
EOT
clock 2025-03-21T09:00:00Z
commit_all
clock 2025-03-25T09:00:00Z
is 'a tag' "$(ids 2 --rev before)" 'b20000000001 b20000000002 '
is 'a commit' "$(ids 2 --rev "$head")" 'b20000000001 b20000000002 '
is 'the one before the last' "$(ids 2 --rev HEAD~1)" \
	'b20000000001 b20000000002 '
is 'a branch' "$(ids 2 --rev main)" 'b20000000001 b20000000002 b20000000003 '
is 'today is the day of it' \
	"$(afi list --rev main --format json | jq -r .today.iso)" 2025-03-21
is 'and is said' "$(afi list --rev main | head -n 1)" \
	"As it was recorded up to 'main' of 21 March 2025"
try 'there may be none such' 1 afi list --rev before-that <<'EOT'
afi: --rev: there is no state called 'before-that'; say a date, such as '28 January 2025'
EOT
git tag 2025-01-31
is 'what can be a date is one' "$(ids 2 --rev 2025-01-31)" \
	'b20000000001 b20000000002 '
is 'though a tag has its name' \
	"$(afi list --rev 2025-01-31 --format json | jq .rev.recorded_by_date)" \
	true
git checkout -q --orphan nothing
git rm -rqf .
git commit -q --allow-empty -m empty
git checkout -q main
try 'a state without a register' 1 afi list --rev nothing <<'EOT'
afi: there was no register yet in 'nothing' of 25 March 2025
EOT
echo '# edited' >>$peel/afi-2.yaml
is 'your own edits do not matter there' \
	"$(afi show 2 --rev main 2>&1 | grep -c 'not recorded')" 0
git checkout -q -- .

# --- In order ---

# A clock was fast, so that what came later has an earlier time.  What had not
# happened yet keeps nothing waiting.
git checkout -q -b clocks
file=$peel/afi-2.yaml
entry b20000000004 b20000000003 2025-03-20T15:00:00Z force update <<'EOT'
text: On the day after.
EOT
entry b20000000005 b20000000004 2025-03-20T12:00:00Z force update <<'EOT'
happened: 2025-03-19
text: The first of them.
EOT
file=$peel/afi-3.yaml
last=$(sed -n 's/^- id: //p' "$file" | tail -n 1)
entry b30000000099 "$last" 2025-03-20T13:00:00Z force update <<'EOT'
happened: 2025-03-19
text: The second.
EOT
commit_all
is 'of what had happened the earlier time comes first' \
	"$(afi history --as-of 19/3/2025 --format json |
	jq -r '.entries[-2:][] | .text')" 'The first of them.
The second.'
is '... also of the last few' \
	"$(afi history --as-of 19/3/2025 --last 2 --format json |
	jq -r '.entries[] | .text')" 'The first of them.
The second.'
is 'the last entry is the last that had happened' \
	"$(afi list afi-2 --as-of 18/3/2025 --format json |
	jq -r '.rows[0].updated.iso')" \
	"$(afi list afi-2 --rev before --format json |
	jq -r '.rows[0].updated.iso')"
git checkout -q main

# --- What is typed ---

try 'not a date' 2 afi list --as-of soon <<'EOT'
afi: --as-of: 'soon' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
EOT
try 'a day to come' 2 afi list --as-of 26/3/2025 <<'EOT'
afi: --as-of: '26/3/2025' is 26 March 2025, which is still to come; only the past can be looked back at
EOT
try 'nor can it be known' 2 afi list --rev tomorrow <<'EOT'
afi: --rev: 'tomorrow' is 26 March 2025, which is still to come; only the past can be looked back at
EOT
try 'a date that is none' 2 afi list --rev 30/2/2025 <<'EOT'
afi: --rev: '30/2/2025' is not a date: February 2025 has the days 1 to 28, as in 28/2/2025
EOT
is 'a month is its last day' \
	"$(afi list --as-of 'January 2025' | head -n 1)" \
	'As it stood on 31 January 2025'

# --- In every copy the same ---

# Pat writes on the 10th, in a copy of her own, and it comes here on the 20th.
cd "$scratch/work" || exit 1
clock 2025-01-02T09:00:00Z
{
	afi init --force Northshire ours
	cd ours || exit 1
	afi person 'Pat Office <pat@pcc.example>' --for pcc
	afi open northshire/peel-2024 --title 'PEEL 2024' --source 'The report'
	afi open afi-1 --title 'Answer calls'
	git clone -q . ../theirs
	clock 2025-01-08T09:00:00Z
	afi update afi-1 -m 'Begun.'
	cd ../theirs || exit 1
	person 'Pat Office' pat@pcc.example
	clock 2025-01-10T09:00:00Z
	afi update afi-1 -m 'I asked.'
	clock 2025-01-12T09:00:00Z
	afi update afi-1 -m 'I asked again.'
	cd ../ours || exit 1
	person 'Performance Lead' lead@force.example
	clock 2025-01-20T09:00:00Z
	git pull -q --no-rebase --no-edit ../theirs
	afi update afi-1 -m 'Answered.'
	cd ../theirs || exit 1
	git pull -q ../ours
} >"$scratch/log" 2>&1
texts() {	# FOLDER DATE
	afi -C "$scratch/work/$1" history afi-1 --rev "$2" --format json |
		jq -r '.entries[] | select(.text) | .text' | tr '\n' ' '
}
is 'what came here later was recorded before' "$(texts ours 11/1/2025)" \
	'Begun. I asked. '
is 'and in the other copy it is the same' "$(texts theirs 11/1/2025)" \
	'Begun. I asked. '
is 'that of the last day' "$(texts theirs 20/1/2025)" \
	'Begun. I asked. I asked again. Answered. '
done_testing
