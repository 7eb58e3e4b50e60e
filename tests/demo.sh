#!/bin/sh
# The main job, from an empty folder to the statutory response and a summary of
# what came after, in under two minutes.
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

# The story up to the commissioner's view, with an answer to each finding.
begin() {
	set_up
	inspection_of_2016
	inspection_of_2021
	inspection_of_2023
	linked
	answered
	planned
	desk 2025-01-17T10:00:00Z
	afi respond 1 -m 'A new shift pattern puts more cars out in the evening.'
	afi respond 2 -m 'Coaches sit with call handlers; an audit is under way.'
	afi respond 5 -m 'The review that answers AFI 4 looks at needs too.'
	afi respond 6 -m 'It also looks at outcomes; the codes are rewritten.'
	afi respond 7 -m 'A bail management meeting starts in February.'
	afi respond 9 -m 'The budget for next year is built from demand.'
	viewed
}

# Whose letter it is, and to whom it goes: once for all letters.
set_offices() {
	afi set pcc-name 'Police and Crime Commissioner for Leicestershire'
	afi set pcc-short-name 'Leicestershire PCC'
	afi set pcc-signatory 'The Commissioner'
	afi set force-name 'Leicestershire Police'
	afi set hmicfrs-salutation 'Chief Inspector'
	afi set hmicfrs-address "His Majesty's Chief Inspector of Constabulary / \
1 Example Street / London"
	afi set report-name@peel-2023-25 'Leicestershire PEEL inspection'
}

cat <<'END'
A police force's inspection desk enters what HMICFRS found wanting, the force
answers and works, the commissioner's office writes the statutory response and
watches.  Three inspections of 2016 to 2025 are real, in our own words; what is
done about them is made up.
END
start=$(date +%s)
mkdir "$demo/register"
cd "$demo/register"
begin >"$demo/story.log" 2>&1
set_offices >>"$demo/story.log"

office 2025-01-28T16:00:00Z
show 'The 56 days are nearly over: what does the response still lack?' \
	letter peel-2023-25 --template section-55 --check
show 'A copy is to go to the Home Secretary' \
	set letter-copies 'The Home Secretary'
show 'The letter, made from what both said; also as html, pdf, docx or eml' \
	letter peel-2023-25 --template section-55
show 'Issued: its very bytes are kept' \
	letter peel-2023-25 --template section-55 --issue \
	--approved-by 'Chief Executive' --format html -o ../response.html
show 'Its publication stops the clock' publish peel-2023-25 \
	--url https://pcc.example/peel-2023-25-response
show 'The law wants a copy to go to both' \
	copied peel-2023-25 --to hmicfrs --to home-secretary
show 'What was issued, and what became of it' letters

worked >>"$demo/story.log"
printf '\n%d entries are recorded by now, each command in one commit: %d in all.\n' \
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
show 'For the board: how far it has got, and what moved since the response' \
	summary --kind progress --since 28/1/2025 peel-2023-25
show 'And all of it can be proved' check

cat <<END

That took $(($(date +%s) - start)) seconds.  The register is in
$demo/register
Four commands to try there, and a letter to look at:

  cd $demo/register
  $(command -v afi) history 3
  $(command -v afi) letter peel-2023-25 --template update --since last
  $(command -v afi) summary --kind exceptions --explain
  $(command -v afi) summary --kind panel --format html -o ../panel.html
  $demo/response.html
END
