#!/bin/sh
# afi evidence: files that are kept and proved, and figures.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
record=records/leicestershire/peel-2025/afi-1.yaml
printf abc >'an audit.txt'
abc=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad

try 'a file' 0 afi evidence afi-1 'an audit.txt' -m 'It shows.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force
END
is 'is kept under its hash' "$(git cat-file blob refs/afi/evidence/$abc)" abc
is 'outside the history' "$(git log --name-only --format= | grep -c audit)" 0
is 'with name, size and hash in its record' \
	"$(grep -cE "^  (name: an audit.txt|size: 3|sha256: $abc|kept: .yes.)$" \
		$record)" 4
try 'the same again is nothing new' 0 afi evidence afi-1 'an audit.txt' <<'END'
nothing new
END
try 'but it can prove an action too' 0 afi evidence afi-1/1 'an audit.txt' \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, evidence by force
END
printf abcd >other
try 'one that is only referred to' 0 afi evidence afi-1 other \
	--reference-only --held 'Records store, box 7' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force
END
is 'is not kept' "$(git for-each-ref refs/afi | wc -l)" 1
head -c 27000000 /dev/zero >large
afi evidence afi-1 large >out 2>err
is 'a large one is referred to, and that is said' \
	"$? $(grep -c 'over 25 MiB' err) $(tail -n 3 $record |
		grep -c "kept: .no.")" '0 1 1'
try 'which it can be later' 0 afi evidence afi-1 other <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force, in place of #2
END
is 'and then is' "$(git for-each-ref refs/afi | wc -l) $(tail -n 4 $record |
	grep -cE '(kept: .yes.|held: Records store, box 7)$')" '2 2'
is 'and counts once' "$(afi show afi-1 --format json |
	jq '[.evidence[] | select(.fields.name == "other")] | length')" 1
try 'once' 0 afi evidence afi-1 other <<'END'
nothing new
END
: >empty
try 'an empty one proves nothing' 1 afi evidence afi-1 empty <<'END'
afi: 'empty' is empty, which proves nothing
END
try 'a folder is no file' 1 afi evidence afi-1 . <<'END'
afi: '.' is not a file; name the files themselves
END
mkfifo pipe
try 'nor is a pipe, which would not end' 1 afi evidence afi-1 pipe <<'END'
afi: 'pipe' is not a file; name the files themselves
END
afi evidence afi-1 missing >out 2>err
is 'nor is one that is not there' "$? $(grep -c "'missing'" err)" '1 1'

for figure in '86%' '73/76' '>1800' '5%..15%' '24.5%' '1,800'; do
	ok "the figure $figure" afi evidence afi-1 --measure "rate=$figure"
	is "is kept as it is: $figure" \
		"$(tail -n 1 $record | tr -d '"')" "  value: $figure"
done
try 'a figure is a figure' 2 afi evidence afi-1 --measure 'rate=lots' <<'END'
afi: 'lots' is not a figure like 86%, 1,800, 73/76, >=90% or 5%..15%
END
try 'with a name' 2 afi evidence afi-1 --measure '86%' <<'END'
afi: --measure wants NAME=VALUE, such as 'preservation advice given=86%'
END
try 'a sign before the equals is not lost' 2 \
	afi evidence afi-1 --measure 'rate>=90%' <<'END'
afi: --measure: 'rate>=90%' has its sign before the '='; write NAME=>=VALUE
END
try 'better is up or down' 2 \
	afi evidence afi-1 --measure 'rate=90%' --better sideways <<'END'
afi: --better is up or down, not 'sideways'
END
try 'a file or a figure' 2 afi evidence afi-1 <<'END'
afi: give a FILE or a URL, a figure with --measure NAME=VALUE, or --get DIR to take files out
END

# --- In answer to a question ---

ok "the commissioner's office" \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
person 'Policy Officer' policy@pcc.example
ok 'asks' afi ask afi-1 --by 2025-02-01 -m 'Where is the audit?'
person 'Performance Lead' lead@force.example
printf answer >answer
printf more >./more
try 'what is there already is no answer' 1 afi evidence afi-1 'an audit.txt' \
	--answers last-question <<'END'
afi: 'an audit.txt' is filed there already, as '#1'; answer with 'afi update TARGET --answers #2 -m TEXT' and say so
END
try 'files answer together' 0 afi evidence afi-1 answer more \
	--answers last-question <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force
recorded #2: leicestershire/peel-2025/afi-1, evidence by force
END
is 'each of them names it' "$(afi history afi-1 --format json | jq -r '
	[.entries[] | select(.what == "ask").id] +
	[.entries[].fields.answers | select(.)] | unique | length')" 1
is 'and it waits no more' "$(afi list afi-1 --format json |
	jq .rows[0].unanswered)" 0
try 'a figure answers nothing' 2 afi evidence afi-1 --measure 'rate=90%' \
	--answers last-question <<'END'
afi: --held, --answers and --reference-only go with a file
END

ok 'everything is proved' afi check
git update-ref refs/afi/evidence/$abc "$(echo changed | git hash-object -w --stdin)"
afi check >out 2>err
is 'a kept file that was exchanged is noticed' \
	"$? $(grep -c 'is not what was filed' err)" '1 2'
git update-ref -d refs/afi/evidence/$abc
afi check >out 2>err
is 'one that this copy lacks is said, and no fault' \
	"$? $(grep -c '2 more not in this copy' out)" '0 1'
done_testing
