#!/bin/sh
# Text from whoever sits at the terminal: their editor, or line by line; what
# they typed is never lost.
. "${0%/*}/lib.sh"
. "$here/lib_terminal.sh"
need_terminal
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title 'Failing to act' >/dev/null
afi open afi-1/new --title Act >/dev/null
record=records/leicestershire/peel-2025/afi-1.yaml
export EDITOR=./editor
unset VISUAL

commits() {
	git rev-list --count HEAD
}

# --- What the editor is given ---

editor editor <<'END'
cp "$1" given
stat -c %a "$1" "${1%/*}" >modes
echo "$1" >name
printf '# A heading\n\n%%%% left out\n 50%% of it, 100%%%% sure\n' >"$1"
END
try 'the editor gives the text' 0 at_terminal afi update afi-1 <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
END
try 'it is told what for, by whom and how' 0 cat given <<'END'

%% afi update: what was done; with --due, why the date moves
%% leicestershire/peel-2025/afi-1  Failing to act
%% Performance Lead <lead@force.example>, as force
%%
%% Lines that begin with %% are left out; those that begin with # stay, so that
%% headings in Markdown are safe.  Without any text nothing is recorded.
END
try 'a heading stays, a comment goes' 0 tail -n 4 $record <<'END'
  text: |2-
    # A heading

     50% of it, 100%% sure
END
is 'the file and its folder were private' "$(tr '\n' ' ' <modes)" '600 700 '
fails 'and are gone' test -e "$(cat name)"
is 'with all that was beside them' "$(ls "$TMPDIR")" ''

# --- Which editor ---

visual() {
	VISUAL=$1 at_terminal afi update afi-1/1
}
editor 'my editor' <<'END'
echo "$1 by VISUAL" >"$2"
END
tick
ok 'VISUAL comes first, and may hold words' visual "./my\\ editor 'Three words'"
is 'which the shell takes apart' "$(tail -n 1 $record)" \
	'  text: Three words by VISUAL'
tick
# shellcheck disable=SC2016	# not to be expanded
mkdir 'a $(touch oops) "b"'
spaced() {
	TMPDIR="$PWD/a \$(touch oops) \"b\"" at_terminal afi update afi-1
}
ok 'a file name is nothing that the shell runs' spaced
fails 'whatever it holds' test -e oops
tick
before=$(commits)
no_such() {
	EDITOR=nosuch at_terminal afi update afi-1 | sed /not.found/d
}
try 'an editor that is not there' 0 no_such <<'END'
afi: there is no editor 'nosuch', which VISUAL or EDITOR names; nothing was recorded
END
failing() {
	EDITOR=false at_terminal afi update afi-1
}
try 'one that fails' 1 failing <<'END'
afi: the editor 'false' failed; nothing was recorded
END
idle() {
	EDITOR=true at_terminal afi update afi-1
}
try 'one in which nothing is typed' 1 idle <<'END'
afi: the text is empty; nothing was recorded
END
is 'leaves nothing behind' "$(ls "$TMPDIR")" ''
nowhere() {
	TMPDIR=$PWD/none at_terminal afi update afi-1 | sed "s,$PWD,HERE,"
}
try 'a TMPDIR that is not there' 0 nowhere <<'END'
afi: cannot make a folder in 'HERE/none' for the text: No such file or directory; let TMPDIR name one that you may write to, or give the text with -m or -F
END
try 'what is not there is not written about' 1 at_terminal afi update afi-9 <<'END'
afi: nothing here is called 'afi-9'; there is leicestershire/peel-2025/afi-1
END
export EDITOR=./unasked
echo 'touch asked' | editor unasked
try 'a wrong date is told before' 2 at_terminal afi update afi-1 --due soon <<'END'
afi: --due: 'soon' is not a date: type a date like 30/4/2025, 30 April 2025, April 2025, mid-2025 or +6m
END
try 'one to come as well' 2 at_terminal afi update afi-1 --on +1d <<'END'
afi: --on: '+1d' is still to come; what is recorded has happened
END
try 'and what may not be closed so' 1 at_terminal afi close afi-1 \
	--outcome complete --authority Letter <<'END'
afi: 'leicestershire/peel-2025/afi-1' has no evidence, so it cannot be closed as complete; add some with 'afi evidence leicestershire/peel-2025/afi-1 FILE'
END
person 'Somebody' else@force.example
try 'who may not record need not type' 1 at_terminal afi update afi-1 <<'END'
afi: Somebody <else@force.example> is not in this register; somebody who is can add them with 'afi person'
END
person 'Performance Lead' lead@force.example
export EDITOR=./editor
fails 'no editor was opened for these' test -e asked
is 'none of these recorded anything' "$(commits)" "$before"

# --- Nothing typed is lost ---

kept() {
	set -- "$TMPDIR"/afi-*/text.md
	echo "$1"
}
hide_kept() {
	"$@" >shown
	_status=$?
	sed 's,/[^ ]*/afi-[^/]*/,/TMP/,g' shown
	return "$_status"
}
editor editor <<'END'
{
	printf 'Good.\n'
	cat "$1"
	printf 'A bell: \a\n'
} >"$1.new"
mv "$1.new" "$1"
END
try 'a character that text cannot hold' 1 \
	hide_kept at_terminal afi update afi-1 <<'END'
afi: /TMP/text.md: line 3, column 9: control character U+0007 is not allowed
afi: what you typed is kept in '/TMP/text.md'; once the cause is mended, give it with -F
END
is 'is where the message says, without comments' \
	"$(sed -n '1p;3s/.*: //p' "$(kept)" | od -An -c | tr -d ' ')" 'Good.\n\a\n'
tr -d '\a' <"$(kept)" >mended
ok 'and is soon mended' afi update afi-1 -F mended
rm -r "$(dirname "$(kept)")"

editor editor <<'END'
echo half done >"$1"
exit 3
END
try 'an editor that wrote and failed' 1 \
	hide_kept at_terminal afi update afi-1 <<'END'
afi: the editor './editor' failed; nothing was recorded
afi: what you typed is kept in '/TMP/text.md'; once the cause is mended, give it with -F
END
is 'leaves its text' "$(cat "$(kept)")" 'half done'
rm -r "$(dirname "$(kept)")"

editor editor <<'END'
echo done >"$1"
END
try 'what cannot be recorded' 1 hide_kept at_terminal afi reopen afi-1 <<'END'
afi: 'leicestershire/peel-2025/afi-1' is not closed, so there is nothing to reopen
afi: what you typed is kept in '/TMP/text.md'; once the cause is mended, give it with -F
END
is 'leaves its text too' "$(cat "$(kept)")" 'done'
rm -r "$(dirname "$(kept)")"

# --- While the editor is open ---

editor editor <<'END'
GIT_AUTHOR_DATE='2025-01-09T12:00:00Z' afi update afi-1 -m 'From elsewhere'
echo mine >"$1"
END
clock 2025-01-09T12:30:00Z
ok 'others record while the editor is open' at_terminal afi update afi-1
is 'and both are there' "$(grep -cE 'text: (From elsewhere|mine)$' $record)" 2

# --- Without an editor ---

unset EDITOR
tick
try 'without an editor a full stop ends it' 0 \
	type_in 'One\n%% two.\n\n.\nthree\n' afi update afi-1/1 <<'END'
afi update: what was done; with --due, why the date moves
leicestershire/peel-2025/afi-1/1  Act
Performance Lead <lead@force.example>, as force

End the text with a line that holds nothing but a full stop, or with Ctrl-D.
recorded #1: leicestershire/peel-2025/afi-1/1, update by force
END
try 'every line before it is text' 0 tail -n 3 $record <<'END'
  text: |2-
    One
    % two.
END
tick
ok 'so does the end of what is typed' type_in 'Once\n' afi update afi-1/1
is 'all of it' "$(tail -n 1 $record)" '  text: Once'
nothing() {
	type_in '.\n' afi update afi-1 | tail -n 1
}
try 'nothing typed is nothing recorded' 0 nothing <<'END'
afi: the text is empty; nothing was recorded
END
lines_kept() {
	type_in 'Not\nlost\n.\n' afi reopen afi-1 >shown
	sed -n 's/.*kept in .*\(text.md\).*/\1/p' shown
}
try 'what was typed and not recorded is kept' 0 lines_kept <<'END'
text.md
END
is 'line by line' "$(tr '\n' ' ' <"$(kept)")" 'Not lost '
try 'in a pipe nobody is asked' 2 afi update afi-1 <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
ok 'everything is proved' afi check
done_testing
