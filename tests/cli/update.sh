#!/bin/sh
# afi update: what was done, when, and a new date with its reason.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act --due 30/4/2025 >/dev/null
record=records/leicestershire/peel-2025/afi-1.yaml

try 'a finding' 0 afi update afi-1 -m 'Done a lot.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
END
try 'an action' 0 afi update afi-1/1 -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force
END
try 'one command is one commit by its author' 0 \
	git log -1 --format='%an <%ae> %s' <<'END'
Performance Lead <lead@force.example> leicestershire/peel-2025/afi-1/1, update by force
END
try 'an inspection' 0 afi update peel-2025 -m 'Debrief.' <<'END'
recorded #1: leicestershire/peel-2025, update by force
END
tick
ok 'a date that slips' afi update afi-1/1 --due 'June 2025' -m 'Courts.'
is 'is kept with its reason, in one entry' \
	"$(tail -n 2 $record)" '  due: 2025-06
  text: Courts.'
is 'a month stays a month' "$(grep -c 'due: 2025-06$' $record)" 1
tick
ok 'something of last week' afi update afi-1 --on 2/1/2025 -m 'Then.'
is 'has both its days' "$(tail -n 9 $record |
	grep -cE '^  (happened: 2025-01-02|at: 2025-01-09T)')" 2
afi update afi-1 --on 1/2/2025 -m 'To come' >out 2>err
is 'what is still to come has not happened' \
	"$? $(grep -c 'still to come' err)" '2 1'
try 'an inspection has no date' 2 \
	afi update peel-2025 --due 1/6/2025 -m 'X' <<'END'
afi: --due is for a finding or an action
END
try 'an action that is not there' 1 afi update afi-1/9 -m 'X' <<'END'
afi: 'afi-1' has no action 9
END
try 'empty text' 2 afi update afi-1 -m '  ' <<'END'
afi: the text is empty
END
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "x" }' >big
afi update afi-1 -F big >out 2>err
is 'more than an entry holds' "$? $(grep -c 262144 err)" '1 1'
GIT_AUTHOR_DATE='2025-01-01T10:00:00Z' afi update afi-1 -m 'Early' >out 2>err
is 'a clock that is a week behind writes nothing' \
	"$? $(grep -c "set the clock right" err)" '1 1'
ok 'everything is proved' afi check
done_testing
