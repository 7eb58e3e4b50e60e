# shellcheck shell=sh
# Before tests/cli/lib.sh, for tests that write a lot: nothing in them cuts the
# power, so that a folder in memory is as good as one on a disk, and many times
# as fast.

# Hooks must run there, and there must be room.
memory_serves() {
	[ -w /dev/shm ] &&
	[ "$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 50000 ] &&
	_probe=$(mktemp /dev/shm/afi-XXXXXX) || return
	printf '#!/bin/sh\n' >"$_probe"
	chmod +x "$_probe"
	"$_probe" 2>/dev/null
	_serves=$?
	rm -f "$_probe"
	return $_serves
}

if [ -z "${TMPDIR-}" ] && memory_serves; then
	export TMPDIR=/dev/shm
fi
