#!/bin/sh
# --format csv: rows that a spreadsheet takes as they are meant.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

# --- What it looks like ---

afi list --format csv >list.csv
is 'it begins with a byte order mark' \
	"$(head -c 3 list.csv | od -An -tx1 | tr -d ' ')" efbbbf
is 'every line ends as a spreadsheet ends it' \
	"$(grep -c "$(printf '\r')\$" list.csv)" "$(wc -l <list.csv)"
is 'there is a line of headings and one for each row' \
	"$(wc -l <list.csv)" 7
is 'a row in full' "$(sed -n 5p list.csv | tr -d '\r')" \
	'leicestershire/peel-2023-25/afi-3,area for improvement,Give victims proper advice on preserving evidence,in progress,,amber,2025-04-30,,itself,ACC Crime,,,,,,,agrees,,,,,0,1,0,104,15,2025-03-05,2,0,1,1,1,1,yes'
is 'a practice has no status' \
	"$(sed -n 7p list.csv | tr -d '\r' | cut -d , -f 1-6)" \
	'leicestershire/peel-2023-25/practice-1,practice,Cadets visit schools,,,'
is 'groups are one column more' \
	"$(afi list --group owner --format csv | sed -n '1p;2p' | tr -d '\r' |
	awk -F , '{ print $NF }' | tr '\n' ' ')" 'Group ACC Crime '
is 'what could not be read is told beside it' "$(
	printf 'x' >"$peel/afi-9.yaml" && commit_all
	afi list --format csv 2>/dev/null | wc -l)" 7
git reset -q --hard HEAD~1
try 'a page has no rows' 2 afi show 3 --format csv <<'EOT'
afi: --format: 'csv' is not to be had here; there are text, json
EOT

# --- Cells ---

# The title is one line; the text may have several.
file=$peel/afi-6.yaml
heading b60000000001 2024-12-06T09:06:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: '=HYPERLINK("http://evil.example","Click")'
EOT
entry b60000000002 b60000000001 2024-12-09T09:00:00Z force assign <<'EOT'
owner: '"=1+1'
board: -5
priority: '+3.2%'
theme: ['@SUM(A1)', 'a, b', '-1+2']
EOT
entry b60000000003 b60000000002 2024-12-10T09:00:00Z force update <<'EOT'
text: |-
  He said "yes", and
  -2+3+cmd|' /C calc'!A0
  Müller 日本
EOT
entry b60000000004 b60000000003 2024-12-10T10:00:00Z force update <<'EOT'
text: '-2+3'
EOT
entry b60000000005 b60000000004 2024-12-10T11:00:00Z force update <<'EOT'
text: "+A1"
EOT
entry b60000000006 b60000000005 2024-12-10T12:00:00Z force update <<'EOT'
text: "\tx"
EOT
commit_all

if python3 -c 'import csv' 2>/dev/null; then
	# As RFC 4180 has it, and no other way.
	cat >read.py <<'EOT'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""),
		       strict=True))
wide = {len(row) for row in rows}
assert len(wide) == 1, wide
row = dict(zip(rows[0], rows[int(sys.argv[2])]))
for name in sys.argv[3:]:
	print(row[name])
EOT
	afi list afi-6 --format csv >one.csv
	try 'no cell can start a formula, and numbers stay numbers' 0 \
		python3 read.py one.csv 1 Title Owner Board Priority Themes \
		<<'EOT'
'=HYPERLINK("http://evil.example","Click")
'"=1+1
-5
+3.2%
'@SUM(A1); a, b; -1+2
EOT
	afi history afi-6 --format csv >history.csv
	try 'text of several lines is one cell' 0 python3 read.py history.csv 3 \
		Happened 'Recorded (UTC)' Kind Text Party 'Recorded by' <<'EOT'
2024-12-10
2024-12-10 09:00:00
update
He said "yes", and
-2+3+cmd|' /C calc'!A0
Müller 日本
force
Performance Lead
EOT
	for row in 4 5 6; do
		python3 read.py history.csv $row Text
	done | tr '\t' '>' >texts
	try 'nor can a text, whatever it begins with' 0 cat texts <<'EOT'
'-2+3
'+A1
'>x
EOT
	afi summary --format csv >summary.csv
	try 'a summary is a table too' 0 python3 read.py summary.csv 4 \
		Target 'Last update begins' 'Last response' Inspection \
		Published <<'EOT'
leicestershire/peel-2023-25/afi-3
Agreed with HR.
2025-01-28
PEEL 2023-25
2024-12-05
EOT
else
	skip 'no cell can start a formula' 'no python3 here'
fi

# --- In a spreadsheet ---

if command -v soffice >/dev/null; then
	afi list --format csv >list.csv
	# Comma, double quote, UTF-8, from the first line on.
	soffice --headless --convert-to fods --infilter=CSV:44,34,76,1 \
		list.csv >/dev/null 2>&1
	is 'a spreadsheet takes dates as dates' \
		"$(grep -c 'office:date-value="2025-04-30"' list.fods)" 1
	is '... and finds no formula' "$(grep -c 'table:formula' list.fods)" 0
else
	skip 'a spreadsheet takes it' 'no LibreOffice here'
fi

# --- A register with nothing in it ---

git rm -q -r -f records && git commit -q -m 'nothing left'
is 'no rows are headings alone' "$(afi list --format csv | wc -l)" 1
done_testing
