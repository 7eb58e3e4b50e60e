#!/bin/sh
# afi withhold: words, fields and entries marked, as they are typed or later;
# lifted by the party that marked them.
. "${0%/*}/lib.sh"
inside
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title 'Operation Blue falls short' >/dev/null
afi open afi-1/new --title Act --owner 'DI Smith' >/dev/null

# "field words sort" of each mark, in the order of recording.
marks() {	# TARGET
	afi history "$1" --format json | jq -r '.entries[] |
		select(.what == "withhold") | "\(.fields |
			"\(.field) \(.words) \(.sort)") \(.fate)"'
}
last() {	# JQ
	afi history afi-1 --format json | jq -r ".entries[-1] | $1"
}

# --- Later ---

tick
afi update afi-1 -m 'Officers of Operation
Blue saw Blue.' >/dev/null
update=$(last .id)
try 'words of an entry' 0 \
	afi withhold last 'Operation Blue' --kind operation -m 'It runs.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, update: text
END
is 'are named in a mark' "$(last '.fields |
	"\(.entry) \(.field) \(.words) \(.sort)"')" \
	"$update text Operation Blue operation"
is 'with the reason' "$(last .text)" 'It runs.'
try 'once' 0 \
	afi withhold "~$update" 'Operation Blue' --kind operation <<'END'
nothing new
END
try 'they must be there' 1 afi withhold "~$update" Red --kind operation <<'END'
afi: 'Red' does not stand in text of '#1' (update); they must be the very words, also in capital and small letters
END
try 'they may stand elsewhere' 1 \
	afi withhold afi-1 'saw Blue' --kind operation <<'END'
afi: 'saw Blue' does not stand in source, title of '#1' (opened), but in '#2' (update)
END
try 'in that field' 1 \
	afi withhold afi-1/1 Smith --kind officer --field title <<'END'
afi: 'Smith' does not stand in title of '#1' (action); they must be the very words, also in capital and small letters
END
try 'a field is found' 0 afi withhold afi-1/1 Smith --kind officer <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, action: owner
END
try 'a whole field' 0 \
	afi withhold afi-1/1 --kind officer --field owner <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, action: owner
END
try 'which must be there' 1 \
	afi withhold afi-1/1 --kind officer --field board <<'END'
afi: '#1' (action) has no 'board'; it has title, owner
END
try 'and hold words' 1 \
	afi withhold afi-1/1 --kind officer --field number <<'END'
afi: '#1' (action) has no 'number'; it has title, owner
END
try "a heading's" 0 afi withhold afi-1 Blue --kind operation <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, opened: title
END
ok 'a later edition' afi correct afi-1 --set 'text=All of Red.'
try 'is marked by the same target' 0 afi withhold afi-1 Red --kind operation \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, edition: text
END
try 'a whole entry' 0 afi withhold "~$update" --kind tactic <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, update: all of it
END
try 'not a mark' 1 afi withhold last --kind tactic <<'END'
afi: '#1' is itself a mark, which nothing published shows; --lift takes it back
END
try 'of a kind' 2 afi withhold afi-1 Blue <<'END'
afi: say what kind of thing it is: --kind operation, tactic, officer, victim...
END
try 'in one word' 2 afi withhold afi-1 Blue --kind 'An operation' <<'END'
afi: --kind: 'An operation' is not one word of small letters, such as operation
END
try 'nothing of the register' 2 afi withhold "~$(afi history --format json |
	jq -r '.entries[0].id')" --kind name <<'END'
afi: nothing is withheld of the register's own settings
END

# --- As it is typed ---

try 'words in brackets' 0 afi update afi-1/1 \
	-m 'Seen by [[withheld officer: PC Jones]], then [[withheld name]].' \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force
recorded #2: leicestershire/peel-2025/afi-1, withhold by force
END
is 'are recorded without them' \
	"$(afi history afi-1/1 --format json | jq -r '.entries[-1].text')" \
	'Seen by PC Jones, then [[withheld name]].'
is 'and marked' "$(marks afi-1 | tail -n 1)" 'text PC Jones officer null'
try 'which are not what was recorded last' 0 \
	afi correct last -m 'Seen by PC Jones and [[withheld officer: PC X]].' \
	<<'END'
recorded #1: leicestershire/peel-2025/afi-1/1, update by force, in place of #2
recorded #3: leicestershire/peel-2025/afi-1, withhold by force
  text: Seen by [[withheld officer]], then [[withheld name]]. -> Seen by [[withheld officer]] and [[withheld officer]].
END
echo 'From [[withheld victim: her
letter]].' >text
try 'in a file' 0 afi respond afi-1 -F text <<'END'
recorded #1: leicestershire/peel-2025/afi-1, response by force
recorded #2: leicestershire/peel-2025/afi-1, withhold by force
END
is 'over lines' "$(marks afi-1 | tail -n 2)" 'text her
letter victim null'
try 'in titles and sources' 0 \
	afi open afi-2 --title 'The [[withheld operation: Green]] failing' \
	--source 'Mail of [[withheld name: Jo]]' <<'END'
recorded #1: leicestershire/peel-2025/afi-2, opened by hmicfrs
recorded #2: leicestershire/peel-2025/afi-2, withhold by force
recorded #3: leicestershire/peel-2025/afi-2, withhold by force
END
is 'too' "$(afi history afi-2 --format json |
	jq -r '.entries[0] | "\(.fields.title) \(.source)"'
	marks afi-2)" 'The Green failing Mail of Jo
title Green operation null
source Jo name null'
ok 'a question' sh -c "afi ask afi-1 --of 'Head of HR' --by tomorrow \\
	-m 'Where is [[withheld name: Jo]]?' >asked"
asked=$(sed -n 's/^recorded \(.*\): .*, ask by force$/\1/p' asked)
ok 'is what is answered, not the mark' \
	grep -q -- "--answers ${asked:-NONE} " asked
before=$(git rev-parse HEAD)
try 'what is not closed' 2 \
	afi update afi-1 -m 'Seen by [[withheld officer: PC Jones.' <<'END'
afi: line 1, column 9: the mark that begins here is not closed with ]]; write [[withheld KIND: words]], such as [[withheld operation: Blue]], or [[withheld KIND]] where the words are not known
END
is 'is not recorded' "$(git rev-parse HEAD)" "$before"
fails 'nor in the register itself' \
	afi person 'Jo [[withheld name: Doe]] <jo@pcc.example>' --for pcc

# --- Lifting ---

ok "the commissioner's office" \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
mark=$(afi history afi-1 --format json |
	jq -r '[.entries[] | select(.what == "withhold")][0].id')
person 'Policy Officer' policy@pcc.example
try 'one party does not lift what another marked' 1 \
	afi withhold --lift "~$mark" -m 'We want it read.' <<'END'
afi: '#1' was set by the force, which alone lifts it; Policy Officer does not speak for the force
END
fails 'nor by correcting it' afi correct "~$mark" --retract -m 'Read it.'
try "but marks another's words" 0 \
	afi withhold "~$update" saw --kind tactic <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by pcc
  withheld of #2, update: text
END
person 'Performance Lead' lead@force.example
try 'a mark is lifted with a reason' 2 afi withhold --lift "~$mark" <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
try 'by the party that set it' 0 \
	afi withhold --lift "~$mark" -m 'It is over.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force, taking back #2
END
try 'once' 0 afi withhold --lift "~$mark" -m 'It is over.' <<'END'
nothing new
END
is 'it stands no more' "$(marks afi-1 | head -n 1)" \
	'text Operation Blue operation retracted'
try 'and can be set again' 0 \
	afi withhold "~$update" 'Operation Blue' --kind operation <<'END'
recorded #1: leicestershire/peel-2025/afi-1, withhold by force
  withheld of #2, update: text
END
try 'only a mark is lifted' 2 afi withhold --lift "~$update" -m x <<'END'
afi: --lift: '#1' withholds nothing; 'afi history' shows the ids of what does
END
try 'as it is' 2 afi withhold --lift "~$mark" Blue -m x <<'END'
afi: --lift takes a mark back as it is: there is nothing else to say but why, with -m
END

# --- Where else the words could stand ---

# Secrets are Zq and a number, one for each place.
secret() {	# COMMAND...
	"$@" >>../told 2>&1 || echo "status $?: $*" >>../refused
}
: >../told && : >../refused
tick
secret afi open afi-7 --title 'The [[withheld a: Zq01]]' \
	--source 'letter of [[withheld a: Zq02]]'
secret afi open afi-7/new --title 'Tell [[withheld a: Zq03]]' \
	--owner '[[withheld a: Zq04]]'
secret afi update afi-1 afi-7 -m 'With [[withheld a: Zq05]]' \
	--measure '[[withheld a: Zq06]]=73/76' --source '[[withheld a: Zq07]]'
secret afi assign afi-7 --owner '[[withheld a: Zq08]]' \
	--theme '[[withheld a: Zq09]]' -m 'For [[withheld a: Zq10]]'
assigned=$(afi history afi-7 --format json |
	jq -r '[.entries[] | select(.what == "assign")][-1].id')
secret afi correct "$assigned" --set 'owner=[[withheld a: Zq11]]'
secret afi correct "$assigned" -m 'Against Zq10 and [[withheld a: Zq12]]' \
	--source '[[withheld a: Zq13]]'
secret afi correct afi-7 --set 'title=That of Zq01'
secret afi ask afi-7 --of '[[withheld a: Zq14]]' --by 31/12/2030 \
	-m 'Is it [[withheld a: Zq15]]?'
secret afi link afi-7 --same-as afi-1 -m 'Both [[withheld a: Zq16]]'
secret afi submit afi-7 --to pcc -m 'All but [[withheld a: Zq17]]'
secret afi respond afi-7 --position partly -m 'Not [[withheld a: Zq18]]'
printf '%%%% === afi-7\ndue: 1/1/2031\nOf [[withheld a: Zq19]]\n' >../page
secret afi update --each -F ../page
echo proof >'../[[withheld a: Zq20]].txt'
secret afi evidence afi-7 '../[[withheld a: Zq20]].txt' \
	-m 'The [[withheld a: Zq21]]'
secret afi close afi-7/1 -m 'As [[withheld a: Zq22]]'
is 'what is withheld is in no receipt' "$(grep -n 'Zq' ../told)" ''
is 'and all was recorded' "$(cat ../refused)" ''
is 'nor is it in any message of a commit' "$(git log --format=%B | grep Zq)" ''
afi history --what withhold >../told
is 'nor in the lines about the marks' "$(grep 'Zq' ../told)" ''
is 'but each has its mark' \
	"$(grep -hoE 'words: Zq[0-9]+' records/leicestershire/peel-2025/*.yaml | sort -u | wc -l)" 22
grep -rhE -A 9 'what: withhold' records/leicestershire/peel-2025 >../marks
is 'and a mark holds its own words alone' \
	"$(grep -oE '[a-z]+: .*Zq' ../marks | sort -u)" 'words: Zq'

ok 'the register is sound' afi check

# --- For whom ---

# leak.sh looks for all of it; here is how it looks, and when it is refused.
tick
afi open afi-9 --title 'Review [[withheld operation: Zq99]]' >/dev/null
afi update afi-9 -m 'ZQ99 ended.' >/dev/null
is 'a pipe is public' "$(afi show afi-9 --for public | sed -n '1p;$p')" \
	'Review [x¹]
¹ Redacted'
is '... and JSON says so' "$(afi show afi-9 --for public --format json |
	jq -c '[.title, .redacted]')" '["Review [x¹]",true]'
is 'for those inside nothing is left out' "$(afi show afi-9 --for internal |
	sed -n 1p)" 'Review Zq99'
is 'who recorded it is told by the party' \
	"$(afi history afi-9 --for public --format json |
		jq -c '.entries[-1].by')" '{"name":"the force","email":null}'
afi person 'Performance Lead <lead@force.example>' --for force \
	--post 'Chief Constable' >/dev/null
is '... or the post' "$(afi history afi-9 --for public --format json |
	jq -r '.entries[-1].by.name')" 'Chief Constable'
afi set chief-officers 'Deputy Chief Constable; chief constable' >/dev/null
is '... or the name of a chief officer' \
	"$(afi history afi-9 --for public --format json |
		jq -c '.entries[-1].by')" '{"name":"Performance Lead","email":null}'
is '... also where they are listed' "$(afi history --what person \
	--for public --format json | jq -r '.entries[-1].words')" \
'person: Performance Lead, speaks for force; holds the post Chief Constable'
is 'a list of marks is in register.yaml' \
	"$(grep -c 'words: \[Zq99\]' register.yaml)" 1
afi withhold --lift "~$(afi history afi-9 --format json |
	jq -r '[.entries[] | select(.what == "withhold")][0].id')" \
	-m 'It is known.' >/dev/null
is 'and what is lifted is public' "$(afi history afi-9 --for public |
	grep -c 'ZQ99 ended')" 1

cp -r . ../other && cd ../other || exit 1
mkdir -p templates
echo 'On [x] zq01: {{#rows}}{{title}}{{/rows}}' >templates/exceptions.mustache
git add . && git commit -q -m template
try 'a template has no withheld words' 1 \
	afi summary --kind exceptions --format md --for public <<'END'
afi: the template 'exceptions' of this register has words in it that are withheld; take them out of it
END
echo 'format: [' >records/leicestershire/peel-2025/afi-9.yaml
git commit -q -n -a -m broken
afi list --for public >../shown 2>../told
is 'if a record cannot be read, nothing is public' \
	"$? $(wc -l <../shown) $(grep -c 'afi-9.yaml: ' ../told)" '1 0 1'
fails '... and no file is made' afi list --for public -o ../made
fails '... at all' test -e ../made
ok 'those inside see the rest' sh -c 'afi list --for internal | grep -q afi-7'
done_testing
