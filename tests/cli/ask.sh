#!/bin/sh
# afi ask: questions, invitations and chasers, each with a date.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
asked() {	# the keys of the last question in FILE
	git show "HEAD:records/leicestershire/peel-2025/$1.yaml" |
		awk '/^- id/ { text = "" } { text = text $0 "\n" }
		END { printf "%s", text }' | sed '1,/^  what/d;s/^  //'
}

person 'Policy Officer' policy@pcc.example
try 'a question to the other office, and how to answer it' 0 \
	afi ask afi-1 --by 31/1/2025 -m 'What of the July figures?' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, ask by pcc
answer with: afi update leicestershire/peel-2025/afi-1 --answers #1 -m TEXT
END
try 'says whom and by when' 0 asked afi-1 <<'END'
sort: question
of: force
due: 2025-01-31
text: What of the July figures?
END
tick
try 'an invitation to comment' 0 afi ask peel-2025 --invite --of Force \
	--by '20 Jan' -m 'Your comments, please (section 55(4)).' <<'END'
recorded #1: leicestershire/peel-2025, ask by pcc
answer with: afi respond leicestershire/peel-2025 --answers #1 -m TEXT
END
try 'is one' 0 asked inspection <<'END'
sort: invitation
of: force
due: 2025-01-20
text: Your comments, please (section 55(4)).
END
tick
try 'a chaser to a post, about several things' 0 afi ask afi-1 afi-1/1 \
	--chase --of 'Head of HR' --by +1w -m 'Nothing heard since May.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, ask by pcc
recorded #2: leicestershire/peel-2025/afi-1/1, ask by pcc
answer with: afi update leicestershire/peel-2025/afi-1 --answers #1 -m TEXT
answer with: afi update leicestershire/peel-2025/afi-1/1 --answers #2 -m TEXT
END
try 'keeps the post as written' 0 asked afi-1 <<'END'
action: #1
sort: chaser
of: Head of HR
due: 2025-01-16
text: Nothing heard since May.
END
try 'a question has a date' 2 afi ask afi-1 -m 'When?' <<'END'
afi: 'afi ask' needs --by DATE, by when to answer; see 'afi help ask'
END
try 'which is not past' 2 afi ask afi-1 --by 8/1/2025 -m 'When?' <<'END'
afi: --by: 8 January 2025 is before the day of asking, 9 January 2025; if it was asked earlier, say when with --on
END
try 'unless it was asked before' 0 afi ask afi-1 --by 8/1/2025 --on 2/1/2025 \
	-m 'When?' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, ask by pcc
answer with: afi update leicestershire/peel-2025/afi-1 --answers #1 -m TEXT
END
try 'a party that there is not' 2 afi ask afi-1 --of mayor --by +1w \
	-m 'When?' <<'END'
afi: --of: 'mayor' is no party here; force, pcc and hmicfrs are, and a post is written with capitals
END
try 'nobody asks himself' 2 afi ask afi-1 --of PCC --by +1w -m 'When?' <<'END'
afi: --of: the pcc would be asking itself; name another party, or a post of the force
END
try 'one thing at a time' 2 afi ask afi-1 --invite --chase --by +1w \
	-m 'When?' <<'END'
afi: --invite and --chase are two things; ask twice
END
person 'Performance Lead' lead@force.example
ok 'the force asks the commissioner' afi ask afi-1 --by +1w -m 'Agreed?'
is 'unless told' "$(asked afi-1 | sed -n 's/^of: //p')" pcc
ok "or records what the inspectorate asks" afi ask afi-1 --as hmicfrs \
	--source 'E-mail of 8 January' --by +1w -m 'A plan, please.'
is 'of the force' "$(asked afi-1 | sed -n 's/^of: //p')" force
ok 'everything is proved' afi check
done_testing
