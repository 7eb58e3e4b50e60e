#!/bin/sh
# Recording for another party: every command that writes takes --as and
# --source, says whose it is and from where, and refuses without a source.
. "${0%/*}/lib.sh"
inside
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --published 5/12/2024 --source Report >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
afi open afi-1/new --title Act >/dev/null
echo abc >audit
person 'Policy Officer' policy@pcc.example

# Whose the last entry is, where it comes from and who recorded it.
last() {
	afi history "$1" --format json |
		jq -r '.entries[-1] | "\(.party); \(.source); \(.by.name)"'
}

# NAME PARTY TARGET COMMAND...: the officer of the PCC records it for PARTY.
records() {
	name=$1 party=$2 target=$3
	shift 3
	tick
	fails "$name: not without a source" "$@"
	is "$name: nothing was recorded" "$(git rev-list --count HEAD)" "$count"
	ok "$name: with one" "$@" --source 'E-mail of 8 January'
	is "$name: whose it is is said" "$(last "$target")" \
		"$party; E-mail of 8 January; Policy Officer"
	count=$(git rev-list --count HEAD)
}
count=$(git rev-list --count HEAD)

records open force afi-1 afi open afi-1/new --title More --as force
records assign force afi-1 afi assign afi-1 --owner 'ACC Crime' --as force
records respond force afi-1 afi respond afi-1 -m 'Agreed.' --as force
records 'respond on progress' hmicfrs afi-1 \
	afi respond afi-1 --position satisfied --as hmicfrs
records update force afi-1/1 afi update afi-1/1 -m 'Begun.' --as force
records evidence force afi-1/1 afi evidence afi-1/1 audit --as force
records measure force afi-1 \
	afi evidence afi-1 --measure 'answered=86%' --as force
records ask force afi-1 afi ask afi-1 --by +1w -m 'Agreed?' --as force
records submit force afi-1 afi submit afi-1 -m 'Met.'
records close force afi-1/1 afi close afi-1/1 -m 'Done.' --as force
records reopen force afi-1/1 afi reopen afi-1/1 -m 'Not so.' --as force
ok 'the authority of a close is its source' afi close afi-2 \
	--outcome no-further-action --authority 'Letter of 7 January' -m 'So.'
is 'and the body that found it closes it' "$(last afi-2)" \
	'hmicfrs; Letter of 7 January; Policy Officer'
fails 'a setting needs a source too' \
	afi set current-inspection peel-2025 --as force
ok 'and has one' afi set current-inspection peel-2025 --as force \
	--source 'E-mail of 8 January'
is 'which is kept' "$(git show HEAD:register.yaml |
	sed -n 's/^  source: //p')" 'E-mail of 8 January'

person 'Performance Lead' lead@force.example
try 'the force records what the PCC published' 0 afi publish peel-2025 \
	--url https://www.pcc.example/peel --source 'Their website' <<'END'
recorded #1: leicestershire/peel-2025, publish by pcc
leicestershire/peel-2025: day 36 of 56, in time; the last day is 29 January 2025
END
ok 'and copied' afi copied peel-2025 --to hmicfrs --source 'Their website'
is 'as theirs, and from where it knows' "$(
	git show HEAD:records/leicestershire/peel-2025/inspection.yaml |
		sed -n 's/^  \(as\|source\): //p' | tail -n 2 | tr '\n' ' ')" \
	'pcc Their website '
ok 'everything is proved' afi check
done_testing
