#!/bin/sh
# afi alone: what is yours, what is due, what was asked, and which clocks run.
. "${0%/*}/lib.sh"

# --- Where there is no register ---

is 'without a register it lists the commands' "$(afi | head -n 1)" \
	'usage: afi COMMAND ...'
is '... unless one was named' "$(afi -C . 2>&1 | grep -c '^afi: ')" 1

. "$here/lib_reading.sh"
inside

# The findings in a section, and how many it has in all.
section() {	# NAME
	afi home --format json | jq -c "[.$1.items[] | (.asked // .).target |
		sub(\".*/\"; \"\")] + [.$1.count]"
}

# --- For somebody who is listed ---

try 'all on one page' 0 afi <<'EOT'
Leicestershire findings
Performance Lead, for the force

Yours
  Nothing that is open.

Late, or due by 3 Apr 2025
  leicestershire/peel-2023-25/afi-2  red    31 Jan 2025  Record the structured triage of calls accurately
  leicestershire/peel-2023-25/afi-3  amber  28 Feb 2025  1 of 1 action overdue; Give victims proper advice on preserving evidence

Comments to be published, at the latest
  leicestershire/peel-2023-25  29 Jan 2025  50 days late

5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice
EOT
is 'afi home is the same' "$(afi home)" "$(afi)"
is 'options may follow alone' "$(afi --format json | jq -r .command)" home
is '-C goes before it' "$(cd / && afi -C "$scratch/work")" "$(afi)"

file=$peel/afi-3.yaml
entry b3000000000a b30000000009 2025-03-06T09:00:00Z pcc ask <<'EOT'
sort: question
of: Head of HR
due: 2025-03-15
text: When will it be an objective?
EOT
entry b3000000000b b3000000000a 2025-03-07T09:00:00Z force submit <<'EOT'
to: pcc
text: We are done.
EOT
file=$peel/afi-2.yaml
entry b20000000003 b20000000002 2025-03-08T09:00:00Z force ask <<'EOT'
sort: question
of: pcc
text: Is monthly enough?
EOT
file=./register.yaml
entry r00000000006 r00000000005 2025-03-08T09:00:00Z force person <<'EOT'
name: Robin Hale
email: hr@force.example
for: [force]
post: [Head of HR, head of contact management]
EOT
commit_all
is 'the force is asked, whichever post' "$(section asked_of_you)" '["afi-3",1]'
is 'and asks' "$(section asked_by_you)" '["afi-2",1]'
is 'what was submitted is not the force'"'"'s to decide' "$(section to_decide)" \
	'[0]'
try 'the first question is told with its date' 0 \
	sh -c 'afi | grep -A 1 "^Asked of"' <<'EOT'
Asked of you
  leicestershire/peel-2023-25/afi-3  15 Mar 2025  overdue; the PCC asks Head of HR: When will it be an objective?
EOT
is 'and one to a party with its name' "$(afi | grep -c \
	'  the force asks the PCC: Is monthly enough?$')" 1
person 'Robin Hale' hr@force.example
# shellcheck disable=SC2016	# it is for sed
try 'who has something to do is told what to type' 0 \
	sh -c 'afi | sed -n "/^What to type/,\$p"' <<'EOT'
What to type, for example
  afi show leicestershire/peel-2023-25/afi-2
  afi update leicestershire/peel-2023-25/afi-2
  afi update leicestershire/peel-2023-25/afi-3 --answers last-question
EOT
is '... but not of the past' \
	"$(afi home --as-of yesterday | grep -c '^What to type')" 0
sed 's/^  sort: question$/  sort: invitation/' "$peel/afi-3.yaml" >changed
cp changed "$peel/afi-3.yaml" && rm changed
commit_all
is 'an invitation is met with a response' "$(afi | grep -c '^  afi respond')" 1
git reset -q --hard HEAD~1
person 'Pat Office' pat@pcc.example
is 'and for a claim' "$(afi | grep position)" \
	"  afi respond leicestershire/peel-2023-25/afi-3 --position POSITION"
is 'it is for the PCC to decide' "$(section to_decide)" '["afi-3",1]'
is '... who is asked the other question' "$(section asked_of_you)" '["afi-2",1]'
is '... and asked the one' "$(section asked_by_you)" '["afi-3",1]'
is '... and is who reads' "$(afi | sed -n 2p)" 'Pat Office, for the PCC'
file=$peel/afi-3.yaml
entry b3000000000c b3000000000b 2025-03-09T09:00:00Z force submit <<'EOT'
to: hmicfrs
text: And so we tell the inspectorate.
EOT
commit_all
is '... also while a later claim waits for another' "$(section to_decide)" \
	'["afi-3",1]'
file=./register.yaml
entry r00000000007 r00000000006 2025-03-09T09:00:00Z force person <<'EOT'
name: Both Offices
email: both@pcc.example
for: [hmicfrs, pcc]
EOT
commit_all
person 'Both Offices' both@pcc.example
is '... and once for who is both to whom it was made' "$(section to_decide)" \
	'["afi-3",1]'
git reset -q --hard HEAD~1
person 'Robin Hale' hr@force.example
is 'mine is by post, also of an action and of a question' "$(section mine)" \
	'["afi-2","afi-3",2]'
is '... as afi list --mine has it' "$(afi list --mine --open --format json |
	jq -c '[.rows[].target | sub(".*/"; "")]')" '["afi-2","afi-3"]'

# --- For others ---

person 'Jo Bloggs' jo@elsewhere.example
try 'who is not listed is told, and sees the register in short' 0 afi <<'EOT'
Leicestershire findings
Jo Bloggs <jo@elsewhere.example> is not listed in this register, so that nothing
in it is yours. Somebody who is lists you: afi person 'Jo Bloggs
<jo@elsewhere.example>' --for PARTY

Late, or due by 3 Apr 2025
  leicestershire/peel-2023-25/afi-2  red    31 Jan 2025  Record the structured triage of calls accurately
  leicestershire/peel-2023-25/afi-3  amber  28 Feb 2025  1 of 1 action overdue; Give victims proper advice on preserving evidence

Comments to be published, at the latest
  leicestershire/peel-2023-25  29 Jan 2025  50 days late

5 findings: 1 awaiting allocation, 1 open, 1 submitted, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice
EOT
git config --global --unset user.name
is 'so is who gave no name' "$(afi | sed -n 2p | cut -c 1-38)" \
	'Nothing here is known to be yours: Git'
person 'Robin Hale' hr@force.example

# --- Many ---

i=10
while [ $i -lt 18 ]; do
	file=$peel/afi-$i.yaml
	heading "e000000000$i" 2024-12-06T09:05:00Z hmicfrs <<EOT
kind: afi
number: $i
title: One of many
due: 2025-03-$((40 - i))
EOT
	done_with
	i=$((i + 1))
done
commit_all
is 'the first five by date, and how many there are' "$(section due)" \
	'["afi-2","afi-3","afi-17","afi-16","afi-15",10]'
is '... and what lists them all' "$(afi | grep 'more:')" \
	'  and 5 more: afi list --due-by +2w --sort due'
is '... which it does' "$(afi list --due-by +2w --sort due --format json |
	jq '.rows | length')" 10

# --- Clocks ---

clock 2025-01-28T09:00:00Z
try 'a clock that runs' 0 sh -c 'afi home | grep "of 56"' <<'EOT'
  leicestershire/peel-2023-25  29 Jan 2025  day 55 of 56
EOT
clock 2025-03-20T09:00:00Z
file=$peel/inspection.yaml
entry a00000000003 a00000000002 2025-02-01T12:00:00Z pcc publish <<'EOT'
address: https://pcc.example/comments
EOT
commit_all
is 'what was published, late or not, runs no more' "$(section clocks)" '[0]'

# --- Broken records, none at all ---

printf 'x' >"$peel/afi-9.yaml"
commit_all
afi >out 2>err
is 'one that is broken stops nothing and is named' \
	"$? $(grep -c '^Late' out) $(head -n 1 err | cut -d : -f 1-2)" \
	"1 1 afi: $peel/afi-9.yaml"
git rm -q -r -f records && git commit -q -m 'nothing left'
try 'an empty register says what comes next' 0 afi <<'EOT'
Leicestershire findings
Robin Hale, for the force

Yours
  Nothing that is open.

No inspection is recorded yet. Begin with its report: afi open
leicestershire/INSPECTION --title TITLE --source WHERE-FROM
EOT
done_testing
