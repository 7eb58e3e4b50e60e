#!/bin/sh
# afi summary --kind visit, lineage and responses: pages that tell all there is
# of an inspection, of what came back, and of what was published.
. "${0%/*}/lib.sh"
# shellcheck source=tests/cli/lib_cycles.sh
. "$here/lib_cycles.sh"

kind() {	# KIND [OPTION...]
	afi summary --kind "$@" --format json
}

# --- A lineage ---

kind lineage >lineage.json
is 'links make stories, the oldest first' \
	"$(jq -c '.stories[] | [.theme, (.findings[].target[11:])]' \
	lineage.json)" \
'[null,"peel-2021/afi-1","peel-2024/afi-1"]
[null,"peel-2021/afi-2","peel-2024/afi-2"]
["calls","custody/afi-1","peel-2024/afi-3"]'
is '... each with the grade of its own cycle' \
	"$(jq -c '.stories[0].findings[] | [.inspection, .grade_name]' \
	lineage.json)" \
'["PEEL 2021","good"]
["PEEL 2024","requires improvement"]'
is '... and its figures along it' \
	"$(jq -c '.stories[0].courses[] | .course.words,
	(.points[] | [.period, .value])' lineage.json)" \
'"47% to 86%, better; target at least 90% not met"
["PEEL 2021","47%"]
["PEEL 2024","86%"]'
is 'figures of what only has one theme stay apart' \
	"$(jq -c '[.stories[2].courses[] | [.name, (.points | length)]]' \
	lineage.json)" '[["answered",1],["answered",1]]'
is 'links that go round are followed once' \
	"$(jq -c '[.stories[1].findings[].links[].relation]' lineage.json)" \
	'["followed-by","follows","follows","followed-by"]'
is 'a theme narrows it' "$(kind lineage --theme CALLS |
	jq -c '[.stories[].heading]')" '["calls"]'
is '... to whole stories, one finding of which has it' \
	"$(kind lineage --theme evidence | jq -c '.totals |
	[.told.word, .findings.word]')" '["one","two"]'
is 'a finding tells the story that it is of, wherever it leads' \
	"$(kind lineage peel-2024/afi-1 | jq -c '.stories[] |
	[.findings[].target[11:]]')" '["peel-2021/afi-1","peel-2024/afi-1"]'
is '... also one that other records alone name' \
	"$(kind lineage custody/afi-2 | jq '.stories | length')" 0
try 'a theme that nothing has' 0 sh -c \
	'afi summary --kind lineage --theme fog | tail -n 6' <<'EOT'
None: no finding has that theme; 'afi list --group theme' shows which there are.

In all
------

Stories: none; findings in them: none.
EOT
afi summary --kind lineage --format csv | tr -d '\r' | sed '1s/^.//' >rows.csv
is 'as CSV a line to each finding and each figure' \
	"$(sed -n '1p;2p;4p' rows.csv)" \
'Story,Theme,Target,Title,Inspection,Cycle,Published,Question,Grade,Status,Outcome,RAG,Measure,Value,Goal,Period,Noted
Give evidence advice,,northshire/peel-2021/afi-1,Tell victims how to keep evidence,PEEL 2021,,2022-01-10,responding,good,closed,superseded,grey,,,,,
Give evidence advice,,northshire/peel-2021/afi-1,,,,,,,,,,advice given,47%,>=90%,PEEL 2021,2022-01-10'

# --- Responses ---

kind responses >responses.json
is 'each report has its clock, in one word' \
	"$(jq -r '.inspections[] | "\(.heading): \(.clock.state)"' \
	responses.json)" \
'Custody: unknown
Fire: not applicable
PEEL 2016: not applicable
PEEL 2021: late
PEEL 2024: met
Vetting: running'
# 10 January and 55 days is 6 March; 14 March is 8 days later.
is '... and in words' "$(jq -r '.inspections[3].clock.words' responses.json)" \
	'published 14 March 2022, 8 days late; the last day was Sunday 6 March 2022'
is '... which is counted' "$(jq -c '[.totals.clocks[].reports.figure],
	.totals.reports.word' responses.json)" '[1,1,1,1,2]
"six"'
is 'it has both responses, the force first, and where they are' \
	"$(jq -c '.inspections[4] | [.responses[].text],
	[.publications[].fields.address]' responses.json)" \
'["All of it is under way.","I welcome it again."]
["https://pcc.example/2024"]'
is '... and those to each finding' \
	"$(jq -c '.inspections[4].findings[] |
	[.target[21:], [.responses[].party]]' responses.json)" \
'["afi-1",["force","pcc"]]
["afi-2",[]]
["afi-3",[]]'
is 'a view of progress is no comment' \
	"$(grep -c 'Not enough yet' responses.json)" 0
is 'answered and not' "$(jq -c '.totals | [.answered.word, .not_answered.word]' \
	responses.json)" '["two","six"]'
afi summary --kind responses peel-2021 >page.txt
ok 'the page says that nothing is answered yet' \
	grep -q 'Not answered yet' page.txt

# --- A visit ---

kind visit peel-2024 >visit.json
is 'a visit has the report' "$(jq -c '.report | [.title, .published.iso,
	.address, .clock.state, .opened.source, [.grades[].grade_name]]' \
	visit.json)" \
'["PEEL 2024","2024-12-05","https://inspectorate.example/2024","met","the report of 2024",["requires improvement"]]'
is '... and a page for each finding, with its actions' \
	"$(jq -c '.pages[] | [.target[21:], .rag, [.actions.items[] |
	[.title, .owner, .due.iso, .status, [.former_dates[].date.iso]]]]' \
	visit.json)" \
'["afi-1","amber",[["Print posters","Head of Estates","2025-06-30","open",["2025-02-28"]]]]
["afi-2","amber",[]]
["afi-3","amber",[]]'
is '... with a timeline in the order in which it happened' \
	"$(jq -r '.pages[1].timeline[] | select(.id) | "\(.happened.iso) \(.words)"' \
	visit.json)" \
'2024-12-05 opened: Answer calls
2024-12-09 linked: follows northshire/peel-2021/afi-2
2024-12-09 linked: followed by northshire/peel-2021/afi-2
2025-01-10 evidence: -sly|na?me.txt, 5 bytes
2025-01-10 evidence: plan.pdf, 9 bytes, held: in the safe'
is 'evidence has its hash, or why it is not to be had' \
	"$(jq -c '.pages[].files[] | [.name, .size, .why]' visit.json)" \
'["posters.txt",8,null]
[null,null,"withheld (operation)"]
["-sly|na?me.txt",5,null]
["plan.pdf",9,"only referred to; held: in the safe"]'
is '... and no name while no file is put anywhere' \
	"$(jq -c '[.pages[].files[].file] | unique' visit.json)" '[null]'
is 'one finding of it alone' "$(kind visit peel-2024/afi-2 |
	jq -c '.report.title, [.pages[].target[21:]]')" '"PEEL 2024"
["afi-2"]'

is 'its timeline says what became of dates' \
	"$(jq -c '.pages[0].timeline[] | select(.lead) |
	[.happened.iso, .lead, .words]' visit.json)" \
'["2025-02-10","slipped","action 1: due date set to 30 June 2025, before 28 February 2025"]'
is '... and its picture what is due, and when it is today' \
	"$(afi summary --kind visit peel-2024/afi-1 --format html |
	grep -o '<desc.*slip[^<]*' | grep -o '[0-9]* [A-Z][a-z]* [0-9]*: \(slip\|due:\|today\)[^.]*' |
	sed 's/, before.*//')" \
'10 February 2025: slipped: action 1: due date set to 30 June 2025
1 March 2025: today
30 June 2025: due: Print posters (open)'
is '... with pictures of figures of which there are several' \
	"$(afi summary --kind lineage --format html |
	grep -c '<svg.*class="chart"')" 1

afi summary --kind visit peel-2024 --with-evidence pack/ --format md >page.md
is 'kept files are put beside it, in the order of the page' \
	"$(ls -A pack)" \
'0001-afi-1-posters.txt
0002-afi-2--sly_na_me.txt
SHA256SUMS'
ok '... whole' sh -c "cd pack && sha256sum -c SHA256SUMS"
is '... and nothing beside them' "$(echo *afi-*)" '*afi-*'
is '... named on the page' "$(grep -o '^- \*\*0[^*]*' page.md)" \
'- **0001-afi-1-posters.txt
- **0002-afi-2--sly\_na\_me.txt'
is '... and counted' "$(rm -r pack && kind visit peel-2024 \
	--with-evidence pack | jq -c '.packed, (.totals |
	[.kept.figure, .put.figure, .missing.figure])')" 'true
[2,2,2]'
try 'a folder with something in it is left alone' 1 \
	afi summary --kind visit peel-2024 --with-evidence pack <<'EOT'
afi: --with-evidence: the folder 'pack' is not empty; name a new one, or an empty one
EOT
mkdir empty
afi summary --kind visit peel-2024 --with-evidence empty >/dev/null
is 'an empty one is filled' "$(find empty -type f | wc -l)" 3
try 'the one that one is in is not' 2 \
	sh -c 'mkdir in && cd in &&
	afi summary -C .. --kind visit peel-2024 --with-evidence .' <<'EOT'
afi: --with-evidence: '.' is the folder that you are in; name another
EOT
try 'a folder in none' 1 \
	afi summary --kind visit peel-2024 --with-evidence no/pack <<'EOT'
afi: cannot make the folder 'no/pack': No such file or directory
EOT
try 'a file in the way' 1 \
	afi summary --kind visit peel-2024 --with-evidence page.md <<'EOT'
afi: --with-evidence: 'page.md' is in the way: Not a directory; name a new folder, or an empty one
EOT
hash=$(jq -r '.pages[0].files[0].sha256' visit.json)
kept=$(git rev-parse "refs/afi/evidence/$hash")
git update-ref "refs/afi/evidence/$hash" \
	"$(echo forged | git hash-object -w --stdin)"
try 'a file that is not what was filed is not handed over' 1 sh -c \
	'afi summary --kind visit peel-2024 --with-evidence bad -o bad.txt' \
	<<'EOT'
afi: the kept file for '0001-afi-1-posters.txt' is not what was filed; 'afi check' says more
EOT
is '... and nothing is half written' "$(echo bad*)" 'bad*'
git update-ref -d "refs/afi/evidence/$hash"
is 'one that this copy has not got is told' \
	"$(kind visit peel-2024/afi-1 --with-evidence less |
	jq -r '.pages[0].files[0].why')" \
	'kept in another copy of the register but not in this one'
git update-ref "refs/afi/evidence/$hash" "$kept"
try 'where the page cannot be written' 1 \
	afi summary --kind visit peel-2024 --with-evidence full -o /dev/full \
	<<'EOT'
afi: cannot write '/dev/full': No space left on device
EOT
is '... there is no folder either' "$(echo full*)" 'full*'
try 'a visit is of an inspection' 2 afi summary --kind visit <<'EOT'
afi: --kind visit is about one inspection: name it, or one of its findings; 'afi summary' lists them
EOT
try '... not of an action' 2 afi summary --kind visit peel-2024/afi-1/1 <<'EOT'
afi: --kind visit is about one inspection: name it, or one of its findings; 'afi summary' lists them
EOT
try 'files go with a visit' 2 afi summary --kind panel --with-evidence x <<'EOT'
afi: --with-evidence goes with --kind visit
EOT
try '... as it is now' 2 afi summary --kind visit peel-2024 \
	--with-evidence x --rev 1/2/2025 <<'EOT'
afi: --with-evidence does not go with --rev, which does not know what was withheld since; --as-of looks back too
EOT
try 'a theme goes with a lineage' 2 afi summary --kind panel --theme x <<'EOT'
afi: --theme goes with --kind lineage
EOT

file=records/northshire/peel-2024/afi-3.yaml
last=$(sed -n 's/^- id: //p' $file | tail -n 1)
cat >>$file <<EOT
- id: e00000000001
  after: [$last]
  at: 2025-02-25T09:00:00Z
  by: Performance Lead <lead@force.example>
  as: force
  what: erased
  reason: It named a victim.
  authority: the data protection officer
  erased-at: 2025-02-26T09:00:00Z
EOT
git add -A $file && git -c core.hooksPath=/dev/null commit -q -m 'erased' ||
	exit 1
is 'what was erased is told, with why' \
	"$(kind visit peel-2024/afi-3 | jq -c '.pages[].files[] |
	[.name, .sha256, .why], .target[11:]')" \
'[null,null,"erased: It named a victim.; authority: the data protection officer"]
"peel-2024/afi-3"'

# Recorded last and without a day, but what vetting found came after it.
{
	afi open northshire/old --title Old --source 'an old report'
	afi open old/afi-1 --title 'Check'
	afi link vetting/afi-1 --follows old/afi-1
} >"$scratch/log" 2>&1
is 'links go before days' "$(kind lineage vetting |
	jq -c '.stories[] | [.findings[].target[11:]]')" \
	'["old/afi-1","vetting/afi-1"]'
afi open northshire/older --title Older --cycle 'PEEL 2014/15' \
	--source 'an old report' >/dev/null 2>&1
afi open older/afi-1 --title 'Ring' >/dev/null 2>&1
afi assign older/afi-1 --theme calls >/dev/null 2>&1
is 'a cycle tells where there is no day' "$(kind lineage --theme calls |
	jq -c '.stories[] | [.findings[].target[11:]]')" \
	'["older/afi-1","custody/afi-1","peel-2024/afi-3"]'

# --- Pages ---

long=a-name-that-is-as-long-as-a-slug-may-be-in-a-register-of-us
afi open "northshire/$long" --title "$(echo "$long" | tr - ' ')" \
	--source x >/dev/null 2>&1
for page in "visit $long" 'visit peel-2024' lineage responses; do
	# shellcheck disable=SC2086	# a kind with its target
	set -- $page
	afi summary --kind "$@" >page.txt
	is "$page: text keeps to 80 columns" \
		"$(awk 'length($0) > 80' page.txt | grep -v "$long")" ''
	afi summary --kind "$@" --format html >page.html
	is "$page: HTML has one h1, a language and no script" \
		"$(grep -c '<h1>' page.html) $(grep -c 'lang="en-GB"' \
		page.html) $(grep -ci '<script' page.html)" '1 1 0'
	is "$page: every table has a caption and heads with a scope" \
		"$(grep -c '<table>' page.html) \
$(grep -c '<th>' page.html)" "$(grep -c '<caption' page.html) 0"
	afi summary --kind "$@" --format csv >page.csv
	is "$page: CSV has rows as wide as its heading" \
		"$(python3 -c 'import csv, sys
print(len({len(r) for r in csv.reader(open("page.csv"))}))')" 1
done
afi summary --kind responses --format html >page.html
is 'an address is a link of its own, whatever it says' \
	"$(grep -o '<a href="https://inspectorate.example/2024[^>]*>' \
	page.html)" '<a href="https://inspectorate.example/2024">'
kind lineage | jq -c '.totals | [.told.figure, .findings.figure]' >before
afi assign peel-2024/afi-3 --theme Calls --theme Letters >log
is 'a finding of two themes is told under both and counted once' \
	"$(cat before; kind lineage --explain | jq -c '.totals | [.told, .findings |
	.figure, (.proof | length)]')" '[4,9]
[5,5,9,9]'
mkdir "$scratch/none" && cd "$scratch/none" || exit 1
afi init --force Northshire . >log 2>&1
for kind in lineage responses; do
	ok "$kind: an empty register has a page" sh -c \
		"afi summary --kind $kind | grep -q '^None: '"
done
done_testing
