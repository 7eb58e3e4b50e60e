#!/bin/sh
# What was open and closed over time: worked out by hand, and equal to what is
# shown as of each of the days.
. "${0%/*}/lib.sh"

clock 2024-11-10T09:00:00Z
afi init --force Northshire . >log 2>&1 &&
	afi open northshire/custody --title 'Custody' --source 'the report' \
		--published 10/11/2024 >>log 2>&1 &&
	afi set current-inspection custody >>log 2>&1 || exit 1

made() {	# COMMAND...
	"$@" >log 2>&1 || fail "made: $*" <log
}

over_time() {	# [OPTION...]
	afi summary --kind progress "$@" --format json |
		jq -c '.totals.over_time | if . then .points[] |
		[.day.iso, .open.figure, .closed.figure] else . end'
}

is 'without findings there is nothing to tell' "$(over_time)" null
ok '... and the page says no figure' sh -c \
	'! afi summary --kind progress | grep "over time"'
made afi open afi-1 --title 'Watch cells' --on 10/11/2024
is 'on its first day there is one point' "$(over_time)" '["2024-11-10",1,0]'
clock 2025-01-05T09:00:00Z
made afi open afi-2 --title 'Feed people' --on 5/1/2025
made afi open afi-3 --title 'Let them out' --on 5/1/2025
close() {	# TARGET [OPTION...]
	made afi close "$@" --authority 'letter' --source 'its letter' \
		--as hmicfrs -m 'Seen.'
}
clock 2025-01-20T09:00:00Z
close 2 --outcome not-adopted
clock 2025-02-01T09:00:00Z
made afi open afi-4 --title 'Opened by mistake' --on 1/2/2025
made afi open practice-1 --title 'Good food'
clock 2025-03-10T09:00:00Z
made afi reopen 2 --source 'its letter' --as hmicfrs -m 'It is back.'
clock 2025-03-15T09:00:00Z
made afi close 4 --outcome void -m 'Nobody found that.'
clock 2025-04-04T09:00:00Z
close 3 --outcome not-adopted --on 31/3/2025
clock 2025-05-20T09:00:00Z

# afi-1 is open all the time; afi-2 closed from 20 January to 10 March; afi-3
# open until 31 March, when it closed; afi-4 open from 1 February to 15 March,
# when it was found to be none.
is 'each month has its end, and the last point is the day' "$(over_time)" \
'["2024-11-30",1,0]
["2024-12-31",1,0]
["2025-01-31",2,1]
["2025-02-28",3,1]
["2025-03-31",2,1]
["2025-04-30",2,1]
["2025-05-20",2,1]'
is 'an inspection has its own' "$(afi summary --kind progress --format json |
	jq '.inspections[0].totals.over_time == .totals.over_time')" true

# What each point says is what is shown as of its day.
as_of_each() {
	over_time | jq -r '.[0]' | while read -r day; do
		afi summary --kind progress --as-of "$day" --format json |
			jq -c --arg day "$day" '.totals | [$day, .open.figure,
				.findings.figure - .open.figure]'
	done
}
is '... and all are as of those days' "$(over_time)" "$(as_of_each)"
is 'an earlier day ends the line' "$(over_time --as-of 1/3/2025 | tail -n 2)" \
'["2025-02-28",3,1]
["2025-03-01",3,1]'
is 'what was recorded later was not known' \
	"$(over_time --rev 1/4/2025 | tail -n 2)" \
'["2025-03-31",3,0]
["2025-04-01",3,0]'

# The close of afi-3 was of 2 April after all.
made afi correct "$(afi history 3 --format json |
	jq -r '[.entries[] | select(.what == "close")][0].id')" \
	--on 2/4/2025 --as hmicfrs --source 'its letter' -m 'Seen in April.'
is 'a correction holds from the day it says' "$(over_time | sed -n 5,6p)" \
'["2025-03-31",3,0]
["2025-04-30",2,1]'
is '... as of those days too' "$(over_time)" "$(as_of_each)"

clock 2025-11-30T09:00:00Z
is 'after a year points are quarters' "$(over_time | jq -r '.[0]' |
	tr '\n' ' ')" \
	'2024-12-31 2025-03-31 2025-06-30 2025-09-30 2025-11-30 '
clock 2025-10-31T09:00:00Z
is '... but not before' "$(over_time | wc -l)" 12
clock 2028-11-01T09:00:00Z
is 'after four they are years' "$(over_time | jq -r '.[0]' | tr '\n' ' ')" \
	'2024-12-31 2025-12-31 2026-12-31 2027-12-31 2028-11-01 '
clock 2050-01-05T09:00:00Z
is '... or two of these, so that there are not many' \
	"$(over_time | jq -r '.[0]' | sed -n '1p;2p;$p' | tr '\n' ' ')" \
	'2025-12-31 2027-12-31 2050-01-05 '

# --- The page ---

clock 2025-05-20T09:00:00Z
try 'text has a table' 0 sh -c \
	'afi summary --kind progress | sed -n "/over time/,/^$/p" | grep .' \
	<<'EOT'
Open and closed findings over time
At the end of     Open  Closed
----------------  ----  ------
30 November 2024     1       0
31 December 2024     1       0
31 January 2025      2       1
28 February 2025     3       1
31 March 2025        3       0
30 April 2025        2       1
20 May 2025          2       1
EOT
is 'Markdown has no word of ours before its captions' \
	"$(afi summary --kind progress --format md |
	grep -Ec '^(Bars|Lines): ') $(afi summary --kind progress --format md |
	grep -c '^Table: Open and closed findings over time$')" '0 1'
afi summary --kind progress --format html >page.html
cat >pictures.py <<'EOT'
"""Read each picture of the page as XML; print how many there are, which ids
are there twice and which are named and not there."""
import re
import xml.etree.ElementTree as tree

page = open('page.html', encoding='utf-8').read()
pictures = [tree.fromstring(one) for one in
            re.findall(r'<svg .*?</svg>', page, re.S)]
ids = re.findall(r' id="([^"]*)"', page)
named = re.findall(r'url\(#([^)]*)\)', page)
for words in re.findall(r' aria-(?:labelled|described)by="([^"]*)"', page):
    named += words.split()
print(len(pictures), [one for one in set(ids) if ids.count(one) > 1],
      [one for one in named if one not in ids])
print('https' in page, '<script' in page)
EOT
# Of the one inspection, which is all; and its questions' colours.
try 'HTML has whole pictures, and no id twice' 0 python3 pictures.py <<'EOT'
2 [] []
False False
EOT
ok 'what is in them is said in words' grep -q '31 December 2024: 1 Open, 0 Closed\.' \
	page.html

afi open northshire/second --title Second --source 'the report' \
	--published 1/5/2025 >log
afi open northshire/second/afi-1 --title More >log
is 'of several each has its own, and all have one' \
	"$(afi summary --kind progress --format md |
	grep -c '^Table: Open and closed findings over time$')" 3
done_testing
