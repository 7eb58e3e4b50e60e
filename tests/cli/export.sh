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
	afi assign afi-1 --board 'Local Board' --priority High \
		--theme Calls --theme 'Victims; all'
	tick
	afi update afi-1/1 -m 'Op [[withheld operation: Rose]] helps.'
	tick
	afi update afi-1 -m '-5 calls
waited.'
	tick
	afi correct last -m '-6 calls
waited.'
	tick
	afi update afi-1/1 --due 9/2025 -m 'Nobody applied.'
	echo x >../desks.txt
	afi evidence afi-1/2 ../desks.txt
	afi close afi-1/2 -m 'All there.' --on 8/1/2025
} >"$scratch/log" 2>&1

# --- For whom ---

is 'the whole is for the public' "$(afi export | grep -o 'Op .* helps')" \
	'Op [x¹] helps'
is '... also if that is said' "$(afi export --for public | grep -c 'Op Blue')" 0
try 'nobody else is known' 2 afi export --for friends <<'EOT'
afi: --for: there is no 'friends'; there are public, internal
EOT
try 'an update sheet is somebody'"'"'s' 2 afi export --update-sheet <<'EOT'
afi: whose update sheet? say --owner OWNER
EOT
try 'an owner has an update sheet' 2 afi export --owner ACC <<'EOT'
afi: --owner goes with --update-sheet alone
EOT
try 'it is CSV' 2 afi export --for internal --format json <<'EOT'
afi: --format: there is no 'json'; there are csv
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
try 'each entry that stands is a row, in the order of recording' 0 \
	read_csv ../all.csv What Target Title Owner Due Happened <<'EOT'
opened|northshire/peel-2024|PEEL 2024|||2024-12-05
opened|northshire/peel-2024/afi-1|Answer calls||2025-06-30|2024-12-05
assign|northshire/peel-2024/afi-1||Head of Contact||2025-01-09
action|northshire/peel-2024/afi-1/1|Hire ten|Head of HR|2025-06-30|2025-01-09
action|northshire/peel-2024/afi-1/2|Buy desks|||2025-01-09
assign|northshire/peel-2024/afi-1||||2025-01-09
update|northshire/peel-2024/afi-1/1||||2025-01-09
update|northshire/peel-2024/afi-1||||2025-01-09
update|northshire/peel-2024/afi-1/1|||2025-09|2025-01-09
evidence|northshire/peel-2024/afi-1/2||||2025-01-09
close|northshire/peel-2024/afi-1/2||||2025-01-08
opened|northshire/peel-2024/practice-1|Cadets visit schools|||2024-12-05
EOT
read_csv ../all.csv What Text Board Priority Theme | sed -n '6,9p;11p' >texts
try 'with what it says, kept from becoming a formula' 0 cat texts <<'EOT'
assign||Local Board|High|Calls/Victims; all
update|Op [[withheld operation: Rose]] helps.|||
update|'-6 calls/waited.|||
update|Nobody applied.|||
close|All there.|||
EOT
read_csv ../all.csv Party Source Status Details | sed -n '1,4p;11p' >others
try 'and whose it is, from where, and how it stands' 0 cat others <<'EOT'
hmicfrs|PEEL 2024 report||published: 2024-12-05/body: hmicfrs
hmicfrs|PEEL 2024 report|in progress|
force|||
force||in progress|due-words: mid-2025
force|||outcome: complete
EOT
is 'of evidence the file stays behind' \
	"$(read_csv ../all.csv Details | sed -n 10p | grep -o 'kept: .*')" \
	'kept: no/held: the register that this was exported from'
afi export afi-1 --for internal >../one.csv
is 'a finding alone has the heading of its inspection with it' \
	"$(read_csv ../one.csv What Target | sed -n '1p;2p;$p' | tr '\n' ' ')" \
	"opened|northshire/peel-2024 opened|northshire/peel-2024/afi-1 \
close|northshire/peel-2024/afi-1/2 "
is 'the past can be exported' \
	"$(afi export --for internal --as-of 7/1/2025 >../past.csv
	read_csv ../past.csv What | tr '\n' ' ')" 'opened opened opened '

# --- An update sheet ---

afi export --update-sheet --owner 'head of' >../sheet.csv
try 'each open thing of the owner is a row' 0 read_csv ../sheet.csv Target \
	Finding Title Owner Due Status 'Sheet of' <<'EOT'
northshire/peel-2024/afi-1|Answer calls||Head of Contact|2025-06-30|in progress|2025-01-09
northshire/peel-2024/afi-1/1|Answer calls|Hire ten|Head of HR|2025-09|in progress|2025-01-09
EOT
is 'cells to fill in are empty' \
	"$(read_csv ../sheet.csv Update Done Evidence 'New date' Reason |
	sort -u)" '||||'
is 'its state is the last entry about it' \
	"$(read_csv ../sheet.csv State | tr '\n' ' ')" \
	"$(afi history afi-1 --format json | jq -r '[
		(.entries | map(select(.target | endswith("afi-1")))
			| last.id),
		(.entries | map(select(.target | endswith("afi-1/1")))
			| last.id)] | .[] + " "' | tr -d '\n')"
afi update afi-1/1 -m 'Op [[withheld operation: Daisy]] too.' >log
afi export --update-sheet --owner 'Head of HR' >../sheet.csv
is 'what is withheld is not in it' \
	"$(read_csv ../sheet.csv 'Last update')" \
	'9 January 2025: Op [[withheld operation]] too.'
afi export --update-sheet --owner 'Head of HR' --for internal >../sheet.csv
is '... unless it is internal' "$(read_csv ../sheet.csv 'Last update')" \
	'9 January 2025: Op Daisy too.'
try 'an owner of nothing is told so' 1 \
	afi export --update-sheet --owner Nobody -o ../none.csv <<'EOT'
afi: nothing that is open belongs to 'Nobody'; 'afi list --group owner' says who owns what
EOT
ok '... and no file is written' test ! -e ../none.csv
afi export --for internal >../plain.csv
afi export --format csv --for internal >../said.csv
ok 'the format may be said' cmp ../plain.csv ../said.csv
done_testing
