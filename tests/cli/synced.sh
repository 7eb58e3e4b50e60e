#!/bin/sh
# What is recorded is on the disk before it says so, and what a thing names is
# there before the thing is.  Nothing here cuts the power: the calls that write
# are looked at in the order in which they come.
# shellcheck disable=SC2016	# programs for awk
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"

calls=$scratch/work/calls
why_not=$(no_shim)

# Say what came too early.  An object's contents are synced before it gets its
# name; that and all names before it are synced before a reference moves; so are
# the contents of a reference's lock and the note of it before it is made.
early='
function folder_of(path) {
	sub(/\/[^\/]*$/, "", path)
	return path
}
function need_folders(what,  path) {
	for (path in unsynced)
		print what " before the folder " path " was synced"
}
{
	call = $2
	path = substr($0, length($1 " " $2 " ") + 1)
}
call == "fsync" {
	contents = contents || path ~ /\/objects\/tmp_object/
	lock = lock || path ~ /\/afi\.claim[0-9]+$/
	note = note || path ~ /\/afi\.lock$/
	delete unsynced[path]
	next
}
call !~ /^(link|rename)/ { next }
path ~ /\/objects\/..\/[0-9a-f]+$/ {
	if (!contents)
		print path " before its contents were synced"
	contents = 0
	objects++
	unsynced[folder_of(path)]
}
path ~ /\/refs\/.*\.lock$/ {	# once more if a folder was missing
	if ((!lock || !note) && path != made)
		print path " before it and its note were synced"
	lock = note = 0
	made = path
	next
}
path ~ /\/refs\// {
	need_folders(path)
	refs++
	unsynced[folder_of(path)]
}
END {
	need_folders("the end")
	if (objects != wanted_objects || refs != wanted_refs)
		print objects + 0 " objects, " refs + 0 " references"
}'

synced() {	# NAME OBJECTS REFERENCES COMMAND...
	_name=$1 _objects=$2 _refs=$3
	shift 3
	if [ -n "$why_not" ]; then
		skip "$_name" "$why_not"
		return
	fi
	rm -f "$calls"
	LD_PRELOAD=$shim AFI_FAULT=trace AFI_FAULT_TOLD=$calls "$@" >/dev/null
	is "$_name" "$(awk -v wanted_objects="$_objects" \
		-v wanted_refs="$_refs" "$early" "$calls")" ''
}

new_register reg 2
new_register bare 2 --bare
echo 'What the audit found.' >audit.txt

# A record, three folders above it and the top, and the commit.
synced 'an update' 6 1 afi -C reg update afi-1 -m 'One.'
synced 'an update of a bare register' 6 1 afi -C bare update afi-1 -m 'One.'
synced 'a file that is kept' 7 2 afi -C reg evidence afi-1 audit.txt
synced 'and in a bare register' 7 2 afi -C bare evidence afi-1 audit.txt
synced 'one that is kept already' 6 1 afi -C reg evidence afi-2 audit.txt
synced 'two records at once' 7 1 afi -C reg update afi-1 afi-2 -m 'Two.'
done_testing
