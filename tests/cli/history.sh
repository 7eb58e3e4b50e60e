#!/bin/sh
# afi history: everything that was recorded, oldest first.
. "${0%/*}/lib.sh"
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
b30000000005       measure: advice given 86%; target >=90%
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
EOT
try 'an action has its own' 0 afi history afi-3/1 <<'EOT'
9 January 2025     Performance Lead (force)
b30000000002       action 1 opened: Make preservation advice an objective in
                   appraisals; owner Head of HR; due 28 February 2025

5 March 2025       Performance Lead (force)
b30000000009       action 1: update
                   Agreed with HR.
EOT
try 'a closing names its authority' 0 afi history 4 <<'EOT'
6 December 2024    Performance Lead (HMICFRS, recorded by the force from the
                   report)
b40000000001       opened: Reach the right outcome for victims

18 March 2025      Performance Lead (HMICFRS, recorded by the force from its
                   letter)
b40000000002       closed: complete (HMICFRS letter of 17 March 2025)
                   Seen on the revisit.
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
b20000000004       update taken back [in place of b20000000003]

11 January 2025    Performance Lead (force)
b20000000005       erased: a name of a victim (Data Protection Officer)'
done_testing
