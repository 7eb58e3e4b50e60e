# shellcheck shell=sh
# The register that the tests of the reading commands read, seen from 20 March
# 2025.  It is written down here, with fixed ids, so that these tests need no
# writing command.
#
#	. "${0%/*}/lib.sh"
#	. "$here/lib_reading.sh"
#
# Of five findings, one each is awaiting allocation (amber), open (red: due on
# 31 January), in progress (amber), closed complete (green) and closed otherwise
# (grey); a practice is apart, and afi-5 was opened by mistake.

peel=records/leicestershire/peel-2023-25

# Begin a record in $file; the kind's own keys are standard input.
heading() {	# ID AT PARTY
	mkdir -p "${file%/*}"
	{
		printf 'format: 1\nid: %s\nat: %s\nby: %s\nas: %s\n' "$1" "$2" \
			'Performance Lead <lead@force.example>' "$3"
		[ "$3" = force ] || echo 'source: the report'
		echo 'what: opened'
		cat
		echo 'journal:'
	} >"$file"
}

# Add an entry after the entry $2.
entry() {	# ID AFTER AT PARTY KIND
	{
		printf -- '- id: %s\n  after: [%s]\n  at: %s\n' "$1" "$2" "$3"
		if [ "$4" = pcc ]; then
			echo '  by: Pat Office <pat@pcc.example>'
		else
			echo '  by: Performance Lead <lead@force.example>'
		fi
		printf '  as: %s\n' "$4"
		[ "$4" != hmicfrs ] || echo '  source: its letter'
		printf '  what: %s\n' "$5"
		sed 's/^/  /'
	} >>"$file"
}

# A record without entries has no journal.
done_with() {
	[ "$(tail -n 1 "$file")" != journal: ] ||
		sed -i '$d' "$file"
}

git init -q .

file=./register.yaml
heading r00000000001 2024-12-05T09:00:00Z force <<'EOT'
kind: register
title: Leicestershire findings
EOT
entry r00000000002 r00000000001 2024-12-05T09:00:00Z force force <<'EOT'
name: leicestershire
title: Leicestershire Police
EOT
entry r00000000003 r00000000002 2024-12-05T09:00:00Z force person <<'EOT'
name: Performance Lead
email: lead@force.example
for: [force]
EOT
entry r00000000004 r00000000003 2024-12-05T09:00:00Z force person <<'EOT'
name: Pat Office
email: pat@pcc.example
for: [pcc]
EOT
entry r00000000005 r00000000004 2024-12-06T09:00:00Z force setting <<'EOT'
name: current-inspection
value: leicestershire/peel-2023-25
EOT

file=$peel/inspection.yaml
heading a00000000001 2024-12-06T09:00:00Z hmicfrs <<'EOT'
kind: inspection
title: PEEL 2023-25
published: 2024-12-05
address: https://inspectorate.example/peel
EOT
entry a00000000002 a00000000001 2025-01-28T12:00:00Z pcc response <<'EOT'
part: opening
text: I welcome this report.
EOT

file=$peel/afi-1.yaml
heading b10000000001 2024-12-06T09:01:00Z hmicfrs <<'EOT'
kind: afi
number: 1
title: Get to calls within the published times
EOT
done_with

file=$peel/afi-2.yaml
heading b20000000001 2024-12-06T09:02:00Z hmicfrs <<'EOT'
kind: afi
number: 2
title: Record the structured triage of calls accurately
EOT
entry b20000000002 b20000000001 2024-12-09T09:00:00Z force assign <<'EOT'
owner: Head of Contact Management
due: 2025-01-31
EOT

file=$peel/afi-3.yaml
heading b30000000001 2024-12-06T09:03:00Z hmicfrs <<'EOT'
kind: afi
number: 3
title: Give victims proper advice on preserving evidence
text: |-
  The force should make sure that victims are given advice at the first contact.
wording: summary
numbered: response
EOT
entry b30000000002 b30000000001 2025-01-09T10:12:44Z force action <<'EOT'
number: 1
title: Make preservation advice an objective in appraisals
owner: Head of HR
due: 2025-02-28
EOT
entry b30000000003 b30000000002 2025-01-09T10:13:00Z force assign <<'EOT'
owner: ACC Crime
due: 2025-03-31
EOT
entry b30000000004 b30000000003 2025-01-28T15:01:09Z pcc response <<'EOT'
part: comments
position: agrees
text: I shall ask for the figure each quarter.
EOT
entry b30000000005 b30000000004 2025-02-20T09:00:00Z force measure <<'EOT'
happened: 2025-02-03
name: advice given
value: 86%
target: '>=90%'
EOT
entry b30000000006 b30000000005 2025-03-03T09:00:00Z force assign <<'EOT'
due: 2025-04-30
text: The posters came late.
EOT
entry b30000000007 b30000000006 2025-03-04T09:00:00Z force update <<'EOT'
text: Posters are upp.
EOT
entry b30000000008 b30000000007 2025-03-04T09:05:00Z force update <<'EOT'
corrects: b30000000007
text: Posters are up.
EOT
entry b30000000009 b30000000008 2025-03-05T09:00:00Z force update <<'EOT'
action: b30000000002
text: Agreed with HR.
EOT

file=$peel/afi-4.yaml
heading b40000000001 2024-12-06T09:04:00Z hmicfrs <<'EOT'
kind: afi
number: 4
title: Reach the right outcome for victims
EOT
entry b40000000002 b40000000001 2025-03-18T09:00:00Z hmicfrs close <<'EOT'
outcome: complete
authority: HMICFRS letter of 17 March 2025
text: Seen on the revisit.
EOT

file=$peel/afi-5.yaml
heading b50000000001 2024-12-06T09:05:00Z hmicfrs <<'EOT'
kind: afi
number: 5
title: Entered twice
EOT
entry b50000000002 b50000000001 2024-12-06T10:00:00Z force close <<'EOT'
outcome: void
text: The same as afi-4.
EOT

file=$peel/coc-1.yaml
heading c10000000001 2024-12-06T09:06:00Z hmicfrs <<'EOT'
kind: coc
number: 1
title: Custody is not safe
EOT
entry c10000000002 c10000000001 2025-02-18T09:00:00Z hmicfrs close <<'EOT'
outcome: no-further-action
text: The custody suite has closed.
EOT

file=$peel/practice-1.yaml
heading d10000000001 2024-12-06T09:07:00Z hmicfrs <<'EOT'
kind: practice
number: 1
title: Cadets visit schools
EOT
done_with

commit_all() {
	git add -A && git commit -q -m 'as it is'
}
commit_all
clock 2025-03-20T09:00:00Z

# Let afi-4 be closed a second time by who had not seen it reopened.
cross_decisions() {
	file=$peel/afi-4.yaml
	entry b40000000003 b40000000002 2025-03-19T09:00:00Z hmicfrs \
		reopen <<'EOT'
text: It stopped.
EOT
	entry b40000000004 b40000000002 2025-03-19T10:00:00Z hmicfrs \
		close <<'EOT'
outcome: complete
authority: HMICFRS letter of 19 March 2025
text: Seen again.
EOT
}
