#!/bin/sh
# Mistakes that newcomers make: each error says what to do next, in words that
# nobody has to know Git for.
. "${0%/*}/lib.sh"

# --- Words ---

# Literals with a blank in them are prose; what a shell runs is not.
awk '{
	line = $0
	while (match(line, /"([^"\\]|\\.)*"/)) {
		text = substr(line, RSTART + 1, RLENGTH - 2)
		if (text ~ / /)
			print FILENAME ":" FNR ": " text
		line = substr(line, RSTART + RLENGTH)
	}
}' "$top"/cmd/*.c "$top"/lib/*.c |
	grep -wE 'HEAD|refs?|reflog|rebas(e|ed|ing)|blobs?|oids?|detached|index' |
	grep -vE '\\n|git rev-parse|-index' |
	# how trackers call their columns is no message
	grep -v '/lib/sheet_guess\.c:' >words
try 'no message speaks of what only Git knows' 0 cat words </dev/null

# --- Where ---

mkdir plain
no_register="afi: no register here, neither in '.' nor above it; -C DIR or AFI_REGISTER says where it is, 'afi init' makes a new one"
is 'where there is no register' "$(cd plain && afi list 2>&1)" "$no_register"
is '... nor was one found by recording' \
	"$(cd plain && afi update 3 -m x 2>&1)" "$no_register"
try 'a folder that there is not' 1 afi -C nowhere list <<'EOT'
afi: no register here: 'nowhere': No such file or directory; -C DIR or AFI_REGISTER says where it is
EOT
git init -q other
try 'a repository for something else' 1 afi -C other list <<'EOT'
afi: this Git repository is no register: it has no 'register.yaml'; 'afi init --force NAME' makes it one
EOT
try 'a register without a force' 2 afi init new <<'EOT'
afi: a register needs a force: afi init --force NAME
EOT

# --- Who ---

# shellcheck source=tests/cli/lib_manual.sh
. "$here/lib_manual.sh"
manual_register >"$scratch/log" 2>&1 || cat "$scratch/log"
before=$(git rev-parse HEAD)

person '' ''
git config --global --unset user.name
try 'Git does not know the name' 1 afi update 3 -m x <<'EOT'
afi: Git does not know your name and address; tell it: git config --global user.name 'Your Post' and git config --global user.email you@example
EOT
person 'New Person' new@northshire.example
try 'somebody whom the register does not know' 1 afi update 3 -m x <<'EOT'
afi: New Person <new@northshire.example> is not in this register; somebody who is can add them with 'afi person'
EOT
person 'Performance Lead' lead@northshire.example
try 'the words of another party' 1 afi respond 3 -m x --as pcc <<'EOT'
afi: Performance Lead <lead@northshire.example> speaks for the force, not for the PCC: say with --source where this comes from
EOT
try 'a new report, which the inspectorate wrote' 1 \
	afi open peel-2025 --title 'PEEL 2025' <<'EOT'
afi: Performance Lead <lead@northshire.example> speaks for the force, not for HMICFRS: say with --source where this comes from
EOT

# --- What ---

try 'nothing to say' 2 afi update 3 <<'EOT'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
EOT
try 'no target' 2 afi update -m x <<'EOT'
afi: 'afi update' needs TARGET, such as afi-3, or afi-3/2 for its action 2; see 'afi help update'
EOT
try 'a target in capitals' 2 afi show AFI-3 <<'EOT'
afi: 'AFI-3' is not a name that targets use: small letters, digits and dashes only, such as 'afi-3'
EOT
try 'a target with a slash at its end' 2 afi show northshire/ <<'EOT'
afi: 'northshire/' ends in a slash: leave that out, or type what comes after it
EOT
try 'an action without its finding' 2 afi show new <<'EOT'
afi: 'new' is an action and needs its finding before it, as in afi-3/2 or afi-3/new
EOT
try 'a force that is not here' 1 \
	afi open southshire/peel-2024 --title x --source x <<'EOT'
afi: there is no force 'southshire' in this register; 'afi init --force NAME' adds one
EOT
try 'what there is already' 1 afi open afi-3 --title x <<'EOT'
afi: 'northshire/peel-2024/afi-3' is open already; 'afi show northshire/peel-2024/afi-3' shows it
EOT
try 'a file that is not there' 1 afi evidence 3 none.pdf <<'EOT'
afi: cannot read 'none.pdf': No such file or directory
EOT
try 'a figure that is none' 2 \
	afi evidence 3 --measure 'advice given=lots' <<'EOT'
afi: 'lots' is not a figure like 86%, 1,800, 73/76, >=90% or 5%..15%
EOT

echo 1 >paper.pdf
try 'a file before the target' 2 afi evidence paper.pdf 3 <<'EOT'
afi: 'paper.pdf' is a file; the target comes before it: afi evidence TARGET FILE
EOT
try 'a file and a figure' 2 afi evidence 3 paper.pdf --measure a=1 <<'EOT'
afi: a file and a figure are two entries; 'afi update TARGET -m TEXT --measure NAME=VALUE --evidence FILE' records both at once
EOT
rm paper.pdf

# --- What is said ---

try 'a text without -m' 2 afi update 3 'It is done' <<'EOT'
afi: 'It is done' is no target; if it is the text, put -m before it
EOT
try 'a text without quotes' 1 afi update 3 -m It is 'done' <<'EOT'
afi: nothing was recorded: nothing here is called 'is'; there is northshire/peel-2024; a text of several words goes in quotes
EOT
is 'a wrong target is no text' \
	"$(afi update 3 afi-77 -m Done 2>&1 | grep -c quotes)" 0
try 'an option whose value was left out' 2 afi update 3 --due -m x <<'EOT'
afi: '--due' needs DATE after it, before '-m'
EOT
try 'a text for what the report says' 2 afi correct 3 -m x <<'EOT'
afi: '3' names what opened it, whose words --set text=TEXT corrects; -m TEXT is for an entry on it: last, the last that you recorded, or an id that 'afi history 3' shows
EOT

# --- When ---

try 'a day that there is not' 2 afi update 3 -m x --on 31/2/2025 <<'EOT'
afi: --on: '31/2/2025' is not a date: February 2025 has the days 1 to 28, as in 28/2/2025
EOT
try 'an American date' 2 afi update 3 -m x --due 4/30/2025 <<'EOT'
afi: --due: '4/30/2025' is not a date: the day comes first, as in 30/4/2025
EOT
try 'a weekday that does not fit' 2 \
	afi update 3 -m x --due 'Fri 30 Apr 2025' <<'EOT'
afi: --due: 'Fri 30 Apr 2025' is not a date: 30 April 2025 is a Wednesday
EOT
try 'no date at all' 2 afi update 3 -m x --due soon <<'EOT'
afi: --due: 'soon' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
EOT
try 'what is still to come' 2 afi update 3 -m x --on 1/4/2025 <<'EOT'
afi: --on: '1/4/2025' is still to come; what is recorded has happened
EOT

# --- Closing ---

try 'without an outcome' 2 afi close 1 -m x <<'EOT'
afi: closing a finding needs --outcome: complete, no-further-action, not-adopted, no-longer-applicable, superseded or void
EOT
try 'without an authority' 2 afi close 1 --outcome complete -m x <<'EOT'
afi: the inspectorate closes a finding: say on what --authority, such as 'HMICFRS letter of 4 April 2025'
EOT
try 'without evidence' 1 \
	afi close 1 --outcome complete --authority 'Its letter' -m x <<'EOT'
afi: 'northshire/peel-2024/afi-1' has no evidence, so it cannot be closed as complete; add some with 'afi evidence northshire/peel-2024/afi-1 FILE'
EOT

is 'nothing was recorded by any of these' "$(git rev-parse HEAD)" "$before"
ok 'a value may look like an option' afi update 3 -m-m
try 'a date of the wrong year is noticed' 0 \
	afi update 3 -m Late --due 30/6/2024 <<'EOT'
recorded #1: northshire/peel-2024/afi-3, update by force
afi: mind that 30 June 2024 has passed already
EOT
is 'but not of what happened then' "$(afi update 3 -m Late --on 1/3/2025 \
	--due 5/3/2025 2>&1 | grep -c mind)" 0

# --- A store that is damaged ---

# Hide the object that stands for $1.
hide() {
	id=$(git rev-parse "$1")
	mv ".git/objects/${id%"${id#??}"}/${id#??}" "$scratch/hidden"
}
unhide() {
	mv "$scratch/hidden" ".git/objects/${id%"${id#??}"}/${id#??}"
}
damaged="what Git keeps of it is missing or damaged; 'git fsck' says what, and a copy of the register may have it whole"
hide HEAD:records/northshire/peel-2024/afi-3.yaml
try 'a record that is lost' 1 afi show 3 <<EOT
afi: cannot read 'records/northshire/peel-2024/afi-3.yaml': $damaged
EOT
unhide
hide HEAD
try 'all that is lost' 1 afi show 3 <<EOT
afi: cannot read the newest state of '$PWD/.git/': $damaged
EOT
unhide
ok 'what is found again is read' afi show 3
done_testing
