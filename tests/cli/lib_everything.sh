# shellcheck shell=sh
# The register of lib_reading.sh with all else that there can be in one: every
# kind of entry with each of its keys, whatever was taken back, erased, opened
# twice or is not known here.  $action is the id of one of several actions.
#
#	. "${0%/*}/lib.sh"
#	. "$here/lib_everything.sh"

# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"

n=0
last=

# Begin a record; the kind's own keys are standard input.
begin() {	# TARGET
	file=records/leicestershire/$1.yaml
	n=$((n + 1))
	last=$(printf 'y%011d' $n)
	heading "$last" 2025-03-01T09:00:00Z hmicfrs
}

# Add an entry after the last one, or after $before; its own keys are standard
# input.
next() {	# PARTY KIND
	n=$((n + 1))
	_after=${before:-$last}
	last=$(printf 'y%011d' $n)
	entry "$last" "$_after" 2025-03-10T09:00:00Z "$1" "$2"
}

# Add a heading that was made apart.
displaced() {
	{
		printf -- '- id: x%011d\n  at: 2025-03-02T09:00:00Z\n' "$n"
		echo '  by: Performance Lead <lead@force.example>'
		printf '  as: hmicfrs\n  source: the report\n  what: opened\n'
		sed 's/^/  /'
	} >>"$file"
}

file=./register.yaml
entry r00000000006 r00000000005 2024-12-06T10:00:00Z force person <<'EOT'
name: Performance Lead
email: lead@force.example
for: [force, hmicfrs]
may: [erase]
post: [Head of Crime]
EOT
entry r00000000007 r00000000006 2024-12-06T10:01:00Z force setting <<'EOT'
name: query-posters
value: posters
EOT
last=r00000000007
n=0
for setting in hmicfrs-email pcc-email letter-classification letter-copies; do
	n=$((n + 1))
	entry "s0000000000$n" "$last" 2024-12-06T10:02:00Z force setting <<-EOT
		name: $setting
		of: leicestershire/peel-2023-25
		value: Some / thing <post@minister.example>
	EOT
	last=s0000000000$n
done
n=0
last=

# Every position, by each who can take it.
positions() {	# NUMBER FORCE PCC PCC-PROGRESS BODY-PROGRESS
	begin "peel-2009/area-$1" <<-EOT
		kind: area
		number: $1
		title: What they think
	EOT
	next force submit <<-EOT
		to: pcc
		text: It is done.
	EOT
	next force response <<-EOT
		part: comments
		position: $2
	EOT
	next pcc response <<-EOT
		part: comments
		position: $3
	EOT
	next pcc response <<-EOT
		part: progress
		position: $4
	EOT
	next hmicfrs response <<-EOT
		part: progress
		position: $5
	EOT
}
positions 1 accepted agrees satisfied satisfied
positions 2 partly partly more-needed more-needed
positions 3 not-accepted disagrees not-satisfied not-satisfied
positions 4 accepted no-action satisfied satisfied

# Figures that go every way.
begin peel-2023-25/rec-1-1 <<'EOT'
kind: rec
number: 1
under: 1
title: Make custody safe
wording: published
numbered: published
issued: 2024-12-20
due: 2025-06
due-words: mid-2025
EOT
figures() {	# NAME FIRST LAST [BETTER]
	for _value in "$2" "$3"; do
		next force measure <<-EOT
			name: $1
			value: $_value
			target: '10'
		EOT
		[ -z "${4-}" ] || echo "  better: $4" >>"$file"
	done
}
next hmicfrs edition <<'EOT'
edition: web
EOT
figures one 1 2 up
figures two 2 1 up
figures three 1 1
figures four 1 2
figures five 2 1
figures six 1 'a few'

# What was changed, asked, claimed and linked.
begin peel-2023-25/afi-6 <<'EOT'
kind: afi
number: 6
title: Hand over in time
numbered: register
question: responding-to-the-public
due: 2025-02
EOT
next force assign <<'EOT'
owner: ACC Crime
board: Crime Board
priority: high
theme: [victims, custody]
EOT
before=$last
next force assign <<'EOT'
owner: Head of Crime
due: 2025-03-05
EOT
next force assign <<'EOT'
owner: Head of HR
due: 2025-03-06
EOT
before=
next pcc ask <<'EOT'
sort: question
of: force
due: 2025-03-12
text: When?
EOT
next pcc ask <<'EOT'
sort: question
of: Head of HR
text: Why?
EOT
next force update <<EOT
answers: $last
text: Because.
EOT
next force submit <<'EOT'
to: pcc
text: It is done.
EOT
next force submit <<'EOT'
to: hmicfrs
text: It is done.
EOT
next force action <<'EOT'
number: 1
title: Tell everybody
EOT
action=$last
next force link <<EOT
action: $last
relation: serves
target: leicestershire/peel-2023-25/rec-1-1
EOT
next force action <<'EOT'
number: 1
title: Tell nobody
due: 2025-03-08
EOT
next force update <<'EOT'
no-change: "yes"
EOT
next force update <<'EOT'
due: 2025-03-04
text: It goes well.
EOT
for relation in follows followed-by raised-from raised-to same-as served-by \
	superseded-by supersedes; do
	next force link <<-EOT
		relation: $relation
		target: leicestershire/peel-2023-25/afi-4
	EOT
done
next force link <<'EOT'
relation: served-by
target: leicestershire/peel-2023-25/afi-3/1
EOT
next force link <<'EOT'
relation: follows
target: elsewhere/peel-2010/afi-1
EOT

# What was taken back, erased, opened twice, or is not known here.
begin peel-2023-25/coc-2 <<'EOT'
kind: coc
number: 2
title: Nobody answers
EOT
next force update <<'EOT'
text: Somebody does.
EOT
next force update <<EOT
corrects: $last
retract: "yes"
EOT
next force teleport <<'EOT'
where: [here, there]
how: quickly
EOT
next force erased <<'EOT'
reason: It named a victim.
authority: the data protection officer
erased-at: 2025-03-11T09:00:00Z
EOT
next force evidence <<'EOT'
name: page.html
size: 12
sha256: 4a455cbb910b39ada988a9b42ca2d473ab4c5b06cc65d0610c08e85fe7b645aa
kept: "no"
address: https://force.example/page
read-at: 2025-03-11T09:00:00Z
EOT
next force response <<'EOT'
part: comments
text: It is so.
EOT
next pcc response <<'EOT'
part: comments
text: They say that it is so.
EOT
# By the PCC's office, for it.
sed -i 's/^  as: pcc/  as: force\n  source: its letter/' "$file"
next force event <<'EOT'
event: phase
until: 2025-03-20
text: Engage
EOT
next force close <<'EOT'
outcome: not-adopted
text: We shall not.
EOT
displaced <<'EOT'
kind: coc
number: 2
title: Nobody listens
EOT

# An inspection without a date, with all that was sent and withheld.
begin peel-2010/inspection <<'EOT'
kind: inspection
title: PEEL 2010
body: hmicfrs
cycle: '2010'
EOT
next hmicfrs edition <<'EOT'
edition: corrected
address: https://inspectorate.example/2010
EOT
next hmicfrs grade <<'EOT'
question: preventing-crime
grade: good
EOT
next pcc issue <<'EOT'
template: section-55
format: pdf
dated: 2025-03-09
to: [HM Chief Inspector]
copies: [The Home Secretary]
name: section-55.pdf
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
EOT
issued=$last
next pcc publish <<EOT
address: https://pcc.example/comments
letter: $issued
EOT
next pcc copied <<EOT
to: home-secretary
letter: $issued
EOT
next pcc issue <<EOT
template: section-55
format: docx
dated: 2025-03-10
to: []
name: final.docx
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
approved-by: Chief Executive
approved-on: 2025-03-09
overridden: ['no-explanation: it is in another letter']
replaces: $issued
elsewhere: yes
different: 2
differences: One, and another.
text: A date was wrong.
EOT
reissued=$last
next pcc issue <<'EOT'
template: update
format: md
dated: 2025-03-10
to: []
name: update.md
size: 0
sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
kept: yes
made-from: 0123456789012345678901234567890123456789
EOT
next pcc publish <<EOT
address: https://pcc.example/comments/2
letter: $reissued
EOT
next pcc copied <<EOT
to: home-secretary
letter: $reissued
EOT
next pcc withhold <<EOT
entry: $last
sort: personal
EOT
displaced <<'EOT'
kind: inspection
title: PEEL, 2010
EOT
# What waits: comments that nobody wrote, an invitation for today, a chaser for
# soon, and the re-test of what was closed.
begin peel-2024/inspection <<'EOT'
kind: inspection
title: PEEL 2024
published: 2025-02-20
EOT
next hmicfrs edition <<'EOT'
edition: second
EOT
done_with
begin peel-2024/area-1 <<'EOT'
kind: area
number: 1
title: What is asked
EOT
next force assign <<'EOT'
theme: [calls]
EOT
next hmicfrs response <<'EOT'
part: progress
position: more-needed
EOT
next force ask <<'EOT'
sort: invitation
of: pcc
due: 2025-03-20
text: Please comment.
EOT
next pcc ask <<'EOT'
sort: chaser
of: force
due: 2025-03-22
text: Is there news?
EOT
next hmicfrs close <<'EOT'
outcome: complete
authority: A letter
text: Seen.
EOT
next pcc ask <<'EOT'
sort: question
of: force
due: 2025-09
text: Does it last?
EOT
# One that cannot be read, one whose inspection is not there, and no record.
echo 'format: 1' >records/leicestershire/peel-2010/afi-1.yaml
begin peel-2009/observation-1 <<'EOT'
kind: observation
number: 1
title: Cars are clean
EOT
done_with
echo 'To do' >records/leicestershire/notes.txt
commit_all
