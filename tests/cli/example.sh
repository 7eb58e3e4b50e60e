#!/bin/sh
# The example register beside the program: read in place, never written to.
. "${0%/*}/lib.sh"

git init -q . && cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z
is 'the latest inspection has ten findings, three of them red' \
	"$(afi list peel-2023-25 | sed -n '/findings/,$p')" \
	'10 findings: 1 open, 9 in progress
3 red, 7 amber
5 actions: 4 open, 3 overdue'
is 'all four have 26, and apart from them what asks for nothing' \
	"$(afi list | grep -E '^(26 findings|counted)')" \
	'26 findings: 6 awaiting allocation, 1 open, 9 in progress, 10 closed
counted apart: 8 practices, 16 observations'
for old in core-business-2014 peel-2016; do
	is "$old has no statutory period, and so is not late" \
		"$(afi show $old | grep -c -i 'no statutory period')" 1
done
is 'the clock of the latest was met' \
	"$(afi show peel-2023-25 | tr -s ' \n' ' ' | grep -c 'day 55 of 56')" 1
ok 'its state is sound' afi check
is 'its history is not asked for' "$(afi check | grep -c 'an example')" 1
is 'the measures of both cycles stand with the finding' \
	"$(afi show 3 | grep -cE '^ +(preservation advice given 47|86)%')" 2
person 'Jo Bloggs' jo@elsewhere.example
try 'nobody is asked to be listed in it' 0 sh -c 'afi | sed -n 2,3p' <<'END'
This register is an example, for reading; 'make demo' makes a copy to try things
on.
END
person 'Inspection Desk' desk@force.example
try 'nothing is written to it' 1 afi update afi-3 -m 'Hello.' <<'END'
afi: this register is an example and is not written to; 'make demo' makes a copy to try things on, 'afi init DIR --force NAME' a register of your own
END
ok 'and nothing is set up in it' test ! -e .git/hooks/pre-commit

# Ids are random: each becomes the number of its first use.
numbered() {	# FOLDER
	find "$1/register.yaml" "$1/records" -name '*.yaml' |
		sed "s#^$1/##" | LC_ALL=C sort | while read -r file; do
		echo "== $file"
		cat "$1/$file"
	done | awk '
	function number(id) {
		return id in n ? n[id] : n[id] = ++last
	}
	/^(- |  )?(id|after|action|answers|entry|corrects): / || /~/ {
		line = ""
		while (match($0, /[0-9a-hjkmnp-tv-z]+/)) {
			word = substr($0, RSTART, RLENGTH)
			if (length(word) == 12)
				word = "#" number(word)
			line = line substr($0, 1, RSTART - 1) word
			$0 = substr($0, RSTART + RLENGTH)
		}
		$0 = line $0
	}
	{ print }'
}
mkdir ../again
ok 'it is made anew from the story' "$top/tests/example" "$scratch/again"
numbered "$PWD" >../had
numbered "$scratch/again" >../has
try 'and is what the story tells' 0 diff ../had ../has </dev/null
done_testing
