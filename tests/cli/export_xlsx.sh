#!/bin/sh
# afi export --format xlsx: a book of sheets, read by a library that is not
# ours and, where there is one, by a spreadsheet.
. "${0%/*}/lib.sh"

clock 2025-01-09T10:12:44Z
person 'Performance Lead' lead@northshire.example
{
	afi init --force Northshire --title 'Northshire findings' r
	cd r || exit 1
	afi open northshire/peel-2024 --title 'PEEL 2024' \
		--published '5 December 2024' --source 'PEEL 2024 report'
	afi set current-inspection peel-2024
	afi open afi-1 --title '=HYPERLINK("http://evil.example")' \
		--owner '+Head of Contact' --due 'September 2024'
	afi open afi-2 --title 'Write _x0041_ as it is' --due 30/6/2025
	afi open coc-1 --title 'Custody is not safe'
	afi open rec-1-1 --title 'Make it safe'
	afi open area-1 --title 'Opened by mistake'
	afi close area-1 --outcome void --as hmicfrs --source 'A call' \
		-m 'It was twice there.'
	afi open practice-1 --title 'Cadets visit schools'
	afi open afi-1/new --title 'Hire ten' --owner 'Head of HR' --due 1/1/2025
	afi open afi-1/new --title 'Buy desks'
	afi open afi-1/new --title 'Not this'
	afi close afi-1/2 -m 'All there.' --on 8/1/2025
	afi close afi-1/3 --outcome void -m 'A slip.'
	tick
	awk 'BEGIN { for (i = 0; i < 4000; i++) print "-2+3 \"quoted\"" i }' \
		>../long.txt
	afi update afi-2 -F ../long.txt
	tick
	printf 'Op [[withheld operation: Rose]] helps.\n\tÄ 日本 🙂' >../text
	afi update afi-1 -F ../text
} >"$scratch/log" 2>&1
book() {	# FILE [ARGUMENT]...
	_file=$1
	shift
	afi export --for internal --format xlsx -o "$_file" "$@"
}
try 'it is written' 0 book ../all.xlsx </dev/null
ok 'nothing is left of it elsewhere' \
	test -z "$(find "$TMPDIR" ! -path "$TMPDIR")"
book ../again.xlsx
(
	export TZ=Asia/Tokyo LC_ALL=C TMPDIR="$scratch"
	person 'Somebody Else' else@northshire.example
	book ../elsewhere.xlsx
)
ok 'the same gives the same bytes' cmp ../all.xlsx ../again.xlsx
ok '... wherever it is made' cmp ../all.xlsx ../elsewhere.xlsx
afi export --for internal --format xlsx >../piped.xlsx
ok '... and through a pipe' cmp ../all.xlsx ../piped.xlsx

# --- Where it does not go ---

# shellcheck source=tests/cli/lib_terminal.sh
. "$here/lib_terminal.sh"
if script -q -e -E never -c true /dev/null </dev/null >"$scratch/log2" 2>&1
then
	try 'a terminal cannot show it' 2 at_terminal \
		afi export --for internal --format xlsx <<'EOT'
afi: an XLSX is not for a terminal; name a file for it with -o FILE
EOT
else
	skip 'a terminal cannot show it' 'there is no script(1) of util-linux'
fi
no_room() {
	TMPDIR="$scratch/nowhere" book ../none.xlsx
}
try 'without room for what is temporary nothing is written' 1 no_room <<EOT
afi: cannot make a file in '$scratch/nowhere', which is for temporary ones: No such file or directory
EOT
ok '... and no file is there' test ! -e ../none.xlsx
# The library itself would leave out what there is no room for.
rooms() {	# KIBIBYTES...
	for _room in "$@"; do
		mount -o remount,size="${_room}k" "$scratch/small" || return
		TMPDIR=$scratch/small book ../small.xlsx || :
		[ ! -e ../small.xlsx ] || cmp ../small.xlsx ../all.xlsx
		rm -f ../small.xlsx
	done 2>&1 | sort | uniq -c | sed 's/^ *//'
}
mkdir "$scratch/small"
if mount -t tmpfs -o size=8k tmpfs "$scratch/small" 2>"$scratch/log2"; then
	trap 'cd /; umount "$scratch/small"; clean_up' EXIT
	try 'with too little of it neither' 0 \
		rooms 12 20 40 60 80 100 120 140 160 200 400 800 4000 <<'EOT'
12 afi: cannot write the XLSX file: there is no room for temporary files; TMPDIR may name another folder for them
EOT
else
	skip 'with too little of it neither' \
		'no file system can be mounted here'
fi
(
	cp -R . ../broken && cd ../broken || exit 1
	echo 'x' >records/northshire/peel-2024/afi-9.yaml
	git add -A && git commit -q -m 'break it' --no-verify
) >"$scratch/log2" 2>&1
broken() {
	(cd ../broken && book ../none.xlsx 2>&1) | tail -n 1
}
try 'nor with a record that cannot be read' 0 broken <<'EOT'
afi: 1 record could not be read; 'afi check' says more
EOT
ok '... there is no file then either' test ! -e ../none.xlsx
(cd ../broken && afi init --force Northshire ../empty) >"$scratch/log2" 2>&1

# --- What is in it ---

# Debian's own first: an older one may be in front of it.
for python in /usr/bin/python3 python3; do
	"$python" -c 'import openpyxl' 2>/dev/null && break
	python=
done
if [ -z "$python" ]; then
	skip 'what is in it' 'no python3-openpyxl here'
	done_testing
fi
cell() {	# FILE SHEET WHAT...
	"$python" "$here/xlsx.py" "$@"
}
try 'its sheets, with their rows' 0 cell ../all.xlsx '' sheets <<'EOT'
Findings 7 rows, frozen B2, filter A1:AM7
Actions 4 rows, frozen B2, filter A1:W4
Entries 17 rows, frozen B2, filter A1:O17
Totals 28 rows, frozen None, filter None
About 17 rows, frozen None, filter None
EOT
# The long text stands in the row of its entry and of its finding.
try 'a row for each finding' 0 cell ../all.xlsx Findings columns \
	Target Number Under Status RAG Counted <<'EOT'
northshire/peel-2024/coc-1|1||awaiting allocation|amber|yes
northshire/peel-2024/rec-1-1|1|1|awaiting allocation|amber|yes
northshire/peel-2024/afi-1|1||in progress|red|yes
northshire/peel-2024/afi-2|2||in progress|amber|yes
northshire/peel-2024/area-1|1||closed|grey|no
northshire/peel-2024/practice-1|1||||no
EOT
try 'what looks like a formula is text' 0 cell ../all.xlsx Findings columns \
	Title Owner <<'EOT'
Custody is not safe|
Make it safe|
=HYPERLINK("http://evil.example")|+Head of Contact
Write _x0041_ as it is|
Opened by mistake|
Cadets visit schools|
EOT
try 'dates are dates, shown as they are said, months kept beside them' 0 \
	cell ../all.xlsx Findings dates 'Target date' 'Target date in words' \
	Published <<'EOT'
||2024-12-05 as d mmmm yyyy
||2024-12-05 as d mmmm yyyy
2024-09-30 as d mmmm yyyy|September 2024|2024-12-05 as d mmmm yyyy
2025-06-30 as d mmmm yyyy||2024-12-05 as d mmmm yyyy
||2024-12-05 as d mmmm yyyy
||2024-12-05 as d mmmm yyyy
EOT
try 'a row for each action' 0 cell ../all.xlsx Actions columns \
	Target Title 'Action owner' Status RAG Counted <<'EOT'
northshire/peel-2024/afi-1/1|Hire ten|Head of HR|open|red|yes
northshire/peel-2024/afi-1/2|Buy desks||closed|green|yes
northshire/peel-2024/afi-1/3|Not this||closed|grey|no
EOT
is 'any character survives' "$(cell ../all.xlsx Findings columns \
	'Last update' | head -n 1)" 'Op Rose helps./        Ä 日本 🙂'
is 'what is too long for a cell is cut there' \
	"$(cell ../all.xlsx Findings lengths 'Last update' | sed -n 2p)" 32767
cut=' [cut here: the rest is too long for a cell]'
is '... and says so' "$(cell ../all.xlsx Findings columns 'Last update' |
	sed -n 2p | tail -c 66)" "$(head -c $((32767 - ${#cut})) ../long.txt |
	tail -c $((65 - ${#cut})) | tr '\n' /)$cut"
is '... and the last sheet counts such cells' \
	"$(cell ../all.xlsx About columns 'About this book' 'What it is' |
	grep '^Cut')" \
	'Cut|2 cells were too long for a spreadsheet and cut, and each says so at its end; --format csv and jsonl have all of it.'

# --- Totals ---

totals='Findings|Number|
all that count|4|4
overdue|1|1
By status|Number|
awaiting allocation|2|2
open|0|0
in progress|2|2
in assurance|0|0
submitted|0|0
closed|0|0
By RAG|Number|
red|1|1
amber|3|3
green|0|0
grey|0|0
By kind|Number|
cause of concern|1|1
recommendation|1|1
area of concern|0|0
area for improvement|2|2
Actions|Number|
all that count|2|2
overdue|1|1
closed|1|1'
try 'totals are what the rows add up to' 0 cell ../all.xlsx Totals totals \
	<<EOT
$totals
EOT
if command -v soffice >/dev/null; then
	cell ../all.xlsx Totals forget ../bare.xlsx
	(
		cd .. && soffice "-env:UserInstallation=file://$scratch/office" \
			--headless --convert-to \
			'csv:Text - txt - csv (StarCalc):124,34,76,1,,0,false,true,false,false,false,4' \
			bare.xlsx
	) >"$scratch/log2" 2>&1
	is '... as a spreadsheet works them out too' \
		"$(grep -v '^|$' ../bare-Totals.csv | cut -d '|' -f 1,2)" \
		"$(echo "$totals" | cut -d '|' -f 1,2)"
else
	skip '... as a spreadsheet works them out too' 'no LibreOffice here'
fi

# --- What it is ---

try 'the last sheet says what it is' 0 cell ../all.xlsx About columns \
	'About this book' 'What it is' <<EOT
Register|Northshire findings
Position as at|2025-01-09
Commit|$(git rev-parse HEAD)
Exported|the whole register
RAG|What it means
red|its date has passed and it is not closed
amber|not closed, its date not passed or none given
green|closed as complete
grey|closed otherwise
Notes| 
Totals|They count the rows whose Counted says yes: not practices, observations or what was opened by mistake.
Dates|Where only a month or words were given, they stand beside the last day that is meant.
On paper|Of wide sheets only the first columns are printed, as many as can be read on a page.
Cut|2 cells were too long for a spreadsheet and cut, and each says so at its end; --format csv and jsonl have all of it.
EOT
book ../past.xlsx --as-of 8/1/2025 peel-2024
is 'a past day is said' "$(cell ../past.xlsx About columns 'About this book' \
	'What it is' | sed -n '2,3p;5p' | tr '\n' ' ')" \
	'Position as at|2025-01-08 |As it stood on 8 January 2025 Exported|northshire/peel-2024 '
try 'it is of that day and nobody'"'"'s' 0 cell ../past.xlsx '' properties \
	<<'EOT'
title=Northshire findings creator= by= created=2025-01-08 00:00:00
EOT
(cd ../empty && book ../empty.xlsx)
is 'an empty register has sheets without rows' \
	"$(cell ../empty.xlsx '' sheets | head -n 1)" \
	'Findings 1 rows, frozen B2, filter A1:AM1'
is '... and totals of nothing' \
	"$(cell ../empty.xlsx Totals totals | grep -c '|0|0$')" 19
done_testing
