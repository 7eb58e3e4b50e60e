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
try 'there is no JSON in one piece' 2 afi export --for internal --format json \
	<<'EOT'
afi: --format: there is no 'json'; did you mean 'jsonl'?
EOT
try 'an update sheet is CSV' 2 \
	afi export --update-sheet --owner ACC --format xlsx <<'EOT'
afi: --format: 'xlsx' is not to be had here; there are csv
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

# --- How what a row opens stands ---

standing() {	# NAME EXPECTED COLUMN...
	_name=$1 _expected=$2
	shift 2
	is "$_name" "$(read_csv ../full.csv "$@" | sed -n "${row}p")" \
		"$_expected"
}
(
	cp -R . ../full && cd ../full || exit 1
	clock 2025-02-10T09:00:00Z
	afi assign afi-1 --due 1/3/2025 -m 'The board asked for it.'
	afi close afi-1/1 -m 'They are here.'
	afi submit afi-1 --to pcc -m 'Calls are answered.' --on 1/2/2025
	afi evidence afi-1 ../desks.txt
	tick
	afi close afi-1 --outcome complete --as hmicfrs --on 9/2/2025 \
		--authority 'Letter of 9 February' --source 'That letter' \
		-m 'It is met.'
) >"$scratch/log2" 2>&1
(cd ../full && clock 2025-02-11T09:00:00Z &&
	afi export --for internal) >../full.csv
row=2
standing 'a finding has its report' 'HMICFRS|PEEL 2024||2024-12-05|1' \
	Body Report Edition Published Number
standing 'whose it is' \
	'Calls; Victims; all|High|Head of Contact|Head of HR|Local Board' \
	'Themes now' 'Priority now' 'Owner now' 'Action owners' 'Board now'
standing 'its date and those before, with the reason' \
	'2025-03-01||itself|30 June 2025, until 10 February 2025: The board asked for it.' \
	'Target date' 'Target date in words' 'Date of' 'Former dates'
standing 'how it stands' 'closed|complete|green|yes' Status Outcome RAG Counted
standing 'what was done last, also in its actions' \
	'2025-01-09|force|Nobody applied.' \
	'Last update on' 'Last update by' 'Last update'
hash=$(sha256sum ../desks.txt | cut -d ' ' -f 1)
standing 'its evidence, with what its actions have' \
	"9 January 2025: desks.txt (SHA-256 $hash)/10 February 2025: desks.txt (SHA-256 $hash)" \
	Evidence
standing 'the claim, also when it was answered' '2025-02-01|PCC' \
	'Sent for sign-off' 'Sent to'
standing 'who signed it off, with what' \
	'2025-02-09|HMICFRS, recorded by the force from That letter|Letter of 9 February|It is met.' \
	Closed 'Signed off by' 'On the authority of' 'Reason for closing'
row=4
standing 'an action has its own' \
	'2025-09-30|September 2025|mid-2025, until 9 January 2025: Nobody applied.|Head of HR' \
	'Target date' 'Target date in words' 'Former dates' 'Owner now'
row=3
standing 'other rows have none of it' '||||' Body RAG Counted Evidence Closed
(
	cd ../full || exit 1
	clock 2025-02-11T10:00:00Z
	afi reopen afi-1 -m 'It did not last.' --as hmicfrs --source 'A call'
	afi open afi-2 --title 'Answer within ten seconds'
	afi close afi-1 --outcome superseded --by afi-2 --as hmicfrs \
		--authority 'Letter of 11 February' -m 'It says more.' \
		--source 'That letter'
) >>"$scratch/log2" 2>&1
(cd ../full && clock 2025-02-12T09:00:00Z &&
	afi export --for internal) >../full.csv
row=2
standing 'it may have come back, and have another in its place' \
	'1|2025-02-11|superseded|northshire/peel-2024/afi-2|grey' \
	'Times reopened' 'Last reopened' Outcome 'Superseded by' RAG

# --- JSON Lines ---

lines() {
	afi export --for internal --format jsonl
}
is 'the first line says of what and when' \
	"$(lines | head -n 1 | jq -c '[.command, .today.iso, .register.title]')" \
	'["export","2025-01-09","Northshire findings"]'
is 'then there is one for each row' "$(lines | sed '1d;$d' | wc -l)" 12
is 'which tells the same' \
	"$(lines | jq -r 'select(.what) |
		[.what, .target, .title, .happened.iso] | join("|")')" \
	"$(read_csv ../all.csv What Target Title Happened)"
is 'the last line counts them' \
	"$(lines | tail -n 1 | jq -c '[.count, .totals.findings,
		(.by_kind[] | [.kind, .count])]')" \
	'[12,1,["coc",0],["rec",0],["area",0],["afi",1]]'

# --- There and back ---

# What an export says, but for what is another's on the way back; of one day,
# what is about an action may come before what is about its finding.
told() {
	read_csv "$1" What Target Title Text Owner Board Priority Theme Due \
		Happened Party Status 'Target date' 'Owner now' \
		'Action owners' 'Former dates' RAG | sort
}
told ../all.csv >../told
(
	afi init --force Northshire ../back
	cd ../back || exit 1
	afi import ../all.csv --accept all
) >"$scratch/log3" 2>&1
(cd ../back && afi export --for internal) >../back.csv
told ../back.csv >../told-back
is 'what was exported is imported and exported as the same' \
	"$(diff ../told ../told-back)" ''

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
