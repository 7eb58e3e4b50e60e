#!/bin/sh
# afi search: words in all that was recorded, wherever they stand.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

file=$peel/afi-6.yaml
heading b60000000001 2024-12-06T09:08:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: Reach victims on Ynys Môn and in Łódź
text: |-
  The force should record each follow‑up visit, and the officer’s reason for it.

  It should look again at stop
  and search records, and at everything else that is kept about the people who were stopped, so that in a year the proportion of stops without any reason is down to the half of it; and at stop and account.
question: responding-to-the-public
EOT
entry b60000000002 b60000000001 2024-12-09T09:00:00Z force assign <<'EOT'
owner: Head of Contact
board: Victims Board
theme: [custody, rural crime]
due: 2025-06
due-words: summer 2025
EOT
entry b60000000003 b60000000002 2024-12-10T09:00:00Z force measure <<'EOT'
name: visits within a day
value: 73/76
from: our own file review
EOT
entry b60000000004 b60000000003 2024-12-11T09:00:00Z force evidence <<'EOT'
name: rota.pdf
size: 12
sha256: 4a455cbb910b39ada988a9b42ca2d473ab4c5b06cc65d0610c08e85fe7b645aa
kept: "no"
held: Records Office, shelf 12
address: https://force.example/rotas/spring
EOT
entry b60000000005 b60000000004 2024-12-12T09:00:00Z force update <<'EOT'
text: Entered for another finding.
EOT
entry b60000000006 b60000000005 2024-12-13T09:00:00Z force update <<'EOT'
corrects: b60000000005
retract: "yes"
EOT
entry b60000000007 b60000000006 2024-12-14T09:00:00Z force teleport <<'EOT'
where: [Hereford, Thereford]
EOT
commit_all

# --- As text ---

try 'a place has target, field, day, who and the words around it' 0 \
	afi search posters <<'EOT'
leicestershire/peel-2023-25/afi-3  Give victims proper advice on preserving
evidence
3 March 2025       assign, text: Performance Lead (force)
b30000000006       The posters came late.
4 March 2025       update, text (corrected): Performance Lead (force)
b30000000007       Posters are upp.
4 March 2025       update, text: Performance Lead (force)
b30000000008       Posters are up.

3 places in 1 finding
EOT
try 'whom it was recorded for is said, and what was taken back' 0 \
	afi search hmicfrs entered --any <<'EOT'
leicestershire/peel-2023-25/afi-4  Reach the right outcome for victims
18 March 2025      close, authority: Performance Lead (HMICFRS, recorded by the
                   force from its letter)
b40000000002       HMICFRS letter of 17 March 2025

leicestershire/peel-2023-25/afi-5  Entered twice
6 December 2024    opened, title: Performance Lead (HMICFRS, recorded by the
                   force from the report)
b50000000001       Entered twice

leicestershire/peel-2023-25/afi-6  Reach victims on Ynys Môn and in Łódź
12 December 2024   update, text (taken back): Performance Lead (force)
b60000000005       Entered for another finding.

3 places in 3 findings
EOT
try 'findings and inspections are told apart' 0 afi search report --any peel \
	--party pcc <<'EOT'
leicestershire/peel-2023-25  PEEL 2023-25
28 January 2025    response, text: Pat Office (PCC)
a00000000002       I welcome this report.

1 place in 1 inspection
EOT
try 'a long text is cut around what was found, in one line' 0 \
	afi search 'stop and account' <<'EOT'
leicestershire/peel-2023-25/afi-6  Reach victims on Ynys Môn and in Łódź
6 December 2024    opened, text: Performance Lead (HMICFRS, recorded by the
                   force from the report)
b60000000001       … stops without any reason is down to the half of it; and at
                   stop and account.

1 place in 1 finding
EOT

# --- What is found ---

# "ENTRY FIELD" for each place, in one line.
places() {	# WORD...
	afi search "$@" --format json |
		jq -r '.places[] | .id + " " + .field' | tr '\n' ';'
}
title='b60000000001 title;'
text='b60000000001 text;'
is 'neither case nor accents matter' "$(places 'ynys mon')" "$title"
is '... on either side' "$(places YNYS MÔN LODZ)" "$title"
is 'a beginning is enough' "$(places propor)" "$text"
is '... but of the word' "$(places ortion)" ''
is 'all words are in one entry, in whatever text' \
	"$(places proportion łódź)" "$title$text"
is '... with --any one is enough' "$(places proportion entered --any)" \
	"b50000000001 title;${text}b60000000005 text;"
is 'several words in quotes follow each other, over a line break too' \
	"$(places 'stop and search records')" "$text"
is '... and else are nowhere' "$(places 'search and stop')" ''
is 'quotes within quotes do the same' \
	"$(places '"stop and search" proportion')" "$text"
is '... curly ones too' "$(places '“search and stop”')" ''
is 'hyphens are blanks' "$(places follow-up) $(places 'follow up')" \
	"$text $text"
is 'one apostrophe is as good as another' "$(places "officer's")" "$text"
is 'a number is a whole one' "$(places 73) $(places 7) $(places 73/76)" \
	'b60000000003 value;  b60000000003 value;'
is 'owner, board, themes' "$(places 'head of contact') $(places 'victims board') \
$(places rural)" 'b20000000002 owner;b60000000002 owner; b60000000002 board; b60000000002 theme;'
is 'words of a date' "$(places summer)" 'b60000000002 due-words;'
is 'measures, and where they are from' \
	"$(places visits within) $(places 'file review')" \
	'b60000000003 name; b60000000003 from;'
is 'evidence: its name, place and address' \
	"$(places rota) $(places shelf) $(places rotas spring)" \
	'b60000000004 name;b60000000004 address; b60000000004 held; b60000000004 address;'
is 'sources' "$(places 'its letter')" 'c10000000002 source;b40000000002 source;'
is 'the register: people' "$(places pat@pcc.example)" 'r00000000004 email;'
is 'what a newer afi recorded' "$(places thereford)" 'b60000000007 where;'
is 'but no ids of others, hashes or who typed it' \
	"$(places 4a455cbb91) $(places lead@force.example)" \
	' r00000000003 email;'

# --- By name ---

is 'an entry by its id' "$(places b60000000003)" 'b60000000003 id;'
is '... by its beginning, with or without a tilde' \
	"$(places b6000000000 | tr ';' '\n' | wc -l) $(places ~c10000000002)" \
	'7 c10000000002 id;'
is '... of four characters or more' "$(places b60)" ''
is 'a target: what opened it' "$(places peel-2023-25/coc-1)" \
	'c10000000001 target;'
is '... and what names it' "$(places afi-4)" \
	'b40000000001 target;b50000000002 text;'
is '... an action, and by its number' "$(places afi-3/1) $(places 3/1)" \
	'b30000000002 target; b30000000002 target;'
is '... an inspection, and the setting that names it' \
	"$(places leicestershire/peel-2023-25)" \
	'r00000000005 value;a00000000001 target;'
try 'it says what it is' 0 afi search 3/1 <<'EOT'
leicestershire/peel-2023-25/afi-3/1  Make preservation advice an objective in
appraisals
9 January 2025     action, target: Performance Lead (force)
b30000000002       action 1 opened: Make preservation advice an objective in
                   appraisals; owner Head of HR; due 28 February 2025

1 place in 1 finding
EOT

# --- Which entries ---

is 'in a finding' "$(places victims --in 4)" 'b40000000001 title;'
is 'in an action alone' "$(places advice --in 3/1) $(places hr --in 3/1)" \
	'b30000000002 title; b30000000002 owner;b30000000009 text;'
is 'of a party' "$(places comments figure --any --party pcc)" \
	'b30000000004 text;'
is 'of some days' "$(places posters --since 4/3/2025) \
$(places posters --until 3/3/2025)" \
	'b30000000007 text;b30000000008 text; b30000000006 text;'
is 'of a kind, or of two' "$(places posters --what assign) \
$(places posters seen --any --what assign --what close)" \
	'b30000000006 text; b30000000006 text;b40000000002 text;'
is 'in open findings, or in closed ones' \
	"$(places victims --open) $(places victims --closed)" \
	"b30000000001 title;b30000000001 text;b60000000001 title;b60000000002 board; b40000000001 title;"
is 'as it stood' "$(places posters --as-of 3/3/2025)" 'b30000000006 text;'
is 'as it was known' "$(places posters --rev 4/3/2025 |
	tr ';' '\n' | wc -l)" 3

# --- Nothing ---

try 'nothing says so, with the nearest word' 0 afi search porportion <<'EOT'
Nothing has 'porportion'; did you mean 'proportion'?
EOT
try '... of each word' 0 afi search victims xylophone postres <<'EOT'
Nothing has 'xylophone'.
Nothing has 'postres'; did you mean 'posters'?
EOT
try 'words that are never together' 0 afi search proportion entered <<'EOT'
Each of these is somewhere, but nothing has them all; --any finds what has one.
EOT
try 'words that are elsewhere' 0 afi search posters --party pcc <<'EOT'
What has it is not as the options ask.
EOT
try 'nothing to look for' 2 afi search '%' <<'EOT'
afi: '%' has no letter or digit to look for
EOT
try '... at all' 2 afi search <<'EOT'
afi: 'afi search' needs WORDS, what to look for; see 'afi help search'
EOT
try 'a quote that does not close' 2 afi search '"stop and' <<'EOT'
afi: '"stop and' has a double quote too many, or one too few
EOT
fails 'a target that is not there' afi search victims --in afi-77

# --- Other formats ---

afi search victims peel --any --format json >all.json
is 'the places in a snippet are in characters' "$(jq -r '.places[] |
	.snippet as $s | .matches[] | $s[.begin:.end]' all.json | sort -u)" \
'PEEL
Victims
peel
victims'
is 'also behind wide ones and in what is cut' \
	"$(afi search 'lodz' account --any --format json | jq -r '.places[] |
	.snippet as $s | .matches[] | $s[.begin:.end]')" \
'Łódź
account'
is 'counts are those of the rows' "$(jq '[.count, .findings, .inspections] ==
	[(.places | length), ([.places[] | .target // "" | select(test("/.*/"))] | unique | length), 1]' all.json)" true
afi search posters --format csv >rows.csv
is 'CSV has a line for each' "$(tr -d '\r' <rows.csv | sed 's/^\xef\xbb\xbf//' |
	cut -d, -f1,3-6,11 | sed -n '1p;3p')" \
'Target,Kind,Field,Found,Happened,Fate
leicestershire/peel-2023-25/afi-3,update,text,Posters are upp.,2025-03-04,corrected'
escape=$(printf '\033')
is 'what was found is stressed, and nothing in a pipe' \
	"$(afi search 'ynys mon' łódź visit --any --color always |
		grep -o "$escape\[7m[^$escape]*" | cut -c 5- | tr '\n' ';'
	afi search ynys | grep -c "$escape")" \
	'Ynys Môn;Łódź;visit;visits;visit;0'
is '... where lines are broken too' \
	"$(afi search 'stops without any reason is down to the half of it' \
		--color always | grep -o "$escape\[7m[^$escape]*" |
		cut -c 5- | tr '\n' ';')" \
	'stops;without any reason is down to the half of it;'

# --- A broken record ---

cp -R . ../broken && cd ../broken || exit 1
echo 'format: 1' >$peel/afi-1.yaml
commit_all
afi search posters >seen 2>said
is 'a broken record stops nothing' "$? $(tail -n 1 seen)" \
	'1 3 places in 1 finding'
ok '... and is named' grep -q afi-1.yaml said
cd "$scratch/work" || exit 1

# --- Saved searches ---

try 'none is saved' 0 afi search --queries <<'EOT'
No search is saved yet. Save one: afi set query-NAME 'WORDS'
EOT
try 'one can be' 0 afi set query-victims \
	'victims "proper advice" --open --since "1 December 2024"' <<'EOT'
recorded #1: the register, setting by force
EOT
afi set query-late 'late --party force' >log
try 'they are listed' 0 afi search --queries <<'EOT'
query-late: late --party force
    a saved search, which 'afi search @NAME' runs
    set on 20 March 2025, by Performance Lead

query-victims: victims "proper advice" --open --since "1 December 2024"
    a saved search, which 'afi search @NAME' runs
    set on 20 March 2025, by Performance Lead
EOT
ok '... among the settings too' sh -c 'afi set | grep -q ^query-late:'
is 'one is run' "$(places @victims)" \
	'b30000000001 title;b30000000001 text;'
is 'further words add to it' "$(places @victims contact) $(places @late posters)" \
	'b30000000001 title;b30000000001 text; b30000000006 text;'
is 'what can be said but once goes before' \
	"$(places @victims --since 7/12/2024) $(places @victims --closed)" ' '
is 'two are run together' "$(places @late @victims --any)" \
	'b30000000006 text;b60000000002 board;'
is 'it does not find itself' "$(places 'proper advice' --in leicestershire) \
$(places 'december')" 'b30000000001 title; '
try 'one that is not there' 1 afi search @victms <<'EOT'
afi: no search is saved as 'victms'; did you mean '@victims'?
EOT
ok 'what is no name is a word' afi search @force.example
is 'completion has them' "$(afi complete search @ | tr '\n' ' ')" \
	'@late @victims '
try 'what could not be run is not saved' 2 \
	afi set query-bad 'x --colour' <<'EOT'
afi: query-bad: 'afi search' has no option '--colour'; 'afi help search' lists them
EOT
try '... nor what never ends' 2 afi set query-bad @late <<'EOT'
afi: query-bad: a saved search cannot run another, as '@late'
EOT
try '... nor words that are none' 2 afi set query-bad '"' <<'EOT'
afi: query-bad: '"' has a double quote too many, or one too few
EOT
try 'a query has a name' 2 afi set query- x <<'EOT'
afi: there is no setting 'query-'; 'afi set' lists them, and query-NAME saves a search
EOT
done_testing
