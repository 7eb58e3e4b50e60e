#!/bin/sh
# afi update: what was done, when, and a new date with its reason.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act --due 30/4/2025 >/dev/null
record=records/leicestershire/peel-2025/afi-1.yaml

try 'a finding' 0 afi update afi-1 -m 'Done a lot.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
END
try 'an action' 0 afi update afi-1/1 -m 'Done.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force
END
try 'one command is one commit by its author' 0 \
	git log -1 --format='%an <%ae> %s' <<'END'
Performance Lead <lead@force.example> leicestershire/peel-2025/afi-1/1, update by force
END
try 'an inspection' 0 afi update peel-2025 -m 'Debrief.' <<'END'
recorded #1: leicestershire/peel-2025, update by force
END
tick
ok 'a date that slips' afi update afi-1/1 --due 'June 2025' -m 'Courts.'
is 'is kept with its reason, in one entry' \
	"$(tail -n 2 $record)" '  due: 2025-06
  text: Courts.'
is 'a month stays a month' "$(grep -c 'due: 2025-06$' $record)" 1
tick
ok 'something of last week' afi update afi-1 --on 2/1/2025 -m 'Then.'
is 'has both its days' "$(tail -n 9 $record |
	grep -cE '^  (happened: 2025-01-02|at: 2025-01-09T)')" 2
afi update afi-1 --on 1/2/2025 -m 'To come' >out 2>err
is 'what is still to come has not happened' \
	"$? $(grep -c 'still to come' err)" '2 1'
try 'an inspection has no date' 2 \
	afi update peel-2025 --due 1/6/2025 -m 'X' <<'END'
afi: --due is for a finding or an action
END
try 'an action that is not there' 1 afi update afi-1/9 -m 'X' <<'END'
afi: 'afi-1' has no action 9; it has action 1
END
try 'empty text' 2 afi update afi-1 -m '  ' <<'END'
afi: the text is empty
END
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "x" }' >big
afi update afi-1 -F big >out 2>err
is 'more than an entry holds' "$? $(grep -c 262144 err)" '1 1'
GIT_AUTHOR_DATE='2025-01-01T10:00:00Z' afi update afi-1 -m 'Early' >out 2>err
is 'a clock that is a week behind writes nothing' \
	"$? $(grep -c "set the clock right" err)" '1 1'

# The keys of its own that the last entries in FILE have, LINES of them.
last() {	# FILE LINES
	tail -n "$2" "records/leicestershire/peel-2025/$1.yaml" | sed 's/^  //'
}
commits() {
	git rev-list --count HEAD
}

# --- Dates as people type them ---

# Seen from Thursday 9 January 2025.
while read -r stored typed; do
	tick
	afi update afi-1/1 --due "$typed" -m 'Why' >out 2>&1
	is "due $typed" "$(git show HEAD:$record | tail -n 5 |
		sed -n 's/^  due: //p')" "$stored"
done <<'END'
2025-04-30 30/4/2025
2025-04-30 30.4.25
2025-04-30 Wed 30 Apr 2025
2025-04-30 2025-04-30
2025-01-23 +2w
2025-07-09 +6m
2025-04 April 2025
2025-06-30 mid-2025
2025-11-30 autumn 2025
2025-03-31 Q1 2025
END
try 'words are kept beside the day' 0 last afi-1 3 <<'END'
due: 2025-03-31
due-words: Q1 2025
text: Why
END
try 'a weekday must be right' 2 \
	afi update afi-1 --due 'Tue 30 Apr 2025' -m X <<'END'
afi: --due: 'Tue 30 Apr 2025' is not a date: 30 April 2025 is a Wednesday
END
try 'the day comes first' 2 afi update afi-1 --due 4/30/2025 -m X <<'END'
afi: --due: '4/30/2025' is not a date: the day comes first, as in 30/4/2025
END
while read -r stored typed; do
	tick
	afi update afi-1 --on "$typed" -m 'Then' >out 2>&1
	is "on $typed" "$(tail -n 3 $record |
		sed -n 's/^  happened: //p')" "$stored"
done <<'END'
2025-01-08 yesterday
2024-12-31 31/12/24
2025-01-06 -3d
2024-11-05 5th November 2024
END
try 'a month is no day' 2 afi update afi-1 --on 'December 2024' -m X <<'END'
afi: --on needs a day; 'December 2024' is vaguer
END

# --- All of it together ---

tick
echo 'The minutes' >minutes.txt
before=$(commits)
try 'what was done, figures, a file and a date' 0 afi update afi-1 \
	--measure 'advice given=73/76' --measure 'crimes reviewed=>1800' \
	--evidence minutes.txt --due 30/6/2025 -m 'Courts are full.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
recorded #2: leicestershire/peel-2025/afi-1, measure by force
recorded #3: leicestershire/peel-2025/afi-1, measure by force
recorded #4: leicestershire/peel-2025/afi-1, evidence by force
END
is 'are one commit' "$(($(commits) - before))" 1
is 'the figures in their own words' "$(grep -E '^  (name|value): ' $record |
	head -n 4 | tr '\n' ';')" \
	'  name: advice given;  value: 73/76;  name: crimes reviewed;  value: ">1800";'
is 'the file is kept' "$(git show "refs/afi/evidence/$(
	sed -n 's/^  sha256: //p' $record)")" 'The minutes'
tick
try 'several targets' 0 \
	afi update afi-1 afi-1/1 leicestershire/peel-2025/afi-1 -m 'Both.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
recorded #2: leicestershire/peel-2025/afi-1/1, update by force
END
try 'all or none' 1 afi update afi-1 afi-9 -m 'Both.' <<'END'
afi: nothing was recorded: nothing here is called 'afi-9'; there is leicestershire/peel-2025/afi-1
END
tick
ok 'a figure alone needs no text' afi update afi-1 --measure 'time=5%..15%'
try 'and is no more than a figure' 0 last afi-1 3 <<'END'
what: measure
name: time
value: 5%..15%
END
while IFS='|' read -r what figure; do
	afi update afi-1 --measure "$figure" >out 2>&1
	is "$what" "$? $(wc -l <out)" '2 1'
done <<'END'
no figure|time
no number|time=soon
a sign before the equals sign|rate>=90%
a range that falls|rate=15%..5%
more than all|rate=-3
END
try 'a date that moves wants a reason' 2 \
	afi update afi-1 --due 1/9/2025 --measure 'time=6%' <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END

tick
try 'a figure keeps its name' 0 \
	afi update afi-1 --measure 'Advice  GIVEN=80%' <<'END'
afi: 'Advice  GIVEN' is called 'advice given' here, as before
recorded #1: leicestershire/peel-2025/afi-1, measure by force
END
is 'as it was first written' "$(grep -c '^  name: advice given$' $record)" 2

try 'one with a name like it is said to be new' 0 \
	afi evidence peel-2025 --measure 'all advice=80%' <<'END'
recorded #1: leicestershire/peel-2025, measure by force
END
try '... where that is' 0 \
	afi evidence peel-2025 --measure 'advice given=81%' <<'END'
afi: 'advice given' is a new figure here, besides 'all advice'
recorded #1: leicestershire/peel-2025, measure by force
END

# --- No change ---

tick
ok 'nothing new needs no words' afi update afi-1 --no-change
try 'and says just that' 0 last afi-1 2 <<'END'
what: update
no-change: "yes"
END
tick
ok 'but may have some' afi update afi-1 --no-change -m 'Waiting for courts.'
try 'both are kept' 0 last afi-1 2 <<'END'
text: Waiting for courts.
no-change: "yes"
END
try 'a figure is a change' 2 afi update afi-1 --no-change --measure x=1 <<'END'
afi: --no-change says that there is nothing new, so nothing new goes with it
END

# --- Events ---

tick
try 'the inspectors came for a week' 0 afi update peel-2025 --event visit \
	--on 9/12/2024 --until 13/12/2024 -m 'Fieldwork.' <<'END'
recorded #1: leicestershire/peel-2025, event by force
END
try 'its days are kept' 0 last inspection 5 <<'END'
what: event
happened: 2024-12-09
event: visit
until: 2024-12-13
text: Fieldwork.
END
try 'a week ends after it begins' 2 afi update peel-2025 --event visit \
	--on 13/12/2024 --until 9/12/2024 -m X <<'END'
afi: --until: '9/12/2024' is before the first day, which is that of --on, or today
END
try 'and is over' 2 afi update peel-2025 --event visit \
	--on 8/1/2025 --until 10/1/2025 -m X <<'END'
afi: --until: '10/1/2025' is still to come; what is recorded has happened
END
try 'its last day is a day' 2 afi update peel-2025 --event visit \
	--on 8/1/2024 --until 'March 2024' -m X <<'END'
afi: --until needs a day; 'March 2024' is vaguer
END
tick
ok 'one day is enough' afi update peel-2025 --event debrief --on 8/1/2025 \
	--until 8/1/2025 -m 'Told.'
try 'an event of no kind that there is' 2 \
	afi update peel-2025 --event party -m X <<'END'
afi: --event: 'party' is none; there are visit, debrief, revisit, phase
END
try 'until when, but what' 2 afi update peel-2025 --until 8/1/2025 -m X <<'END'
afi: --until is the last day of an --event
END
try 'an event moves no date' 2 afi update afi-1 --event visit \
	--due 1/9/2025 -m X <<'END'
afi: an event moves no date and answers nothing; record that by itself
END
try 'an event has words' 2 afi update peel-2025 --event phase <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END

# --- Answers ---

afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
person 'Policy Officer' policy@pcc.example
tick
afi ask afi-1 --by 31/1/2025 -m 'How many?' >/dev/null
question=$(afi history afi-1 --format json | jq -r '.entries[-1].id')
person 'Performance Lead' lead@force.example
tick
ok 'a question is answered' \
	afi update afi-1 --answers last-question -m 'Sixty.'
is 'by its id' "$(sed -n 's/^  answers: //p' $record)" "$question"
try 'there is no other' 1 \
	afi update afi-1 --answers last-question -m 'Sixty.' <<'END'
afi: nothing that was asked about 'leicestershire/peel-2025/afi-1' waits for an answer by the force
END
tick
ok 'the beginning of an id will do' afi update afi-1 \
	--answers "$(echo "$question" | cut -c 1-5)" -m 'Sixty-one.'
is 'and stands for all of it' \
	"$(grep -c "^  answers: $question\$" $record)" 2
try 'an answer has words' 2 afi update afi-1 --answers "$question" <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END

# --- Grades ---

tick
try 'the grades of an inspection' 0 afi update peel-2025 \
	--grade 'Responding to the public=Requires improvement' \
	--grade overall=ungraded <<'END'
recorded #1: leicestershire/peel-2025, grade by hmicfrs
recorded #2: leicestershire/peel-2025, grade by hmicfrs
END
is 'are the words of its report' "$(last inspection 17 |
	sed -n '/^\(as\|source\|question\|grade\): /p' | tr '\n' ';')" \
	'as: hmicfrs;source: The report;question: responding-to-the-public;grade: requires-improvement;as: hmicfrs;source: The report;question: overall;grade: ungraded;'
try 'a finding has no grade' 2 afi update afi-1 --grade a=good <<'END'
afi: --grade is for an inspection; 'leicestershire/peel-2025/afi-1' is a finding
END
try 'a grade of what' 2 afi update peel-2025 --grade good <<'END'
afi: --grade wants QUESTION=GRADE, such as 'Responding to the public=Adequate', not 'good'
END
ok 'an action' afi open afi-1/9 --title Act --due 2025-03-01
ok 'is closed' afi close afi-1/9 -m Done.
try 'what is closed has no date to move' 1 \
	afi update afi-1/9 --due 2025-05-01 -m Later. <<'END'
afi: 'leicestershire/peel-2025/afi-1/9' is closed, so that no date is left to keep; 'afi reopen leicestershire/peel-2025/afi-1/9' comes first
END
ok 'but there may be more to tell' afi update afi-1/9 -m 'It has held.'
ok 'everything is proved' afi check
done_testing
