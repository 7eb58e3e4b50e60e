#!/bin/sh
# Every kind of summary on a past day, as it was known on a day, at a commit, and
# as the difference of two days, with answers worked out by hand.
. "${0%/*}/lib.sh"
# shellcheck source=tests/cli/lib_cycles.sh
. "$here/lib_cycles.sh"

# What $2 says of the summary that the other words ask for.
told() {	# NAME FILTER WANTED KIND [OPTION...]
	_name=$1 _filter=$2 _wanted=$3
	shift 3
	is "$_name" "$(afi summary --format json --kind "$@" |
		jq -c "$_filter")" "$_wanted"
}
# Opened, closed, reopened, slipped, returned.
moved='[.totals.moved[].moves.figure]'

# --- All of them say where they stand ---

head=$(git rev-parse HEAD)
for kind in progress exceptions 'board --board Crime' panel \
	'visit peel-2024' lineage responses; do
	# shellcheck disable=SC2086	# a kind with what it needs
	set -- $kind
	told "$1: the day and the commit" \
		'.kind, .position, (.key | length)' \
		"\"$1\"
\"Position on 9 February 2025, from the register at $(echo "$head" |
	cut -c 1-12)\"
4" \
		"$@" --as-of 9/2/2025
	told "$1: the commit that was named" '.register.commit, .today.iso' \
		"\"$(git rev-parse HEAD~3)\"
\"$(git log -1 --format=%ad --date=short HEAD~3)\"" "$@" --rev HEAD~3
	told "$1: a difference of two days" '[.since.iso, .today.iso]' \
		'["2024-12-10","2025-02-09"]' \
		"$@" --since 10/12/2024 --as-of 9/2/2025
	for format in text md html; do
		afi summary --kind "$@" --since 10/12/2024 --as-of 9/2/2025 \
			--format $format | tr '\n' ' ' >page
		ok "$1: a page of the past, as $format" sh -c \
			"grep -q 'As it stood on 9 February 2025' page &&
			grep -q 'on 9 February 2025, from the register' page &&
			grep -q 'from 10 December 2024 on' page &&
			grep -q 'its date has passed' page"
	done
done

# --- Progress, panel ---

# Four findings by the end of 2022, of which two have a figure; peel-2024 came
# out on 5 December 2024 and was recorded on the 9th.
told 'progress: on a past day' \
	'.totals | [.findings.figure, (.statuses[].findings.figure)]' \
	'[4,2,0,2,0,0,0]' progress --as-of 31/12/2022
told '... what had happened, though nobody had recorded it' \
	.totals.findings.figure 7 progress --as-of 6/12/2024
told '... what was known' .totals.findings.figure 4 progress --rev 6/12/2024
told '... since' "$moved" '[0,1,0,1,0]' progress --since 10/2/2025
told '... between two days' "$moved" '[3,0,0,0,0]' progress \
	--since 5/12/2024 --as-of 27/1/2025
told 'panel: on a past day' '[.bodies[0].priorities[] |
	[.priority, .findings.figure]]' '[["high",1],[null,6]]' panel \
	--as-of 9/12/2024
told '... the day before' '[.bodies[0].priorities[] |
	[.priority, .findings.figure]]' '[[null,7]]' panel --as-of 8/12/2024
told '... as it was known' '.totals.findings.figure' 4 panel --rev 8/12/2024
told '... since' "$moved, [.bodies[].totals.moved[].moves.figure]" \
	'[0,1,0,1,0]
[0,1,0,1,0]' panel --since 10/2/2025
told '... between two days' "$moved" '[0,0,0,1,0]' panel \
	--since 10/2/2025 --as-of 19/2/2025

# --- Exceptions, a board ---

# Since 1 June nothing was heard of custody/afi-1 and -2: 30 August is day 90.
why='[.totals.exceptions[].findings.figure]'
told 'exceptions: the day before a silence is one' "$why" '[0,0,0,2,0,0]' \
	exceptions --as-of 29/8/2022
told '... and that day' "$why" '[0,0,0,4,0,0]' exceptions --as-of 30/8/2022
told '... what was put off' "$why, .totals.of.figure" '[0,1,0,3,0,0]
7' exceptions
told '... as it was known the day before' "$why" '[0,0,0,4,0,0]' exceptions \
	--rev 9/2/2025
told '... since the day after' "$why" '[0,0,0,3,0,0]' exceptions \
	--since 11/2/2025
told 'board: on a past day' '.rows[] | [.target[11:], .due.iso]' \
'["peel-2024/afi-1","2025-02-28"]
["peel-2024/afi-1/1","2025-02-28"]' board --board Crime --as-of 9/2/2025
told '... before there was an action' '[.rows[].target[11:]]' \
	'["peel-2024/afi-1"]' board --board Crime --as-of 8/1/2025
told '... before it was known' '[.rows[]]' '[]' board --board Crime \
	--rev 8/12/2024
told '... since' "$moved, [.totals.moves[].said]" '[0,0,0,1,0]
["from 28 February 2025 to 30 June 2025"]' board --board Crime \
	--since 10/2/2025
told '... an owner of an action alone' "$moved" '[0,0,0,1,0]' \
	board --owner 'Head of Estates' --since 10/2/2025
told '... with nothing of theirs' "$moved" '[0,0,0,0,0]' \
	board --owner Nobody --since 10/2/2025

# --- A visit ---

told 'visit: on a past day' '.report.clock.words,
	[.pages[] | (.actions.items[] | .due.iso, (.former_dates | length))]' \
'"published 28 January 2025, day 55 of 56; the last day was Wednesday 29 January 2025"
["2025-02-28",0]' visit peel-2024 --as-of 9/2/2025
told '... before anything was done' '.report.clock.day,
	[.pages[] | (.responses, .files, .actions.items | length)]' \
'2
[0,0,0,0,0,0,0,0,0]' visit peel-2024 --as-of 6/12/2024
told '... before its report' '.report, (.pages | length), .note' \
'null
0
"None: no finding of it is recorded here."' visit peel-2024 --as-of 4/12/2024
told '... as it was known' '[.pages[0].files[].name], .pages[0].rag' \
	'[]
"amber"' visit peel-2024 --rev 9/1/2025
told '... since' '.pages[0] | [.timeline[].what], [.moves[].what]' \
'["assign","response","today","due"]
["slipped"]' visit peel-2024 --since 10/2/2025
told '... between two days' '[.pages[].timeline[] |
	[.happened.iso, .what]], '"$moved" \
'[["2025-01-20","response"],["2025-02-09","today"],["2025-02-28","due"]]
[0,0,0,0,0]' visit peel-2024 --since 11/1/2025 --as-of 9/2/2025
afi summary --kind visit peel-2024 --as-of 9/1/2025 --with-evidence before \
	>/dev/null
is '... with the files of then: none yet' "$(ls -A before)" ''
try '... not of what was not known' 1 \
	afi summary --kind visit peel-2024 --rev 6/12/2024 <<'EOT'
afi: nothing here is called 'peel-2024'; there is northshire/custody, northshire/fire, northshire/peel-2016, northshire/peel-2021
EOT

# --- A lineage ---

stories='[.stories[] | [.theme, .count.figure]]'
told 'lineage: on a past day' "$stories" '[["calls",1]]' lineage \
	--as-of 31/12/2022
told '... when links were there' "$stories" '[[null,2],[null,2],["calls",2]]' \
	lineage --as-of 9/12/2024
told '... the day before' "$stories" '[["calls",1]]' lineage --as-of 8/12/2024
told '... before its second figure' '.stories[0].courses[].course.words' \
	'"target at least 90% not met"' lineage --as-of 8/1/2025
told '... and with it' '.stories[0].courses[].course.words' \
	'"47% to 86%, better; target at least 90% not met"' lineage --as-of 9/1/2025
told '... as it was known' "$stories" '[["calls",1]]' lineage --rev 8/12/2024
told '... since' "[.stories[].moves[] | [.what, .target[11:]]], $moved" \
'[["closed","peel-2021/afi-1"],["slipped","peel-2024/afi-1/1"]]
[0,1,0,1,0]' lineage --since 10/2/2025
told '... between two days' "$stories, $moved" '[]
[0,0,0,0,0]' lineage --since 10/12/2024 --as-of 9/2/2025

# --- Responses ---

clock='.inspections[] | select(.target[11:] == "peel-2021").clock |
	[.state, .words]'
told 'responses: while it ran' "$clock" \
	'["running","day 51 of 56, last day Sunday 6 March 2022"]' \
	responses --as-of 1/3/2022
told '... when it was late' "$clock" \
	'["late","not published, 1 day late; the last day was Sunday 6 March 2022"]' \
	responses --as-of 7/3/2022
told '... when it was known' "$clock" \
	'["late","not published, 7 days late; the last day was Sunday 6 March 2022"]' \
	responses --rev 13/3/2022
told '... on its last day but one' '[.totals.clocks[].reports.figure]' \
	'[1,0,1,1,2]' responses --as-of 27/1/2025
told '... since' '.inspections[] | .heading, [.changes[].words]' \
'"PEEL 2024"
["comments published at https://pcc.example/2024"]
"Vetting"
["report published"]' responses --since 28/1/2025
told '... between two days' '.inspections[] | .heading, [.changes[] |
	[.target[11:], .words]]' \
'"PEEL 2024"
[["peel-2024","response (opening)"],["peel-2024/afi-1","response (comments): agrees"]]' \
	responses --since 10/1/2025 --as-of 27/1/2025
told '... since nothing was published' '(.inspections | length), .note' \
'0
"None: nothing was published or changed since then."' \
	responses --since 10/2/2025
done_testing
