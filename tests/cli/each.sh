#!/bin/sh
# afi update --each: one page for many findings; all of it is recorded or
# nothing, and nothing that was typed is lost.
. "${0%/*}/lib.sh"
. "$here/lib_terminal.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title 'Failing to act' --owner 'Head of HR' >/dev/null
afi open afi-1/new --title 'Act on it' --due 30/4/2025 >/dev/null
afi open afi-2 --title 'Failing to record' >/dev/null
afi open afi-3 --title 'Failing to listen' >/dev/null
afi open afi-4 --title 'Opened twice' >/dev/null
afi close afi-4 --outcome void -m 'A slip.' >/dev/null
awk 'BEGIN { for (i = 1; i <= 5; i++) print "Line " i " of it is here, " \
	"and goes on so that it is longer than a line of the page." }' >long
tick
afi update afi-2 -F long >/dev/null
folder=records/leicestershire/peel-2025

commits() {
	git rev-list --count HEAD
}
# The last lines of a record, without indent.
last() {	# FINDING LINES
	tail -n "$2" "$folder/$1.yaml" | sed 's/^  //'
}
page() {
	afi update --each --template "$@"
}
# The page with lines put under findings: afi-1 'a line' afi-2 'another'.
filled() {
	page >page.txt
	fill page.txt "$@"
}
fill() {	# FILE FINDING LINES...
	_file=$1
	shift
	while [ $# -gt 1 ]; do
		FINDING=/$1 LINES_=$2 awk '{ print }
			/^%% ===/ && index($3, ENVIRON["FINDING"]) {
				print ENVIRON["LINES_"]
			}' "$_file" >"$_file.new"
		mv "$_file.new" "$_file"
		shift 2
	done
	cat "$_file"
}

# --- The page ---

try 'the page says how, and what is known' 0 page <<'END'
%% What was done?  Write it under the line of each finding of which there is
%% news, and leave the others as they are; they are skipped.  All of it is
%% recorded together.
%%
%% Under that line, what you write may begin with lines such as
%%     due: 30/4/2025                   a new date; say why below it
%%     measure: victims advised=73/76   a figure
%%     no change                        there is no news
%%
%% Lines that begin with %% are left out; those that begin with # stay, so that
%% headings in Markdown are safe.
%%
%% Performance Lead <lead@force.example>, as force

%% === leicestershire/peel-2025/afi-1  Failing to act
%% in progress, amber; due 30 April 2025; owner Head of HR
%% 9 January 2025, force: action 1 opened: Act on it; due 30 April 2025



%% === leicestershire/peel-2025/afi-2  Failing to record
%% in progress, amber
%% 9 January 2025, force: update
%%     Line 1 of it is here, and goes on so that it is longer than a line of
%%     the page.
%%     Line 2 of it is here, and goes on so that it is longer than a line of ...



%% === leicestershire/peel-2025/afi-3  Failing to listen
%% awaiting allocation, amber
%% 9 January 2025, HMICFRS, recorded by the force from The report: opened: Failing to listen


END
sections() {
	page "$@" | sed -n 's/^%% === .*\(afi-[0-9]*\) .*/\1/p' | tr '\n' ' '
}
is 'the options of list choose' "$(sections --owner 'head of hr')" 'afi-1 '
is 'a target too' "$(sections afi-3)" 'afi-3 '
afi close afi-3 --outcome no-further-action --authority 'A letter' \
	-m 'Agreed.' >/dev/null
is 'what is closed is left out' "$(sections)" 'afi-1 afi-2 '
is 'unless it is asked for' "$(sections --closed)" 'afi-3 '
afi reopen afi-3 -m 'Again.' >/dev/null
try 'nothing as asked' 1 page --owner Nobody <<'END'
afi: no finding is as asked; 'afi list' shows what there is
END

# --- Filled in ---

tick
before=$(commits)
filled afi-1 'due: mid-2025
measure: staff trained=40/60

# Training

Half of them. %% of all' afi-3 '  No change ' >typed
try 'what is filled in is recorded' 0 \
	with_input typed afi update --each -F - <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
recorded #2: leicestershire/peel-2025/afi-1, measure by force
recorded #3: leicestershire/peel-2025/afi-3, update by force
END
is 'in one commit' "$(($(commits) - before))" 1
try 'a date with its reason, a heading among it' 0 sh -c \
	"sed -n '/^  due: 2025-06-30/,/^- /p' $folder/afi-1.yaml |
	sed '\$d;s/^  //'" <<'END'
due: 2025-06-30
due-words: mid-2025
text: |2-
  # Training

  Half of them. %% of all
END
try 'a figure' 0 last afi-1 2 <<'END'
name: staff trained
value: 40/60
END
try 'no change' 0 last afi-3 2 <<'END'
what: update
no-change: "yes"
END
tick
cat >own <<'END'
%%===  afi-1/1 and any words
Done.
%% a comment
%%  === peel-2025
Debriefed.
END
try 'sections of your own, and lines that lost a blank' 0 \
	afi update --each -F own --on 8/1/2025 <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force
recorded #2: leicestershire/peel-2025, update by force
END
is 'all on the same day' \
	"$(grep -c '^  happened: 2025-01-08' $folder/afi-1.yaml \
		$folder/inspection.yaml | sed 's/.*://' | tr '\n' ' ')" '1 1 '

# --- What is wrong ---

before=$(commits)
filled afi-1 'Right.' afi-2 'due: soon
Why' afi-3 "Half: $(printf '\a')" >wrong
try 'one wrong section is nothing recorded' 1 \
	afi update --each -F wrong <<'END'
afi: leicestershire/peel-2025/afi-2: due: 'soon' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
afi: leicestershire/peel-2025/afi-3: line 1, column 7: control character U+0007 is not allowed
afi: 2 sections are wrong; nothing was recorded
END
wrong() {	# what is typed under afi-1: one line says what is wrong with it
	filled afi-1 "$1" afi-2 'Right.' >wrong
	afi update --each -F wrong 2>&1 | head -n 1
}
try 'a date wants a reason' 0 wrong 'due: 1/6/2025' <<'END'
afi: leicestershire/peel-2025/afi-1: the text is missing; a new date needs a reason
END
try 'one date' 0 wrong 'due: 1/6/2025
due: 2/6/2025
Why' <<'END'
afi: leicestershire/peel-2025/afi-1: due: is there twice
END
try 'a figure is one' 0 wrong 'measure: trained=half' <<'END'
afi: leicestershire/peel-2025/afi-1: 'half' is not a figure like 86%, 1,800, 73/76, >=90% or 5%..15%
END
try 'no change and a figure' 0 wrong 'no change
measure: trained=1' <<'END'
afi: leicestershire/peel-2025/afi-1: --no-change says that there is nothing new, so nothing new goes with it
END
try 'a section for nothing that there is' 0 wrong 'Right.
%% === afi-9
Nor this.' <<'END'
afi: afi-9: nothing here is called 'afi-9'; there is leicestershire/peel-2025/afi-1, leicestershire/peel-2025/afi-2, leicestershire/peel-2025/afi-3, leicestershire/peel-2025/afi-4
END
try 'an inspection has no date' 0 wrong 'Right.
%% === peel-2025
due: 1/6/2025
Why' <<'END'
afi: peel-2025: --due is for a finding or an action
END
try 'words that belong to no finding' 1 with_input long \
	afi update --each -F - <<'END'
afi: what follows belongs to no finding; a line such as '%% === afi-3' before it says to which
afi: 1 section is wrong; nothing was recorded
END
printf '%%%% === afi-1\nA\0B\n' >nul
try 'a byte at which others would stop' 1 afi update --each -F nul <<'END'
afi: there is a character U+0000 in it; nothing was recorded
END
page >empty
try 'a page with nothing on it' 1 afi update --each -F empty <<'END'
afi: the page is as empty as it was; nothing was recorded
END
try 'without a terminal' 2 env EDITOR=true afi update --each <<'END'
afi: --each opens an editor, for which there is no terminal here; fill in what --template prints, then give it with -F FILE
END
is 'none of these recorded anything' "$(commits)" "$before"

# --- Many ---

for i in $(seq 10 69); do
	afi open "afi-$i" --title "Finding $i" >/dev/null
done
before=$(commits)
page | sed 's/^%% === .*afi-\([0-9]*\) .*/&\nNews of \1./' >many
try 'sixty findings and three' 0 sh -c 'afi update --each -F many | wc -l' <<'END'
63
END
is 'are one commit' "$(($(commits) - before))" 1
is 'each with its own' "$(for i in $(seq 10 69); do
	[ "$(last "afi-$i" 1)" = "text: News of $i." ] && echo yes
done | wc -l)" 60

# --- In an editor ---

need_terminal
unset VISUAL
export EDITOR=./editor
kept() {
	set -- "$TMPDIR"/afi-*/text.md
	echo "$1"
}
hide_kept() {
	"$@" >shown
	_status=$?
	sed 's,/[^ ]*/afi-[^/ ]*/text,/TMP/text,g' shown
	return "$_status"
}
# What is put under a finding on the page $1.
editor under <<'END'
FINDING=/$2 WORDS=$3 awk '{ print }
	/^%% ===/ && index($3, ENVIRON["FINDING"] ) &&
	length($3) == index($3, ENVIRON["FINDING"]) + length(ENVIRON["FINDING"]) - 1 {
		print ENVIRON["WORDS"]
	}' "$1" >"$1.new" && mv "$1.new" "$1"
END

editor editor <<'END'
./under "$1" afi-1 'One.'
./under "$1" afi-2 'Two.'
END
tick
try 'two of many' 0 at_terminal afi update --each peel-2025 <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
recorded #2: leicestershire/peel-2025/afi-2, update by force
END
is 'leave no file' "$(ls "$TMPDIR")" ''

editor editor <<'END'
cp "$1" "opened$(ls opened* 2>/dev/null | wc -l)"
git rev-list --count HEAD >>counts
case $(ls opened* | wc -l) in
1)	./under "$1" afi-1 'Right.'
	./under "$1" afi-2 'due: never
Wrong.' ;;
2)	sed -i 's/^due: never/due: 31 June 2025/' "$1" ;;
3)	sed -i 's/^due: 31 June/due: 30 June/' "$1" ;;
esac
END
tick
before=$(commits)
try 'what is wrong comes back until it is right' 0 \
	at_terminal afi update --each <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
recorded #2: leicestershire/peel-2025/afi-2, update by force
END
is 'and nothing was recorded before' "$(sort -u counts)" "$before"
try 'the reason stands under the line of the finding' 0 \
	grep -A 3 '=== .*/afi-2 ' opened1 <<'END'
%% === leicestershire/peel-2025/afi-2  Failing to record
%% !! due: 'never' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
due: never
Wrong.
END
is 'and goes when it holds no longer' \
	"$(grep -c '^%% !!' opened0 opened1 opened2 | tr '\n' ' ')" \
	'opened0:0 opened1:1 opened2:1 '
is 'the right section is as it was typed' \
	"$(grep -c '^Right\.$' opened2)" 1
is 'the date is the mended one' "$(last afi-2 2)" 'due: 2025-06-30
text: Wrong.'

editor editor <<'END'
grep -q '^%% !!' "$1" && exit
./under "$1" afi-1 'Right.'
./under "$1" afi-2 'due: never
Wrong.'
END
before=$(commits)
try 'saved as it is it is given up' 1 \
	hide_kept at_terminal afi update --each <<'END'
afi: leicestershire/peel-2025/afi-2: due: 'never' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
afi: 1 section is wrong; nothing was recorded
afi: what you typed is kept in '/TMP/text.md'; once the cause is mended, give it with -F
END
is 'with nothing recorded' "$(commits)" "$before"
sed 's/^due: never/due: 1 July 2025/' "$(kept)" >mended
tick
ok 'and the page is soon mended' afi update --each -F mended
is 'with all that was on it' \
	"$(last afi-1 1); $(last afi-2 2 | tr '\n' ' ')" \
	'text: Right.; due: 2025-07-01 text: Wrong. '
rm -r "$(dirname "$(kept)")"

editor editor <<'END'
./under "$1" afi-1 'Half done.'
exit 1
END
try 'an editor that fails' 1 hide_kept at_terminal afi update --each <<'END'
afi: the editor './editor' failed; nothing was recorded
afi: what you typed is kept in '/TMP/text.md'; once the cause is mended, give it with -F
END
ok 'leaves its page' grep -q '^Half done' "$(kept)"
rm -r "$(dirname "$(kept)")"

idle() {
	EDITOR=true at_terminal afi update --each
}
try 'nothing typed' 1 idle <<'END'
afi: the page is as empty as it was; nothing was recorded
END
is 'is nothing kept' "$(ls "$TMPDIR")" ''

editor editor <<'END'
afi update afi-1 -m 'From elsewhere.'
./under "$1" afi-1 'From here.'
END
tick
ok 'others record while the page is open' at_terminal afi update --each
is 'and both are there' \
	"$(grep -cE 'text: From (elsewhere|here)\.$' $folder/afi-1.yaml)" 2
none() {
	EDITOR='' at_terminal afi update --each
}
try 'without an editor' 2 none <<'END'
afi: --each opens an editor; 'export EDITOR=nano' says which, or fill in what --template prints and give it with -F FILE
END
printf '\357\273\277%%%% === afi-1\nFrom another editor.\n' >../marked
ok 'a byte order mark is no text' afi update --each -F ../marked
ok 'everything is proved' afi check
done_testing
