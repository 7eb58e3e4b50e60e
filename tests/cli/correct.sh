#!/bin/sh
# afi correct: an entry said again or taken back, a heading's later edition, and
# who may; how an entry is named.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing --due mid-2025 >/dev/null
afi open afi-1/new --title Act --owner 'Head of HR' --due 'April 2025' \
	>/dev/null
afi open afi-2 --title Failing >/dev/null

# The whole id of the last entry of a kind.
last_id() {	# TARGET WHAT
	afi history "$1" --format json |
		jq -r --arg what "$2" \
			'[.entries[] | select(.what == $what)][-1].id'
}
first_id() {	# TARGET
	afi history "$1" --format json | jq -r '.entries[0].id'
}
shown() {	# TARGET JQ
	afi show "$1" --format json | jq -r "$2"
}

# --- Saying it again ---

tick
ok 'a slip' afi update afi-1 -m 'Trained 40 of 60.' --due 'mid-2026' \
	--on 3/1/2025
try 'is put right' 0 afi correct last -m 'Trained 46 of 60.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  text: Trained 40 of 60. -> Trained 46 of 60.
END
is 'what was not said again stays' \
	"$(shown afi-1 '.due.words, (.updates.last[0] |
		.happened.iso, .text)')" \
	'mid-2026
2025-01-03
Trained 46 of 60.'
try 'a new date brings its own words, or none' 0 \
	afi correct last --set 'due=1 June 2025' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  due: mid-2026 -> 1 June 2025
END
is 'and the old ones go' "$(shown afi-1 '.due.words, .due.iso')" 'null
2025-06-01'
try 'the day it happened' 0 afi correct last --on 2025-01-06 <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  happened: 3 January 2025 -> 6 January 2025
END
try 'today is a day too' 0 afi correct last --on today <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  happened: 6 January 2025 -> 9 January 2025
END
is 'and stands' "$(shown afi-1 '.updates.last[0].happened.iso')" 2025-01-09
try 'a key without a value goes' 0 afi correct last --set due= <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  due: 1 June 2025 -> none
END
try 'the same again is nothing new' 0 \
	afi correct last -m 'Trained 46 of 60.' <<'END'
nothing new
END
is 'one update stands, and all are kept' \
	"$(shown afi-1 .updates.count) $(afi history afi-1 --format json |
		jq '[.entries[] | select(.what == "update")] | length')" '1 6'
first=$(afi history afi-1 --format json |
	jq -r '[.entries[] | select(.what == "update")][0].id')
try 'an earlier id means what stands in its place' 0 \
	afi correct "$first" -m 'All trained.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force, in place of #2
  text: Trained 46 of 60. -> All trained.
END
is 'which is the last' "$(shown afi-1 '.updates.last[0].text')" 'All trained.'

ok 'an update on an action' afi update afi-1/1 -m Begun.
try 'stays on it' 0 afi correct last -m 'Not begun.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force, in place of #2
  text: Begun. -> Not begun.
END
try 'an action is corrected by its target' 0 \
	afi correct afi-1/1 --set 'due=end of May 2025' --set owner= <<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, action by force, in place of #2
  owner: Head of HR -> none
  due: April 2025 -> end of May 2025
END
is 'so nothing slipped' "$(shown afi-1/1 '.due.words, (.former_dates | length),
	.owner')" 'end of May 2025
0
null'
ok 'a figure' afi evidence afi-1 --measure 'advice given=47%'
try 'and what it is' 0 \
	afi correct last --set value=86% --set 'period=June 2025' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, measure by force, in place of #2
  value: 47% -> 86%
  period: none -> June 2025
END

# --- What cannot be said ---

try 'a figure is one' 2 afi correct last --set value=many <<'END'
afi: --set value: 'many' is not a figure like 86%, 1,800, 73/76, >=90% or 5%..15%
END
try 'a key that it has not got' 2 afi correct last --set owner=me <<'END'
afi: there is no 'owner' to set in this measure; there is name, value, target, better, period, from, text
END
try 'a word that is none' 2 afi correct last --set better=left <<'END'
afi: --set better: key 'better' must be one of up, down, not 'left'
END
try 'a key that it needs' 1 afi correct last --set name= <<'END'
afi: a 'measure' entry needs the key 'name'
END
try 'twice the same key' 2 afi correct last --set name=a --set name=b <<'END'
afi: 'name' is set twice
END
try 'nothing to put right' 2 afi correct last <<'END'
afi: say what is right: -m TEXT, --set KEY=VALUE or --on DATE; or --retract -m WHY takes it back
END
try 'no key' 2 afi correct last --set =x <<'END'
afi: --set wants KEY=VALUE, such as 'due=30 June 2025', not '=x'
END
echo abc >audit
ok 'a file' afi evidence afi-1 audit
try 'is what it is' 2 afi correct last --set size=4 <<'END'
afi: 'size' of this evidence stays as it is: take the entry back with --retract and record it anew; what can be set is name, held, text, answers
END
try 'a day to come' 2 afi correct last --on tomorrow <<'END'
afi: --on: 'tomorrow' is still to come; what is recorded has happened
END

# --- Taking it back ---

try 'taking back wants a reason' 2 afi correct last --retract <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
try 'and nothing else' 2 afi correct last --retract -m No. --set name=x <<'END'
afi: --retract takes it out, so there is nothing else to say of it but why, with -m
END
try 'it is taken back' 0 afi correct last --retract -m 'The wrong file.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force, taking back #2
END
is 'and counts no more' "$(shown afi-1 '.evidence | length')" 0
is 'the reason is kept' "$(afi history afi-1 --format json |
	jq -r '.entries[-1].text')" 'The wrong file.'
try 'once' 1 afi correct last --retract -m Again. <<'END'
afi: '#1' was taken back by '#2'; what is right after all is recorded anew
END
try 'an action is closed instead' 1 afi correct afi-1/1 --retract -m No. <<'END'
afi: an action is not taken back; one opened by mistake is closed, with 'afi close TARGET --outcome void'
END
try 'and so is a finding' 1 afi correct afi-1 --retract -m No. <<'END'
afi: what was opened by mistake is not taken back but closed, with 'afi close TARGET --outcome void'
END
ok 'a close' afi close afi-1/1 -m Done.
ok 'that was none' afi correct last --retract -m 'Not done.'
is 'leaves it open' "$(shown afi-1/1 .outcome)" null
ok 'a close of a finding' afi close afi-2 --outcome not-adopted \
	--authority Letter -m No.
try 'cannot become one that it could not have been' 1 \
	afi correct last --set outcome=complete <<'END'
afi: 'leicestershire/peel-2025/afi-2' has no evidence, so it cannot be closed as complete; add some with 'afi evidence leicestershire/peel-2025/afi-2 FILE'
END
try 'nor void' 1 afi correct last --set outcome=void <<'END'
afi: what was closed is not void after all, nor the other way round: take the close back with --retract, then close it anew
END
try 'nor superseded by nothing' 2 \
	afi correct last --set outcome=superseded <<'END'
afi: superseded by what? say --by TARGET
END
try 'but another outcome' 0 afi correct last --set outcome=superseded \
	--set superseded-by=afi-1 --set 'authority=Letter of 2 May' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, close by hmicfrs, in place of #2
  outcome: not-adopted -> superseded
  authority: Letter -> Letter of 2 May
  superseded-by: none -> leicestershire/peel-2025/afi-1
END
ok 'an action of another serves it' afi open afi-3 --title Other
afi open afi-3/new --title Act >/dev/null && afi link afi-3/1 --serves afi-1 \
	>/dev/null
ok '... with the only evidence' afi evidence afi-3/1 \
	"$here/correct.sh"
ok 'which is enough to close' afi close afi-1 --outcome complete \
	--authority Letter -m Donne.
try 'and to correct that' 0 afi correct last -m Done. <<'END'
recorded #1: leicestershire/peel-2025/afi-1, close by hmicfrs, in place of #2
  text: Donne. -> Done.
END
afi reopen afi-1 -m 'Not yet.' >/dev/null
ok 'a position' afi respond afi-1 --position partly -m 'In part.'
try 'is another' 0 afi correct last --set position=accepted <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by force, in place of #2
  position: partly -> accepted
END
try 'but one of theirs' 2 afi correct last --set position=agrees <<'END'
afi: there is no position 'agrees' here; the force has accepted, partly, not-accepted
END
try 'and so is the part' 2 afi correct last --set part=reply <<'END'
afi: there is no part 'reply' here; the force has comments
END

# --- What was published ---

try 'a heading has a later edition' 0 afi correct afi-1 \
	--set 'title=A grave failing' --set 'due=30 June 2025' \
	-m 'In its own words.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, edition by hmicfrs
  title: Failing -> A grave failing
  text: none -> In its own words.
  due: mid-2025 -> 30 June 2025
END
is 'which holds' "$(shown afi-1 '.title, .text, .due.iso')" 'A grave failing
In its own words.
2025-06-30'
try 'once' 0 afi correct afi-1 --set 'title=A grave failing' <<'END'
nothing new
END
try "by the heading's own id" 0 afi correct "$(first_id peel-2025)" \
	--set 'published=5 Dec 2024' <<'END'
recorded #1: leicestershire/peel-2025, edition by hmicfrs
  published: none -> 5 December 2024
END
try 'an inspection has other keys than a finding' 2 \
	afi correct peel-2025 --set due=2025-06-30 <<'END'
afi: there is no 'due' to set in this heading; there is title, text, published, body, address, cycle, edition, not-statutory
END
try 'what was published is not emptied' 2 afi correct afi-1 --set text= <<'END'
afi: --set text: what was published cannot be emptied; say what it is instead
END
try 'a month is no day' 2 afi correct peel-2025 --set 'published=May 2024' \
	<<'END'
afi: --set published: it needs a day; 'May 2024' is vaguer
END

# --- Who may ---

ok "the commissioner's office" \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
ok "the force's own words" afi update afi-1 -m 'We are done.'
ok 'and what it recorded for another' afi update afi-1 --as pcc \
	--source 'E-mail of 2 January' -m 'They doubt it.'
person 'Policy Officer' policy@pcc.example
own=$(afi history afi-1 --format json |
	jq -r '[.entries[] | select(.text == "We are done.")][0].id')
other=$(last_id afi-1 update)
try "are not the PCC's to correct" 1 afi correct "$own" -m 'They are not.' \
	<<'END'
afi: '#1' is the force's own, and Policy Officer does not speak for the force; 'afi update' records another view beside it
END
try 'whatever the source' 1 afi correct "$own" -m 'They are not.' \
	--as force --source 'A rumour' <<'END'
afi: '#1' is the force's own, and Policy Officer does not speak for the force; 'afi update' records another view beside it
END
try 'nor for another party' 1 afi correct "$own" --as pcc -m 'Not so.' <<'END'
afi: '#1' is by the force, which alone corrects it, not the pcc; 'afi update' records another view beside it
END
try 'what others recorded for it, it corrects' 0 \
	afi correct "$other" -m 'We do not doubt it.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by pcc, in place of #2
  text: They doubt it. -> We do not doubt it.
END
is 'the source stays' "$(afi history afi-1 --format json |
	jq -r '.entries[-1].source')" 'E-mail of 2 January'

# --- Which entry ---

try 'last is who asks' 1 sh -c '
	git config --global user.email nobody@force.example
	afi correct last -m x' <<'END'
afi: Policy Officer <nobody@force.example> has recorded nothing yet; 'afi history' shows what others did
END
person 'Performance Lead' lead@force.example
ok 'an update' afi update afi-2 -m 'One.'
mine=$(last_id afi-2 update)
ok 'and somebody else commits what looks like one' git commit -q --allow-empty \
	-m "$(last_id afi-1 update): leicestershire/peel-2025/afi-1, update by pcc" \
	-m 'kjmnpqrstvwx: leicestershire/peel-2025/afi-1, update by force'
try 'what only looks like mine is passed over' 0 \
	afi correct last -m 'Two.' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, update by force, in place of #2
  text: One. -> Two.
END
is 'it was that one' "$(afi history afi-2 --format json |
	jq -r '.entries[-1].corrects')" "$mine"
try 'the beginning of an id' 0 \
	afi correct "~$(echo "$mine" | cut -c 1-8)" -m 'Three.' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, update by force, in place of #2
  text: Two. -> Three.
END
try 'too little of it' 2 afi correct '~k7m' -m x <<'END'
afi: '~k7m' is no entry: type 'last', or four or more characters of its id, such as k7mq
END
try 'nothing begins so' 1 afi correct zzzz -m x <<'END'
afi: nothing here is called 'zzzz', and no entry's id begins with it; 'afi history' shows the ids
END
clock 2025-01-09T10:30:00Z
file=records/leicestershire/peel-2025/afi-2.yaml
printf '%s\n' '- id: zzzzzz00000b' "  after: [$(afi history afi-2 \
	--format json | jq -r '.entries[-1].id')]" '  at: 2025-01-09T10:30:00Z' \
	'  by: Performance Lead <lead@force.example>' '  as: force' \
	'  what: update' '  text: By hand.' \
	'- id: "zzzzzz00000a"' '  after: [zzzzzz00000b]' \
	'  at: 2025-01-09T10:30:00Z' \
	'  by: Performance Lead <lead@force.example>' '  as: force' \
	'  what: update' '  text: Too.' >>"$file"
git commit -q -m 'by hand' "$file"
try 'several do' 1 afi correct zzzzzz -m x <<'END'
afi: 'zzzzzz' could be zzzzzz00000b of leicestershire/peel-2025/afi-2, zzzzzz00000a of leicestershire/peel-2025/afi-2; type more of it
END
try 'more of it' 0 afi correct zzzzzz00000a -m 'By hand too.' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, update by force, in place of zzzzzz00000a
  text: Too. -> By hand too.
END
try 'a force is no entry' 2 afi correct leicestershire -m x <<'END'
afi: 'leicestershire' is a force; name an entry of it by its id, which 'afi history' shows
END
try 'people are listed again' 1 afi correct "~$(afi history --format json |
	jq -r '[.entries[] | select(.what == "person")][0].id')" \
	--set 'name=Somebody' <<'END'
afi: who is listed is not corrected: list them again, with 'afi person'
END
try "a force's name" 0 afi correct "~$(afi history --format json |
	jq -r '[.entries[] | select(.what == "force")][0].id')" \
	--set 'title=Leicestershire Police' <<'END'
recorded #1: the register, force by force, in place of #2
  title: Leicestershire -> Leicestershire Police
END
try 'is the last too' 0 afi correct last --set 'title=Leicestershire' <<'END'
recorded #1: the register, force by force, in place of #2
  title: Leicestershire Police -> Leicestershire
END

# --- Apart ---

ok 'an update' afi update afi-2 -m 'Where we are.'
git clone -q . ../other
tick
ok 'corrected here' afi correct last -m 'Here.'
tick
ok 'and there' afi -C ../other correct last -m 'There.'
ok 'both arrive' git -C ../other pull -q --no-edit --no-rebase
is 'the later one stands' "$(afi -C ../other history afi-2 --format json |
	jq -r '.entries[] | select(.text == "Here." or .text == "There.") |
		"\(.text) \(.fate)"')" 'Here. corrected
There. null'
ok 'the register is sound' afi check
done_testing
