#!/bin/sh
# Where the commands that show write: files, full disks, nowhere at all.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

afi list >list.txt

# --- A file ---

try 'nothing is shown of what goes to a file' 0 afi list -o out.txt </dev/null
try '... which has it all' 0 cat out.txt <list.txt
is 'a new file may be read by those whom the umask lets' \
	"$(umask 027; afi list -o new.txt; stat -c %a new.txt)" 640
chmod 604 out.txt
afi list --open -o out.txt
is 'one that is replaced keeps its rights' "$(stat -c %a out.txt)" 604
is '... and has what is new' "$(cat out.txt)" "$(afi list --open)"
try 'a dash is standard output' 0 afi list -o - <list.txt
mkdir folder
try 'a folder is no file' 1 afi list -o folder <<'EOT'
afi: cannot write 'folder': it is a folder; name a file in it
EOT
try 'nor is what has no name' 2 afi list -o '' <<'EOT'
afi: -o needs the name of a file
EOT
try 'a folder that is not there is not made' 1 afi list -o none/out <<'EOT'
afi: cannot write 'none/out': No such file or directory
EOT
ln -s ../out.txt folder/link
ln -s nowhere folder/dead
afi list --json-is-none -o folder/link 2>/dev/null
is 'a wrong command line leaves the file alone' \
	"$(cat out.txt)" "$(afi list --open)"
afi list -o folder/link
is 'a link stays one, to what is new' \
	"$(readlink folder/link) $(cmp out.txt list.txt && echo same)" \
	'../out.txt same'
try 'a link to nothing is not followed' 1 afi list -o folder/dead <<'EOT'
afi: cannot write 'folder/dead': No such file or directory
EOT
afi list -o folder/in
is 'nothing is left beside it' "$(echo folder/.[!.]* folder/*)" \
	'folder/.[!.]* folder/dead folder/in folder/link'
ok 'what is no file is not replaced' sh -c \
	'afi list -o /dev/null && test -c /dev/null'

# Half of a list is nothing that anybody asked to keep.
echo before >kept.txt
printf 'format: 1\nid: [\n' >"$peel/afi-7.yaml"
commit_all
fails 'a record that cannot be read is a failure' afi list -o kept.txt
is '... which leaves the file as it was' "$(cat kept.txt)" before
is '... and nothing beside it' "$(find . -name '.afi-*')" ''
git reset -q HEAD~1 && rm "$peel/afi-7.yaml"

# --- What cannot be written ---

no_space='afi: cannot write the output: No space left on device'
for command in list show\ 3 history summary help version check; do
	# shellcheck disable=SC2086	# a command and its target
	is "afi $command notices a full disk" \
		"$(afi $command 2>&1 >/dev/full; echo "$?")" "$no_space
1"
	# shellcheck disable=SC2086
	is "afi $command notices that it has no output" \
		"$(afi $command 2>&1 >&-; echo "$?")" \
		'afi: cannot write the output: standard output is closed
1'
done
try 'so does what writes to a file' 1 afi list -o /dev/full <<'EOT'
afi: cannot write '/dev/full': No space left on device
EOT
git clone -q . copy
is 'what is recorded is said elsewhere then' \
	"$(afi -C copy update 3 -m Done. 2>&1 >/dev/full |
		sed 's/ [a-z0-9]\{12\}:/ ID:/')" \
	"recorded ID: leicestershire/peel-2023-25/afi-3, update by force
$no_space"
ok 'with all closed nothing is written where it does not belong' sh -c '
	afi -C copy update 3 -m "Done twice." >&- 2>&- <&-
	cd copy && afi check && git fsck --strict'

# While it waits for its text.
mkfifo text
afi -C copy update 3 -F text >&- 2>&- &
exec 3>text
is 'no file is opened in the place of standard output' \
	"$(readlink "/proc/$!/fd/1" "/proc/$!/fd/2" | tr '\n' ' ')" \
	'/dev/null /dev/null '
exec 3>&-
wait

# --- A reader that leaves ---

for command in list history 'show 3' summary; do
	# shellcheck disable=SC2086
	{
		sleep 0.1
		afi $command 2>err
		echo "$?" >status
	} | :
	is "a reader that leaves afi $command makes no noise" \
		"$(cat status err)" 141
done
is 'the first line is there for one that wants no more' \
	"$(afi list | head -n 1)" "$(head -n 1 list.txt)"
done_testing
