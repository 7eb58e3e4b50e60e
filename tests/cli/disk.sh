#!/bin/sh
# A disk that is full, or may only be read: a clear error, nothing half done,
# and all works again afterwards.  Needs a small file system of its own, mounted
# where nobody else sees it.
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"

disk=$scratch/disk
case ${AFI_INNER-} in
'')
	# With the rights of root, or those that a user has over his own.
	for rights in -m -rm; do
		unshare $rights true 2>/dev/null || continue
		AFI_INNER=$rights unshare $rights sh "$here/disk.sh"
		exit
	done
	printf '1..0 # SKIP no file system can be mounted here\n'
	exit ;;
esac
mkdir "$disk"
mount -t tmpfs -o size=6m tmpfs "$disk" 2>"$scratch/try/why" || {
	printf '1..0 # SKIP %s\n' "$(cat "$scratch/try/why")"
	exit
}
trap 'cd /; umount "$disk"; clean_up' EXIT

dir=$disk/register

# Fill the disk but for $1 KiB.
fill() {
	rm -f "$disk/filler"
	_free=$(df -k --output=avail "$disk" | tail -n 1)
	dd if=/dev/zero of="$disk/filler" bs=1024 count=$((_free - $1)) \
		2>/dev/null
}

# Fails with the reason, or is done and said so.
clear_about() {	# REASON WORD COMMAND...
	_reason=$1 _word=$2
	shift 2
	"$@" >"$scratch/try/output" 2>&1
	status=$?
	_count=$(stored "$dir" | grep -cx "$_word")
	case $status$_count in
	01) done=$((done + 1)) ;;
	10) refused=$((refused + 1))
	    grep -q "^afi: .*$_reason" "$scratch/try/output" || {
		echo "$_word: no reason is given:"
		cat "$scratch/try/output"
	    } ;;
	*) echo "$_word: status $status, stored $_count times"
	   cat "$scratch/try/output" ;;
	esac
}

new_register "$dir" 2
head -c 2000000 /dev/urandom >"$scratch/work/large"
found=$scratch/try/found done=0 refused=0

# From nothing free upwards, so that each step of the way fails in its turn.
free=0
while [ $free -le 80 ]; do
	fill $free
	clear_about 'No space left on device' "w01n$(printf %04d $free)x" \
		afi -C "$dir" update afi-1 -m "w01n$(printf %04d $free)x"
	afi -C "$dir" show afi-1 >"$scratch/try/output" 2>&1 ||
		echo "$free KiB free: it cannot be read"
	free=$((free + 4))
done >"$found" 2>&1
measured "$done were done, $refused refused"
nothing 'a full disk is named, and what is said to be done is' "$found"
is 'some were refused and some done' \
	"$([ $done -gt 0 ] && [ $refused -gt 0 ] && echo both)" both

fill 200
clear_about 'No space left on device' w02n0001x \
	afi -C "$dir" evidence afi-1 "$scratch/work/large" >"$found" 2>&1
is 'so is one that has no room for the evidence' "$(cat "$found")" ''

rm "$disk/filler"
{
	refusing "$dir" w03n0001x
	ailing "$dir"
	unclean "$dir"
} >"$found" 2>&1
nothing 'with room again all works, and nothing was half done' "$found"

fill 4
ok 'a full disk does not hinder reading' afi -C "$dir" check
afi init --force Rutland "$disk/new" >"$scratch/work/said" 2>&1
is 'a register cannot be made on a full disk' "$?" 1
ok 'with the reason' grep 'No space left on device' "$scratch/work/said"
rm "$disk/filler"
ok 'but with room again' afi init --force Rutland "$disk/new"

# Names the reason and the file, and leaves nothing of a file of its own.
no_room() {	# NAME FILE COMMAND...
	_name=$1 _file=$2 _before=$(ls -A "$disk" "$disk/out")
	shift 2
	"$@" >"$scratch/try/output" 2>&1
	is "$_name" "$? $(grep -c "^afi: .*'$_file': No space left on device" \
		"$scratch/try/output")" '1 1'
	is 'and nothing of it is left' "$(ls -A "$disk" "$disk/out")" "$_before"
}
mkdir "$disk/out"
afi -C "$dir" evidence afi-1 "$scratch/work/large" >"$scratch/work/said"
echo old >"$disk/list.csv"
fill 0
no_room 'there is no room for a list' "$disk/list.csv" \
	afi -C "$dir" list --format csv -o "$disk/list.csv"
is 'and the old one stays' "$(cat "$disk/list.csv")" old
fill 200
no_room 'nor for a kept file' large \
	afi -C "$dir" evidence afi-1 --get "$disk/out"
rm "$disk/filler"

# --- Mounted to be read only ---

cd / && mount -o remount,bind,ro "$disk"
cd "$scratch/work" || exit 1
ok 'a disk that is only to be read is read' afi -C "$dir" list
ok 'and checked' afi -C "$dir" check
clear_about 'Read-only file system' w04n0001x \
	afi -C "$dir" update afi-1 -m w04n0001x >"$found" 2>&1
nothing 'an update is refused with the reason' "$found"
is 'and was refused' "$status" 1
mount -o remount,bind,rw "$disk"
refusing "$dir" w05n0001x >"$found" 2>&1
nothing 'and works when it can be written again' "$found"
done_testing
