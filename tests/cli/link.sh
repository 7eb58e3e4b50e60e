#!/bin/sh
# afi link: said in both records by one commit, once, and never round in a
# circle; taken back from both.
. "${0%/*}/lib.sh"
afi init --force Leicestershire --force Rutland . >/dev/null
for cycle in 2016 2021 2023; do
	afi open "leicestershire/peel-$cycle" --title "PEEL $cycle" \
		--source 'The report' >/dev/null
	afi open "peel-$cycle/afi-1" --title Supervision >/dev/null
	afi open "peel-$cycle/afi-2" --title Advice >/dev/null
done
afi open peel-2023/observation-1 --title Seen >/dev/null
afi open peel-2023/afi-1/new --title Review >/dev/null
afi open peel-2023/afi-1/new --title 'Review better' >/dev/null
afi open rutland/peel-2023 --title PEEL --source 'The report' >/dev/null
afi open rutland/peel-2023/afi-1 --title Supervision >/dev/null
l=leicestershire/peel-2023

# "relation target" of each link that stands, and how often that is said.
links() {	# TARGET
	afi history "$1" --format json | jq -r '.entries[] |
		select(.what == "link" and .fate == null and
			(.words | test("taken back") | not)) |
		"\(.fields.relation) \(.fields.target)"'
}
actions_id() {	# TARGET
	afi history "$1" --format json | jq -r '.entries[0].id'
}
commits() {
	git rev-list --count HEAD
}

tick
before=$(commits)
try 'a finding follows another' 0 \
	afi link $l/afi-1 --follows peel-2021/afi-1 -m 'Still no reviews.' \
	<<'END'
recorded #1: leicestershire/peel-2023/afi-1, link by force
recorded #2: leicestershire/peel-2021/afi-1, link by force
  leicestershire/peel-2023/afi-1 follows leicestershire/peel-2021/afi-1
END
is 'in one commit' "$(commits)" $((before + 1))
is 'one says so' "$(links $l/afi-1)" 'follows leicestershire/peel-2021/afi-1'
is 'and the other' "$(links peel-2021/afi-1)" \
	'followed-by leicestershire/peel-2023/afi-1'
is 'each with the reason' "$(afi history peel-2021/afi-1 --format json |
	jq -r '.entries[-1].text')" 'Still no reviews.'
try 'the same again is nothing new' 0 \
	afi link $l/afi-1 --follows peel-2021/afi-1 <<'END'
nothing new
END
try 'several at once' 0 afi link $l/afi-2 --follows peel-2021/afi-2 \
	--raised-from peel-2016 --same-as rutland/peel-2023/afi-1 <<'END'
recorded #1: leicestershire/peel-2023/afi-2, link by force
recorded #2: leicestershire/peel-2021/afi-2, link by force
recorded #3: leicestershire/peel-2023/afi-2, link by force
recorded #4: leicestershire/peel-2016, link by force
recorded #5: leicestershire/peel-2023/afi-2, link by force
recorded #6: rutland/peel-2023/afi-1, link by force
  leicestershire/peel-2023/afi-2 follows leicestershire/peel-2021/afi-2
  leicestershire/peel-2023/afi-2 was raised from leicestershire/peel-2016
  leicestershire/peel-2023/afi-2 is the same as rutland/peel-2023/afi-1
END
try 'the same as it is the same as it' 0 \
	afi link rutland/peel-2023/afi-1 --same-as $l/afi-2 <<'END'
nothing new
END
try 'findings, several' 0 afi link peel-2021/afi-1 peel-2021/afi-2 \
	--follows peel-2016/afi-1 <<'END'
recorded #1: leicestershire/peel-2021/afi-1, link by force
recorded #2: leicestershire/peel-2016/afi-1, link by force
recorded #3: leicestershire/peel-2021/afi-2, link by force
recorded #4: leicestershire/peel-2016/afi-1, link by force
  leicestershire/peel-2021/afi-1 follows leicestershire/peel-2016/afi-1
  leicestershire/peel-2021/afi-2 follows leicestershire/peel-2016/afi-1
END

# --- What makes no sense ---

try 'not to itself' 2 afi link $l/afi-1 --follows $l/afi-1 <<'END'
afi: --follows: 'leicestershire/peel-2023/afi-1' cannot be linked to itself
END
try 'not round' 1 afi link peel-2021/afi-1 --follows $l/afi-1 <<'END'
afi: 'leicestershire/peel-2023/afi-1' follows 'leicestershire/peel-2021/afi-1' already, by itself or through others, so the links would go round in a circle
END
try 'however far' 1 afi link peel-2016/afi-1 --follows $l/afi-1 <<'END'
afi: 'leicestershire/peel-2023/afi-1' follows 'leicestershire/peel-2016/afi-1' already, by itself or through others, so the links would go round in a circle
END
try 'a finding follows no inspection' 2 \
	afi link $l/afi-1 --follows peel-2021 <<'END'
afi: --follows: a finding follows a finding, an inspection an inspection
END
ok 'an inspection follows one' afi link $l --follows peel-2021
try 'an inspection is raised from nothing' 2 \
	afi link $l --raised-from peel-2021 <<'END'
afi: --raised-from: a finding is raised from a finding or an inspection
END
try 'only an action serves' 2 afi link $l/afi-1 --serves $l/afi-2 <<'END'
afi: --serves: an action serves a finding
END
try 'others than its own finding' 2 afi link $l/afi-1/1 --serves $l/afi-1 \
	<<'END'
afi: an action serves its own finding anyway; --serves is for others
END
try 'that ask for something' 1 \
	afi link $l/afi-1/1 --serves $l/observation-1 <<'END'
afi: 'observation-1' is an observation, which asks for nothing that an action could serve
END
try 'a force is not linked' 2 afi link $l/afi-1 --same-as rutland <<'END'
afi: 'rutland' is a force; a link leads to something in it
END
try 'to what?' 2 afi link $l/afi-1 <<'END'
afi: say what it has to do with: --follows, --raised-from, --same-as, --serves or --superseded-by TARGET
END
before=$(commits)
fails 'one that fails stops all' afi link $l/afi-1 \
	--same-as rutland/peel-2023/afi-1 --follows afi-99
is 'and nothing is recorded' "$(commits)" "$before"

# --- Actions ---

try 'an action serves another finding' 0 \
	afi link $l/afi-1/1 --serves $l/afi-2 <<'END'
recorded #1: leicestershire/peel-2023/afi-1/1, link by force
recorded #2: leicestershire/peel-2023/afi-2, link by force
  leicestershire/peel-2023/afi-1/1 serves leicestershire/peel-2023/afi-2
END
is 'which names it by its whole id' "$(links $l/afi-2 | tail -n 1)" \
	"served-by $l/afi-1/1~$(actions_id $l/afi-1/1)"
try 'actions of one finding' 0 \
	afi link $l/afi-1/1 --superseded-by $l/afi-1/2 <<'END'
recorded #1: leicestershire/peel-2023/afi-1/1, link by force
recorded #2: leicestershire/peel-2023/afi-1/2, link by force
  leicestershire/peel-2023/afi-1/1 is superseded by leicestershire/peel-2023/afi-1/2
END
try 'and not back' 1 afi link $l/afi-1/2 --superseded-by $l/afi-1/1 <<'END'
afi: 'leicestershire/peel-2023/afi-1/1~#1' is superseded by 'leicestershire/peel-2023/afi-1/2~#2' already, by itself or through others, so the links would go round in a circle
END
tick
try 'that is taken back from both' 0 \
	afi correct last --retract -m 'Both go on.' <<'END'
recorded #1: leicestershire/peel-2023/afi-1/2, link by force, taking back #2
recorded #3: leicestershire/peel-2023/afi-1/1, link by force, taking back #4
END
is 'there' "$(links $l/afi-1/1)" "serves $l/afi-2"
is 'and here' "$(links $l/afi-1/2)" ''
ok 'and may now be made the other way' \
	afi link $l/afi-1/2 --superseded-by $l/afi-1/1

# --- Taking back and putting right ---

id=$(afi history peel-2021/afi-1 --format json |
	jq -r '[.entries[] | select(.what == "link")][0].id')
try 'the reason is put right on both sides' 0 \
	afi correct "~$id" -m 'Hardly any reviews.' <<'END'
recorded #1: leicestershire/peel-2021/afi-1, link by force, in place of #2
recorded #3: leicestershire/peel-2023/afi-1, link by force, in place of #4
  text: Still no reviews. -> Hardly any reviews.
END
try 'what is linked is not' 2 \
	afi correct "~$id" --set target=$l/afi-2 <<'END'
afi: 'target' of this link stays as it is: take the entry back with --retract and record it anew; what can be set is text
END
before=$(commits)
try 'either side takes back both' 0 \
	afi correct "~$id" --retract -m 'It is another failing.' <<'END'
recorded #1: leicestershire/peel-2021/afi-1, link by force, taking back #2
recorded #3: leicestershire/peel-2023/afi-1, link by force, taking back #4
END
is 'in one commit too' "$(commits)" $((before + 1))
is 'none of them follows' "$(links $l/afi-1 | grep -c 'follows \|followed')" 0
is 'nor is followed' "$(links peel-2021/afi-1)" \
	'follows leicestershire/peel-2016/afi-1'
try 'the way is free' 0 afi link peel-2021/afi-1 --follows $l/afi-1 <<'END'
recorded #1: leicestershire/peel-2021/afi-1, link by force
recorded #2: leicestershire/peel-2023/afi-1, link by force
  leicestershire/peel-2021/afi-1 follows leicestershire/peel-2023/afi-1
END
ok 'the register is sound' afi check
done_testing
