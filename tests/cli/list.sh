#!/bin/sh
# afi list: a row for each finding, and totals that equal the rows.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

try 'in a pipe each row is one whole line' 0 afi list <<'EOT'
TARGET                                  STATUS               RAG    DUE          OWNER                       TITLE
leicestershire/peel-2023-25/coc-1       closed               grey   -            -                           Custody is not safe
leicestershire/peel-2023-25/afi-1       awaiting allocation  amber  -            -                           Get to calls within the published times
leicestershire/peel-2023-25/afi-2       open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately
leicestershire/peel-2023-25/afi-3       in progress          amber  30 Apr 2025  ACC Crime                   Give victims proper advice on preserving evidence
leicestershire/peel-2023-25/afi-4       closed               green  -            -                           Reach the right outcome for victims
leicestershire/peel-2023-25/practice-1  practice             -      -            -                           Cadets visit schools

5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice
1 action: 1 open, 1 overdue
EOT
try 'what is closed or a practice is not open' 0 afi list --open <<'EOT'
TARGET                                  STATUS               RAG    DUE          OWNER                       TITLE
leicestershire/peel-2023-25/afi-1       awaiting allocation  amber  -            -                           Get to calls within the published times
leicestershire/peel-2023-25/afi-2       open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately
leicestershire/peel-2023-25/afi-3       in progress          amber  30 Apr 2025  ACC Crime                   Give victims proper advice on preserving evidence

3 of 5 findings: 1 awaiting allocation, 1 open, 1 in progress
1 red, 2 amber
1 action: 1 open, 1 overdue
EOT
is 'what was opened by mistake is there if asked for' \
	"$(afi list --all | grep afi-5)" \
	'leicestershire/peel-2023-25/afi-5       void                 grey   -            -                           Entered twice'
is '... and counted apart' "$(afi list --all | grep apart)" \
	'counted apart: 1 practice, 1 opened by mistake'
try 'one finding is a list too' 0 afi list 2 <<'EOT'
TARGET                             STATUS               RAG    DUE          OWNER                       TITLE
leicestershire/peel-2023-25/afi-2  open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately

1 finding: 1 open
1 red
EOT
try 'nothing open is no failure' 0 afi list --open afi-4 <<'EOT'
Nothing here is as asked.
EOT

# --- JSON ---

afi list --all --format json >list.json
ok 'JSON is one document' jq -e . list.json
is 'every total equals its rows' "$(jq -c '[
	(.totals.findings == ([.rows[] | select(.counted)] | length)),
	(.totals.by_status == (.totals.by_status as $t | .rows |
		map(select(.counted).status) | reduce .[] as $s
		($t | map_values(0); .[$s] += 1))),
	(.totals.by_rag == (.totals.by_rag as $t | .rows |
		map(select(.counted).rag) | reduce .[] as $s
		($t | map_values(0); .[$s] += 1)))]' list.json)" \
	'[true,true,true]'
is 'JSON names the commit whole' "$(jq -r .register.commit list.json)" \
	"$(git rev-parse HEAD)"
is 'dates stand in JSON in three forms' \
	"$(jq -c '.rows[2].due' list.json)" \
	'{"iso":"2025-01-31","long":"31 January 2025","ordinal":"31st January 2025"}'
is 'every target can be typed back' \
	"$(jq -r '.rows[].target' list.json | while read -r target; do
		afi list --all --format json "$target" | jq -r '.rows[].target'
	done)" "$(jq -r '.rows[].target' list.json)"

# --- Narrowed, sorted, grouped ---

targets() {	# OPTION...
	afi list --format json "$@" |
		jq -r '.rows[].target | sub(".*/"; "")' | tr '\n' ' '
}
is 'by colour' "$(targets --red --grey)" 'coc-1 afi-2 '
is 'by status' "$(targets --status 'in progress' --status awaiting)" \
	'afi-1 afi-3 '
is 'by owner, by its first words' "$(targets --owner 'head of')" 'afi-2 '
is 'what is late, or has a late action' "$(targets --overdue)" 'afi-2 afi-3 '
is 'what is due from today on' "$(targets --due-within 42d)" 'afi-3 '
is 'what was due by a day' "$(targets --due-by 31/1/2025)" 'afi-2 '
is 'what is silent for so long' "$(targets --silent-for 104)" 'afi-1 afi-2 '
is '... and no longer' "$(targets --silent-for 105d)" ''
is 'what slipped' "$(targets --slipped)" 'afi-3 '
is 'all that is asked must hold' "$(targets --open --no-owner --no-date)" \
	'afi-1 '
is 'a practice is asked for by its kind' "$(targets --kind practice)" \
	'practice-1 '
person 'acc crime' acc@force.example
is 'what is mine by name' "$(targets --mine)" 'afi-3 '
person 'Head of HR' hr@force.example
is '... or by an open action' "$(targets --mine)" 'afi-3 '
person 'Performance Lead' lead@force.example
is 'sorted by date, what has none last' "$(targets --open --sort due)" \
	'afi-2 afi-3 afi-1 '
is 'sorted the other way round' "$(targets --open --sort due --reverse)" \
	'afi-3 afi-2 afi-1 '
try 'in groups with what each adds up to' 0 \
	afi list --open --group owner <<'EOT'
TARGET                                  STATUS               RAG    DUE          OWNER                       TITLE

ACC Crime
leicestershire/peel-2023-25/afi-3       in progress          amber  30 Apr 2025  ACC Crime                   Give victims proper advice on preserving evidence
  1 finding: 1 in progress; 1 amber

Head of Contact Management
leicestershire/peel-2023-25/afi-2       open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately
  1 finding: 1 open; 1 red

(none)
leicestershire/peel-2023-25/afi-1       awaiting allocation  amber  -            -                           Get to calls within the published times
  1 finding: 1 awaiting allocation; 1 amber

3 of 5 findings: 1 awaiting allocation, 1 open, 1 in progress
1 red, 2 amber
1 action: 1 open, 1 overdue
EOT
is 'groups add up to the rows' "$(afi list --group rag --format json | jq -c '[
	([.groups[].rows] | add) == (.rows | length),
	([.groups[].totals.findings] | add) == .totals.findings,
	([.groups[] | .name as $n | range(.rows) | $n]) == [.rows[].group]]')" \
	'[true,true,true]'
try 'who asks for what is not there is told what is' 0 \
	afi list --owner 'ACC Crme' <<'EOT'
Nothing here has the owner 'ACC Crme'. The owners here: ACC Crime, Head of
Contact Management.
EOT
try 'a status that there is not is refused' 2 afi list --status late <<'EOT'
afi: --status: 'late' is none; there are awaiting allocation, open, in progress, in assurance, submitted, closed
EOT
try 'and so is an order' 2 afi list --sort colour <<'EOT'
afi: --sort: not by 'colour'; there are target, due, rag, status, owner, silence, age, priority, updated
EOT
try 'and a time' 2 afi list --due-within soon <<'EOT'
afi: --due-within: 'soon' is no time; 14d, 2w and 3m are
EOT
git config --global --unset user.name
is 'whose it is needs a name' "$(afi list --mine 2>&1 | grep -c user.name)" 1
person 'Performance Lead' lead@force.example

# --- An action that serves several ---

file=$peel/afi-3.yaml
entry b3000000000a b30000000009 2025-03-06T09:00:00Z force link <<'EOT'
action: b30000000002
relation: serves
target: leicestershire/peel-2023-25/afi-1
EOT
file=$peel/afi-1.yaml
echo journal: >>$file
entry b10000000002 b10000000001 2025-03-06T09:00:00Z force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-3/1
EOT
# Two offices may say so twice; and a link may lead nowhere.
entry b10000000003 b10000000002 2025-03-07T09:00:00Z force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-3/1
EOT
entry b10000000004 b10000000003 2025-03-07T09:00:00Z force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-3/9
EOT
commit_all
is 'it gives the other its status, colour and date' "$(
	afi list --format json afi-1 | jq -c '.rows[0] | [.status, .rag,
		.due.iso, .due_of]')" '["in progress","red","2025-02-28","actions"]'
is 'it is told under each and counted once' "$(afi list --format json |
	jq -c '[.totals.actions.count, [.rows[].actions.count]]')" \
	'[1,[0,1,0,1,0,0]]'
is '... with its target, on the page of each' "$(afi show --format json afi-1 |
	jq -r '.actions | .count, .items[].target')" "1
leicestershire/peel-2023-25/afi-3/1"
is '... also where its own finding is not listed' "$(
	afi list --format json afi-1 | jq -c .totals.actions)" \
	'{"count":1,"open":1,"overdue":1}'
is '... and in a summary' "$(afi summary --format json |
	jq -c '[.totals.actions.count, .inspections[].totals.actions.count]')" \
	'[1,1]'

# --- Broken records ---

printf 'format: 1\nid: [\n' >"$peel/afi-7.yaml"
printf '<<<<<<< ours\n' >"$peel/afi-8.yaml"
commit_all
afi list >out 2>err
is 'with broken records the rest is listed' "$? $(grep -c '^leic' out)" '1 6'
is '... and each is named with its line' \
	"$(sed 's/\(line [0-9]*\):.*/\1/' err)" \
	"afi: $peel/afi-7.yaml: line 3
afi: $peel/afi-8.yaml: line 1
afi: 2 records could not be read; 'afi check' says more"
is 'JSON names them too' \
	"$(afi list --format json 2>/dev/null | jq -r '.broken[].path')" \
	"$peel/afi-7.yaml
$peel/afi-8.yaml"
file=$peel/inspection.yaml
entry a00000000003 a00000000002 2025-02-01T12:00:00Z hmicfrs edition <<'EOT'
cycle: 2023-25
EOT
mkdir records/leicestershire/peel-2024-26
cp "$peel/afi-1.yaml" records/leicestershire/peel-2024-26/
printf '<<<<<<< ours\n' >records/leicestershire/peel-2024-26/inspection.yaml
commit_all
is 'of an inspection that cannot be read no cycle is known' \
	"$(afi list --cycle 2023-25 --format json 2>/dev/null |
		jq -r '.rows[].target | split("/")[1]' | sort | uniq -c |
		xargs)" '6 peel-2023-25'

# What serves a finding is told of where nothing else reads it.
cp "$peel/afi-3.yaml" afi-3.yaml
printf 'x' >"$peel/afi-3.yaml"
git rm -q -r -f records/leicestershire/peel-2024-26 \
	"$peel/afi-7.yaml" "$peel/afi-8.yaml"
commit_all
is 'with a broken one that serves it, a finding is listed' \
	"$(afi list afi-1 2>err | grep -c '^leic')" 1
is '... and that is named' "$(cut -d : -f 2 err | head -n 1)" \
	" $peel/afi-3.yaml"
is '... once' "$(afi list 2>&1 | grep -c afi-3.yaml)" 1
mv afi-3.yaml "$peel"

# --- More rows than are held back to see how long owners are ---

mkdir "$scratch/many" && cd "$scratch/many" || exit 1
# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"
printf 'journal:\n' >>$peel/afi-1.yaml
file=$peel/afi-1.yaml
entry b10000000002 b10000000001 2025-01-02T09:00:00Z force assign <<EOT
owner: $(printf 'Head of %0100d' 7)
EOT
awk -v dir=$peel '{ record = record $0 "\n" }
	END {
		for (i = 10; i < 1110; i++) {
			one = record
			sub(/number: 2/, "number: " i, one)
			gsub(/b2000000/, sprintf("b%07d", i), one)
			printf "%s", one >(dir "/afi-" i ".yaml")
			close(dir "/afi-" i ".yaml")
		}
	}' $peel/afi-2.yaml
commit_all
afi list >many.txt
# 5 AFIs of which one is void, 1 cause of concern, 1 practice, and 1,100 more.
is 'all rows are there' "$(grep -c '^leic' many.txt)" 1106
# 38 for the target, then 19, 5, 11, 60, and 2 between; or 108 for that owner.
is '... in columns, but for an owner as long as a line' \
	"$(awk 'match($0, /(Record|Get|Give|Reach|Custody|Cadets) /) {
		print RSTART }' many.txt | sort -n | uniq -c | xargs)" \
	'1105 144 1 192'

# --- A register with nothing in it ---

cd "$scratch/work" || exit 1

git rm -q -r -f records && git commit -q -m 'nothing left'
try 'an empty register says what comes next' 0 afi list <<'EOT'
No inspection is recorded yet. Begin with its report: afi open
leicestershire/INSPECTION --title TITLE --source WHERE-FROM
EOT
is 'no findings are no rows' "$(afi list --format json | jq -c .rows)" '[]'
done_testing
