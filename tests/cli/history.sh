#!/bin/sh
# afi history: everything that was recorded, oldest first.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

try 'a finding with its actions' 0 afi history 3 <<'EOT'
6 December 2024    Performance Lead (HMICFRS, recorded by the force from the
                   report)
b30000000001       opened: Give victims proper advice on preserving evidence
                   The force should make sure that victims are given advice at
                   the first contact.

9 January 2025     Performance Lead (force)
b30000000002       action 1 opened: Make preservation advice an objective in
                   appraisals; owner Head of HR; due 28 February 2025
                   leicestershire/peel-2023-25/afi-3/1

9 January 2025     Performance Lead (force)
b30000000003       owner set to ACC Crime; due date set to 31 March 2025

28 January 2025    Pat Office (PCC)
b30000000004       response (comments): agrees
                   I shall ask for the figure each quarter.

20 February 2025   Performance Lead (force)
b30000000005       measure: advice given 86%; target at least 90%
                   happened 3 February 2025, recorded 20 February 2025

3 March 2025       Performance Lead (force)
b30000000006       due date set to 30 April 2025, before 31 March 2025
                   The posters came late.

4 March 2025       Performance Lead (force)
b30000000007       update
                   Posters are upp.
                   [corrected: b30000000008 stands instead]

4 March 2025       Performance Lead (force)
b30000000008       update [in place of b30000000007]
                   Posters are up.

5 March 2025       Performance Lead (force)
b30000000009       action 1: update
                   leicestershire/peel-2023-25/afi-3/1
                   Agreed with HR.

9 entries
EOT
try 'an action has its own' 0 afi history afi-3/1 <<'EOT'
9 January 2025     Performance Lead (force)
b30000000002       action 1 opened: Make preservation advice an objective in
                   appraisals; owner Head of HR; due 28 February 2025

5 March 2025       Performance Lead (force)
b30000000009       action 1: update
                   Agreed with HR.

2 entries
EOT
try 'a closing names its authority' 0 afi history 4 <<'EOT'
6 December 2024    Performance Lead (HMICFRS, recorded by the force from the
                   report)
b40000000001       opened: Reach the right outcome for victims

18 March 2025      Performance Lead (HMICFRS, recorded by the force from its
                   letter)
b40000000002       closed: complete (HMICFRS letter of 17 March 2025)
                   Seen on the revisit.

2 entries
EOT

ids() {	# [TARGET]
	afi history --format json "$@" | jq -r '.entries[].id' | tr '\n' ' '
}
is 'an inspection and its findings, merged by time recorded' \
	"$(ids peel-2023-25)" \
'a00000000001 b10000000001 b20000000001 b30000000001 b40000000001 b50000000001 '\
'c10000000001 d10000000001 b50000000002 b20000000002 b30000000002 b30000000003 '\
'a00000000002 b30000000004 c10000000002 b30000000005 b30000000006 b30000000007 '\
'b30000000008 b30000000009 b40000000002 '
is 'the whole register begins with its own' "$(ids | cut -c 1-52)" \
	'r00000000001 r00000000002 r00000000003 r00000000004 '
is 'the whole register has all' \
	"$(afi history --format json | jq '.count, (.entries | length)' |
	tr '\n' ' ')" '26 26 '
is 'JSON has every field' \
	"$(afi history 3 --format json | jq -c '.entries[4].fields')" \
	'{"name":"advice given","value":"86%","target":">=90%"}'

# --- What was erased or taken back ---

file=$peel/afi-2.yaml
entry b20000000003 b20000000002 2025-01-10T09:00:00Z force update <<'EOT'
text: wrong
EOT
entry b20000000004 b20000000003 2025-01-10T10:00:00Z force update <<'EOT'
corrects: b20000000003
retract: yes
EOT
entry b20000000005 b20000000004 2025-01-11T10:00:00Z force erased <<'EOT'
reason: a name of a victim
authority: Data Protection Officer
erased-at: 2025-02-01T10:00:00Z
EOT
commit_all
is 'what was taken back and erased is told as such' \
	"$(afi history 2 | sed -n '/b20000000003/,$p')" \
'b20000000003       update
                   wrong
                   [taken back by b20000000004]

10 January 2025    Performance Lead (force)
b20000000004       update taken back [b20000000003]

11 January 2025    Performance Lead (force)
b20000000005       erased: a name of a victim (Data Protection Officer)

5 entries'

# --- Some of them ---

numbers() {	# the last digits of finding 3's entries
	afi history 3 --format json "$@" | jq -r '.entries[].id' |
		sed 's/b3000000000//' | tr -d '\n'
}
is 'one party' "$(numbers --party pcc)" 4
is 'some kinds' "$(numbers --what measure --what action)" 25
is 'a person, by a part of the name' "$(numbers --by 'pat o')" 4
is 'or of the address' "$(numbers --by FORCE.example)" 12356789
# The measure is of 3 February, recorded on the 20th: 17 days later.
is 'since the day on which it happened' "$(numbers --since 3/2/2025)" 56789
is 'and not the day of recording' "$(numbers --since 4/2/2025)" 6789
is 'up to such a day' "$(numbers --until '28 January 2025')" 1234
is 'a month is all of it' \
	"$(numbers --since 'February 2025' --until 'February 2025')" 5
is 'recorded more than so many days later' "$(numbers --recorded-late 16)" 5
is 'not as many' "$(numbers --recorded-late 17)" ''
is 'all at once' "$(numbers --party force --what update --since 5/3/2025)" 9
is 'the last ones' "$(numbers --last 2)" 89
is 'of those that are asked for' "$(numbers --last 1 --what assign)" 6
is 'the latest first' "$(numbers --reverse)" 987654321
is 'both' "$(numbers --reverse --last 3)" 987
is 'the foot says of how many' "$(afi history 3 --party pcc | tail -n 1)" \
	'1 entry of 9'
try 'none of them' 0 afi history 3 --by nobody <<'EOT'
Nothing here is as asked.

0 entries of 9
EOT

# Of an earlier inspection, which is told first, but recorded on 4 March.
file=records/leicestershire/peel-2021-22/inspection.yaml
heading e00000000001 2025-03-04T10:00:00Z hmicfrs <<'EOT'
kind: inspection
title: PEEL 2021/22
EOT
done_with
commit_all
is 'the last of the whole register, whichever inspection it is of' \
	"$(ids --last 3)" 'e00000000001 b30000000009 b40000000002 '
is 'all of it turned round' "$(ids --reverse)" \
	"$(ids | tr ' ' '\n' | tac | grep . | tr '\n' ' ')"
is 'the whole register has no target' \
	"$(afi history --format json | jq -c '[.target, .entries[0].target]')" \
	'[null,null]'

try 'a kind that there is not' 2 afi history --what party <<'EOT'
afi: --what: there is no kind of entry 'party'; there are action, ask, assign, close, copied, edition, evidence, event, force, grade, hide, issue, link, measure, person, publish, reopen, response, setting, submit, update, withhold, erased, opened
EOT
try 'no number' 2 afi history --last few <<'EOT'
afi: --last: 'few' is no number of at least 1
EOT
try 'no day to begin with' 2 afi history --since mid-2025 <<'EOT'
afi: --since needs a day or a month; 'mid-2025' is vaguer
EOT
try 'an end before the beginning' 2 \
	afi history --since 2/2/2025 --until 1/2/2025 <<'EOT'
afi: --until '1/2/2025' is before --since '2/2/2025'
EOT
try 'no party' 2 afi history --party 'The PCC' <<'EOT'
afi: --party: 'The PCC' is no party; force, pcc and hmicfrs are
EOT

# --- The commits that brought them in ---

cd "$scratch/work" || exit 1
clock 2025-01-02T09:00:00Z
{
	afi init --force Northshire ours
	cd ours || exit 1
	afi person 'Pat Office <pat@pcc.example>' --for pcc
	afi open northshire/peel-2024 --title 'PEEL 2024' --source 'The report'
	afi open afi-1 --title 'Answer calls'
	git clone -q . ../theirs
	tick
	afi update afi-1 -m 'Begun.'
	cd ../theirs || exit 1
	person 'Pat Office' pat@pcc.example
	tick
	afi update afi-1 -m 'I asked.'
	pats=$(git rev-parse HEAD)
	# The same commit, but with a signature.
	git cat-file commit HEAD | awk '
	/^$/ && !done {
		print "gpgsig -----BEGIN SSH SIGNATURE-----"
		print " abc"
		print " -----END SSH SIGNATURE-----"
		done = 1
	}
	{ print }' >signed
	git reset -q --hard "$(git hash-object -t commit -w signed)"
	signed=$(git rev-parse HEAD)
	cd ../ours || exit 1
	person 'Performance Lead' lead@force.example
	tick
	git pull -q --no-rebase --no-edit ../theirs
} >"$scratch/log" 2>&1
origins() {	# each entry's text and the commit's subject
	afi history afi-1 --commits --format json |
		jq -r '.entries[] | [.commit.id[0:12], .commit.author.name,
			.commit.is_signed, .commit.or_before] | join(" ")'
}
is 'each with the one that brought it in, not the merge' "$(origins)" \
	"$(for rev in HEAD^1~1 HEAD^1 HEAD^2; do
		git log -1 --abbrev=12 --format='%h %an' $rev
	done | sed '1s/$/ false false/; 2s/$/ false false/; 3s/$/ true false/')"
is 'which is the signed one' "$(git rev-parse HEAD^2)" "$signed"
isnt_pats() { [ "$pats" != "$signed" ]; }
ok 'and no other' isnt_pats
is 'as text' "$(afi history afi-1 --commits --last 1 | grep -A 1 'commit ')" \
"                   commit $(echo "$signed" | cut -c 1-12), Pat Office, \
2 January 2025, 09:02,
                   signed"
is 'in a spreadsheet' "$(afi history afi-1 --commits --last 1 --format csv |
	tr -d '\r' | sed 's/.*,Entry,/Entry,/; 2s/.*,//' | tr '\n' ' ')" \
	'Entry,Commit,Commit by,Commit at (UTC),Signed,Or an earlier one no '
is 'with the commit itself' \
	"$(afi history afi-1 --commits --last 1 --format csv |
	grep -c ",$signed,Pat Office,2025-01-02 09:02:00,yes,no")" 1
git clone -q --depth 1 "file://$scratch/work/ours" ../shallow
cd ../shallow || exit 1
is 'where the history is not all there, that is said' \
	"$(afi history afi-1 --commits --last 1 | grep -A 3 'commit ')" \
"                   commit $(git rev-parse HEAD | cut -c 1-12), \
Performance Lead, 2 January 2025, 09:03,
                   not signed, or an earlier one: this copy's history begins
                   there"

# --- A broken record ---

printf 'x' >"$(git ls-files 'records/*afi-1.yaml')" && git commit -q -a -m broken
afi history afi-1 >out 2>err
is 'of what cannot be read nothing is told, but why' \
	"$? $(cat out) $(cut -d : -f 3-4 err)" \
	"1   line 1: does not end in a line break"
done_testing
