#!/bin/sh
# afi import: what a document proposes is shown, asked about, and recorded in
# one commit; what was recorded once is nothing new.
. "${0%/*}/lib.sh"
# shellcheck source=tests/cli/lib_terminal.sh
. "$here/lib_terminal.sh"

unset http_proxy https_proxy all_proxy no_proxy
unset HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY

clock 2025-03-10T09:00:00Z
person 'Performance Lead' lead@northshire.example
afi init --force Northshire . >"$scratch/log"

commits() {
	git rev-list --count HEAD
}
page() {	# TARGET FILTER
	afi show "$1" --format json | jq -r "$2"
}
standing() {	# IMPORT'S ARGUMENTS...
	afi import "$@" --format json | jq -r '.candidates[] |
		"\(.number) \(.standing) \(.name) \(.target)"'
}

mkdir "$scratch/in"
in=$scratch/in
cat >"$in/report.txt" <<'EOT'
PEEL 2023-25

Police effectiveness, efficiency and legitimacy

An inspection of Northshire Police

Responding to the public

Requires improvement

Northshire Police requires improvement at responding to the public.

Areas for improvement

The constabulary doesn't answer calls in the published time

Nine callers in ten wait longer than they should.

The constabulary should make sure that it answers calls in time.

The constabulary doesn't tell callers of delays

Callers don't know when somebody will come.

Main findings

In this section we set out our main findings.
EOT
cat >"$in/letter.txt" <<'EOT'
Office of the Police and Crime Commissioner for Northshire

20 January 2025

Dear Chief Inspector,

I write in response to your report PEEL 2023/24 on Northshire Police, which was published on 5 December 2024.

Northshire Police Comments

AFI 1 - The force needs to answer calls in the published time.

Eight more call handlers have begun. In December 81% of calls were answered in time.

AFI 2 - The force needs to tell callers of delays.

A recorded message has been played since 6 January 2025.

AFI 3 - The force needs to keep evidence of burglary.

Every station has a new store.

PCC Comments

I agree, and shall ask for the figures each month.

Yours sincerely,

Police and Crime Commissioner
EOT
hash() {	# FILE
	sha256sum <"$1" | cut -d ' ' -f 1
}

# --- What is shown ---

cat >shown <<EOT
An inspection report about Northshire
from          report.txt, text, $(wc -c <"$in/report.txt") bytes, SHA-256 $(
	hash "$in/report.txt" | cut -c 1-12)...
called        PEEL 2023-25
into          northshire/peel-2023-25, which will be opened: the register has
              none like it

   1  new: inspection: PEEL 2023-25
      HMICFRS, northshire/peel-2023-25
      line 1; sure: what the text says of itself
EOT
try 'the document, and where it goes' 0 sh -c "afi import '$in/report.txt' |
	head -n 9" <shown
is 'each candidate, and where it stands' "$(standing "$in/report.txt")" \
	'1 new inspection northshire/peel-2023-25
2 new grade northshire/peel-2023-25
3 new area for improvement northshire/peel-2023-25/afi-1
4 new area for improvement northshire/peel-2023-25/afi-2'
try 'what to type' 0 sh -c "afi import '$in/report.txt' --edition 'as sent' |
	tail -n 5" <<EOT
4 new: 'all' takes 4

What to type
  afi import $in/report.txt --edition 'as sent' --accept all
    records what is new or changed
EOT
is 'nothing is recorded' "$(commits)" 1

# --- What is accepted ---

try 'a number there is not' 2 afi import "$in/report.txt" --accept 99 <<'EOT'
afi: --accept: '99' is none of the candidates, which are 1 to 4; type 'all', or numbers such as 1,3-5
EOT
for list in nonsense 0 2-1 '1,' -1 1-99 99999999999999999999 '' '1 2'; do
	fails "no numbers: '$list'" afi import "$in/report.txt" --accept "$list"
done
is 'record nothing' "$(commits)" 1
try 'one takes what opens its inspection along' 0 \
	afi import "$in/report.txt" --accept 4 <<'EOT'
recorded #1: northshire/peel-2023-25, opened by hmicfrs
recorded #2: northshire/peel-2023-25/afi-2, opened by hmicfrs
afi: 1 is recorded too: it opens what 4 is about
EOT
is 'in one commit' "$(commits)" 2
try 'the rest' 0 afi import "$in/report.txt" --accept all <<'EOT'
recorded #1: northshire/peel-2023-25/afi-1, opened by hmicfrs
recorded #2: northshire/peel-2023-25, grade by hmicfrs
EOT
try 'a second time there is nothing new' 0 \
	afi import "$in/report.txt" --accept all <<'EOT'
nothing new
EOT
try 'which is said of what is shown too' 0 \
	sh -c "afi import '$in/report.txt' | tail -n 6" <<'EOT'
   1  known: inspection: PEEL 2023-25
   2  known: grade: responding to the public: requires improvement
   3  known: area for improvement: The constabulary doesn't answer calls in the published time
   4  known: area for improvement: The constabulary doesn't tell callers of delays

4 known: nothing new
EOT
is 'what is known is no longer there to record' \
	"$(afi import "$in/report.txt" --accept 1-4)" 'nothing new'
is 'no day is guessed' "$(page peel-2023-25 .published)" null
is 'where it comes from is kept' "$(page afi-2 .opened.source)" \
	"report.txt, lines 21-23; SHA-256 $(hash "$in/report.txt"); afi import 1"

# --- A letter that answers it ---

is 'the letter is about the same, in its own words' \
	"$(standing "$in/letter.txt" | grep -v figure)" \
	'1 changed inspection northshire/peel-2023-25
2 new response (opening) northshire/peel-2023-25
3 known area for improvement northshire/peel-2023-25/afi-1
4 new response (comments) northshire/peel-2023-25/afi-1
6 known area for improvement northshire/peel-2023-25/afi-2
7 new response (comments) northshire/peel-2023-25/afi-2
8 new area for improvement northshire/peel-2023-25/afi-3
9 new response (comments) northshire/peel-2023-25/afi-3
10 new response (comments) northshire/peel-2023-25'
try 'an answer takes its finding along' 0 \
	afi import "$in/letter.txt" --accept 9 --source 'The letter' <<'EOT'
recorded #1: northshire/peel-2023-25/afi-3, opened by hmicfrs
recorded #2: northshire/peel-2023-25/afi-3, response by force
afi: 8 is recorded too: it opens what 9 is about
EOT
is 'the source is as it is said to be' \
	"$(page afi-3 .responses[0].source | cut -d ';' -f 1)" \
	'The letter, line 21'
is 'on the day of the letter' "$(page afi-3 .responses[0].happened.iso)" \
	2025-01-20
is 'a finding on that of the report' "$(page afi-3 .opened.happened.iso)" \
	2024-12-05
try 'all, a figure beside the rest, and the letter itself' 0 \
	afi import "$in/letter.txt" --accept all,5 --keep <<'EOT'
recorded #1: northshire/peel-2023-25, edition by hmicfrs
recorded #2: northshire/peel-2023-25, response by pcc
recorded #3: northshire/peel-2023-25/afi-1, response by force
recorded #4: northshire/peel-2023-25/afi-1, measure by force
recorded #5: northshire/peel-2023-25/afi-2, response by force
recorded #6: northshire/peel-2023-25, response by pcc
recorded #7: northshire/peel-2023-25, evidence by force
EOT
is 'what is kept is the letter' "$(git for-each-ref --format='%(refname)' \
	refs/afi | sed 's|.*/||')" "$(hash "$in/letter.txt")"
is 'the report has its day' "$(page peel-2023-25 .published.iso)" 2024-12-05
try 'once more, and kept already' 0 \
	afi import "$in/letter.txt" --accept all,5 --keep <<'EOT'
nothing new
EOT
sed 's/Eight more/Eight   more/; s/^A rec.*/Nothing is played any more./' \
	"$in/letter.txt" >"$in/again.txt"
is 'another copy has only new what is new' \
	"$(standing "$in/again.txt" | grep ' new ' | grep -v figure)" \
	'7 new response (comments) northshire/peel-2023-25/afi-2'

# --- A new edition ---

sed 's/Nine callers in ten/Nearly all callers/
	s/tell callers of delays/tell callers of its delays/
	s/requires improvement at/is good at/
	s/^Requires improvement/Good/' "$in/report.txt" >"$in/edition.txt"
is 'a new edition has changes' "$(standing "$in/edition.txt")" \
	'1 known inspection northshire/peel-2023-25
2 changed grade northshire/peel-2023-25
3 changed area for improvement northshire/peel-2023-25/afi-1
4 changed area for improvement northshire/peel-2023-25/afi-2'
is 'which are shown' "$(afi import "$in/edition.txt" |
	grep '^        ')" \
	"        responding to the public: 'requires-improvement' becomes 'good'
        text: 'Nine callers in ten wait longer than they should. ...' becomes
        'Nearly all callers wait longer than they should. The...'
        title: '...tell callers of delays' becomes '...tell callers of its
        delays'"
try 'and recorded as editions' 0 afi import "$in/edition.txt" --accept all \
	--edition 'second edition' <<'EOT'
recorded #1: northshire/peel-2023-25/afi-1, edition by hmicfrs
recorded #2: northshire/peel-2023-25/afi-2, edition by hmicfrs
recorded #3: northshire/peel-2023-25, grade by hmicfrs
EOT
is 'of that name' "$(afi history afi-2 --format json | jq -r '.entries[] |
	select(.what == "edition") | .fields.edition')" 'second edition'
try 'the first edition does not undo it' 0 \
	afi import "$in/report.txt" --accept all <<'EOT'
nothing new
EOT

# --- Findings that were lost ---

sed '/^Areas for/,/^Callers/d' "$in/report.txt" >"$in/lost.txt"
afi import "$in/lost.txt" >out 2>error
is 'a report without findings is no success' $? 3
is 'which is said at the end' "$(grep -c '^afi: no findings found: the report text may have lost its boxes' error)" 1
is 'and what to do' "$(grep -A 99 '^What to type' out | grep -c '^  afi')" 2
afi import "$in/lost.txt" --format json >out 2>error
is 'to programs too' "$? $(jq .lost out)" '3 true'

# --- What it cannot read ---

: >"$in/empty"
try 'no such file' 1 afi import nothing.txt <<'EOT'
afi: cannot read 'nothing.txt': No such file or directory
EOT
try 'an empty one' 1 afi import "$in/empty" <<'EOT'
afi: 'empty' is empty
EOT
try 'a folder' 1 afi import records <<'EOT'
afi: 'records' is not a file; name the document itself, or - for standard input
EOT
mkfifo pipe
ok 'a pipe holds nothing up' sh -c '! timeout 20 afi import pipe'
head -c 4000 /dev/urandom >"$in/noise"
fails 'bytes that are no text' afi import "$in/noise"
try 'it needs a document' 2 afi import <<'EOT'
afi: 'afi import' needs FILE|URL, the document, or - for standard input; see 'afi help import'
EOT
try 'a form and a list to accept' 2 \
	afi import "$in/report.txt" --format json --accept all <<'EOT'
afi: --format goes with what is shown; leave --accept out
EOT
is 'standard input' "$(with_input "$in/report.txt" afi import - --accept all)" \
	'nothing new'
try 'nothing is recorded in the future' 2 \
	afi import "$in/report.txt" --accept all --on 1/1/2099 <<'EOT'
afi: --on: '1/1/2099' is still to come; what is recorded has happened
EOT

# --- Which inspection ---

is 'into another one, which is opened' "$(standing "$in/report.txt" \
	--into northshire/custody-2025 | head -n 3 | tail -n 1)" \
	'3 new area for improvement northshire/custody-2025/afi-1'
try 'into a finding' 2 afi import "$in/report.txt" --into afi-1 <<'EOT'
afi: --into: 'afi-1' is no inspection; say FORCE/INSPECTION
EOT
try 'into a force that is not there' 1 \
	afi import "$in/report.txt" --into southmoor/peel <<'EOT'
afi: --into: there is no force 'southmoor' in this register; 'afi init --force NAME' adds one
EOT
sed 's/Northshire/Southmoor/' "$in/report.txt" >"$in/southmoor.txt"
try 'another force'"'"'s report' 1 afi import "$in/southmoor.txt" <<'EOT'
afi: the text is about 'Southmoor', and this register about 'Northshire'; if it belongs here all the same, say --into northshire/INSPECTION
EOT
ok 'a second force' afi init --force Southmoor .
is 'has its own' "$(standing "$in/southmoor.txt" | head -n 1)" \
	'1 new inspection southmoor/peel-2023-25'
sed 's/Northshire Police/the force/' "$in/report.txt" >"$in/nobody.txt"
try 'a report that names none of several' 2 afi import "$in/nobody.txt" <<'EOT'
afi: the text does not say which force it is about, and this register has several; say --into FORCE/INSPECTION
EOT

# --- Rules hold ---

git config --global user.email stranger@elsewhere.example
before=$(commits)
fails 'who is not listed records nothing' \
	afi import "$in/southmoor.txt" --accept all
is 'at all' "$(commits)" "$before"
person 'Performance Lead' lead@northshire.example
cat >"$in/plan.csv" <<'EOT'
Ref,Action,Lead officer,Target date,Progress update,Status
AFI 1,Move four posts to the evening,Head of Contact,30/4/2025,Two have moved,Open
AFI 2,Send a text message,Head of IT,28/2/2025,It is sent,Complete
AFI 9,Nobody asked,Head of IT,28/2/2025,,Open
EOT
into='--into northshire/peel-2023-25'
# shellcheck disable=SC2086	# an option and its value
tracker() {
	afi import "$in/plan.csv" $into "$@"
}
tracker --accept all >out 2>error
is 'a tracker with a row that is wrong is not wholly recorded' $? 1
try 'the row is named' 0 head -n 1 error <<'EOT'
afi: line 4 (8) was not recorded: there is no 'AFI 9' in northshire/peel-2023-25
EOT
is 'the others are recorded' "$(page afi-2/1 '"\(.status) \(.owner)"')" \
	'closed Head of IT'
is 'a second time nothing is' "$(tracker --accept all 2>&1 | head -n 1)" \
	'nothing new'
is 'what columns mean is shown' \
	"$(tracker | sed -n 's/^columns *//p')" \
	'finding=Ref,action=Action,owner=Lead officer,due=Target'
ok 'and changed' sh -c "afi import '$in/plan.csv' $into \
	--columns 'status=' --accept 1; :"
is 'which is kept' "$(afi set import-columns --format json |
	jq -r '.settings[0].value')" \
	'finding=Ref,action=Action,owner=Lead officer,due=Target date,update=Progress update'

# --- A sheet that comes back ---

afi export --update-sheet --owner 'Head of Contact' >sheet.csv
sed '2s/,,,,,/,All four have moved,,,,/' sheet.csv >back.csv
is 'only what was filled in is taken' "$(standing back.csv)" \
	'1 new update northshire/peel-2023-25/afi-1'
ok 'it is recorded' afi import back.csv --accept all
is 'from its owner' "$(afi history northshire/peel-2023-25/afi-1 --format json | jq -r \
	'.entries[-1].source' | cut -d ';' -f 1)" \
	'Head of Contact, update sheet of 10 March 2025'
sed 's/All four/Only three/' back.csv >later.csv
afi import later.csv --accept all >out 2>error
is 'what changed underneath is refused' $? 1
is 'with what was recorded since' \
	"$(grep -c 'Performance Lead .* recorded: update, on 10 March 2025' error)" 1

# --- From the web ---

cp "$in/southmoor.txt" web.txt
python3 "$here/lib_server.py" "$scratch/port" "$scratch/web.log" \
	>"$scratch/server" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; clean_up' EXIT
tries=0
until [ -s "$scratch/port" ] || [ "$tries" -ge 300 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
web=http://127.0.0.1:$(cat "$scratch/port")
ok 'an address' afi import "$web/document/web.txt" --accept all
is 'is what the source says' "$(page southmoor/peel-2023-25/afi-1 \
	.opened.source | cut -d , -f 1)" "$web/document/web.txt"
is 'the same bytes from elsewhere are nothing new' \
	"$(afi import "$in/southmoor.txt" --accept all)" 'nothing new'
fails 'a page that is not there' afi import "$web/status/404"

# --- Two offices apart ---

git clone -q . "$scratch/other" && git -C "$scratch/other" config \
	user.email lead@northshire.example
sed 's/2023-25/2026/' "$in/report.txt" >"$in/next.txt"
sed '/AFI 9/d' "$in/plan.csv" >"$in/next.csv"
into='--into northshire/peel-2026'
# shellcheck disable=SC2086	# an option and its value
import_both() {	# DIR
	afi -C "$1" import "$in/next.txt" --accept all &&
		afi -C "$1" import "$in/next.csv" $into --accept all
}
ok 'one office imports a report and a plan' import_both .
tick
ok 'and so does another' import_both "$scratch/other"
ok 'Git brings them together' git -C "$scratch/other" pull -q --no-rebase \
	"$PWD"
is 'each finding is there once' "$(afi -C "$scratch/other" list peel-2026 \
	--format json | jq -r '.rows | length')" 2
is 'each action' "$(afi -C "$scratch/other" show peel-2026/afi-1 \
	--format json | jq -c '[.actions.items[] | .title]')" \
	'["Move four posts to the evening"]'
is 'and what was done about it' "$(afi -C "$scratch/other" \
	show peel-2026/afi-1/1 --format json | jq .updates.count)" 1
ok 'which goes on' afi -C "$scratch/other" update peel-2026/afi-1/1 -m 'All.'
is 'nothing is new' "$(import_both "$scratch/other")" 'nothing new
nothing new'
ok 'it is sound' afi -C "$scratch/other" check

# --- Whoever sits at the terminal is asked ---

if script -q -e -E never -c true /dev/null </dev/null >/dev/null 2>&1; then
	sed 's/2023-25/2030/' "$in/report.txt" >asked.txt
	before=$(commits)
	ok 'who quits' type_in 'y\ny\nq\n' afi import asked.txt
	is 'has recorded nothing' "$(commits)" "$before"
	ok 'who answers no more' type_in 'y\n' afi import asked.txt
	is 'neither' "$(commits)" "$before"
	type_in 'n\nn\nt\ny\nn\n' afi import asked.txt >out
	is 'the whole text is shown' "$(grep -c 'should make sure that it' out)" 1
	is 'yes takes one, with what it needs' "$(grep -c '^recorded\|: recorded' \
		out)" 2
	is 'in one commit' "$(commits)" $((before + 1))
	type_in 'n\na\n' afi import asked.txt >out
	is 'all takes the rest' "$(afi list northshire/peel-2030 --format json |
		jq '.rows | length')" 2
	is 'where nothing is new, nobody is asked' \
		"$(at_terminal afi import "$in/southmoor.txt" | tail -n 1)" \
		'nothing new'
else
	skip 'whoever sits at the terminal is asked' 'there is no script(1)'
fi
try 'all of it is sound' 0 sh -c 'afi check | grep -c "all proven"' <<'EOT'
1
EOT
done_testing
