#!/bin/sh
# The example register beside the program: read in place, never written to.
. "${0%/*}/lib.sh"

git init -q . && cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z
is 'it has ten areas for improvement, three of them red' \
	"$(afi list | grep -A 1 findings)" '10 findings: 4 open, 6 in progress
3 red, 7 amber'
ok 'its state is sound' afi check
is 'its history is not asked for' "$(afi check | grep -c 'an example')" 1
is 'the measures stand in order' "$(afi show afi-3 | grep -cE '^ +(47|86)%')" 2
person 'Inspection Desk' desk@force.example
try 'nothing is written to it' 1 afi update afi-3 -m 'Hello.' <<'END'
afi: this register is an example and is not written to; make one of your own with 'afi init'
END
ok 'and nothing is set up in it' test ! -e .git/hooks/pre-commit
done_testing
