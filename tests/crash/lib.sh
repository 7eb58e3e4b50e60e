# shellcheck shell=sh
# What the tests of lost work share, after tests/cli/lib.sh: registers to harm,
# the harm, and what must hold afterwards.
#
# What is entered in them has a word in it that nothing else has, such as
# w03n0041x, so that what is stored can be counted without asking afi.
#
# AFI_FULL, if set, means the long form of each test (make check-crash).

shim=$build/tests/crash/fault_preload.so
crowd=$build/tests/crash/crowd
full=${AFI_FULL-}
_said=$scratch/try/harm-said

# Why nothing can be preloaded into this build, or nothing.
no_shim() {
	case ${AFI_VARIANT-check} in
	san | fuzzer) echo 'the sanitizers must be loaded first' ;;
	coverage) echo 'what measures the coverage writes too' ;;
	valgrind) echo 'valgrind is what would be struck' ;;
	*) [ -e "$shim" ] || echo 'the library to preload was not built' ;;
	esac
}

# A register with one inspection and the findings afi-1 to afi-COUNT.
new_register() {	# DIR COUNT [OPTION...]
	_dir=$1 _count=$2 _i=0
	shift 2
	afi init "$@" --force Leicestershire "$_dir" >/dev/null &&
	afi -C "$_dir" open leicestershire/peel-2023-25 \
		--title 'PEEL 2023-25' --source 'report' >/dev/null || return
	while [ "$_i" -lt "$_count" ]; do
		_i=$((_i + 1))
		afi -C "$_dir" open "leicestershire/peel-2023-25/afi-$_i" \
			--title "Finding $_i" >/dev/null || return
	done
}

record() {	# FINDING
	echo "records/leicestershire/peel-2023-25/$1.yaml"
}

# The words that are stored, sorted, as often as they are.
stored() {	# DIR
	git -C "$1" grep -hoE 'w[0-9]{2}n[0-9]{4,}x' HEAD -- records | sort
}

gitdir() {	# DIR
	if [ -d "$1/.git" ]; then
		echo "$1/.git"
	else
		echo "$1"
	fi
}

# Say what is wrong with a register; afterwards every kept file must be there.
ailing() {	# DIR
	timeout 120 afi -C "$1" check >"$_said" 2>&1 || {
		echo "afi check, status $?:"
		cat "$_said"
	}
	grep 'not in this copy' "$_said"
	git -C "$1" fsck --full --strict --no-dangling --no-progress \
		>"$_said" 2>&1 || {
		echo "git fsck, status $?:"
		cat "$_said"
	}
}

# Say what is not as a finished command leaves it.
unclean() {	# DIR
	_git=$(gitdir "$1")
	if [ "$_git" != "$1" ]; then
		git -C "$1" status --porcelain
		find "$1" -name '.*.afi' -o -name '.afi*' -o -name 'afi.tmp*'
	fi
	find "$_git" -name '*.lock' ! -path "$_git/afi.lock" \
		-o -name 'afi.claim*' -o -name 'afi.tmp*'
	[ ! -s "$_git/afi.lock" ] || {
		echo 'notes stand in afi.lock:'
		cat "$_git/afi.lock"
	}
}

# Say if an update is not stored at once, without anybody's help.
refusing() {	# DIR WORD
	timeout 30 afi -C "$1" update afi-1 -m "$2" >"$_said" 2>&1 || {
		echo "the next command, status $?:"
		cat "$_said"
	}
	[ "$(stored "$1" | grep -cx "$2")" = 1 ] ||
		echo 'the next entry is not stored once'
}

# Say how what is stored differs from what the log of a crowd promises: each
# done word once, each killed one at most once, and no other.
broken_promises() {	# DIR LOG
	stored "$1" | awk '
	BEGIN { split("done refused killed", how, " ") }
	FNR == NR { promise[$2] = $1; next }
	!($1 in promise) { print $1 " is stored, but nobody wrote it"; next }
	{ count[$1]++ }
	END {
		for (word in promise) {
			n = count[word] + 0
			if (n > 1)
				print word " is stored " n " times"
			if (n == 0 && promise[word] == "done")
				print word " is lost"
			if (n > 0 && promise[word] == "refused")
				print word " was refused, but is stored"
		}
	}' "$2" - | sort | head -n 20
}

# Pass if the file has nothing in it, or fail and show it.
nothing() {	# NAME FILE
	if [ -s "$2" ]; then
		head -n 60 "$2" >"$scratch/try/why"
		fail "$1" <"$scratch/try/why"
	else
		pass "$1"
	fi
}

# A figure that was measured, for whoever reads along.
measured() {	# TEXT
	printf '# %s\n' "$1"
}
