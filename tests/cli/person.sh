#!/bin/sh
# afi person and set: who speaks for whom, and what holds for everybody.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null

person 'Policy Officer' policy@pcc.example
try 'who is not listed records nothing' 1 afi update afi-1 -m 'Hello.' <<'END'
afi: Policy Officer <policy@pcc.example> is not in this register; somebody who is can add them with 'afi person'
END
person 'Performance Lead' lead@force.example
try 'the first of a party is listed by anyone' 0 \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc <<'END'
recorded #1: the register, person by force
END
try 'once' 0 afi person 'Policy Officer <policy@pcc.example>' --for pcc <<'END'
nothing new
END
afi person 'Analyst <analyst@pcc.example>' --for pcc >out 2>err
is "the next by the party's own alone" "$? $(wc -l <err)" '1 1'
person 'Policy Officer' POLICY@pcc.example
ok 'an address has no case' afi person 'Analyst <analyst@pcc.example>' \
	--for pcc
try 'who speaks for one party need not say' 0 afi update afi-1 -m 'Seen.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by pcc
END
try 'a person has an address' 2 afi person Somebody --for pcc <<'END'
afi: a person is written 'Name <address>', such as 'Performance Lead <lead@force.example>'
END
ok 'one who leaves' afi person 'Analyst <analyst@pcc.example>' --remove
person Analyst analyst@pcc.example
afi update afi-1 -m 'Still here' >out 2>err
is 'speaks no more' "$? $(grep -c 'not in this register' err)" '1 1'

person 'Performance Lead' lead@force.example
try 'a bare number needs a current inspection' 2 afi update 1 -m 'X' <<'END'
afi: '1' alone means a finding of the current inspection, and none is set; type more of it, such as 'afi-3', or set one with 'afi set current-inspection TARGET'
END
ok 'set one' afi set current-inspection peel-2025
try 'and it is enough' 0 afi update 1 -m 'X' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
END
try 'set it again' 0 afi set current-inspection peel-2025 <<'END'
nothing new
END
try 'it must be there' 1 afi set current-inspection peel-2099 <<'END'
afi: nothing here is called 'peel-2099'; there is leicestershire/peel-2025
END
try 'there is no other setting' 2 afi set colour red <<'END'
afi: there is no setting 'colour'; there is current-inspection
END
ok 'everything is proved' afi check
done_testing
