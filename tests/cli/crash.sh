#!/bin/sh
# Killed at any moment, afi loses nothing that it said was recorded, and the
# next command works without help.
#
# AFI_KILLS	how many are killed at random moments (40)
# AFI_FULL	if set, each command is struck at each of its calls that write
# shellcheck source=../crash/memory.sh
. "${0%/*}/../crash/memory.sh"
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"
# shellcheck source=../crash/harm.sh
. "$top/tests/crash/harm.sh"

kills=${AFI_KILLS:-40}
why_not=$(no_shim)

# --- At each call that writes ---

# Every STEP-th call; where all are wanted, every FULL-STEP-th.
killed() {	# NAME SCENE STEP [FULL-STEP]
	if [ -n "$why_not" ]; then
		skip "$1" "$why_not"
	elif [ -n "$full" ]; then
		at_each_call "$1" "$2" "${4:-1}" 1 all kill tear
	else
		at_each_call "$1" "$2" "$3" 1 one kill tear
	fi
}

killed 'an update killed at each of its calls' update 4
killed 'and then somebody commits with plain Git' plain 17
killed 'an update of a bare register' bare 9
killed 'an update after git gc' packed 17
killed 'the first update in a clone' clone 13
killed 'opening a finding' open 13
killed 'filing evidence' evidence 13
killed 'issuing a letter' issue 13
killed 'linking two records' link 17
killed 'several things of several findings' several 19
killed 'a page of updates' each 19
killed 'writing kept files out' get 3
killed 'writing a list into a file' output 2
killed 'making a register' init 19
killed 'making a bare one' bareinit 29

# A writer that mends what another left is killed in its turn: the other had
# written the new file, moved the branch, or replaced the file.
moments='4 17 38'
[ -z "$full" ] || moments=$(seq 2 2 48)
for earlier in $moments; do
	killed "an update after one killed $earlier calls on" mend 31 9
done

# --- At random moments ---

# Kill KILLS writers, WORKERS at a time, and see what is left every so often.
killed_at_random() {	# NAME KILLS WORKERS [OPTION...]
	_name=$1 _left=$2 _workers=$3
	shift 3
	dir=$scratch/work/random log=$scratch/work/log found=$scratch/work/found
	rm -rf "$dir" "$log"
	new_register "$dir" 4 "$@" 2>"$found"
	round=0
	while [ "$_left" -gt 0 ]; do
		round=$((round + 1))
		_each=$((((_left < 40 ? _left : 40) + _workers - 1) / _workers))
		"$crowd" -k "$round" -n "${round}000" -o "$log" \
			"$_workers" "$_each" afi -C "$dir" update afi-%w \
			-m "round $round %e" >"$scratch/work/sum" 2>>"$found" ||
			echo 'a command was refused' >>"$found"
		measured "$_workers at a time: $(cat "$scratch/work/sum")"
		word=w99n${round}000x
		{
			ailing "$dir"
			refusing "$dir" "$word"
			unclean "$dir"
			echo "done $word" >>"$log"
			broken_promises "$dir" "$log"
		} >>"$found" 2>&1
		_left=$((_left - _each * _workers))
	done
	measured "$(in_time "$dir" "$log") of the killed had stored theirs"
	nothing "$_name" "$found"
}

in_time() {	# DIR LOG
	stored "$1" | awk '
	FNR == NR { killed[$2] = $1 == "killed"; next }
	killed[$1] { n++ }
	END { print n + 0 }' "$2" -
}

# Real time: the clock of the test must not make all entries of one moment.
unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
killed_at_random 'an update killed at random moments' $((kills / 4)) 1
killed_at_random 'four at a time' $((kills / 2)) 4
killed_at_random 'four at a time, bare' $((kills / 4)) 4 --bare
done_testing
