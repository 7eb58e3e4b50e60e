#!/bin/sh
# PDF and DOCX: the words of the text, tags and styles, the same bytes for
# everybody, and nothing read that a text names.
. "${0%/*}/lib.sh"

for program in weasyprint pandoc pdftotext pdfinfo; do
	command -v $program >/dev/null && continue
	skip 'PDF and DOCX' "no $program here"
	done_testing
done

mkdir example && cd example && git init -q . &&
	cp -r "$top/records" "$top/register.yaml" . &&
	git add . && git commit -q -m 'the example' || exit 1
clock 2025-05-20T09:00:00Z

docx() {	# COMMAND FILE [ARGUMENT...]
	python3 "$here/docx.py" "$@"
}

# Each word of the text, one to a line.  A row that is too wide for text has its
# headings before its cells, with a colon; a target may be broken after a slash;
# and pdftotext leaves out a hyphen that a line ends in.
words() {
	tr -d '-' | tr -s '[:space:]/' '\n' | sed 's/:$//' | grep -v '^=*$' |
		LC_ALL=C sort -u
}

# --- All that the text says ---

for kind in progress exceptions panel visit lineage responses; do
	of=
	[ $kind = visit ] && of=leicestershire/peel-2023-25/afi-3
	# shellcheck disable=SC2086	# none is none
	for format in text pdf docx; do
		afi summary --kind $kind $of --format $format -o $kind.$format
	done
	words <$kind.text >"$kind.words"
	pdftotext $kind.pdf - | words >pdf.words
	is "the PDF of $kind has the words of its text" \
		"$(LC_ALL=C comm -23 $kind.words pdf.words)" ''
	docx text $kind.docx | words >docx.words
	is '... and so has the DOCX' \
		"$(LC_ALL=C comm -23 $kind.words docx.words)" ''
done
afi summary --format pdf peel-2023-25 -o whole.pdf
ok 'a summary of no kind is one too' sh -c \
	'pdftotext whole.pdf - | grep -q "PEEL 2023-25"'
ok '... by a pipe' sh -c 'afi summary --format docx | head -c 2 | grep -q PK'

for kind in progress visit lineage; do
	pdftotext $kind.pdf - >seen
	docx text $kind.docx >>seen
	is "no word that asks for a picture is in $kind" \
		"$(grep -E '(Bars|Lines|Course|Timeline):' seen)" ''
done
ok 'a PDF has pictures' sh -c \
	'pdftotext progress.pdf - | grep -q "Open: 16 at last, 16 at first"'

# --- PDF ---

pdfinfo progress.pdf >info
is 'a PDF is tagged, on A4, with its title and nothing of its maker' \
	"$(tr -s ' ' <info | sed -n -E '/^(Title|Author|Creator|Tagged|Page size):/p')" \
	'Title: Progress on findings
Tagged: yes
Page size: 595.276 x 841.89 pts (A4)'
cat >tags.py <<'EOT'
import re, sys, zlib
data = open(sys.argv[1], 'rb').read()
for part in re.findall(rb'stream\r?\n(.*?)endstream', data, re.S):
    try:
        data += zlib.decompress(part)
    except zlib.error:
        pass
for name in (rb'/Lang \(en-GB\)', rb'/Marked true', rb'/StructTreeRoot',
             rb'/DisplayDocTitle true', rb'/S /H1', rb'/S /H2',
             rb'/S /Table', rb'/S /TR', rb'/S /TH', rb'/S /TD',
             rb'<pdfuaid:part[^>]*>1<|pdfuaid:part="1"'):
    print(name.decode(), bool(re.search(name, data)))
EOT
is 'it has the language, headings and tables in its tags' \
	"$(python3 tags.py progress.pdf | grep -v True)" ''
is 'its headings are those of the text' \
	"$(pdfinfo -struct-text progress.pdf |
	awk '/^ *H[12] /{ getline; print }' | tr -s ' ')" \
	"$(afi summary --kind progress --format md |
	sed -n 's/^##* \(.*\)/ "\1"/p')"
is 'each page has its number' \
	"$(pdftotext progress.pdf - | grep -c '^Page [0-9]* of [0-9]*$')" \
	"$(sed -n 's/^Pages: *//p' info)"

# --- DOCX ---

is 'a DOCX has headings, captions and rows of headings' \
	"$(docx styles panel.docx)" \
'Heading1: 1
Heading2: 2
TableCaption: 3
tables: 3
rows repeated: 3
page: 11906 x 16838
language: en-GB
foot: Page 1 of 1'
is '... its title, language and day, and nothing of its maker' \
	"$(docx properties panel.docx)" \
'title Findings by priority and colour
language en-GB
created 2025-05-20T00:00:00Z
modified 2025-05-20T00:00:00Z
Application afi'
is 'colours are styles' "$(docx coloured panel.docx)" \
	"$(printf 'red\namber\ngreen\ngrey\n%.0s' 1 2 3)"
python3 "$top/tests/office" >office.docx
ok 'the looks are those that are made of words' \
	cmp office.docx "$top/templates/office.docx"

# --- The same for everybody ---

# A short name of a machine stands among any compressed bytes sooner or later.
host=$(hostname | grep -E '.{5}' || echo "$scratch")
mkdir elsewhere
for format in pdf docx; do
	sleep 1		# a clock could tell
	(cd elsewhere && TZ=Asia/Tokyo HOME=$PWD LANG=de_DE.UTF-8 \
		USER=somebody afi summary -C .. --kind progress \
		--format $format -o again) 2>>"$scratch/log"
	ok "$format: the same bytes again" \
		cmp elsewhere/again progress.$format
	# the machine's name, unless it is a word of the paper's
	mkdir parts && (cd parts && cp ../progress.$format . &&
		python3 -m zipfile -e progress.docx . 2>/dev/null)
	is '... with no user, machine or folder in them' \
		"$(grep -raoE "$scratch|$host\b|somebody|lead@force" parts |
		head -n 1)" ''
	rm -r parts
done

# --- What is in the way ---

echo kept >kept.pdf
mkdir bin && for program in git sh; do
	ln -s "$(command -v $program)" bin/
done
try 'what is not installed is named, with its package' 1 env \
	PATH="$build:$PWD/bin" afi summary --kind panel --format pdf \
	-o kept.pdf <<'EOT'
afi: cannot make a PDF: the program 'weasyprint' is not installed: install the package weasyprint (on Debian 'apt-get install weasyprint')
EOT
try '... so for DOCX' 1 env \
	PATH="$build:$PWD/bin" afi summary --kind panel --format docx \
	-o kept.pdf <<'EOT'
afi: cannot make a DOCX: the program 'pandoc' is not installed: install the package pandoc (on Debian 'apt-get install pandoc')
EOT
is '... and nothing is written' "$(cat kept.pdf; find . -name '.afi-*')" kept
if script -q -e -E never -c true /dev/null </dev/null >/dev/null 2>&1; then
	. "$here/lib_terminal.sh"
	try 'neither is for a terminal' 2 at_terminal \
		afi summary --kind panel --format pdf <<'EOT'
afi: a PDF is not for a terminal; name a file for it with -o FILE
EOT
else
	skip 'neither is for a terminal' 'there is no script(1) of util-linux'
fi
try 'a list is no paper' 2 afi list --format pdf <<'EOT'
afi: --format: 'pdf' is not to be had here; there are text, csv, json
EOT

# --- An office's own looks ---

mkdir -p templates
sed 's/Arial/Times/g' "$top/tests/office" >own.py
python3 own.py >templates/office.docx
git add templates && git commit -q -m 'our looks'
afi summary --kind panel --format docx -o own.docx
is 'a register has its own looks' "$(docx font own.docx)" Times
sed 's/Arial/Georgia/g' "$top/tests/office" >own.py
python3 own.py >templates/panel.docx
git add templates && git commit -q -m 'those of one page'
afi summary --kind panel --format docx -o own.docx
is '... also for one template' "$(docx font own.docx)" Georgia
afi summary --kind exceptions --format docx -o own.docx
is '... and not for others' "$(docx font own.docx)" Times
echo 'no such thing' >templates/panel.docx
git commit -q -a -m 'a slip'
try 'what is no DOCX is named' 1 \
	afi summary --kind panel --format docx -o own.docx <<'EOT'
afi: templates/panel.docx: it is no DOCX
EOT
git rm -q -r templates && git commit -q -m 'the shipped ones'

# --- Nothing is read that a text names ---

# A server that notes when somebody comes.
cat >server.py <<'EOT'
import os, socket
server = socket.create_server(('127.0.0.1', 0))
with open('port.new', 'w') as f:
    f.write(str(server.getsockname()[1]))
os.rename('port.new', 'port')
while True:
    server.accept()[0].close()
    open('visited', 'a').close()
EOT
python3 server.py &
server=$!
until [ -e port ]; do
	kill -0 $server || break
	sleep 0.1
done
port=$(cat port)
echo 'the secret of this file' >secret.svg
mkdir -p templates
for url in "file://$PWD/secret.svg" secret.svg "http://127.0.0.1:$port/a.png"; do
	printf '%s\n' "![a]($url)" "<img src=\"$url\">" "[![b]($url)]($url)" \
		"<link rel=\"stylesheet\" href=\"$url\">" \
		"<style>@import url($url);</style>" '' "[c]: $url" '![d][c]' ''
done >hostile.md
{
	echo '{{! Not ours. }}'
	echo '# Page'
	echo
	cat hostile.md
	echo '{{#bodies}}{{body_name}}{{/bodies}}'
} >templates/panel.mustache
# A proxy would be asked in place of our own server.
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY
git add templates && git commit -q -m 'not ours'
afi update leicestershire/peel-2023-25/afi-1 \
	-m "$(cat hostile.md)" >/dev/null 2>&1
for format in pdf docx; do
	ok "$format: pictures and the like are left out" \
		afi summary --kind panel --format $format -o page.$format
	ok '... also those of records' \
		afi summary --kind exceptions --format $format -o row.$format
done
is 'a PDF holds no file' "$(for f in page row; do
	pdfinfo $f.pdf | grep -i attach
	pdftotext $f.pdf - | grep 'the secret of'
	pdfimages -list $f.pdf | tail -n +3
done)" ''
is '... and a DOCX neither' "$(for f in page row; do
	docx names $f.docx | grep media
	docx text $f.docx | grep 'the secret of'
done)" ''
fails 'nobody was asked on the web' test -e visited
pandoc -f commonmark -t docx -o its.docx hostile.md 2>/dev/null
ok '... though pandoc would have, by itself' test -e visited
is '... and have read the file' "$(docx names its.docx | grep -c media)" 2
kill "$server" 2>/dev/null
done_testing
