#!/bin/sh
# afi open: exactly what the target names, under what is there already.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null

try 'an inspection' 0 afi open leicestershire/peel-2023-25 \
	--title 'PEEL 2023-25' --published '5 December 2024' \
	--source 'The report' <<'END'
recorded #1: leicestershire/peel-2023-25, opened by hmicfrs
END
try 'the only force need not be said' 0 afi open peel-2021-22 \
	--title 'PEEL 2021/22' --source 'The report' <<'END'
recorded #1: leicestershire/peel-2021-22, opened by hmicfrs
END
try 'an inspection comes from somewhere' 1 afi open custody \
	--title 'Custody' 2>&1 <<'END'
afi: Performance Lead <lead@force.example> speaks for the force, not for HMICFRS: say with --source where this comes from
END
try 'a finding goes under one of several that is named' 2 \
	afi open afi-1 --title 'Failing' <<'END'
afi: there are several inspections; say which: INSPECTION/afi-1
END
try 'a finding has its source from its inspection' 0 \
	afi open peel-2023-25/afi-1 --title 'Failing' --owner 'Head of Crime' \
	<<'END'
recorded #1: leicestershire/peel-2023-25/afi-1, opened by hmicfrs
recorded #2: leicestershire/peel-2023-25/afi-1, assign by force
END
is 'and says so' \
	"$(git show HEAD:records/leicestershire/peel-2023-25/afi-1.yaml |
		sed -n 's/^source: //p')" 'The report'
try 'new takes the next free number' 0 \
	afi open peel-2023-25/afi-new --title 'Another' <<'END'
recorded #1: leicestershire/peel-2023-25/afi-2, opened by hmicfrs
END
try 'numbers need not follow' 0 afi open peel-2023-25/afi-10 --title 'Tenth' \
	<<'END'
recorded #1: leicestershire/peel-2023-25/afi-10, opened by hmicfrs
END
try 'nothing is opened twice' 1 afi open peel-2023-25/afi-10 --title 'Again' \
	<<'END'
afi: 'leicestershire/peel-2023-25/afi-10' is open already; 'afi show leicestershire/peel-2023-25/afi-10' shows it
END
try 'an action' 0 afi open afi-10/new --title 'Do it' --owner 'Head of HR' \
	--due 30/4/2025 <<'END'
recorded #1: leicestershire/peel-2023-25/afi-10/1, action by force
END
try 'an action with its number' 0 afi open afi-10/7 --title 'And that' <<'END'
recorded #1: leicestershire/peel-2023-25/afi-10/7, action by force
END
try 'one number, one action' 1 afi open afi-10/7 --title 'Again' <<'END'
afi: action 7 of 'leicestershire/peel-2023-25/afi-10' is open already; 'new' takes the next free number
END
try 'new comes after the highest' 0 afi open afi-10/new --title 'More' <<'END'
recorded #1: leicestershire/peel-2023-25/afi-10/8, action by force
END
try 'its parent must be there' 1 afi open peel-2099/afi-1 --title 'X' <<'END'
afi: nothing here is called 'peel-2099'; there is leicestershire/peel-2021-22, leicestershire/peel-2023-25
END
try 'and its force' 1 afi open kent/peel-2025 --title 'X' --source 'Y' <<'END'
afi: there is no force 'kent' in this register; 'afi init --force NAME' adds one
END
try 'a recommendation under a cause of concern needs that' 1 \
	afi open peel-2023-25/rec-1-1 --title 'Do' <<'END'
afi: 'rec-1-1' stands under cause of concern 1, which is not open yet; open 'coc-1' first
END
ok 'a cause of concern' afi open peel-2023-25/coc-1 --title 'Grave'
ok 'and its recommendation' afi open peel-2023-25/rec-1-1 --title 'Do' \
	--due 'June 2025'
try "an option of another level is not lost unsaid" 2 \
	afi open peel-2023-25/afi-3 --title 'X' --published 1/2/2025 <<'END'
afi: --published is for an inspection
END
try 'a bad date is refused' 2 \
	afi open afi-10/new --title 'X' --due 31/4/2025 <<'END'
afi: --due: '31/4/2025' is not a date: April 2025 has the days 1 to 30, as in 30/4/2025
END
try 'a title is one line' 2 afi open peel-2023-25/afi-3 --title 'a
b' <<'END'
afi: --title must be one line
END
ok 'sixty characters of a slug' afi open \
	"$(printf '%060d' 0 | tr 0 a)" --title 'Long' --source 'Y'
afi open "$(printf '%061d' 0 | tr 0 a)" --title 'Long' --source 'Y' \
	>/dev/null 2>&1
is 'but not sixty-one' "$?" 2

# --- When it happened ---

happened() {	# RECORD
	git show "HEAD:records/leicestershire/$1.yaml" |
		sed -n 's/^happened: //p'
}
is 'a report that came out earlier happened then' \
	"$(happened peel-2023-25/inspection)" 2024-12-05
is 'and so did its findings' "$(happened peel-2023-25/afi-1)" 2024-12-05
is 'without a day of publication it is today' \
	"$(happened peel-2021-22/inspection)" ''
afi open peel-2023-25/coc-2 --title 'Graver' --issued 11/11/2024 >/dev/null
is 'a finding may be issued by itself' \
	"$(happened peel-2023-25/coc-2)" 2024-11-11
afi open peel-2023-25/coc-3 --title 'Graver' --issued 11/11/2024 \
	--on 12/11/2024 >/dev/null
is 'unless one says when' "$(happened peel-2023-25/coc-3)" 2024-11-12
afi open peel-2025 --title 'PEEL 2025' --published 9/1/2025 --source 'It' \
	>/dev/null
is 'on the day itself nothing need be said' \
	"$(happened peel-2025/inspection)" ''
afi open early --title 'Sent to us' --published 1/2/2025 --source 'It' \
	>/dev/null
is 'what is still to come out was opened today' \
	"$(happened early/inspection)" ''
is 'as of the day of publication it is there' \
	"$(afi list peel-2023-25 --as-of 5/12/2024 --format json |
	jq -r '.rows[].target' | sed 's/.*\///' | tr '\n' ' ')" \
	'coc-1 coc-2 coc-3 rec-1-1 afi-1 afi-2 afi-10 '
is 'the day before only what was issued earlier' \
	"$(afi list peel-2023-25 --as-of 4/12/2024 --format json |
	jq -r '.rows[].target' | sed 's/.*\///' | tr '\n' ' ')" 'coc-2 coc-3 '
heads() {	# the grades of an inspection, as recorded
	git show "HEAD:records/leicestershire/$1/inspection.yaml" |
		sed -n 's/^  \(as\|source\|happened\|question\|grade\): //p'
}
try 'its grades come with it' 0 afi open peel-2014 --title 'PEEL 2014' \
	--source 'The report' --published 27/11/2014 --grade overall=Good \
	--grade 'Responding to the public=Requires improvement' <<'END'
recorded #1: leicestershire/peel-2014, opened by hmicfrs
recorded #2: leicestershire/peel-2014, grade by hmicfrs
recorded #3: leicestershire/peel-2014, grade by hmicfrs
END
try "in the body's own words, of its day and source" 0 heads peel-2014 <<'END'
hmicfrs
The report
2014-11-27
overall
good
hmicfrs
The report
2014-11-27
responding-to-the-public
requires-improvement
END
is 'in one commit' "$(git log -1 --format=%s)" \
	'leicestershire/peel-2014, opened by hmicfrs and 2 more'
try 'a question is graded once' 2 afi open peel-2015 --title 'PEEL' \
	--source 'The report' --grade overall=good --grade Overall=adequate <<'END'
afi: --grade: 'overall' is graded twice
END
try 'with a grade' 2 afi open peel-2015 --title 'PEEL' \
	--source 'The report' --grade overall= <<'END'
afi: --grade wants QUESTION=GRADE, such as 'Responding to the public=Adequate', not 'overall='
END
try 'a finding has no grade' 2 afi open peel-2014/afi-1 --title 'X' \
	--grade overall=good <<'END'
afi: --grade is for an inspection
END
ok 'why no period runs is said' afi open thematic --title 'Thematic' \
	--source 'The report' --published 1/12/2024 \
	--not-statutory 'National report that does not name the force'
is 'and kept' "$(git show HEAD:records/leicestershire/thematic/inspection.yaml |
	sed -n 's/^not-statutory: //p')" \
	'National report that does not name the force'
try 'of an inspection only' 2 afi open peel-2014/afi-1 --title 'X' \
	--not-statutory 'Why' <<'END'
afi: --not-statutory is for an inspection
END
ok 'a question in its own words' afi open peel-2014/afi-1 --title 'X' \
	--question 'Responding to the public'
is 'is the one that was graded' "$(afi show peel-2014/afi-1 --format json |
	jq -r .question)" responding-to-the-public
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
person 'Policy Officer' policy@pcc.example
try "an owner is the force's to name" 1 afi open peel-2014/afi-2 --title 'X' \
	--owner 'Head of Crime' <<'END'
afi: --owner: who answers for it is for the force to say; open it without, then record what the force told you with 'afi assign TARGET --owner OWNER --as force --source TEXT'
END
ok 'who opens it need not be' afi open peel-2014/afi-2 --title 'X'
ok 'everything is proved' afi check
done_testing
