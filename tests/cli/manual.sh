#!/bin/sh
# The manual and the README say what the program does: their examples run, every
# option is explained, and every key of a record.
. "${0%/*}/lib.sh"
inside

page=$top/cmd/afi.1
record_page=$top/cmd/afi-record.5

take() {	# WHAT PAGE...
	_what=$1
	shift
	awk -v want="$_what" -f "$here/manual.awk" "$@"
}

# --- Pages ---

commands=$(afi help | awk '/^  [a-z]/ { print $1 }')
page_of() {	# COMMAND
	echo "$top/cmd/afi-$1.1"
}

pages=
for command in $commands; do
	ok "afi $command has a page" test -e "$(page_of "$command")"
	pages="$pages $(page_of "$command")"
done
is 'no other page says that it is of a command' \
	"$(find "$top/cmd" -name 'afi-*.1' | wc -l)" "$(echo "$commands" | wc -l)"
afi help | awk '/^  [a-z]/ { $1 = $1; print }' >overview
# shellcheck disable=SC2086	# a list of files
try 'the name of each is what the overview says' 0 take names $pages <overview
try 'and what afi(1) says, which lists them' 0 take names "$page" <overview

# --- Options ---

for command in $commands merge-records check-staged; do
	afi help "$command" | awk '
	!NF { exit }
	{ $1 = $1; printf "%s%s", before, $0; before = " " }
	END { print "" }'
done >usages
# shellcheck disable=SC2086	# a list of files
try 'the synopsis of each command is its usage' 0 \
	take synopses $pages "$page" <usages

# "COMMAND OPTION" for all that the synopses have; commands that read and those
# that write explain what they share once.
awk '{
	command = $2 " " $3
	for (i = 4; i <= NF; i++) {
		option = $i
		if (option ~ /^\[?-/ && option !~ /\]$/)
			option = option " " $++i
		gsub(/[][]|\.\.\./, "", option)
		print command, option
	}
}' usages | sort >options
# shellcheck disable=SC2086	# a list of files
take items $pages "$page" >explained
awk '
FNR == NR && /\// {
	sub(/.*\/ /, "")
	shared[$0] = 1
	next
}
FNR == NR { explained[$0] = 1; next }
!explained[$0] {
	option = $0
	sub(/^[a-z]+ [a-z-]+ /, "", option)
	if (!shared[option])
		print $0 " is not explained"
}' explained options >missing
try 'every option is explained' 0 cat missing </dev/null
grep -v / explained | sort | comm -23 - options >unknown
try 'no other option is explained' 0 cat unknown </dev/null

# --- Keys ---

"$build/tests/cli/kinds" | sort >keys
documented() {
	take keys "$record_page" | sort
}
try 'every key of a record is documented, and no other' 0 documented <keys

# --- Examples ---

# Cut what `take examples` prints into 001.run, 001.out, 002.run...
cut_up() {	# FOLDER
	mkdir -p "$1"
	awk -v folder="$1" '
	function name(ext) {
		return sprintf("%s/%03d.%s", folder, n, ext)
	}
	/^\$ / {
		n++
		printf "" >name("out")
		sub(/^\$ /, "")
		going_on = 1
	}
	{
		print >name(going_on ? "run" : "out")
		going_on = going_on && /\\$/
	}'
}

# Run what was cut up, here and in order, up to what fails.
play() {	# FOLDER
	for run in "$1"/*.run; do
		tick
		eval "$(cat "$run")" >"${run%.run}.got" 2>&1 </dev/null || {
			echo "status $?: $(cat "$run" "${run%.run}.got")"
			return
		}
	done
}

# Compare where the page shows what comes out; its ids are others.
differ() {	# FOLDER
	for out in "$1"/*.out; do
		[ -s "$out" ] || continue
		hide_ids /dev/null "$out" >wanted
		hide_ids /dev/null "${out%.out}.got" >got
		cmp -s wanted got || diff -u -L "$out" -L output wanted got
	done
}

work=$PWD
take examples "$page" | cut_up "$work/story"
ok 'afi(1) has a story of some length' \
	test "$(find story -name '*.run' | wc -l)" -ge 20
play "$work/story" >"$work/stopped"
cd "$work" || exit 1
try 'its commands run in order' 0 cat stopped </dev/null
differ story >differences
try 'they print what it shows' 0 cat differences </dev/null

# Those of each command's page, in a home folder of their own.
# shellcheck source=tests/cli/lib_manual.sh
. "$here/lib_manual.sh"
live_in() {	# FOLDER
	HOME=$work/$1
	GIT_CONFIG_GLOBAL=$HOME/.gitconfig
	cd "$HOME" || exit
}
begun=$now
mkdir model
(
	set -e
	live_in model
	manual_register
) >log 2>&1
ok 'a register for the others is made' sh -c 'cat log; test -s model/now'
now=$(cat model/now)
for command in $commands; do
	folder=pages/$command
	take examples "$(page_of "$command")" | cut_up "$folder"
	grep -qE "^afi $command( |\$)" "$folder"/*.run 2>/dev/null ||
		echo "$command" >>unused
	cp -a model "$folder/home"
	(
		live_in "$folder/home"
		cd northshire && tick && play "$work/$folder"
	) >>failing
	differ "$folder" >>unlike
done
clock "@$begun"
touch unused
try "each command's page has an example of it" 0 cat unused </dev/null
try 'its examples run' 0 cat failing </dev/null
try 'and print what it shows' 0 cat unlike </dev/null

# --- The JSON view ---

# The members that the schema, to which tests/cli/schema.sh holds the commands,
# lets one of them print.
members() {	# COMMAND
	jq -r --arg command "$1" '
	def members($defs):
		..
		| objects
		| (.properties | objects | keys[]),
		  (.["$ref"] | strings | $defs[ltrimstr("#/$defs/")]
			| members($defs));
	.["$defs"] as $defs | $defs[$command] | members($defs)' \
		"$top/lib/view.schema.json" | sort -u
}

take members "$page" | sort -u >common
awk '/--format/ { print $3 }' usages | while read -r command; do
	members "$command" >shown
	cat shown >>all_shown
	take members "$(page_of "$command")" | sort -u >own
	sort -u common own | comm -23 shown - |
		sed "s/^/$command: /" >>missing
	comm -13 shown own | sed "s/^/$command: /" >>unknown
done
try 'every member of the JSON view is explained' 0 cat missing </dev/null
sort -u all_shown | comm -13 - common >>unknown
try 'no other member is explained' 0 cat unknown </dev/null

# --- The example of afi-record(5) ---

clock 2024-03-01T09:00:00Z
person 'Performance Lead' lead@northshire.example
{
	afi init --force Northshire example
	cd example || exit 1
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
	afi open northshire/peel-2024 --title 'PEEL 2024' --source 'The report'
} >"$work/log" 2>&1
file=records/northshire/peel-2024/afi-3.yaml
take examples "$record_page" >whole.yaml

# Commit the first $1 lines as those who wrote the last entry in them.
commit_part() {	# LINES
	head -n "$1" whole.yaml >"$file"
	now=$(sed -n 's/^\(  \)\{0,1\}at: //p' "$file" | tail -n 1)
	by=$(sed -n 's/^\(  \)\{0,1\}by: //p' "$file" | tail -n 1)
	git add "$file" &&
	GIT_AUTHOR_DATE=$now git commit -q -m entry --author "$by"
}
commit_parts() {
	for line in $(grep -n '^- id' whole.yaml | cut -d : -f 1) \
		$(($(wc -l <whole.yaml) + 1)); do
		[ "$(sed -n "$((line - 1))p" whole.yaml)" = journal: ] &&
			line=$((line - 1))
		commit_part $((line - 1)) || return 1
	done
}
ok 'plain Git commits it, entry by entry' commit_parts
clock 2024-08-02T09:00:00Z
ok 'afi check finds it sound and its history proven' afi check
ok 'afi show shows it' afi show afi-3
is 'in the order in which afi writes it' "$(
	cp "$file" copy.yaml
	afi merge-records /dev/null copy.yaml "$file"
	cmp copy.yaml whole.yaml && echo same)" same
is 'its figure is the corrected one' \
	"$(afi show afi-3 --format json | jq -r '.measures[].fields.value')" 84%
is 'two entries of it crossed' \
	"$(grep -c 'after: \[c8v2n5wq0x7z\]' whole.yaml)" 2
cd "$work" || exit 1

# --- The README ---

person 'Performance Lead' lead@northshire.example
clock 2025-01-09T10:12:44Z
awk '/^```sh$/ { taking = !done; next }
	/^```$/ { done += taking; taking = 0 }
	taking' "$top/README.md" >try.txt
is 'the README has a try of five lines' "$(wc -l <try.txt)" 5
ok 'of which the first builds' grep -q '^make && ' try.txt
{
	echo 'set -e'
	sed 1d try.txt
} >try.sh
mkdir tried
ok 'the others run' sh -c 'cd tried && sh ../try.sh'
awk '/^```sh$/ { taking = n++ == 1; next }
	/^```$/ { taking = 0 }
	taking' "$top/README.md" >main.txt
# What the letter still lacks is for its readers to give.
is 'the main job goes on from there, and the letter says what it lacks' \
	"$(cd tried && while read -r line; do
		sh -c "$line" >/dev/null 2>&1
		printf '%d ' $?
	done <../main.txt)" '0 0 1 1 0 '
# Links that do not lead to a file.
dead_links() {
	grep -o '](\([^)]*\))' "$top/README.md" | tr -d ']()' | grep -v : |
		while read -r file; do
			test -e "$top/$file" || echo "$file"
		done
}
try 'every file that it names is there' 0 dead_links </dev/null
awk 'FNR == 1 { table = 0 }
	/<!-- bench: begin/ { table = 1 }
	/<!-- bench: end/ { table = 0 }
	!table && length > 80 { print FILENAME ": " FNR }' \
	"$top/README.md" "$top/CHANGES.md" >long
try 'its lines have at most 80 columns' 0 cat long </dev/null
done_testing
