# shellcheck shell=sh
# Makes every sort of HTML page that afi can make, for tests/web/web.sh to have
# judged.  To have another judged add a line:
#
#	page NAME COMMAND...	NAME.html is what `afi COMMAND...` says as HTML
#
# First in the example register, then in one that has what is hard to show: long
# names, words in many scripts, text that is like markup, findings of each
# colour and over three years, and nothing at all.
#
# Run by . in an empty folder, after tests/cli/lib.sh; pages go to $pages.

page() {	# NAME COMMAND...
	_name=$1
	shift
	afi "$@" --format html -o "$pages/$_name.html" ||
		echo "no page: afi $*" | fail "page $_name"
}

# Every kind, with NAME- before its page's name.
kinds() {	# NAME OPTION...
	_before=$1
	shift
	page "$_before-progress" summary --kind progress "$@"
	page "$_before-exceptions" summary --kind exceptions "$@"
	page "$_before-panel" summary --kind panel "$@"
	page "$_before-lineage" summary --kind lineage "$@"
	page "$_before-responses" summary --kind responses "$@"
}

# --- The example ---

mkdir example && cd example && git init -q . &&
	cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z

kinds example --since 1/1/2025
page example-board summary --kind board --owner 'Head of HR'
page example-visit summary --kind visit leicestershire/peel-2023-25

# --- One that is hard to show ---

mkdir ../hard && cd ../hard || exit 1
made() {	# COMMAND...
	afi "$@" >log 2>&1 || fail "made: afi $*" <log
}

clock 2023-02-01T09:00:00Z
made init --force Northshire .
made open northshire/custody --source 'the report' --published 1/2/2023 \
	--title 'Custody, or: how an inspection with a very long name is called'
made set current-inspection custody
kinds empty
page empty-board summary --kind board --board 'Nobody at all'

long='Supercalifragilisticexpialidociouslynamedresponsibilities'
question=keeping-people-safe-and-vulnerable-people-well-looked-after
made open afi-1 --title "Watch <b>cells</b> & \"doors\" | *always*" \
	--owner "Head of $long" --due 1/3/2023 --question "$question"
made open afi-2 --title "$long$long" --owner 'Head of Law' \
	--question leadership
made open afi-3 --title '拘留者に食事を与える; الطعام' --question "$question"
made open afi-4 --title 'Let them out' --due 1/12/2025
made assign 1 2 --priority high --board 'Custody'
made assign 3 --priority "whenever-$long"
clock 2023-09-01T09:00:00Z
made update 1 --due 1/3/2024 -m "The cameras are late. $long$long$long"
made close 2 --as hmicfrs --outcome not-adopted --source 'its letter' \
	--authority 'its letter' -m 'Another way was found.'
clock 2024-06-01T09:00:00Z
echo fed >fed.txt
made evidence 3 fed.txt
made close 3 --as hmicfrs --outcome complete --source 'its letter' \
	--authority 'its letter' -m 'Seen.'
made open northshire/next --title 'Next' --source 'the report' \
	--published 2/5/2024 --address "https://body.example/$long$long"
made open next/afi-1 --title 'Let them out at last' --question leadership
made link next/afi-1 --follows custody/afi-4
made evidence custody/afi-4 --measure 'let out=1/3' --target '>=90%' \
	--better up --period "$long"
made evidence next/afi-1 --measure 'let out=50%' --period 2024
made assign custody/afi-3 next/afi-1 --theme "$long"
made respond next --part introduction -m "$long$long"
made set current-inspection custody
made ask 1 --of force --by 1/7/2024 --as pcc --source 'its minutes' \
	-m 'Where are they?'
clock 2025-05-20T09:00:00Z

kinds hard --since 1/1/2024
page hard-board summary --kind board --board Custody
page hard-visit summary --kind visit custody --since 1/1/2024
page hard-past summary --kind progress --as-of 1/3/2023
