#!/bin/sh
# A letter finished elsewhere: what it says otherwise than the records is
# recorded for the party whose words it is, which the letter itself tells, and
# nobody's guess; asked about at a terminal; and never of a register that
# somebody changed meanwhile.
. "${0%/*}/lib.sh"
# shellcheck source=tests/cli/lib_terminal.sh
. "$here/lib_terminal.sh"

# A force that is not called Police, and the same words from both parties.
afi init --force Northshire --as pcc . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open northshire/peel --title PEEL --published '5 December 2024' \
	--source 'The report' >/dev/null
afi open peel/afi-1 --title 'Answer calls in time' --source R >/dev/null
afi open peel/afi-2 --title 'Call back' --source R >/dev/null
afi open peel/rec-1 --title 'Publish a plan' --source R >/dev/null
person 'Policy Officer' policy@pcc.example
from='E-mail of the force'
afi respond peel --part introduction -m 'We took part.' --as force \
	--source "$from" >/dev/null
afi respond afi-1 -m 'We ran Op [[withheld operation: Larkspur]] there.

- rotas
- training' --as force --source "$from" >/dev/null
afi respond afi-2 -m 'Accepted.' --as force --source "$from" >/dev/null
afi respond rec-1 -m 'Accepted.' --as force --source "$from" >/dev/null
afi respond rec-1 -m 'Accepted.' --as pcc >/dev/null
afi respond peel -m 'I shall watch this.' --as pcc >/dev/null
clock 2025-01-28T10:00:00Z
for setting in pcc-name='Northshire PCC' pcc-letterhead='The PCC / 1 Street' \
	pcc-signatory='The Commissioner' force-name='Northshire Constabulary' \
	hmicfrs-address='HM Chief Inspector of Constabulary / 1 Road' \
	hmicfrs-salutation='Chief Inspector' letter-copies='Home Secretary'; do
	afi set "${setting%%=*}" "${setting#*=}" >/dev/null
done

letter() {	# OPTION...
	afi letter peel --template section-55 "$@"
}
issue() {	# FILE OPTION...
	_file=$1
	shift
	letter --issue "$_file" --approved-by CE --as pcc "$@"
}
# "number target party part" of what a text says otherwise, a line each.
otherwise() {	# FILE
	letter --check "$1" --approved-by CE --format json 2>/dev/null |
		jq -r '.otherwise[] |
			[.number, .target, .party, .part] | join(" ")'
}
# What was recorded last but the issue itself, "target as: text" each.
recorded() {
	git show HEAD | awk '
	/^\+\+\+ / { sub(/.*northshire\//, ""); sub(/\.yaml$/, ""); file = $0 }
	/^\+  as: / { as = $3 }
	/^\+  what: / { what = $3 }
	/^\+  text: / && what == "response" {
		sub(/^\+  text: /, "")
		print file, as ": " $0
	}'
}

# --- Whose words they are ---

letter -o made.txt
ok 'the same text says nothing otherwise' sh -c "
	afi letter peel --template section-55 --check made.txt --approved-by CE |
		grep -q 'It says what the records give'"
is '... to record' "$(otherwise made.txt)" ''

# The second Accepted. is the force's on the recommendation, the third the
# PCC's on it: only the letter tells them apart.
nth() {	# N TEXT: the letter with the Nth "Accepted." as TEXT
	awk -v n="$1" -v text="$2" '
	$0 == "Accepted." && ++seen == n { $0 = text }
	{ print }' made.txt
}
# Recommendations stand first: theirs is the first, the AFI's the second.
nth 1 'Accepted, and done.' >force-rec.txt
nth 2 'Accepted, and done.' >force-afi.txt
nth 3 'Accepted, and paid for.' >pcc-rec.txt
is 'the force says it of the recommendation' "$(otherwise force-rec.txt)" \
	'1 northshire/peel/rec-1 force comments'
is '... of the area for improvement' "$(otherwise force-afi.txt)" \
	'1 northshire/peel/afi-2 force comments'
is 'the PCC says it of the recommendation' "$(otherwise pcc-rec.txt)" \
	'1 northshire/peel/rec-1 pcc comments'

sed 's/^We took part\.$/We took part, gladly./
	s/^We ran Op /We once ran Op /; /^- training/d
	s/^I shall watch this\.$/I shall watch all of this.\n\nThanks to all./' \
	made.txt >final.txt
try 'what is changed, left out and added is offered' 0 otherwise final.txt <<'END'
1 northshire/peel pcc comments
2 northshire/peel force introduction
3 northshire/peel/afi-1 force comments
END
fails 'a number that is not offered is none' issue final.txt --accept 4
before=$(git rev-parse HEAD)
issue final.txt --accept 2-3 >said 2>&1
# The issue, two responses, and that Larkspur is withheld in one of them.
is 'only what was accepted is recorded, in one commit' \
	"$(grep -c ^recorded said) $(git rev-parse HEAD~1)" "4 $before"
try '... for the force, whose words they are' 0 recorded <<'END'
peel/afi-1 force: |2-
peel/inspection force: We took part, gladly.
END
ok 'what was withheld in it still is' sh -c '
	afi show afi-1 --for public | grep -q "We once ran Op \[x¹\] there" &&
	! afi show afi-1 --for public | grep -q Larkspur'
ok '... and is still known inside' sh -c '
	afi show afi-1 --for internal | grep -q "We once ran Op.*Larkspur"'
try 'the rest is still said otherwise' 0 otherwise final.txt <<'END'
1 northshire/peel pcc comments
END
issue final.txt --accept all >said 2>&1
is 'the same text is issued once' "$(grep -v '^afi: ' said | tail -n 1)" \
	'nothing new'
cp final.txt again.txt
echo >>again.txt
issue again.txt --accept all --replaces last >said 2>&1
is 'all of it, in the text that replaces it' "$(grep -c ^recorded said)" 2
letter -o now.txt
is 'the letter made of the records is then that text' \
	"$(letter --check now.txt --approved-by CE | grep -c differ)" 0
is '... and what was finished elsewhere is that letter' \
	"$(letter --check final.txt --approved-by CE | grep -c differ)" 0

# --- Explanations ---

letter -o made.txt
nth 3 '' >gone.txt
letter --check gone.txt --approved-by CE --format json 2>/dev/null |
	jq -r '.checks[] | select(.level == "error") |
		[.code, .target] | join(" ")' >found
try 'a text that leaves out an explanation is no answer' 0 cat found <<'END'
no-explanation northshire/peel/rec-1
END
afi open peel/rec-2 --title 'Buy vans' --source R >/dev/null
afi respond rec-2 -m 'Bought.' --as force --source "$from" >/dev/null
letter -o gap.txt 2>said
letter --format text >gap.txt 2>said
sed "s/^\[the PCC's comments on rec-2.*/I pay for vans./" gap.txt >filled.txt
is 'one that fills a gap says the PCC'\''s words' "$(otherwise filled.txt)" \
	'1 northshire/peel/rec-2 pcc comments'
is '... and has the explanation' "$(letter --check filled.txt \
	--approved-by CE --format json 2>/dev/null | jq .errors)" 0
issue filled.txt --accept all --replaces last >said 2>&1
try '... which is recorded' 0 recorded <<'END'
peel/rec-2 pcc: I pay for vans.
END

# --- What is withheld ---

sed 's/\[x¹\]/Larkspur/' filled.txt >leak.txt
letter --check leak.txt --approved-by CE >said 2>&1
is 'what a text says that is withheld is not said again' \
	"$(grep -c Larkspur said) $(grep -c '^What differs is not told' said)" \
	'0 1'
letter --check leak.txt --approved-by CE --format json >said 2>&1
is '... in JSON either' "$(grep -c Larkspur said)" 0

# --- Asked ---

letter -o made.txt
sed 's/^We took part, gladly\.$/We took part./
	s/^I shall watch all/I shall look at all/' made.txt >asked.txt
if script -q -e -E never -c true /dev/null </dev/null >/dev/null 2>&1; then
	before=$(git rev-parse HEAD)
	type_in 'q\n' afi letter peel --template section-55 --issue asked.txt \
		--approved-by CE --as pcc --replaces last >said 2>&1
	is 'who breaks off issues nothing' \
		"$? $(git rev-parse HEAD) $(grep -o 'afi: .*' said)" \
		"1 $before afi: nothing was issued"
	type_in 't\nn\ny\n' afi letter peel --template section-55 --issue \
		asked.txt --approved-by CE --as pcc --replaces last >said 2>&1
	is 'each is asked about' "$(grep -c 'Record it?' said)" 3
	is '... by whose words it is' \
		"$(grep -o "northshire/peel, the [^ ]* [a-z]*$" said | sort -u)" \
		"northshire/peel, the PCC's comments
northshire/peel, the force's introduction"
	ok '... and can be read' grep -q '      I shall look at all' said
	try 'what was said yes to is recorded' 0 recorded <<'END'
peel/inspection force: We took part.
END
	sed 's/^We took part\.$/We all took part./' asked.txt >rest.txt
	type_in 'a\n' afi letter peel --template section-55 --issue rest.txt \
		--approved-by CE --as pcc --replaces last >said 2>&1
	is 'all the rest is said once' "$(grep -c 'Record it?' said) $(
		grep -o 'recorded ' said | wc -l)" '1 3'
else
	skip 'each is asked about' 'there is no script(1) of util-linux'
fi

# --- Somebody else, meanwhile ---

# While it waits for the lock the register becomes another: what is issued is of
# what is there then, as its own foot says.
if [ -r /proc/locks ]; then
	cat >hold.py <<-'END'
	import fcntl, os, sys, time
	lock = open(sys.argv[1], "r+b")
	fcntl.lockf(lock, fcntl.LOCK_EX)
	open("held", "w").close()
	for _ in range(600):
	    if os.path.exists("go"):
	        break
	    time.sleep(0.05)
	END
	python3 hold.py .git/afi.lock &
	holder=$!
	for _ in $(seq 200); do
		[ -e held ] && break
		sleep 0.05
	done
	letter --issue --approved-by CE --as pcc --replaces last \
		--format text -o issued.txt >said 2>&1 &
	writer=$!
	inode=$(stat -c %i .git/afi.lock)
	for _ in $(seq 200); do
		grep -q -- "->.*:$inode " /proc/locks && break
		sleep 0.05
	done
	ok 'one that issues waits its turn' \
		grep -q -- "->.*:$inode " /proc/locks
	git commit -q --allow-empty -m 'somebody else was quicker'
	moved=$(git rev-parse HEAD)
	: >go
	wait $holder
	wait $writer
	is 'and issues in the end' "$?" 0
	is '... of what is there by then' "$(tr '\n' ' ' <issued.txt |
		grep -o 'commit [0-9a-f]*') $(git show \
		HEAD:records/northshire/peel/inspection.yaml |
		sed -n 's/^  made-from: //p' | tail -n 1 | tr -d '"')" \
		"commit $moved $moved"
	is '... right after it' "$(git rev-parse HEAD~1)" "$moved"
	is '... said once' "$(grep -c '^recorded' said)" 1
else
	skip 'one that issues waits its turn' 'there is no /proc/locks'
fi
ok 'everything is proved' afi check
done_testing
