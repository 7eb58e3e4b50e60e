#!/bin/sh
# afi export: the register as a sheet, and a sheet for an owner to fill in.
. "${0%/*}/lib.sh"

clock 2025-01-09T10:12:44Z
person 'Performance Lead' lead@northshire.example
{
	afi init --force Northshire --title 'Northshire findings' r
	cd r || exit 1
	afi open northshire/peel-2024 --title 'PEEL 2024' \
		--published '5 December 2024' --source 'PEEL 2024 report'
	afi set current-inspection peel-2024
	afi open afi-1 --title 'Answer calls' --owner 'Head of Contact' \
		--due 30/6/2025
	afi open 1/new --title 'Hire ten' --owner 'Head of HR' --due mid-2025
	afi open 1/new --title 'Buy desks'
	afi open practice-1 --title 'Cadets visit schools'
	afi assign 1 --board 'Local Board' --priority High --theme Calls \
		--theme 'Victims; all'
	tick
	afi update 1/1 -m 'Op [[withheld operation: Rose]] helps.'
	tick
	afi update 1 -m '-5 calls
waited.'
	tick
	afi correct last --set text='-6 calls waited.' -m 'A slip.'
	tick
	afi update 1/1 --due 9/2025 -m 'Nobody applied.' --on 8/1/2025 
	echo x >../desks.txt
	afi evidence 1/2 ../desks.txt
	afi close 1/2 -m 'All there.'
} >../log 2>&1

# --- For whom ---

try 'the whole is for no public yet' 2 afi export <<'EOT'
afi: an export for the public, which leaves out what is withheld, cannot be made yet; say --for internal and keep it inside
EOT
try 'nor if that is said' 2 afi export --for public <<'EOT'
afi: an export for the public, which leaves out what is withheld, cannot be made yet; say --for internal and keep it inside
EOT
try 'nobody else is known' 2 afi export --for friends <<'EOT'
afi: --for: 'friends' is nobody; public or internal is
EOT
try 'an update sheet is somebody'"'"'s' 2 afi export --update-sheet <<'EOT'
afi: whose update sheet? say --owner OWNER
EOT
try 'an owner has an update sheet' 2 afi export --owner ACC <<'EOT'
afi: --owner goes with --update-sheet alone
EOT
try 'it is CSV' 2 afi export --for internal --format json <<'EOT'
afi: --format: 'json' is not to be had here; there are csv
EOT

# --- The whole ---

afi export --for internal -o ../all.csv
is 'it begins with a byte order mark' \
	"$(head -c 3 ../all.csv | od -An -tx1 | tr -d ' ')" efbbbf
cat >../read.py <<'EOT'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""),
			   strict=True))
for row in rows:
	print("|".join(row[name].replace("\n", "/") for name in sys.argv[2:]))
EOT
read_csv() {
	python3 ../read.py "$@"
}
if ! python3 -c 'import csv' 2>/dev/null; then
	skip 'the rows' 'no python3 here'
	done_testing
	exit
fi
try 'each entry that stands is a row' 0 read_csv ../all.csv What Target Title \
	Owner Due Happened <<'EOT'
opened|northshire/peel-2024|PEEL 2024|||2024-12-05
opened|northshire/peel-2024/afi-1|Answer calls||2025-06-30|2024-12-05
assign|northshire/peel-2024/afi-1||Head of Contact||2025-01-09
EOT
done_testing
