#!/bin/sh
# afi templates: which there are, and a register's own before the shipped ones.
. "${0%/*}/lib.sh"
{
	afi init --force Northshire .
	afi open northshire/peel-2024 --title 'PEEL 2024' --source 'the report'
	afi open northshire/peel-2024/afi-1 --title 'Answer calls'
} >"$scratch/log" 2>&1

is 'each says what it is for' "$(afi templates --format json |
	jq '[.templates[] | select(.about == null or (.shipped | not))] |
	length')" 0
is 'they are those beside the source, by name' \
	"$(afi templates --format json | jq -r '.templates[].name')" \
	"$(cd "$top/templates" && printf '%s\n' *.mustache |
	sed 's/\.mustache$//' | LC_ALL=C sort)"
try 'one is what it was written as' 0 sh -c \
	"afi templates panel | cmp - '$top/templates/panel.mustache'" </dev/null
try 'another name' 1 afi templates panle <<'EOT'
afi: there is no template 'panle'; did you mean 'panel'?
EOT
try 'no template is a path' 1 afi templates ../register <<'EOT'
afi: there is no template '../register'; 'afi templates' lists them
EOT

try 'one is copied' 0 afi templates panel --copy <<'EOT'
copied to templates/panel.mustache
Change it there; it counts once it is committed:
git add templates/panel.mustache && git commit -m 'our own page'
EOT
ok 'as it is' cmp templates/panel.mustache "$top/templates/panel.mustache"
echo '{{! Ours. }}' >templates/panel.mustache
echo '# {{title}}{{#bodies}}: {{body_name}}{{/bodies}}' \
	>>templates/panel.mustache
try 'but nothing is overwritten' 1 afi templates panel --copy <<'EOT'
afi: 'templates/panel.mustache' is there already; nothing was copied
EOT
is '... as it still is' "$(sed -n 1p templates/panel.mustache)" '{{! Ours. }}'
ok 'what is not committed does not count' sh -c \
	'afi summary --kind panel --format md | grep -q "^## HMICFRS"'
git add templates && git commit -q -m 'our own page'
try 'what is goes before the shipped one' 0 \
	afi summary --kind panel --format md <<'EOT'
# Findings by priority and colour: HMICFRS
EOT
try '... and is listed as such' 0 sh -c 'afi templates | grep -A 1 ^panel' <<'EOT'
panel: the register's own, instead of the shipped one
    Ours.
EOT
try '... and not copied over' 1 afi templates panel --copy <<'EOT'
afi: 'templates/panel.mustache' is there already; nothing was copied
EOT
is 'an old register has its own of then' \
	"$(afi summary --kind panel --format md --rev HEAD~1 | grep -c '^## ')" 2

echo '{{! Wrong. }}{{titel}}' >templates/panel.mustache
git commit -q -a -m 'a slip'
try 'a mistake names file, line and tag' 1 afi summary --kind panel <<'EOT'
afi: templates/panel.mustache: line 1: {{titel}}: there is no 'titel' here; nearest is 'title'
EOT
echo kept >kept.txt
try 'a file is then not written' 1 \
	afi summary --kind panel -o kept.txt <<'EOT'
afi: templates/panel.mustache: line 1: {{titel}}: there is no 'titel' here; nearest is 'title'
EOT
is '... but stays what it was' "$(cat kept.txt)" kept
printf '{{! Whole. }}{{totals.findings.word}}\n{{#bodies}}- {{body}}\n{{/bodies}}' \
	>templates/panel.mustache
git commit -q -a -m 'totals first'
try 'what comes last may be said first' 0 \
	afi summary --kind panel --format md <<'EOT'
one
- hmicfrs
EOT

# The templates that the manual shows, one after the other.
for page in exceptions panel; do
	awk -v page="templates/$page.mustache" '
	index($0, page) { named = 1 }
	named && /^{{!/ { inside = 1 }
	inside && /^\.Ed/ { exit }
	inside { gsub(/\\-/, "-"); print }' "$top/cmd/afi-templates.1" \
		>"templates/$page.mustache"
	git add templates && git commit -q -m 'from the manual'
	ok "the manual's template for $page makes a page" \
		afi summary --kind $page
done
is '... with a table' "$(afi summary --kind panel | tail -n 1)" \
	'HMICFRS    0      1      0     0'
git rm -q -r templates && git commit -q -m 'the shipped ones again'

git clone -q --bare . ../bare.git 2>>"$scratch/log"
try 'there is nowhere to copy to in a bare register' 2 \
	afi templates progress --copy -C ../bare.git <<'EOT'
afi: this register is bare, without files to change; copy the template in a clone of it
EOT
mkdir templates
ln -s /tmp/elsewhere templates/board.mustache
try 'a link is not written through' 1 afi templates board --copy <<'EOT'
afi: 'templates/board.mustache' is there already; nothing was copied
EOT
try '--copy needs a name' 2 afi templates --copy <<'EOT'
afi: --copy needs the NAME of a template; 'afi templates' lists them
EOT
: >templates/Wrong_Name.mustache
git add templates/Wrong_Name.mustache && git commit -q -m 'a name'
try 'a name that nobody could ask for' 1 afi templates <<'EOT'
afi: templates/Wrong_Name.mustache: a template is called by small letters, digits and dashes
EOT
done_testing
