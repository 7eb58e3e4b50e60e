#!/bin/sh
# afi respond: each party's own words, part by part.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title Failing >/dev/null

try 'the force comments on a finding' 0 \
	afi respond afi-1 --position accepted -m 'We agree.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by force
END
try 'a part of another party is refused' 2 \
	afi respond peel-2025 --part reply -m 'No.' <<'END'
afi: there is no part 'reply' here; the force has introduction
END
try 'a position of another party is refused' 2 \
	afi respond afi-1 --position agrees -m 'Yes.' <<'END'
afi: there is no position 'agrees' here; the force has accepted, partly, not-accepted
END
try 'a position is taken on a finding' 2 afi respond peel-2025 --position partly \
	-m 'X' <<'END'
afi: a position is taken on a finding, not on an inspection
END
ok 'an action' afi open afi-1/new --title Act
try 'is not answered' 2 afi respond afi-1/1 -m 'Yes.' <<'END'
afi: the force has no response to an action; if it is another's, say whose with --as, or record what was done with 'afi update'
END
try 'text is wanted' 2 afi respond afi-1 <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
try "another's words need a source" 1 \
	afi respond afi-1 --as pcc -m 'Satisfied.' <<'END'
afi: Performance Lead <lead@force.example> speaks for the force, not for the PCC: say with --source where this comes from
END
try 'and are recorded with one' 0 afi respond afi-1 --as pcc \
	--source 'Letter of 28 January 2025' -m 'Satisfied.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by pcc
END
person 'Policy Officer' policy@pcc.example
for part in opening comments reply closing; do
	ok "the commissioner's $part" afi respond peel-2025 --part $part -m Words
done
try 'said again, it is nothing new' 0 \
	afi respond peel-2025 --part closing -m Words <<'END'
nothing new
END
row() {	# WHICH, of the row of afi-1
	afi list afi-1 --format json | jq -r ".rows[0].$1"
}
last() {	# WHICH, of the last entry about afi-1
	afi history afi-1 --format json | jq -r ".entries[-1].$1"
}
try 'it is still new from himself' 0 \
	afi respond afi-1 --part comments -m 'Satisfied.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by pcc
END
try 'several findings at once' 0 afi respond afi-1 afi-2 --position agrees <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by pcc
recorded #2: leicestershire/peel-2025/afi-2, response by pcc
END
try 'progress is another matter' 0 afi respond afi-1 --position more-needed \
	-m 'Show us that it lasts.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by pcc
END
is 'kept in a part of its own' "$(last fields.part)" progress
is 'and in a place' "$(row positions.pcc_progress)" more-needed
is 'beside the view of the finding' "$(row positions.pcc)" agrees
try 'one is not said in the part of the other' 2 afi respond afi-1 \
	--part comments --position satisfied <<'END'
afi: the position 'satisfied' is said of progress, not in the part 'comments'
END
try 'nor the other way round' 2 afi respond afi-1 \
	--part progress --position agrees <<'END'
afi: the position 'agrees' is said of the finding itself, not in the part 'progress'
END
try 'what the inspectorate says of progress' 0 afi respond afi-1 \
	--as hmicfrs --source 'Letter of 4 April 2024' --position satisfied <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by hmicfrs
END
is 'is its own' "$(row positions.body_progress)" satisfied
try 'it takes no other position' 2 afi respond afi-1 \
	--as hmicfrs --source 'Letter of 4 April 2024' --position agrees <<'END'
afi: there is no position 'agrees' here; HMICFRS has satisfied, more-needed, not-satisfied
END
try 'and has no part in the answer to a report' 2 afi respond peel-2025 \
	--as hmicfrs --source 'Letter of 4 April 2024' -m Words <<'END'
afi: HMICFRS has no response to an inspection; if it is another's, say whose with --as, or record what was done with 'afi update'
END

afi ask afi-1 --of Force --by +1w -m 'When?' >asked
id=$(sed -n 's/^recorded \([^:]*\):.*/\1/p' asked)
try 'only who was asked answers' 1 \
	afi respond afi-1 --answers "$id" -m Soon. <<'END'
afi: --answers: that was asked of the force; what it answered is recorded with --as force --source TEXT
END
try 'and what was asked' 1 afi respond afi-1 --answers zzzz -m Soon. <<'END'
afi: --answers: 'zzzz' asks nothing about 'leicestershire/peel-2025/afi-1'; 'afi history leicestershire/peel-2025/afi-1' shows what was asked
END
person 'Performance Lead' lead@force.example
is 'one question waits' "$(row unanswered)" 1
ok 'an answer' afi respond afi-1 --answers last-question -m Soon.
is 'no question waits' "$(row unanswered)" 0
is 'the answer names it' "$(last fields.answers)" "$id"
try 'so that nothing is left to answer' 1 \
	afi respond afi-1 --answers last-question -m Soon. <<'END'
afi: nothing that was asked about 'leicestershire/peel-2025/afi-1' waits for an answer by the force
END
try 'but who has the id can say more' 0 \
	afi respond afi-1 --answers "$(echo "$id" | cut -c 1-4)" -m 'In May.' \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by force
END
person 'Policy Officer' policy@pcc.example
printf '\n\n\tIndented.  \r\nSecond line \342\200\246\n\n' >text
ok 'text from a file' afi respond afi-1 --position partly -F text
is 'keeps its words, less the blank ends' \
	"$(git show HEAD:records/leicestershire/peel-2025/afi-1.yaml |
		tail -n 2)" '    	Indented.  
    Second line …'
ok 'text from standard input' with_input text afi respond afi-1 -F -
printf 'bell \a' >text
try 'a control character is refused with its place' 1 \
	afi respond afi-1 -F text <<'END'
afi: text: line 1, column 6: control character U+0007 is not allowed
END
{
	afi respond afi-1 -m 'We fund it.'
	tick
	afi respond afi-1 --position agrees
} >log 2>&1
is 'a position leaves the words beside it as they are' "$(afi show afi-1 \
	--format json --for internal | jq -c '[.responses[] |
	select(.party == "pcc" and .fields.part == "comments") |
	[.fields.position, .text]]')" '[[null,"We fund it."],["agrees",null]]'
ok 'everything is proved' afi check
done_testing
