#!/bin/sh
# afi list: a row for each finding, and totals that equal the rows.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

try 'in a pipe each row is one whole line' 0 afi list <<'EOT'
TARGET                                  STATUS               RAG    DUE          OWNER                 TITLE
leicestershire/peel-2023-25/coc-1       closed               grey   -            -                     Custody is not safe
leicestershire/peel-2023-25/afi-1       awaiting allocation  amber  -            -                     Get to calls within the published times
leicestershire/peel-2023-25/afi-2       open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately
leicestershire/peel-2023-25/afi-3       in progress          amber  30 Apr 2025  ACC Crime             Give victims proper advice on preserving evidence
leicestershire/peel-2023-25/afi-4       closed               green  -            -                     Reach the right outcome for victims
leicestershire/peel-2023-25/practice-1  practice             -      -            -                     Cadets visit schools

5 findings: 1 awaiting allocation, 1 open, 1 in progress, 2 closed
1 red, 2 amber, 1 green, 1 grey
counted apart: 1 practice
1 action: 1 open, 1 overdue
EOT
try 'what is closed or a practice is not open' 0 afi list --open <<'EOT'
TARGET                                  STATUS               RAG    DUE          OWNER                 TITLE
leicestershire/peel-2023-25/afi-1       awaiting allocation  amber  -            -                     Get to calls within the published times
leicestershire/peel-2023-25/afi-2       open                 red    31 Jan 2025  Head of Contact Management  Record the structured triage of calls accurately
leicestershire/peel-2023-25/afi-3       in progress          amber  30 Apr 2025  ACC Crime             Give victims proper advice on preserving evidence

3 of 5 findings: 1 awaiting allocation, 1 open, 1 in progress
1 red, 2 amber
1 action: 1 open, 1 overdue
EOT
is 'what was opened by mistake is there if asked for' \
	"$(afi list --all | grep afi-5)" \
	'leicestershire/peel-2023-25/afi-5       void                 grey   -            -                     Entered twice'
is '... and counted apart' "$(afi list --all | grep apart)" \
	'counted apart: 1 practice, 1 opened by mistake'
try 'one finding is a list too' 0 afi list 2 <<'EOT'
TARGET                             STATUS               RAG    DUE          OWNER                 TITLE
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

# --- A register with nothing in it ---

git rm -q -r -f records && git commit -q -m 'nothing left'
try 'an empty register says what comes next' 0 afi list <<'EOT'
No inspection is recorded yet. Begin with its report: afi open
leicestershire/INSPECTION --title TITLE --source WHERE-FROM
EOT
is 'no findings are no rows' "$(afi list --format json | jq -c .rows)" '[]'
done_testing
