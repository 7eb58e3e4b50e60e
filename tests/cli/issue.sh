#!/bin/sh
# afi letter --check and --issue, and afi check --letter: what is wrong with a
# letter is said before it leaves, what left is kept to the byte, and a letter
# that comes back is known.
. "${0%/*}/lib.sh"

afi init --force Northshire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open northshire/peel --title PEEL --published '5 December 2024' \
	--source 'The report' >/dev/null
afi open peel/afi-1 --title 'Answer calls in time' --source R >/dev/null
afi open peel/rec-1 --title 'Publish a plan' --source R >/dev/null
afi respond afi-1 -m 'We answer 86% in time.' >/dev/null
afi respond rec-1 -m 'The force has a plan.' >/dev/null
person 'Policy Officer' policy@pcc.example
afi respond peel --part opening -m 'I welcome the report.' >/dev/null
afi respond peel -m 'I shall watch this.' >/dev/null
clock 2025-01-27T10:00:00Z
for setting in pcc-name='Northshire PCC' pcc-letterhead='The PCC / 1 Street' \
	pcc-signatory='The Commissioner' \
	hmicfrs-address='The Chief Inspector / 1 Road' \
	hmicfrs-salutation='Chief Inspector' report-name=PEEL \
	report-title='PEEL 2024'; do
	afi set "${setting%%=*}" "${setting#*=}" >/dev/null
done
clock 2025-01-28T10:00:00Z

letter() {	# OPTION...
	afi letter peel --template section-55 "$@"
}

# Level, code and target of what the checks find, a line each.
checks() {	# OPTION...
	letter --check --format json "$@" | jq -r '.checks[] |
		[.level, .code, .target] | join(" ")'
}

# --- Checks ---

try 'what is wrong is said, with what to do about it' 1 letter --check <<'END'
northshire/peel, section-55, letter of 28 January 2025
error    northshire/peel, placeholder: the letter lacks the PCC's comments on
         rec-1: not recorded
         what to do: afi respond northshire/peel/rec-1 --part comments --as pcc
         -m TEXT
error    northshire/peel/rec-1, no-explanation: the PCC's own explanation is
         missing: what the PCC did or will do, or why nothing; what the force
         did is none
error    northshire/peel, no-copy: the Secretary of State is neither an
         addressee nor gets a copy, which section 55(6) wants
         what to do: name it among those who have a copy: afi set letter-copies
         'The Home Secretary'
error    northshire/peel, not-approved: it is not said who approved the
         responses in it
         what to do: add --approved-by POST --on DATE
warning  northshire/peel, not-invited: no invitation of the chief officer to
         comment is recorded
         what to do: afi ask northshire/peel --invite --of force --by DATE -m
         TEXT
warning  northshire/peel/afi-1, figure: no measure holds the figure 86%
         what to do: record where it is from: afi evidence northshire/peel/afi-1
         --measure NAME=VALUE
note     northshire/peel, clock: day 55 of 56; the last day is 29 January 2025
4 errors, 2 warnings
afi: 4 errors: it would not be issued
END
before=$(git rev-parse HEAD)
fails 'with errors nothing is issued' letter --issue --format html
is '... or recorded' "$(git rev-parse HEAD)" "$before"
ok 'a copy for the Home Secretary' afi set letter-copies 'The Home Secretary'
ok 'the invitation' afi ask peel --invite --of force --by 31/1/2025 \
	-m 'Please comment.'
ok 'the PCC explains' afi respond rec-1 -m 'I shall publish a plan in May.'
ok 'a figure that is held' afi evidence afi-1 --measure 'in time=86%' \
	--source 'The force'
checks --approved-by 'Chief Executive' >found
try 'approved, only what cannot be helped is left' 0 cat found <<'END'
warning no-answer northshire/peel
note clock northshire/peel
END
checks --approved-by 'Chief Executive' --on 27/1/2025 >found 2>said
try 'what is later than the approval is not covered' 0 cat found <<'END'
error not-approved northshire/peel/rec-1
warning no-answer northshire/peel
note clock northshire/peel
END
try 'an approval to come is none' 2 letter --check --approved-by CE \
	--on 29/1/2025 <<'END'
afi: --on: '29/1/2025' is still to come
END
try 'what is not wrong is not overridden' 2 letter --check \
	--override marking='It is right' <<'END'
afi: --override: no error 'marking' was found, so that there is nothing to override
END
try 'JSON is no letter' 2 letter --issue --format json <<'END'
afi: --format: JSON is no letter; it goes with --check
END
try 'as what it leaves is said, and not guessed' 2 letter --issue <<'END'
afi: --issue keeps the letter as it leaves: say as what, --format pdf, docx, html, eml, text or md
END
try 'what is withheld does not leave by this way' 2 letter --issue \
	--for internal <<'END'
afi: what is issued leaves the office, and is for the public; a letter that must say what is withheld is finished elsewhere, and issued as a FILE
END
try 'the past is not issued' 2 letter --issue --as-of 27/1/2025 <<'END'
afi: what is issued is of the register as it is: --as-of and --rev go with --check
END

# --- Issued from the records ---

before=$(git rev-parse HEAD)
letter --issue --approved-by 'Chief Executive' --format html \
	-o letter.html >said 2>&1
tail -n 4 said >last
try 'issued, in spite of warnings, and what is next is said' 0 cat last <<'END'
0 errors, 1 warning
recorded #1: northshire/peel, issue by pcc
afi: the comments are still to be published, and the last day is 29 January 2025: 'afi publish northshire/peel --url URL' records where
afi: a copy is to go to the Home Secretary: 'afi copied northshire/peel --to home-secretary' records that it went
END
is 'in one commit' "$(git rev-parse HEAD~1)" "$before"
sum=$(sha256sum letter.html | cut -d' ' -f1)
git cat-file blob "refs/afi/evidence/$sum" >kept
ok 'the very bytes are kept' cmp letter.html kept
git show HEAD:records/northshire/peel/inspection.yaml | sed -n '/what: issue/,$p' |
	grep -vE ' (size|sha256|made-from): ' >entry
try 'with all that is to be known of them' 0 cat entry <<'END'
  what: issue
  template: section-55
  format: html
  dated: 2025-01-28
  to: ["The Chief Inspector, 1 Road"]
  copies: ["The Home Secretary"]
  name: peel-section-55-2025-01-28.html
  kept: "yes"
  approved-by: Chief Executive
  approved-on: 2025-01-28
END
made_from=$before
is 'they are of the commit that they name' \
	"$(git show HEAD:records/northshire/peel/inspection.yaml |
		sed -n 's/^  made-from: //p')" "$before"
letter --issue --approved-by 'Chief Executive' --format html \
	-o again.html >said 2>&1
is 'issued again there is nothing new' "$(grep -v '^afi: ' said | tail -n 1)" \
	'nothing new'
ok '... and it is the same to the byte' cmp letter.html again.html
afi respond peel -m 'I shall watch this closely.' >/dev/null
letter --issue --approved-by CE --format html >said 2>&1
tail -n 1 said | sed "s/'[^']*'/'ID'/" >last
try 'another one of the kind must say what it replaces' 0 cat last <<'END'
afi: such a letter was issued already, 'ID'; if this one corrects it, say --replaces last
END
letter --issue --approved-by CE --format html --replaces last \
	-m 'A word was missing.' -o kept.html >said 2>&1
is 'a correction is another letter' \
	"$(sed -n 's/^recorded [^:]*: //p' said)" 'northshire/peel, issue by pcc'
is 'the first one is replaced' "$(afi letters --format json |
	jq -r '[.letters[].state] | join(" ")')" 'replaced issued'
try 'what is replaced is not replaced again' 1 sh -c "
	first=\$(afi letters --format json | jq -r '.letters[0].id')
	afi letter peel --template section-55 --issue --format text \
		--approved-by CE --replaces \$first 2>&1 | tail -n 1; exit 1" <<'END'
afi: --replaces: '#1' is replaced already, by '#2'
END
letter --issue --approved-by CE --format html -o - >alone 2>said
ok 'a letter on standard output is alone there' cmp alone kept.html
ok '... and what is said of it is not' grep -q '^nothing new' said
ok 'it is published' afi publish peel --url https://pcc.example/peel
letter --issue --approved-by CE --format html >said 2>&1
tail -n 2 said >last
try 'once it is published, only the copy is still to go' 0 cat last <<'END'
nothing new
afi: a copy is to go to the Home Secretary: 'afi copied northshire/peel --to home-secretary' records that it went
END
ok 'the copy goes' afi copied peel --to home-secretary
is '... and nothing is left to do' "$(letter --issue --approved-by CE \
	--format html 2>&1 | tail -n 1)" 'nothing new'
is '... which is said of it' "$(afi letters --format json |
	jq -r '.letters[1].published.address')" https://pcc.example/peel

# --- A text finished elsewhere ---

person 'Performance Lead' lead@force.example
afi respond afi-1 -m 'We answer 86% of calls in time.' >/dev/null
person 'Policy Officer' policy@pcc.example
letter --format text -o made.txt
sed 's/watch this closely\./watch all of this.\n\nI thank the staff./' \
	made.txt >final.txt
letter --check final.txt --approved-by CE >said 2>&1
sed -n '/differ/,$p' said >last
try 'what differs from the records is shown' 0 cat last <<'END'
2 paragraphs differ from what the records give:
changed  I shall watch {+all of+} this [-closely.-]
added    I thank the staff.
1 response is otherwise there, which --accept records:
1        northshire/peel, the PCC's comments
0 errors, 0 warnings
afi: 1 response is otherwise in that text than in the records: --issue with --accept all, or some of the numbers, records what it says
END
letter --issue final.txt --approved-by CE --replaces last --accept all \
	>said 2>&1
grep '^recorded' said | sed 's/ [^ ]*:/ ID:/' >last
try 'it is issued, and what it says is recorded with it' 0 cat last <<'END'
recorded ID: northshire/peel, issue by pcc
recorded ID: northshire/peel, response by pcc
END
sum=$(sha256sum final.txt | cut -d' ' -f1)
# shellcheck disable=SC2016	# it is for sed
git show HEAD:records/northshire/peel/inspection.yaml |
	sed -n '/what: issue/h;/what: issue/!H;${x;p;}' |
	grep -E '^  (name|elsewhere|different|source|text|part)' |
	sed "s/$sum/HASH/" >entry
try 'its own words come from it, by its hash, and no phrase of the template' \
	0 cat entry <<'END'
  name: final.txt
  elsewhere: "yes"
  different: 2
  source: final.txt; SHA-256 HASH
  part: comments
  text: |2-
END
git cat-file blob "refs/afi/evidence/$sum" >kept
ok 'it is kept as it is' cmp final.txt kept
letter --issue final.txt --approved-by CE >said 2>&1
is 'once' "$(grep -v '^afi: ' said | tail -n 1)" 'nothing new'
printf 'Dear [name],\nOFFICIAL-SENSITIVE\nI shall watch this.\n' >bad.txt
checks bad.txt --approved-by CE | grep ^error >found
try 'its own words are checked' 0 cat found <<'END'
error no-explanation northshire/peel/rec-1
error placeholder northshire/peel
error marking northshire/peel
error not-latest northshire/peel
END
try 'an empty file is no letter' 1 letter --check h --approved-by CE <<'END'
afi: cannot read 'h': No such file or directory
END
: >empty
try 'nor is one with nothing in it' 1 letter --check empty <<'END'
afi: 'empty' is empty, which is no letter
END
head -c 26214401 /dev/zero | tr '\0' 'a' >big.txt
try 'a file over 25 MiB is not kept' 1 letter --check big.txt <<'END'
afi: 'big.txt' is over 25 MiB, and no letter is kept that is
END
esc=$(printf 'a\033[31m\nb.txt')
cp final.txt "$esc"
fails 'a name that is no line is no name' letter --issue "$esc"
cp final.txt ./-odd.txt
echo more >>./-odd.txt
letter --issue ./-odd.txt --approved-by CE --replaces last >said 2>&1
is 'an odd one is one' "$(afi letters --format json |
	jq -r '.letters[-1].name')" -odd.txt
afi evidence peel --get got >/dev/null
ok 'and is written out as it was kept' sh -c 'cmp got/*odd.txt ./-odd.txt'

# --- What was withheld ---

person 'Performance Lead' lead@force.example
afi respond rec-1 -m 'Operation [[withheld operation: Larkspur]] has a plan.' \
	>/dev/null
person 'Policy Officer' policy@pcc.example
letter --format text >made.txt
sed 's/\[x¹\]/Larkspur/' made.txt >leak.txt
letter --check made.txt --approved-by CE >said 2>&1
is 'what is redacted there is not said otherwise' \
	"$(grep -c 'otherwise' said)" 0
ok 'the letter itself does not say it' sh -c '! grep -q Larkspur made.txt'
checks leak.txt --approved-by CE 2>said | grep ^error >found
try 'a text that says what is withheld is an error' 0 cat found <<'END'
error withheld northshire/peel/rec-1
END
letter --issue leak.txt --approved-by CE --replaces last \
	--override withheld='It is known now' >said 2>&1
is '... and its differences are not told again' \
	"$(git show HEAD:records/northshire/peel/inspection.yaml |
		grep -c Larkspur)" 0

# --- Letters that come back ---

try 'one that was issued is known by its bytes' 0 afi check \
	--letter letter.html <<END
letter.html: the letter #1, issued 28 January 2025
of northshire/peel, template section-55, dated 28 January 2025
made from $(echo "$made_from" | cut -c-12)
replaced since, by #2
END
# A draft that was not issued: its foot says it, in whatever format it is.
for format in md text html; do
	letter --format $format -o draft.$format
	ok "a draft as $format is known by its foot" sh -c \
		"afi check --letter draft.$format | grep -q 'not issued'"
done
for format in pdf docx; do
	if letter --format $format -o draft.$format 2>said; then
		ok "a draft as $format is known by its foot" sh -c \
			"afi check --letter draft.$format |
				grep -q 'not issued'"
	else
		skip "a draft as $format is known by its foot" \
			"$(tail -n 1 said)"
	fi
done
made_from=$(git rev-parse --short=12 HEAD)
ok 'something is recorded since' afi respond peel --part closing -m 'Thanks.'
try 'its words are those of then' 0 afi check --letter draft.html <<END
draft.html: made from this register, not issued
of northshire/peel, template section-55, dated 28 January 2025
made from $made_from, which gives the same words
END
sed 's/all of this/none of this/' draft.text >forged.txt
try 'one that was changed is not' 1 afi check --letter forged.txt <<END
afi: forged.txt: its foot names commit $made_from, but 1 paragraph differs from what that gives; 'afi letter northshire/peel --template section-55 --check FILE' shows what differs from today
END
sed 's/commit [0-9a-f]*/commit 0123456789012345678901234567890123456789/' \
	draft.text >other.txt
afi check --letter other.txt >said 2>&1
is 'one of another register is not from here' "$?" 1
ok '... which is said' grep -q 'cannot be looked at here' said
echo 'Dear Sir' >none.txt
try 'nor is one without a foot' 1 afi check --letter none.txt <<'END'
afi: none.txt: not from this register: no letter with these bytes was issued, and no line at its foot says what it was made from
END
printf 'From: pcc\nMime-Version: 1.0\n\nMy letter is attached.\n' >sent.eml
try 'of a message what is attached is to be checked' 1 \
	afi check --letter sent.eml <<'END'
afi: sent.eml: a message is known by its bytes alone, and none with these was issued; mail programs change them, so save the letter that is attached and check that
END
fails 'a folder is no letter' afi check --letter .
mkdir records/northshire/broken
echo 'no record' >records/northshire/broken/inspection.yaml
git add records/northshire/broken
git commit -qnm 'break one'
ok 'one that was issued is known beside a broken record' \
	afi check --letter letter.html
try 'what is not known may be of that' 1 afi check --letter none.txt <<'END'
afi: records/northshire/broken/inspection.yaml: line 1: a record begins with the line 'format: 1'
END
git reset -q --hard HEAD~1

# --- What changed since the last one ---

clock 2025-03-01T10:00:00Z
is 'since last is since the letter issued last' "$(afi letter peel \
	--template update --since last --format json 2>said |
	jq -r .since.iso)" 2025-01-28
# A letter to somebody else has told the chief inspector nothing.
clock 2025-03-02T10:00:00Z
afi set home-secretary-address 'The Home Secretary / 2 Road' >/dev/null
afi set home-secretary-salutation 'Home Secretary' >/dev/null
afi letter peel --template covering-copy --issue --format text \
	--approved-by CE >said 2>&1
is '... to the same addressee, whoever else had one' "$(
	tail -n 1 said | cut -d: -f2-) $(afi letter peel --template update \
	--since last --format json 2>/dev/null | jq -r .since.iso)" \
	' northshire/peel, issue by pcc 2025-01-28'
is '... rather by the same template' "$(afi letter peel \
	--template covering-copy --since last --format json | jq -r .since.iso)" \
	2025-03-02
clock 2025-03-03T10:00:00Z
afi set home-secretary-address 'The Home Office / 3 Road' >/dev/null
afi letter peel --template covering-copy --issue --format text \
	--approved-by CE >said 2>&1
is '... to whom that day had as addressee' "$(afi letter peel --date 2/3/2025 \
	--template covering-copy --since last --format json | jq -r .since.iso)" \
	2025-03-02
{
	tick
	afi update afi-1 --on 20/1/2025 -m 'Told late.'
	afi update afi-1 --on 28/1/2025 -m 'Told on its day.'
} >/dev/null 2>&1
is 'it tells what the last one did not, whenever it happened' \
	"$(afi letter peel --template update --since last --format json \
		2>said | jq -r '.findings[] | .heading as $h | .changes[] |
		"\($h) \(.happened.iso) \(.paragraphs[0].text)"')" \
	"AFI 1 2025-01-20 Told late.
AFI 1 2025-01-28 Told on its day."
afi open northshire/other --title Other --source R >/dev/null
afi open other/afi-1 --title 'Use [[withheld operation: Heron]] well' \
	--source R >/dev/null
sed 's/watch/watch and Operation HERON/' made.txt >heron.txt
checks heron.txt --approved-by CE 2>said | grep ' withheld ' >found
try 'words that are withheld of another report are an error too' 0 cat found \
	<<'END'
error withheld northshire/peel
END
try 'where there is none, a date is asked for' 1 afi letter other \
	--template update --since last <<'END'
afi: --since last: no letter is issued yet of that inspection; give a DATE
END

# --- Two at once ---

letter --format text >one.txt
sed 's/watch/surely watch/' one.txt >two.txt
before=$(git rev-list --count HEAD)
for n in one two; do
	(letter --issue $n.txt --approved-by CE --replaces last >said.$n 2>&1
	echo $? >status.$n) &
done
wait
is 'both are issued, one after the other' \
	"$(cat status.one status.two | tr '\n' ' ')$(($(git rev-list \
		--count HEAD) - before))" '0 0 2'
is '... the later one compared with what was recorded before it' \
	"$(git show HEAD:records/northshire/peel/inspection.yaml |
		sed -n 's/^  made-from: //p' | tail -n 1)" \
	"$(git rev-parse HEAD~1)"
is '... and one of them stands' "$(afi letters --format json |
	jq '[.letters[] | select(.template == "section-55" and
		.state != "replaced")] | length')" 1
ok 'everything is proved' afi check
done_testing
