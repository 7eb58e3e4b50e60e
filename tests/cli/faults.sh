#!/bin/sh
# When the disk or a right says no, the command says which, nothing is half
# done, and the next command works.
#
# AFI_FULL	if set, every call that writes fails with every error
# shellcheck source=../crash/memory.sh
. "${0%/*}/../crash/memory.sh"
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"
# shellcheck source=../crash/harm.sh
. "$top/tests/crash/harm.sh"

# --- Each call that writes fails ---

why_not=$(no_shim)

failing() {	# NAME SCENE STEP
	if [ -n "$why_not" ]; then
		skip "$1" "$why_not"
		return
	fi
	_each=one _every=$3
	[ -z "$full" ] || { _each=all; _every=1; }
	at_each_call "$1" "$2" "$_every" 1 "$_each" \
		fail:ENOSPC:on fail:EIO fail:EACCES fail:ENOSPC \
		fail:EROFS:on fail:EIO:on
}

failing 'an update whose calls fail' update 5
failing 'an update of a bare register' bare 11
failing 'the first update in a clone' clone 17
failing 'opening a finding' open 17
failing 'filing evidence' evidence 17
failing 'linking two records' link 17
failing 'several things of several findings' several 19
failing 'a page of updates' each 19
failing 'writing kept files out' get 3
failing 'writing a list into a file' output 1
earlier=17
failing 'mending what a killed writer left' mend 29
failing 'making a register' init 19
failing 'making a bare one' bareinit 29

# --- No permission ---

# Somebody without rights, who has the register for his own.
somebody=65534 why_not=
cp "$build/afi" "$scratch/afi"
if [ "$(id -u)" = 0 ]; then
	chmod 755 "$scratch" "$scratch/work" "$HOME"
	as_somebody() {
		setpriv --reuid=$somebody --regid=$somebody --clear-groups "$@"
	}
	as_somebody "$scratch/afi" version >"$scratch/try/output" 2>&1 ||
		why_not='nobody without rights can be had here'
else
	as_somebody() { "$@"; }
fi

dir=$scratch/work/locked
new_register "$dir" 2
[ "$(id -u)" != 0 ] || chown -R $somebody:$somebody "$dir"
if [ "$(id -u)" = 0 ]; then
	try 'the register of somebody else is not trusted unasked' 1 \
		afi -C "$dir" list <<EOT
afi: the register in '$dir' belongs to somebody else; if you trust them: git config --global --add safe.directory '$dir'
EOT
	git config --global --add safe.directory "$dir"
	ok '... but then' afi -C "$dir" list
fi
git config --global safe.directory '*'
afi_as() { as_somebody "$scratch/afi" -C "$dir" "$@"; }

# The command fails and names what it could not write.
forbidden() {	# NAME PATTERN COMMAND...
	_name=$1 _pattern=$2
	shift 2
	_head=$(git -C "$dir" rev-parse HEAD)
	"$@" >"$scratch/try/output" 2>&1
	status=$?
	[ "$status" = 1 ] || echo "status $status" >>"$scratch/try/output"
	[ "$(git -C "$dir" rev-parse HEAD)" = "$_head" ] || {
		status=moved
		echo 'the branch has moved' >>"$scratch/try/output"
	}
	if [ "$status" = 1 ] && grep -q "$_pattern" "$scratch/try/output"; then
		pass "$_name"
	else
		fail "$_name" <"$scratch/try/output"
	fi
}

permissions() {
	chmod -R a-w "$dir"
	ok 'a register that may not be written is read' afi_as list
	ok 'and checked' afi_as check
	ok 'and its history read' afi_as history afi-1
	forbidden 'an update of it is refused with the reason' \
		"'$dir/.*: Permission denied" afi_as update afi-1 -m 'w00n0001x'
	forbidden 'and so is evidence' "'$dir/.*: Permission denied" \
		afi_as evidence afi-1 "$scratch/afi"
	forbidden 'and a second init' "'$dir/.*: Permission denied" \
		afi_as init --force Leicestershire --force Rutland "$dir"
	printf 'sync refs/heads/main\n' >"$scratch/work/note"
	chmod -R u+w "$dir"
	cp "$scratch/work/note" "$dir/.git/afi.lock"
	[ "$(id -u)" != 0 ] ||
		chown $somebody:$somebody "$dir/.git/afi.lock"
	chmod -R a-w "$dir"
	ok 'it is read also if a writer was killed in it' afi_as show afi-1
	chmod -R u+w "$dir"
	: >"$dir/.git/afi.lock"

	chmod a-w "$dir/.git/objects" "$dir"/.git/objects/*
	forbidden 'objects that cannot be written are named' \
		'Permission denied' afi_as update afi-1 -m 'w00n0002x'
	chmod u+w "$dir/.git/objects" "$dir"/.git/objects/*

	chmod -R a-w "$dir/.git/refs"
	forbidden 'and a branch that cannot be moved' \
		"refs/heads/main.*Permission denied" \
		afi_as update afi-1 -m 'w00n0003x'
	chmod -R u+w "$dir/.git/refs"

	# The entry counts; the working copy is a copy.
	chmod a-w "$dir/$(dirname "$(record afi-1)")"
	afi_as update afi-1 -m 'w00n0004x' >"$scratch/try/output" 2>&1
	status=$?
	case $status$(stored "$dir" | grep -c w00n0004x) in
	01 | 10) pass 'a folder of records that cannot be written harms nothing' ;;
	*) fail 'a folder of records that cannot be written harms nothing' \
		<"$scratch/try/output" ;;
	esac
	chmod u+w "$dir/$(dirname "$(record afi-1)")"

	ok 'with the right given back, all works' \
		afi_as update afi-1 -m 'w00n0005x'
	[ "$(id -u)" != 0 ] || chown -R 0:0 "$dir"
	{
		ailing "$dir"
		unclean "$dir"
	} >"$scratch/try/found" 2>&1
	nothing 'and nothing was left half done' "$scratch/try/found"

	mkdir "$scratch/work/shut"
	chmod 555 "$scratch/work/shut"
	[ "$(id -u)" != 0 ] || chown $somebody "$scratch/work/shut"
	forbidden 'a register cannot be made where nothing may be' \
		"'$scratch/work/shut/new.*: Permission denied" \
		as_somebody "$scratch/afi" init --force Rutland \
		"$scratch/work/shut/new"
}

if [ -n "$why_not" ]; then
	skip 'without permission' "$why_not"
else
	permissions
fi
done_testing
