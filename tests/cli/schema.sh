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
# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"
n=0
last=

# Begin a record; the kind's own keys are standard input.
begin() {	# TARGET
	file=records/leicestershire/$1.yaml
	n=$((n + 1))
	last=$(printf 'y%011d' $n)
	heading "$last" 2025-03-01T09:00:00Z hmicfrs
}

# Add an entry after the last one, or after $before; its own keys are standard
# input.
next() {	# PARTY KIND
	n=$((n + 1))
	_after=${before:-$last}
	last=$(printf 'y%011d' $n)
	entry "$last" "$_after" 2025-03-10T09:00:00Z "$1" "$2"
}

# Add a heading that was made apart.
displaced() {
	{
		printf -- '- id: x%011d\n  at: 2025-03-02T09:00:00Z\n' "$n"
		echo '  by: Performance Lead <lead@force.example>'
		printf '  as: hmicfrs\n  source: the report\n  what: opened\n'
		sed 's/^/  /'
	} >>"$file"
}

file=./register.yaml
entry r00000000006 r00000000005 2024-12-06T10:00:00Z force person <<'EOT'
name: Performance Lead
email: lead@force.example
for: [force, hmicfrs]
may: [erase]
post: [Head of Crime]
EOT
entry r00000000007 r00000000006 2024-12-06T10:01:00Z force setting <<'EOT'
name: query-posters
value: posters
EOT
last=r00000000007
n=0
for setting in hmicfrs-email pcc-email letter-classification letter-copies; do
	n=$((n + 1))
	entry "s0000000000$n" "$last" 2024-12-06T10:02:00Z force setting <<-EOT
		name: $setting
		of: leicestershire/peel-2023-25
		value: Some / thing <post@minister.example>
	EOT
	last=s0000000000$n
done
n=0
last=

# Every position, by each who can take it.
positions() {	# NUMBER FORCE PCC PCC-PROGRESS BODY-PROGRESS
	begin "peel-2009/area-$1" <<-EOT
		kind: area
		number: $1
		title: What they think
	EOT
	next force submit <<-EOT
		to: pcc
		text: It is done.
	EOT
	next force response <<-EOT
		part: comments
		position: $2
	EOT
	next pcc response <<-EOT
		part: comments
		position: $3
	EOT
	next pcc response <<-EOT
		part: progress
		position: $4
	EOT
	next hmicfrs response <<-EOT
		part: progress
		position: $5
	EOT
}
positions 1 accepted agrees satisfied satisfied
positions 2 partly partly more-needed more-needed
positions 3 not-accepted disagrees not-satisfied not-satisfied
positions 4 accepted no-action satisfied satisfied

# Figures that go every way.
begin peel-2023-25/rec-1-1 <<'EOT'
kind: rec
number: 1
under: 1
title: Make custody safe
wording: published
numbered: published
issued: 2024-12-20
due: 2025-06
due-words: mid-2025
EOT
figures() {	# NAME FIRST LAST [BETTER]
	for _value in "$2" "$3"; do
		next force measure <<-EOT
			name: $1
			value: $_value
			target: '10'
		EOT
		[ -z "${4-}" ] || echo "  better: $4" >>"$file"
	done
}
next hmicfrs edition <<'EOT'
edition: web
EOT
figures one 1 2 up
figures two 2 1 up
figures three 1 1
figures four 1 2
figures five 2 1
figures six 1 'a few'

# What was changed, asked, claimed and linked.
begin peel-2023-25/afi-6 <<'EOT'
kind: afi
number: 6
title: Hand over in time
numbered: register
question: responding-to-the-public
due: 2025-02
EOT
next force assign <<'EOT'
owner: ACC Crime
board: Crime Board
priority: high
theme: [victims, custody]
EOT
before=$last
next force assign <<'EOT'
owner: Head of Crime
due: 2025-03-05
EOT
next force assign <<'EOT'
owner: Head of HR
due: 2025-03-06
EOT
before=
next pcc ask <<'EOT'
sort: question
of: force
due: 2025-03-12
text: When?
EOT
next pcc ask <<'EOT'
sort: question
of: Head of HR
text: Why?
EOT
next force update <<EOT
answers: $last
text: Because.
EOT
next force submit <<'EOT'
to: pcc
text: It is done.
EOT
next force submit <<'EOT'
to: hmicfrs
text: It is done.
EOT
next force action <<'EOT'
number: 1
title: Tell everybody
EOT
action=$last
next force link <<EOT
action: $last
relation: serves
target: leicestershire/peel-2023-25/rec-1-1
EOT
next force action <<'EOT'
number: 1
title: Tell nobody
due: 2025-03-08
EOT
next force update <<'EOT'
no-change: "yes"
EOT
next force update <<'EOT'
due: 2025-03-04
text: It goes well.
EOT
for relation in follows followed-by raised-from raised-to same-as served-by \
	superseded-by supersedes; do
	next force link <<-EOT
		relation: $relation
		target: leicestershire/peel-2023-25/afi-4
	EOT
done
next force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-3/1
EOT
next force link <<'EOT'
relation: follows
target: elsewhere/peel-2010/afi-1
EOT

# What was taken back, erased, opened twice, or is not known here.
begin peel-2023-25/coc-2 <<'EOT'
kind: coc
number: 2
title: Nobody answers
EOT
next force update <<'EOT'
text: Somebody does.
EOT
next force update <<EOT
corrects: $last
retract: "yes"
EOT
next force teleport <<'EOT'
where: [here, there]
how: quickly
EOT
next force erased <<'EOT'
reason: It named a victim.
authority: the data protection officer
erased-at: 2025-03-11T09:00:00Z
EOT
next force evidence <<'EOT'
name: page.html
size: 12
sha256: 4a455cbb910b39ada988a9b42ca2d473ab4c5b06cc65d0610c08e85fe7b645aa
kept: "no"
address: https://force.example/page
read-at: 2025-03-11T09:00:00Z
EOT
next force response <<'EOT'
part: comments
text: It is so.
EOT
next pcc response <<'EOT'
part: comments
text: They say that it is so.
EOT
# By the PCC's office, for it.
sed -i 's/^  as: pcc/  as: force\n  source: its letter/' "$file"
next force event <<'EOT'
event: phase
until: 2025-03-20
text: Engage
EOT
next force close <<'EOT'
outcome: not-adopted
text: We shall not.
EOT
displaced <<'EOT'
kind: coc
number: 2
title: Nobody listens
EOT

# An inspection without a date, with all that was sent and withheld.
begin peel-2010/inspection <<'EOT'
kind: inspection
title: PEEL 2010
body: hmicfrs
cycle: '2010'
EOT
next hmicfrs edition <<'EOT'
edition: corrected
address: https://inspectorate.example/2010
EOT
next hmicfrs grade <<'EOT'
question: preventing-crime
grade: good
EOT
next pcc issue <<'EOT'
template: section-55
format: pdf
dated: 2025-03-09
to: [HM Chief Inspector]
copies: [The Home Secretary]
name: section-55.pdf
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
EOT
issued=$last
next pcc publish <<EOT
address: https://pcc.example/comments
letter: $issued
EOT
next pcc copied <<EOT
to: home-secretary
letter: $issued
EOT
next pcc issue <<EOT
template: section-55
format: docx
dated: 2025-03-10
to: []
name: final.docx
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
approved-by: Chief Executive
approved-on: 2025-03-09
overridden: ['no-explanation: it is in another letter']
replaces: $issued
elsewhere: yes
different: 2
differences: One, and another.
text: A date was wrong.
EOT
reissued=$last
next pcc issue <<'EOT'
template: update
format: md
dated: 2025-03-10
to: []
name: update.md
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
EOT
next pcc publish <<EOT
address: https://pcc.example/comments/2
letter: $reissued
EOT
next pcc copied <<EOT
to: home-secretary
letter: $reissued
EOT
next pcc withhold <<EOT
entry: $last
sort: personal
EOT
displaced <<'EOT'
kind: inspection
title: PEEL, 2010
EOT
# What waits: comments that nobody wrote, an invitation for today, a chaser for
# soon, and the re-test of what was closed.
begin peel-2024/inspection <<'EOT'
kind: inspection
title: PEEL 2024
published: 2025-02-20
EOT
next hmicfrs edition <<'EOT'
edition: second
EOT
done_with
begin peel-2024/area-1 <<'EOT'
kind: area
number: 1
title: What is asked
EOT
next force assign <<'EOT'
theme: [calls]
EOT
next hmicfrs response <<'EOT'
part: progress
position: more-needed
EOT
next force ask <<'EOT'
sort: invitation
of: pcc
due: 2025-03-20
text: Please comment.
EOT
next pcc ask <<'EOT'
sort: chaser
of: force
due: 2025-03-22
text: Is there news?
EOT
next hmicfrs close <<'EOT'
outcome: complete
authority: A letter
text: Seen.
EOT
next pcc ask <<'EOT'
sort: question
of: force
due: 2025-09
text: Does it last?
EOT
# One that cannot be read, one whose inspection is not there, and no record.
echo 'format: 1' >records/leicestershire/peel-2010/afi-1.yaml
begin peel-2009/observation-1 <<'EOT'
kind: observation
number: 1
title: Cars are clean
EOT
done_with
echo 'To do' >records/leicestershire/notes.txt
commit_all
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
