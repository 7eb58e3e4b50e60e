#!/bin/sh
# What is withheld does not get out by side doors: kept files, short ids, the
# names of events, errors, templates of one's own.
. "${0%/*}/lib.sh"
afi init --force Northshire . >/dev/null
afi open peel-2025 --title 'PEEL 2025' --source 'The report' \
	--published 2024-12-05 >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title 'Another failing' >/dev/null

entry() {	# TARGET WHAT: the id of the last such entry
	afi history "$1" --for internal --format json | jq -r --arg what "$2" \
		'[.entries[] | select(.what == $what)][-1].id'
}

# --- Kept files ---

mkdir in
printf 'All of it.' >in/tactics.txt
printf 'It says that Operation
Zorro runs.' >in/plain.txt
printf '<p title="x">Operation <b>Zo</b>rro</p>' >in/page.html
printf '\377\330\377 operation zorro \000\001' >in/picture.jpg
printf '\377\330\377 nothing \000\001' >in/other.jpg
printf 'Nothing.' >in/good.txt
for file in tactics.txt plain.txt page.html picture.jpg other.jpg good.txt; do
	tick
	afi evidence afi-1 in/$file >/dev/null
	[ $file != tactics.txt ] || afi withhold last --kind tactic >/dev/null
done
tick
afi update afi-2 -m 'It is [[withheld operation: Operation Zorro]].' >/dev/null
afi evidence afi-2 in/tactics.txt >/dev/null
try 'of kept files the public gets what says nothing that is withheld' 1 \
	afi evidence peel-2025 --get out <<'END'
withheld: [x¹], of northshire/peel-2025/afi-1
withheld: plain.txt, of northshire/peel-2025/afi-1
withheld: page.html, of northshire/peel-2025/afi-1
withheld: picture.jpg, of northshire/peel-2025/afi-1
wrote out/afi-1/other.jpg
wrote out/afi-1/good.txt
withheld: [x¹], of northshire/peel-2025/afi-2
afi: 1 file is no text that could be read: see that nothing in it is withheld
afi: 5 of 7 files are withheld, or say what is; --for internal writes them too
END
is '... and nothing else is written' "$(find out -type f | sort)" \
	'out/afi-1/good.txt
out/afi-1/other.jpg'
ok 'whoever says that it stays inside gets all' \
	afi evidence peel-2025 --get all --for internal
is '... of them' "$(find all -type f | wc -l)" 7
afi summary --kind visit --with-evidence pack --format json peel-2025 >page
is 'an inspector gets no more of them' "$(find pack -type f | sort)" \
	'pack/0001-afi-1-other.jpg
pack/0002-afi-1-good.txt
pack/SHA256SUMS'
ok '... and is told why' \
	grep -q '"why": "it says words that are withheld"' page
try 'who records a file does it for nobody else' 2 \
	afi evidence afi-1 in/good.txt --for internal <<'END'
afi: --for goes with --get
END
# --- The ids of what is withheld whole ---

# Two offices gave out one number while apart.
git clone -q . "$scratch/other"
tick
afi open afi-2/1 --title 'Ours' --due 2025-03-01 >/dev/null
afi withhold last --kind tactic >/dev/null
(cd "$scratch/other" &&
	afi open afi-2/1 --title 'Theirs' --due 2025-03-02 >/dev/null)
git pull -q --no-rebase --no-edit "$scratch/other" main
ours=$(entry afi-2 withhold)
ours=$(afi history afi-2 --for internal --format json | jq -r --arg id "$ours" \
	'.entries[] | select(.id == $id) | .fields.entry')
is 'of two of one number, each is told by the beginning of its id' \
	"$(afi due --for internal --format csv | grep -c 'afi-2/1~')" 2
for public in 'list --format json' 'show afi-2' 'due --format ics' \
	'history afi-2 --format csv' 'show afi-2/1'; do
	# shellcheck disable=SC2086	# words
	fails "'afi $public' tells no beginning of the one that is withheld" \
		sh -c "afi $public 2>&1 | grep '~$(echo "$ours" | cut -c 1-4)'"
done

# --- The names of events ---

tick
afi withhold "$(afi due --for internal --format json | jq -r --arg id "$ours" \
	'.rows[] | select(.what == "action" and .entry != $id) | .target')" \
	--kind tactic >/dev/null
afi due --format ics >calendar
is 'events that are withheld whole have names' \
	"$(grep -c '^UID:[0-9a-z]\{12\}-due@afi' calendar)" 2
is '... each its own' "$(grep ^UID: calendar | sort | uniq -d)" ''
is '... which stay' "$(tick && afi update afi-1 -m 'Again.' >/dev/null &&
	afi due --format ics | grep ^UID:)" "$(grep ^UID: calendar)"
fails '... and are not their ids' grep -q "$ours" calendar

# --- What commands a letter asks for ---

tick
afi open operation-zorro --title 'Another' --source 'The report' >/dev/null
afi letter operation-zorro --template section-55 --format json >made 2>&1
ok 'a letter lacks something' grep -q '"command": "afi ' made
fails 'and does not say in which inspection that is withheld' \
	grep -qi zorro made

# --- Templates of one's own ---

mkdir templates
printf '%s\n' '{{! A note. }}' '# Note' '{{#findings}}' '- {{title}}' \
	'{{/findings}}' >templates/note.mustache
printf '%s\n' '# Board' '{{#rows}}' '- {{title}}' '{{/rows}}' \
	>templates/board.mustache
git add templates
git commit -qm 'our own pages'
tick
afi open peel-2025/afi-3 --owner Desk \
	--title 'On [[withheld operation: Blue Heron]] they fail' >/dev/null
try 'a letter by a template that forgets the note has it' 0 \
	afi letter peel-2025 --template note --format md <<'END'
# Note
- Failing
- Another failing
- On \[x¹\] they fail

¹ Redacted
END
afi summary --kind board --owner Desk >page
is 'and so has a page' "$(tail -n 1 page)" '¹ Redacted'

# --- Where numbers come from ---

for format in text md csv json; do
	afi summary --explain --format "$format" >page
	fails "numbers are explained to the public without what is withheld: \
$format" grep -qi "zorro\|heron\|$ours" page
	ok "... and what is left is there: $format" grep -q 'afi-3' page
done
for format in text md; do
	is "... and the note is at the end, once: $format" \
		"$(afi summary --explain --format "$format" |
		grep -n '^¹' | cut -d : -f 2)" '¹ Redacted'
done

# --- What is broken ---

ok '... in Markdown too' sh -c \
	"afi summary --kind board --owner Desk --format md | grep -q '^¹ Redacted'"
afi summary --kind board --owner Desk --for internal >page
fails 'not where nothing is left out' grep -q Redacted page

# Of the words of the template and of a record, one that neither says.
printf '%s\n' '# Note' '{{#findings}}' '- Blue {{title}}' '{{/findings}}' \
	>templates/note.mustache
sed 's/^- /- Blue /' templates/board.mustache >board
mv board templates/board.mustache
git commit -qam 'our pages say more'
tick
afi open peel-2025/afi-4 --title 'Heron watch' --owner Desk >/dev/null
rm -rf out
try 'what only the page says is not written either' 1 \
	afi letter peel-2025 --template note -o out <<'END'
afi: what the template makes says words that are withheld, where some of its own stand beside others of the records; nothing is written: part them in the template, or withhold more
END
fails '... at all' test -e out
try '... nor as a page' 1 afi summary --kind board --owner Desk -o out <<'END'
afi: what the template makes says words that are withheld, where some of its own stand beside others of the records; nothing is written: part them in the template, or withhold more
END
fails '... at all' test -e out
git rm -q templates/board.mustache templates/note.mustache
git commit -qm 'none of our own'
tick
afi update peel-2025/afi-4 -m 'It is [[withheld operation: Green]].' >/dev/null
ok 'a colour may be an operation' \
	sh -c 'afi summary --kind board --owner Desk --format md | grep -q "green"'

# --- What is said of it all ---

printf '%s\n' '# Zorro' '' 'Insert: Operation Zorro [insert date]' >finished.txt
afi letter peel-2025 --template section-55 --check finished.txt >said 2>&1
ok 'the checks of a letter look at it' grep -q 'filled in' said
fails '... and do not say what is withheld' grep -qi 'operation zorro' said
afi letter operation-zorro --template section-55 --check >said 2>&1
is '... and note what they leave out' \
	"$(sed -n '1s/,.*//p; /^¹/p' said)" \
'northshire/[x¹]
¹ Redacted'
afi letter peel-2025 --template section-55 --check finished.txt \
	--for internal >said 2>&1
ok '... but to whom they may' grep -qi 'operation zorro' said
git checkout -q -b newer
sed 's/^  what: update/  what: rumour\n  operation-zorro: 1/' \
	records/northshire/peel-2025/afi-4.yaml >newer
cp newer records/northshire/peel-2025/afi-4.yaml
git commit -qnam newer
is 'what a newer kind calls its keys is data' \
	"$(afi history afi-4 --format json |
	jq -c '.entries[] | select(.known | not) | .fields')" '{"[x¹]":"1"}'
is '... of whoever may know it' \
	"$(afi history afi-4 --for internal --format json |
	jq -c '.entries[] | select(.known | not) | .fields')" \
	'{"operation-zorro":"1"}'
git checkout -q main

# --- What was erased since ---

tick
afi update afi-2 -m 'Mrs Jones was not called back.' >/dev/null
git tag named
update=$(entry afi-2 update)
file=records/northshire/peel-2025/afi-2.yaml
sed -n "/^- id: $update/,\$!p" $file >left
sed -n "/^- id: $update/,/^  by:/p" $file >>left
cat >>left <<'END'
  as: force
  what: erased
  reason: It named a victim.
  authority: the data protection officer
  erased-at: 2025-06-01T09:00:00Z
END
cp left $file
git commit -qnm erased $file
words() {	# AUDIENCE: of the last entry in the state that Git keeps
	afi history afi-2 --rev named --for "$1" --format json |
		jq -r '.entries[-1] | .text // .words'
}
is 'what was erased does not come back with a state that Git keeps' \
	"$(words public)" \
	'erased: It named a victim. (the data protection officer)'
is '... but to whom may read all of that state' "$(words internal)" \
	'Mrs Jones was not called back.'
git checkout -q -b broken
sed 's/^  what: update/  what: "operation-zorro"\n  zorro: 1/' \
	records/northshire/peel-2025/afi-2.yaml >broken
cp broken records/northshire/peel-2025/afi-2.yaml
echo 'kind: operation zorro' >records/northshire/operation-zorro/afi-9.yaml
git add records
git commit -qnm broken
afi check >said 2>&1
ok 'what is wrong is told' grep -q 'problem' said
fails '... without what is withheld' grep -qi zorro said
afi check --for internal >said 2>&1
ok '... but to whom may know it' grep -qi zorro said
printf 'zorro: Operation Zorro\n' >>register.yaml
git commit -qnam 'broken too'
for command in list 'letter peel-2025 --template section-55' check \
	'evidence afi-1 --get got' 'letter peel-2025 --template update --check'
do
	# shellcheck disable=SC2086	# words
	afi $command >said 2>&1
	is "afi $command: of a broken register nothing is told" \
		"$(sed 's/line [0-9]*/line N/' said)" \
		'afi: register.yaml: line N: it is not as it should be, so that nobody knows what is withheld; --for internal says more'
done
fails 'but to whom may know it' \
	sh -c 'afi list --for internal 2>&1 | grep -q "says more"'
done_testing
