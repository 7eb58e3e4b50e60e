# shellcheck shell=sh
# What every end-to-end test begins with: the same surroundings each time, an
# empty folder to be in, and functions that print TAP.
#
#	. "${0%/*}/lib.sh"
#
#	try 'what is true' 0 afi list <<'EOF'	status and output as given
#	...
#	EOF
#	try_out 'what is true' 0 list.out afi list	... as in that file
#	ok 'what is true' test -e records		the command succeeds
#	fails 'what is true' test -e records.new	it says no (does not crash)
#	is 'what is true' "$got" "$wanted"		two texts are equal
#	skip 'what is true' 'no strace here'		not tested, and why
#	inside						see what is not public too
#	done_testing					at the end of each script
#
# A command's output is standard output and error together, its input is empty;
# `with_input FILE COMMAND...` gives it some.  It runs in a subshell.  Entry ids
# are random: try shows the first one in an output as #1, the next as #2 and so
# on, and the short form after a tilde as ~#1.
#
# UPDATE=1 makes try_out write its file instead, for review in the diff.
#
# $top is the project's folder, $here the script's, $data is tests/data, $build
# where it was built ($AFI_VARIANT says how).

here=$(cd "${0%/*}" && pwd) || exit 1
top=$(cd "$here/../.." && pwd) || exit 1
# shellcheck disable=SC2034	# for the scripts
data=$top/tests/data
build=${AFI_BUILD:-$top/build/check}
PATH=${AFI_BIN:-$build}:$PATH

# --- Surroundings ---

for name in $(env | sed -n 's/^\(\(GIT\|LC\|XDG\)_[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
unset LANG LANGUAGE NO_COLOR AFI_PAGER PAGER LESS LV EDITOR VISUAL COLUMNS LINES EMAIL CDPATH
unset MAKEFLAGS MAKELEVEL
umask 022

# In memory where that can be had: what is synced there costs nothing.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
fi
scratch=$(mktemp -d -p "${TMPDIR:-/tmp}") || exit 1
scratch=$(cd "$scratch" && pwd -P) || exit 1
clean_up() {
	cd /
	chmod -R u+rwX "$scratch" 2>/dev/null
	rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

export LC_ALL=C.UTF-8 TZ=UTC TERM=dumb PATH
export HOME="$scratch/home" TMPDIR="$scratch/tmp"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$HOME/.gitconfig"
export GIT_TERMINAL_PROMPT=0 GIT_CEILING_DIRECTORIES="$scratch"
mkdir "$HOME" "$TMPDIR" "$scratch/work" "$scratch/try"

# Be somebody else from now on.
person() {	# NAME ADDRESS
	git config --global user.name "$1"
	git config --global user.email "$2"
}

# Set the clock that git and afi go by; `tick` moves it on.
clock() {	# DATE
	now=$(date -u -d "$1" +%s) || exit 1
	tick 0
}

tick() {	# [SECONDS]
	now=$((now + ${1:-60}))
	export GIT_AUTHOR_DATE="@$now +0000" GIT_COMMITTER_DATE="@$now +0000"
}

printf '[init]\n\tdefaultBranch = main\n[user]\n\tname = %s\n\temail = %s\n' \
	'Performance Lead' 'lead@force.example' >"$GIT_CONFIG_GLOBAL"
clock 2025-01-09T10:12:44Z
cd "$scratch/work" || exit 1

# From now on reading commands show all, as to whoever sits at the terminal: a
# pipe is public otherwise.  What says --for itself stays.
inside() {
	mkdir -p "$scratch/inside"
	cat >"$scratch/inside/afi" <<-'EOT'
	#!/bin/sh
	afi=${0%/*}/../afi
	dir=
	if [ "${1-}" = -C ]; then
		dir=$2
		shift 2
	fi
	case ${1-} in
	'')
		set -- --for internal ;;
	person|set)
		case $#${2-} in 1|?--format|2[!-]*) [ "$1$#" = person2 ] ||
			set -- "$@" --for internal ;;
		esac ;;
	home|due|list|show|history|search|templates|summary|export)
		command=$1
		shift
		case " $* " in *' --for p'*|*' --for i'*) ;; *)
			set -- --for internal "$@" ;;
		esac
		set -- "$command" "$@" ;;
	esac
	exec "$afi" ${dir:+-C "$dir"} "$@"
	EOT
	chmod +x "$scratch/inside/afi"
	ln -sf "$(command -v afi)" "$scratch/afi"
	PATH=$scratch/inside:$PATH
}

# --- Reporting ---

tests=0
failures=0

pass() {	# NAME
	tests=$((tests + 1))
	printf 'ok %d - %s\n' "$tests" "$1"
}

# Report a failure; why is on standard input.
fail() {	# NAME
	tests=$((tests + 1))
	failures=$((failures + 1))
	printf 'not ok %d - %s\n' "$tests" "$1"
	sed 's/^/# /'
}

skip() {	# NAME REASON
	tests=$((tests + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tests" "$1" "$2"
}

done_testing() {
	printf '1..%d\n' "$tests"
	[ "$failures" = 0 ]
	exit
}

# --- Testing ---

with_input() {	# FILE COMMAND...
	_input=$1
	shift
	"$@" <"$_input"
}

# Replace the ids in $2, but not the words that the expected text $1 has, which
# cannot be random.  What looks like an id is a letter and 11 characters of
# 0-9a-hjkmnp-tv-z.
hide_ids() {	# EXPECTED OUTPUT
	awk '
	function idlike(word) {
		return word ~ /^[0-9a-hjkmnp-tv-z]+$/
	}
	# The number of an id or of the beginning of one.
	function number(word,  id) {
		for (id in numbers)
			if (index(id, word) == 1 || index(word, id) == 1)
				return numbers[id]
		return numbers[word] = ++last
	}
	function hide(word, before) {
		if (known[word] || !idlike(word))
			return word
		if (length(word) == 12 && word ~ /^[a-z]/)
			return "#" number(word)
		if (before == "~" && length(word) >= 4 && length(word) < 12)
			return "#" number(word)
		return word
	}
	{
		line = ""
		before = ""
		while (match($0, /[0-9A-Za-z]+/)) {
			word = substr($0, RSTART, RLENGTH)
			if (RSTART > 1)
				before = substr($0, RSTART - 1, 1)
			if (expected)
				known[word] = 1
			else
				line = line substr($0, 1, RSTART - 1) \
					hide(word, before)
			$0 = substr($0, RSTART + RLENGTH)
			before = ""
		}
		if (!expected)
			print line $0
	}' expected=1 "$1" expected=0 "$2"
}

# Run a command into $scratch/try/shown; its status is left in $status.
_run() {	# EXPECTED COMMAND...
	_expected=$1
	shift
	("$@") >"$scratch/try/output" 2>&1 </dev/null
	status=$?
	hide_ids "$_expected" "$scratch/try/output" >"$scratch/try/shown"
	# A last line that does not end is another thing than one that does.
	if [ -s "$scratch/try/output" ] &&
	   [ -n "$(tail -c 1 "$scratch/try/output")" ]; then
		echo '\ no line break at the end' >>"$scratch/try/shown"
	fi
}

# Compare what _run left with what was expected and report.
_compare() {	# NAME STATUS EXPECTED
	if [ "$status" = "$2" ] && cmp -s "$3" "$scratch/try/shown"; then
		pass "$1"
		return
	fi
	{
		[ "$status" = "$2" ] || echo "status $status instead of $2"
		diff -u -L expected -L output "$3" "$scratch/try/shown"
	} >"$scratch/try/why"
	fail "$1" <"$scratch/try/why"
}

try() {	# NAME STATUS COMMAND..., output expected on standard input
	_name=$1 _wanted=$2
	shift 2
	cat >"$scratch/try/expected"
	_run "$scratch/try/expected" "$@"
	_compare "$_name" "$_wanted" "$scratch/try/expected"
}

try_out() {	# NAME STATUS FILE COMMAND..., output expected in FILE
	_name=$1 _wanted=$2 _file=$here/$3
	shift 3
	[ -e "$_file" ] || [ -n "${UPDATE-}" ] || {
		echo "no $_file: UPDATE=1 makes it" >"$scratch/try/why"
		fail "$_name" <"$scratch/try/why"
		return
	}
	[ -e "$_file" ] || : >"$_file"
	_run "$_file" "$@"
	[ -z "${UPDATE-}" ] || cmp -s "$_file" "$scratch/try/shown" ||
		cp "$scratch/try/shown" "$_file"
	_compare "$_name" "$_wanted" "$_file"
}

ok() {	# NAME COMMAND...
	_name=$1
	shift
	if ("$@") >"$scratch/try/output" 2>&1 </dev/null; then
		pass "$_name"
	else
		echo "status $?: $*" >>"$scratch/try/output"
		fail "$_name" <"$scratch/try/output"
	fi
}

fails() {	# NAME COMMAND...
	_name=$1
	shift
	("$@") >"$scratch/try/output" 2>&1 </dev/null
	status=$?
	# 99 is a sanitizer's or valgrind's; from 126 on it did not run or crashed.
	if [ "$status" -gt 0 ] && [ "$status" -lt 99 ]; then
		pass "$_name"
	else
		echo "status $status: $*" >>"$scratch/try/output"
		fail "$_name" <"$scratch/try/output"
	fi
}

is() {	# NAME GOT WANTED
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		printf 'got:    %s\nwanted: %s\n' "$2" "$3" >"$scratch/try/why"
		fail "$1" <"$scratch/try/why"
	fi
}
