#!/bin/sh
# afi publish and copied: the comments are published, and copies are sent.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --published '5 December 2024' \
	--source 'The report' >/dev/null
afi open custody --title Custody --source 'The report' >/dev/null
afi open peel-2025/afi-1 --title Failing >/dev/null
clock 2025-02-03T10:00:00Z
url=https://www.pcc.example/response

try "the force does not publish them" 1 \
	afi publish peel-2025 --url $url <<'END'
afi: Performance Lead <lead@force.example> speaks for the force, not for the PCC: say with --source where this comes from
END
try 'but may record where it saw them' 0 afi publish custody --url $url \
	--source 'Their website' <<'END'
recorded #1: leicestershire/custody, publish by pcc
leicestershire/custody: the day on which the report was published is not recorded
END
person 'Policy Officer' policy@pcc.example
try 'a copy of what is not published' 0 afi copied peel-2025 --to hmicfrs \
	--on 28/1/2025 -m 'By e-mail.' <<'END'
recorded #1: leicestershire/peel-2025, copied by pcc
afi: no publication is recorded up to that day, and a copy counts only of what was published: 'afi publish TARGET --url URL --on DATE' records it
END
try 'comments are no older than the report' 2 afi publish peel-2025 \
	--url $url --on 4/12/2024 <<'END'
afi: --on: the report itself was published on 5 December 2024, and no comments on it can be older
END
ok 'a report that came out on the day of the last' afi open peel-2017 \
	--title PEEL --published 2/5/2017 --source 'The report'
ok 'and one the day before' afi open peel-2016 --title PEEL \
	--published 1/5/2017 --source 'The report'
# 2 May 2017 and 55 days: 29 days left in May, 26 June
try 'comments may be as old; the last day is 55 later' 0 afi publish \
	peel-2017 --url $url --on 2/5/2017 <<'END'
recorded #1: leicestershire/peel-2017, publish by pcc
leicestershire/peel-2017: day 1 of 56, in time; the last day was 26 June 2017
END
try 'before the law there was no such period' 0 afi publish peel-2016 \
	--url $url --on 1/6/2017 <<'END'
recorded #1: leicestershire/peel-2016, publish by pcc
leicestershire/peel-2016: no statutory period: published before 2 May 2017
END
for bad in www.pcc.example ftp://pcc.example/ http:// 'https://a b' https:///x
do
	try "'$bad' is no address" 2 afi publish peel-2025 --url "$bad" <<END
afi: --url: '$bad' is no web address, such as https://www.pcc.example/response
END
done
try 'one day late' 0 afi publish peel-2025 --url $url/2 --on 30/1/2025 <<'END'
recorded #1: leicestershire/peel-2025, publish by pcc
leicestershire/peel-2025: day 57, 1 day late; the last day was 29 January 2025
END
try 'but published before, as is learnt later' 0 afi publish peel-2025 \
	--url $url --on 28/1/2025 <<'END'
recorded #1: leicestershire/peel-2025, publish by pcc
leicestershire/peel-2025: day 55 of 56, in time; the last day was 29 January 2025
END
try 'once' 0 afi publish peel-2025 --url $url --on 28/1/2025 <<'END'
nothing new
END
try 'a corrected version is another' 0 afi publish peel-2025 --url $url \
	-m 'Paragraph 4 was wrong.' <<'END'
recorded #1: leicestershire/peel-2025, publish by pcc
leicestershire/peel-2025: the first publication, of 28 January 2025, is what counts: day 55 of 56, in time; the last day was 29 January 2025
END
try 'a copy of the day before it' 0 afi copied peel-2025 \
	--to home-secretary --on 27/1/2025 <<'END'
recorded #1: leicestershire/peel-2025, copied by pcc
afi: no publication is recorded up to that day, and a copy counts only of what was published: 'afi publish TARGET --url URL --on DATE' records it
END
try 'and of that day' 0 afi copied peel-2025 --to home-secretary \
	--on 28/1/2025 <<'END'
recorded #1: leicestershire/peel-2025, copied by pcc
END
try 'copies to both' 0 afi copied peel-2025 --to home-secretary --to hmicfrs \
	--on 29/1/2025 <<'END'
recorded #1: leicestershire/peel-2025, copied by pcc
recorded #2: leicestershire/peel-2025, copied by pcc
END
try 'each once' 0 afi copied peel-2025 --to hmicfrs --to hmicfrs \
	--on 29/1/2025 <<'END'
nothing new
END
try 'to nobody else' 2 afi copied peel-2025 --to mayor <<'END'
afi: --to: copies go to hmicfrs or home-secretary, not to 'mayor'
END
try 'it is the inspection that is answered' 2 \
	afi publish peel-2025/afi-1 --url $url <<'END'
afi: 'afi publish' is for an inspection; 'leicestershire/peel-2025/afi-1' is a finding
END
try 'and copied' 2 afi copied peel-2025/afi-1 --to hmicfrs <<'END'
afi: 'afi copied' is for an inspection; 'leicestershire/peel-2025/afi-1' is a finding
END
ok 'an inspection that was a mistake' afi close custody --outcome void \
	-m 'Typed twice.'
try 'is not answered' 1 afi publish custody --url $url <<'END'
afi: 'leicestershire/custody' was opened by mistake, so that nothing answers it
END
ok 'everything is proved' afi check
done_testing
