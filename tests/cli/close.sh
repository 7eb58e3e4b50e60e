#!/bin/sh
# afi close and reopen: the force's own actions; findings on authority alone.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
afi open afi-1/new --title 'Act too' >/dev/null
echo abc >audit

try 'several actions in one commit' 0 afi close afi-1/1 afi-1/2 -m 'Done.' \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, close by force
recorded #2: leicestershire/peel-2025/afi-1/2, close by force
END
try 'what is closed is closed' 1 afi close afi-1/1 -m 'Done.' <<'END'
afi: 'leicestershire/peel-2025/afi-1/1' is closed already: complete, on 9 January 2025
END
tick
try 'it comes back' 0 afi reopen afi-1/1 -m 'Not so.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, reopen by force
END
try 'only what is closed comes back' 1 afi reopen afi-1/1 -m 'Not so.' <<'END'
afi: 'leicestershire/peel-2025/afi-1/1' is not closed, so there is nothing to reopen
END
try 'one that fails stops them all' 1 \
	afi close afi-1/1 afi-1/2 -m 'Done.' <<'END'
afi: nothing was recorded: 'leicestershire/peel-2025/afi-1/2' is closed already: complete, on 9 January 2025
END
try 'and is named if its own words do not' 2 \
	afi close afi-1/1 afi-2 -m 'Done.' <<'END'
afi: nothing was recorded: leicestershire/peel-2025/afi-2: closing a finding needs --outcome: complete, no-further-action, not-adopted, no-longer-applicable, superseded or void
END
is 'none of them' "$(afi show afi-1/1 --format json |
	jq -r .status)" 'awaiting allocation'
try 'what is named twice has one turn' 0 \
	afi close afi-1/1 leicestershire/peel-2025/afi-1/1 -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, close by force
END
tick
ok 'and comes back' afi reopen afi-1/1 afi-1/1 -m 'Not so.'
try 'a force is no target' 2 afi close leicestershire -m 'Done.' <<'END'
afi: 'leicestershire' is a force; name an inspection, a finding or an action of it
END
try 'no reason, no close' 2 afi close afi-1/1 <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
try 'a finding needs an outcome' 2 afi close afi-1 -m 'Done.' <<'END'
afi: closing a finding needs --outcome: complete, no-further-action, not-adopted, no-longer-applicable, superseded or void
END
try 'and an authority' 2 afi close afi-1 --outcome complete -m 'Done.' <<'END'
afi: the inspectorate closes a finding: say on what --authority, such as 'HMICFRS letter of 4 April 2025'
END
try 'and evidence' 1 afi close afi-1 --outcome complete \
	--authority 'Letter' -m 'Done.' <<'END'
afi: 'leicestershire/peel-2025/afi-1' has no evidence, so it cannot be closed as complete; add some with 'afi evidence leicestershire/peel-2025/afi-1 FILE'
END
ok "an action's evidence is its finding's" afi evidence afi-1/1 audit
try 'it is the inspectorate that closes' 0 afi close afi-1 \
	--outcome complete --authority 'Letter of 4 April' -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, close by hmicfrs
afi: no measure shows yet that it works: 'afi evidence TARGET --measure NAME=VALUE' adds one
END
tick
ok 'and it comes back' afi reopen afi-1 -m 'A dip sample shows otherwise.'
try 'like is superseded by like' 2 afi close afi-2 --outcome superseded \
	--by leicestershire --authority 'Letter' -m 'It is the same.' <<'END'
afi: --by: a finding is superseded by a finding, an action by an action, and not by 'leicestershire'
END
try 'superseded by what is there' 0 afi close afi-2 --outcome superseded \
	--by afi-1 --authority 'Letter' -m 'It is the same.' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, close by hmicfrs
recorded #2: leicestershire/peel-2025/afi-2, link by force
recorded #3: leicestershire/peel-2025/afi-1, link by force
END
is 'and both say so, in one commit' \
	"$(git show --format= --name-only | grep -c yaml; afi show afi-1 |
	grep -c 'supersedes leicestershire/peel-2025/afi-2')" '2
1'

ok "the commissioner's office" \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
person 'Policy Officer' policy@pcc.example
try "does not close the force's action" 1 afi close afi-1/1 -m 'Done.' <<'END'
afi: 'leicestershire/peel-2025/afi-1/1' is the force's action, which the force closes; what it told you is recorded with --as force --source TEXT
END
try 'but records what the force told it' 0 afi close afi-1/1 -m 'Done.' \
	--as force --source 'E-mail of 8 January' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, close by force
END
person 'Performance Lead' lead@force.example

ok 'a cause of concern' afi open coc-1 --title Grave
ok 'with two recommendations' afi open rec-1-1 --title Do
ok 'of which one' afi open rec-1-2 --title Do
ok 'is not adopted' afi close rec-1-1 --outcome not-adopted \
	--authority Letter -m 'No.'
try 'does not close before the other' 1 afi close coc-1 \
	--outcome no-further-action --authority Letter -m 'Done.' <<'END'
afi: 'leicestershire/peel-2025/coc-1' cannot be closed while its recommendation 'rec-1-2' is not
END
ok 'the other, a mistake,' afi close rec-1-2 --outcome void -m 'Typed twice.'
ok 'is gone, so it closes' afi close coc-1 --outcome no-further-action \
	--authority Letter -m 'Done.'
try 'what stands under it then stays closed' 1 afi reopen rec-1-1 -m 'Yes.' <<'END'
afi: 'leicestershire/peel-2025/rec-1-1' cannot be open while 'coc-1', the cause of concern that it stands under, is closed; reopen both, 'coc-1' first
END
closed=$(afi history rec-1-1 --format json | jq -r '.entries[-1].id')
try 'also when its close is taken back' 1 \
	afi correct "$closed" --retract -m 'Never so.' <<'END'
afi: 'leicestershire/peel-2025/rec-1-1' cannot be open while 'coc-1', the cause of concern that it stands under, is closed; reopen both, 'coc-1' first
END
try 'or comes back with it' 0 afi reopen coc-1 rec-1-1 -m 'Yes.' <<'END'
recorded #1: leicestershire/peel-2025/coc-1, reopen by force
recorded #2: leicestershire/peel-2025/rec-1-1, reopen by force
END
ok 'another' afi open coc-2 --title Grave
for n in 1 2 3 4 5 6 7 8 9; do
	afi open rec-2-$n --title Do
	recommendations="${recommendations-} rec-2-$n"
done >/dev/null
# shellcheck disable=SC2086	# a list of targets
try 'many are closed in one commit' 0 \
	afi close $recommendations --outcome no-further-action \
	--authority Letter -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/rec-2-1, close by hmicfrs
recorded #2: leicestershire/peel-2025/rec-2-2, close by hmicfrs
recorded #3: leicestershire/peel-2025/rec-2-3, close by hmicfrs
recorded #4: leicestershire/peel-2025/rec-2-4, close by hmicfrs
recorded #5: leicestershire/peel-2025/rec-2-5, close by hmicfrs
recorded #6: leicestershire/peel-2025/rec-2-6, close by hmicfrs
recorded #7: leicestershire/peel-2025/rec-2-7, close by hmicfrs
recorded #8: leicestershire/peel-2025/rec-2-8, close by hmicfrs
recorded #9: leicestershire/peel-2025/rec-2-9, close by hmicfrs
END
is 'which says so' "$(git log -1 --format=%s)" \
	'leicestershire/peel-2025/rec-2-1, close by hmicfrs and 8 more'
try 'a cause of concern with many recommendations closes' 0 afi close coc-2 \
	--outcome no-further-action --authority Letter -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/coc-2, close by hmicfrs
END
# --- What serves it ---

ok 'an action of one finding' afi open coc-2/new --title 'Review'
ok 'and another finding' afi open area-8 --title 'Served'
ok 'that it serves' afi link coc-2/1 --serves area-8
try 'without evidence there the other does not close' 1 afi close area-8 \
	--outcome complete --authority Letter -m 'Done.' <<'END'
afi: 'leicestershire/peel-2025/area-8' has no evidence, so it cannot be closed as complete; add some with 'afi evidence leicestershire/peel-2025/area-8 FILE'
END
echo 'It was reviewed.' >review.txt
ok 'evidence of the action' afi evidence coc-2/1 review.txt
try 'counts for it, but shows no measure' 0 afi close area-8 \
	--outcome complete --authority Letter -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/area-8, close by hmicfrs
afi: no measure shows yet that it works: 'afi evidence TARGET --measure NAME=VALUE' adds one
END
try 'an inspection is not closed' 2 afi close peel-2025 \
	--outcome complete -m 'Done.' <<'END'
afi: an inspection is not closed, its findings are; opened by mistake, it is --outcome void
END
ok 'everything is proved' afi check
done_testing
