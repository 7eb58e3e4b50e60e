#!/bin/sh
# The main job, from an empty folder to a summary, in under two minutes.
set -eu
here=$(cd "${0%/*}" && pwd)
# shellcheck source=tests/story.sh
. "$here/story.sh"

demo=$AFI_BUILD/demo
rm -rf "$demo"
mkdir -p "$demo/home"
export HOME="$demo/home" LC_ALL=C.UTF-8 TZ=Europe/London

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

# Say what comes, show the command, run it; what it refuses is meant to be.
show() {
	printf '\n%s# %s%s\n$ afi' "$bold" "$1" "$plain"
	shift
	for word; do
		case $word in
		*[!A-Za-z0-9/=.,-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\n'
	afi "$@" || printf '(refused: exit status %d)\n' $?
}

cat <<'END'
A police force's inspection desk enters what HMICFRS found wanting, the force
answers and works, the commissioner's office reads it back.  Four inspections of
2014 to 2025 are real, in our own words; what is done about them is made up.
END
start=$(date +%s)
story "$demo/register" >"$demo/story.log"
cd "$demo/register"
printf '\n%d entries were recorded, each command in one commit: %d in all.\n' \
	"$(grep -c '^recorded' "$demo/story.log")" "$(git rev-list --count HEAD)"

desk 2025-05-20T09:00:00Z
show 'What is for me, what is late, what nobody has answered'
show 'The latest inspection: its grades, and the 56 days for comments' \
	show peel-2023-25
show 'One finding: from 47% to 86%, over two inspections' show 3
show 'A date that slipped keeps its reason' history 7
show 'What is red, by owner' list --red --group owner
show 'The same as it stood on 1 April' list --red --as-of 1/4/2025
show 'Nothing is closed without evidence and authority' \
	close 9 --outcome complete --authority 'Letter of 2 May 2025' \
	-m 'All done.'
show 'All its findings' list peel-2023-25
show 'And all of it can be proved' check

cat <<END

That took $(($(date +%s) - start)) seconds.  The register is in
$demo/register
Three commands to try there:

  cd $demo/register
  $(command -v afi) history 3
  $(command -v afi) summary --format md
  $(command -v afi) show 10
END
