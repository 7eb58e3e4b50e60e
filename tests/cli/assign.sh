#!/bin/sh
# afi assign: owner, board, date, priority and themes; what slips is explained.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title Failing >/dev/null
afi open afi-2/new --title Act >/dev/null
file=records/leicestershire/peel-2025/afi-1.yaml
last() {	# the keys of the last entry that are not in all
	git show "HEAD:$file" | awk '/^- id/ { text = "" } { text = text $0 "\n" }
		END { printf "%s", text }' | sed '1,/^  what/d;s/^  //'
}

try 'something must be assigned' 2 afi assign afi-1 -m 'Why not.' <<'END'
afi: say what to assign: --owner, --board, --due, --priority or --theme
END
try 'several findings and actions at once' 0 afi assign afi-1 afi-2 afi-2/1 \
	--owner 'ACC Crime' --due 30/4/2025 <<'END'
recorded #1: leicestershire/peel-2025/afi-1, assign by force
recorded #2: leicestershire/peel-2025/afi-2, assign by force
recorded #3: leicestershire/peel-2025/afi-2/1, assign by force
END
try 'what holds already is nothing new' 0 afi assign afi-1 \
	--owner 'ACC Crime' --due '30 April' <<'END'
nothing new
END
tick
try 'only what is new is recorded' 0 afi assign afi-1 --owner 'ACC Crime' \
	--board 'Performance Board' --priority high \
	--theme 'victims' --theme 'case files' --theme victims <<'END'
recorded #1: leicestershire/peel-2025/afi-1, assign by force
END
try 'in the words given' 0 last <<'END'
board: Performance Board
priority: high
theme: [victims, "case files"]
END
try 'a date that moves is explained' 2 afi assign afi-1 --due 31/5/2025 <<'END'
afi: 'leicestershire/peel-2025/afi-1' is due 30 April 2025; say with -m why that date moves
END
try 'an owner who changes too' 2 afi assign afi-1 --owner 'Head of HR' <<'END'
afi: 'leicestershire/peel-2025/afi-1' belongs to ACC Crime; say with -m why that changes
END
try 'then both are' 0 afi assign afi-1 --owner 'Head of HR' --due 31/5/2025 \
	-m 'A new post since 1 January.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, assign by force
END
try 'with the reason' 0 last <<'END'
owner: Head of HR
due: 2025-05-31
text: A new post since 1 January.
END
is 'the former date is kept' "$(afi show afi-1 --format json |
	jq -r '.former_dates[0].date.iso')" 2025-04-30
is 'and the former owner' "$(afi show afi-1 --format json |
	jq -r '.former_owners[0].owner')" 'ACC Crime'
try 'of the same day other words are no slip' 0 afi assign afi-1 \
	--due 'end of May 2025' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, assign by force
END
try 'a date is not taken away' 2 afi assign afi-1 --due none <<'END'
afi: --due: a date that was set is moved, not taken away; give the new one
END
try 'an inspection has an owner and a board' 0 afi assign peel-2025 \
	--owner 'HMICFRS Liaison Officer' --board 'Performance Board' <<'END'
recorded #1: leicestershire/peel-2025, assign by force
END
try 'but no date' 2 afi assign peel-2025 --due 1/6/2025 <<'END'
afi: 'leicestershire/peel-2025' is an inspection, whose findings have dates, not itself; for its comments the law sets the last day
END
try 'nor a priority' 2 afi assign peel-2025 --priority high <<'END'
afi: --priority is for a finding or an action; 'leicestershire/peel-2025' is an inspection
END
try 'themes are of findings' 2 afi assign afi-2/1 --theme victims <<'END'
afi: --theme is for a finding; 'leicestershire/peel-2025/afi-2/1' is an action
END
try 'one that fails stops them all' 2 afi assign afi-2 afi-1 --due 30/4/2025 \
	--board Board <<'END'
afi: nothing was recorded: 'leicestershire/peel-2025/afi-1' is due end of May 2025; say with -m why that date moves
END
try 'and one that is not there' 1 afi assign afi-2 afi-9 --board Board <<'END'
afi: nothing was recorded: nothing here is called 'afi-9'; there is leicestershire/peel-2025/afi-1, leicestershire/peel-2025/afi-2
END
is 'also what came before it' "$(git log -1 --format=%s)" \
	'leicestershire/peel-2025, assign by force'
ok 'an action is closed' afi close afi-2/1 -m 'Done.'
try 'what is closed has no date to keep' 1 afi assign afi-2/1 \
	--due 1/6/2025 -m 'Later.' <<'END'
afi: 'leicestershire/peel-2025/afi-2/1' is closed, so that no date is left to keep; 'afi reopen leicestershire/peel-2025/afi-2/1' comes first
END

person 'Policy Officer' policy@pcc.example
try "the force's dates are the force's" 1 afi assign afi-2 --due 1/6/2025 \
	-m 'Sooner.' <<'END'
afi: who does 'leicestershire/peel-2025/afi-2', and by when, is for the force to say; what it told you is recorded with --as force --source TEXT, and 'afi ask' asks for something else
END
try 'but what it told is recorded' 0 afi assign afi-2 --due 1/6/2025 \
	-m 'A supplier is late.' --as force --source 'E-mail of 8 January' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, assign by force
END
try 'a theme is anybody'\''s' 0 afi assign afi-2 --theme victims <<'END'
recorded #1: leicestershire/peel-2025/afi-2, assign by pcc
END
ok "the commissioner's own action" afi open afi-2/new --title 'Our part'
ok "has the commissioner's date" afi assign afi-2/2 --due 1/6/2025
ok 'everything is proved' afi check
done_testing
