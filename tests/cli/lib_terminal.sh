# shellcheck shell=sh
# Commands at a terminal, for tests of what people see there: a pseudo-terminal
# made by script(1).
#
#	. "${0%/*}/lib.sh"
#	. "$here/lib_terminal.sh"
#	need_terminal				or skip the whole script
#
#	try 'what is true' 0 at_terminal afi list
#	ok 'what is true' type_in 'words\n.\n' afi update afi-1
#
#	editor NAME <<'EOF'	make an editor, ./NAME: a shell script of which
#	...			$1 is the file

need_terminal() {
	script -q -e -E never -c true /dev/null </dev/null >/dev/null 2>&1 && return
	skip "${0##*/}" 'there is no script(1) of util-linux'
	done_testing
}

# Words for a shell, whatever they hold.
_quoted() {
	for _word in "$@"; do
		printf "'%s' " "$(printf '%s' "$_word" | sed "s/'/'\\\\''/g")"
	done
}

# Run a command at a terminal, with standard input typed in but not echoed; the
# status is its own, and lines end as in files.
at_terminal() {	# COMMAND...
	SHELL=/bin/sh script -q -e -E never -c "$(_quoted "$@")" /dev/null \
		>"$scratch/try/terminal"
	_status=$?
	tr -d '\r' <"$scratch/try/terminal"
	return "$_status"
}

# The same with what printf makes of $1 typed in.
type_in() {	# KEYS COMMAND...
	# shellcheck disable=SC2059	# that is what it is for
	printf "$1" >"$scratch/try/keys"
	shift
	at_terminal "$@" <"$scratch/try/keys"
}

editor() {	# NAME, the script on standard input
	{
		echo '#!/bin/sh'
		cat
	} >"$1"
	chmod +x "$1"
}
