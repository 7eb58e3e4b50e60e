#!/bin/sh
# afi respond: each party's own words, part by part.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null

try 'the force comments on a finding' 0 \
	afi respond afi-1 --position accepted -m 'We agree.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by force
END
try 'a part of another party is refused' 2 \
	afi respond peel-2025 --part reply -m 'No.' <<'END'
afi: --part: here the force has introduction
END
try 'a position of another party is refused' 2 \
	afi respond afi-1 --position agrees -m 'Yes.' <<'END'
afi: --position: 'agrees' is none; the force has accepted, partly, not-accepted
END
try 'an action is not answered' 2 afi respond peel-2025 --position partly \
	-m 'X' <<'END'
afi: --position is taken on a finding
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
ok 'everything is proved' afi check
done_testing
