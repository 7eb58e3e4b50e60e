#!/bin/sh
# The JSON of every command is as lib/view.schema.json says.  A validator that
# is not ours holds it to that; and it can fail.
. "${0%/*}/lib.sh"
inside

# Debian's own first: an older one may be in front of it.
for python in /usr/bin/python3 python3; do
	"$python" -c 'import jsonschema' 2>/dev/null && break
	python=
done
if [ -z "$python" ]; then
	skip 'the JSON of every command is as the schema says' \
		'no python3-jsonschema here'
	done_testing
fi

# Keep what a reading command prints, which is something.
mkdir "$scratch/views"
views=0
view() {	# COMMAND...
	views=$((views + 1))
	_view="$scratch/views/$views $(echo "$*" | tr / _).json"
	afi "$@" --format json >"$_view" 2>said
	[ -s "$_view" ] || { echo "$* prints nothing"; cat said; rm "$_view"; }
} >>"$scratch/silent"

# The same of an export, whose lines are put together again.
export_view() {
	views=$((views + 1))
	afi export --for internal --format jsonl >"$scratch/lines" 2>said
	jq -s '.[0] + { rows: .[1:-1] } + .[-1]' "$scratch/lines" \
		>"$scratch/views/$views export.json"
} >>"$scratch/silent" 2>&1

# --- A register with nothing in it ---

mkdir empty && cd empty || exit 1
afi init --force Northshire . >"$scratch/log" 2>&1
for command in home due list history summary person set 'search --queries' \
	'search nothing' templates letters 'summary --kind progress' \
	'summary --kind exceptions' 'summary --kind panel' \
	'summary --kind board --owner X' 'summary --kind lineage' \
	'summary --kind responses'; do
	# shellcheck disable=SC2086	# a command and its words
	view $command
done
export_view

# --- The example ---

mkdir ../example && cd ../example || exit 1
cp -R "$top/register.yaml" "$top/records" .
git init -q . && git add -A && git commit -q -m 'as it is'
clock 2025-04-20T09:00:00Z
person 'Policy Officer' policy@pcc.example
view home
view home --as-of 2025-01-15
view due
view due --within 2w
view list --group theme peel-2021-22
export_view
view summary peel-2021-22
view summary --kind lineage --since 2024-12-01
view summary --kind visit peel-2023-25 --since 2025-02-01
view search victims
view history --commits 10
for inspection in peel-2016 peel-2021-22 peel-2023-25; do
	view letter "$inspection" --template section-55 --since 2025-01-01
done
for target in peel-2021-22 peel-2016 3 4 5 7 8 10 3/1 3/2 4/1; do
	view show "$target"
done

# --- All else that there can be ---

mkdir ../odd && cd ../odd || exit 1
# shellcheck source=tests/cli/lib_everything.sh
. "$here/lib_everything.sh"
git tag report

person 'Performance Lead' lead@force.example
view home
view home --as-of 2025-01-15
view due
view due --overdue --rev report
person 'A Stranger' stranger@elsewhere.example
view home
git config --global --unset user.name
git config --global --unset user.email
view home
person 'Pat Office' pat@pcc.example
view home
for group in inspection owner board question status rag theme; do
	view list --all --group $group
done
view list --all
view list --overdue --sort due
view list --owner nobody
view list peel-2023-25 --as-of 2025-01-15
view list --rev report
view list --rev 2025-03-11
view list --as-of 2009-01-01
view history
view history --commits
view history --party pcc --reverse --last 3
view history --what grade --since 2030-01-01
view history peel-2023-25 --as-of 2025-01-15
view history 3/1 --rev report
view history "6/1~$action"
view letters --for internal
view letters peel-2010 --as-of 2025-03-15 --for internal
view search --queries
view search @posters named somebody coc-2 --any
view search xylophone --rev report --as-of 2025-03-20
export_view
view summary
view summary --as-of 2025-01-15
view summary 6
view summary --kind progress --since 2025-01-01
view summary --kind progress peel-2010
view summary --kind exceptions --since 2025-01-01
view summary --kind board --board 'Crime Board'
view summary --kind board --owner 'Head of Crime'
view summary --kind panel
view summary --kind panel --since 2025-01-01
view summary --kind board --owner ACC --since 2025-01-01
view summary --kind visit peel-2010 --since 2025-01-01
view summary --kind visit peel-2023-25
view summary --kind visit peel-2009/observation-1
view summary --kind lineage --theme victims
view summary --kind lineage --theme calls
view summary --kind lineage --since 2025-01-01
view summary --kind responses
view summary --kind responses --since 2025-01-01
view summary --explain
view summary --kind progress --since 2025-01-01 --explain
view summary --kind exceptions --since 2025-01-01 --explain
view summary --kind panel --explain
view summary --kind board --board 'Crime Board' --explain
view summary --kind visit peel-2023-25 --explain
view summary --kind lineage --explain
view summary --kind responses --explain
view templates
view templates progress
for template in section-55 force-comments update request-to-close \
	web-statement covering-copy; do
	for inspection in peel-2023-25 peel-2024 peel-2010; do
		view letter "$inspection" --template "$template" \
			--since 2025-01-01 --for internal
	done
	view letter peel-2024 --template "$template" --for internal
done
for target in peel-2023-25 peel-2010 coc-1 3 4 5 6 3/1 "6/1~$action" \
	coc-2 rec-1-1 practice-1 area-2 peel-2009/observation-1; do
	view show "$target"
done
view show peel-2010 --as-of 2025-03-05
view show 3 --as-of 2025-01-15 --rev report
view person
view set
view set current-inspection

# --- Documents ---

mkdir ../read && cd ../read || exit 1
# shellcheck source=tests/cli/lib_manual.sh
. "$here/lib_manual.sh"
manual_register >"$scratch/log" 2>&1
view import ../letter.txt --edition 'as it was sent'
afi evidence northshire/peel-2024/afi-1 ../letter.txt >"$scratch/log" 2>&1
view summary --kind visit peel-2024 --with-evidence ../pack
afi import ../letter.txt --accept all >>"$scratch/log" 2>&1
view import ../letter.txt
sed 's/answer calls in the published time/keep dogs/' ../letter.txt >other.txt
view import other.txt
view import ../letter.txt --into northshire/another
printf 'AFI 99,Do what nobody asked for,Somebody,soon,\001\n' >>../plan.csv
view import ../plan.csv
afi import ../plan.csv --accept all >>"$scratch/log" 2>&1
sed 's/Head of IT/Head of HR/' ../plan.csv >plan.csv
view import plan.csv
afi export --for internal >all.csv
view import all.csv
afi letter peel-2024 --template section-55 --format text >made.txt 2>>"$scratch/log"
sed -e 's/I write to you/I write/' -e 's/^Yours.*/One more.\n\n&/' \
	-e '/^\[pcc-signatory:/d' made.txt >final.txt
view letter peel-2024 --template section-55 --check \
	--override not-approved='It is a test'
view letter peel-2024 --template section-55 --check final.txt
view letter peel-2024 --template section-55 --check --as-of 2025-01-20
echo 'Nothing to see.' >nothing.txt
view import nothing.txt

# --- What the validator says ---

cd "$scratch" || exit 1
try 'every command prints a view' 0 cat silent </dev/null
ok 'a validator reads them' "$python" "$here/validate.py" \
	"$top/lib/view.schema.json" result views/*.json
try 'the JSON of every command is as the schema says' 0 cat result.wrong \
	</dev/null
try 'all that the schema names is among it' 0 cat result.unmet </dev/null
try 'the schema lets nothing else pass' 0 cat result.passed </dev/null
done_testing
