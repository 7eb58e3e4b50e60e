#!/bin/sh
# What is other on a terminal: colours, the pager, and lines as wide as it is.
. "${0%/*}/lib.sh"
inside
. "$here/lib_reading.sh"

# Titles with wide and combining characters, and with a word that is coloured
# elsewhere.
file=$peel/afi-6.yaml
heading b60000000001 2024-12-06T09:08:00Z hmicfrs <<'EOT'
kind: afi
number: 6
title: 警察は被害者に証拠の保存について適切な助言をするべきです。そして記録するべきです。
text: |-
  Café in red: e and a combining acute, é é é, and 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字.
  The force should make sure that it does, and that the supervisors who look at it each month know what good looks like.
EOT
entry b60000000002 b60000000001 2024-12-09T09:00:00Z force assign <<'EOT'
owner: Zoë in red, 部長 of everything that there is
due: 2025-02-01
EOT
entry b60000000003 b60000000002 2024-12-10T09:00:00Z hmicfrs close <<'EOT'
outcome: complete
authority: its letter
text: Done.
EOT
entry b60000000004 b60000000003 2024-12-11T09:00:00Z hmicfrs reopen <<'EOT'
text: Not done.
EOT
commit_all

escape=$(printf '\033')
plain() {
	sed "s/$escape\\[[0-9]*m//g"
}
coloured() {	# is there any escape sequence in standard input?
	grep -q "$escape" && echo yes || echo no
}

# --- Colours ---

for command in home due list 'show 6' 'show 3' 'show peel-2023-25' \
	history summary 'search red the' 'list --group owner'; do
	# shellcheck disable=SC2086	# a command and its target
	afi $command --color always >with
	# shellcheck disable=SC2086
	afi $command >without
	is "$command: colours change no word" \
		"$(plain <with | cmp - without && coloured <with)" yes
	is "$command: no line leaves a colour behind" \
		"$(grep "$escape\\[[1-9]" with |
			grep -v "$escape\\[0m *[^$escape]*\$")" ''
done
is 'each RAG word has its own' \
	"$(afi list --color always | sed 1d | grep -o "$escape\[[0-9]*m[a-z]\+" |
		cat -v | sort | uniq -c | awk '{ $1 = $1; print }')" \
	'2 ^[[2mgrey
3 ^[[31mred
2 ^[[32mgreen
3 ^[[33mamber'
is 'the same word elsewhere has none' \
	"$(afi list 6 --color always | grep -c "in red, ")" 1
is 'what stands beside the status is bold' \
	"$(afi show 6 --color always | grep Status | cat -v)" \
	'  Status      open; ^[[1mreopened once^[[0m'
is "there is no colour in JSON" \
	"$(afi list --format json --color always | coloured)" no
is 'nor in Markdown' \
	"$(afi summary --format md --color always | coloured)" no
is 'a pipe gets none unasked' "$(afi list | coloured)" no
try 'there is no other time for colours' 2 afi list --color now <<'EOT'
afi: --color: there is no 'now'; there are auto, always, never
EOT

# --- A terminal ---

# Run a command on a terminal; what is to be seen there.
on_terminal() {	# COMMAND
	script -qec "$1" /dev/null >"$scratch/seen" </dev/null
	_rc=$?
	tr -d '\r' <"$scratch/seen"
	return $_rc
}
if ! on_terminal 'echo hello' 2>/dev/null | grep -q hello; then
	skip 'a terminal is another matter' 'no script(1) here'
	done_testing
fi

export PAGER=
colours() {	# COMMAND
	on_terminal "$1" | coloured
}
TERM=xterm
is 'a terminal has colours' "$(colours 'afi list')" yes
is '... unless NO_COLOR is set' "$(colours 'NO_COLOR=1 afi list')" no
is '... but not to nothing' "$(colours 'NO_COLOR= afi list')" yes
is '... or they are asked for' \
	"$(colours 'NO_COLOR=1 afi list --color always')" yes
is '... or they are not wanted' "$(colours 'afi list --color never')" no
TERM=dumb
is 'a dumb one has none' "$(colours 'afi list')" no
is '... nor one without a name' "$(colours 'env -u TERM afi list')" no

# What a terminal shows, with its last blanks, is nowhere wider than it.
for width in 40 60 79 80 100 120 200; do
	for command in home due list 'show 6' 'show 3' 'show peel-2023-25' \
		'show afi-3/1' 'list --group owner' history summary \
		'search --any red the peel'; do
		wide=$(on_terminal "COLUMNS=$width afi $command" | wc -L)
		[ "$wide" -le $width ] || echo "$command: $wide over $width"
	done
done >too_wide
try 'no line is wider than the terminal' 0 cat too_wide </dev/null
is 'it is as wide as it says' \
	"$(on_terminal 'stty cols 57; afi list' | wc -L)" 57
is 'wide titles are cut to the column' \
	"$(on_terminal 'COLUMNS=130 afi list 6' | sed -n 2p)" \
	'leicestershire/peel-2023-25/afi-6  open                 red    1 Feb 2025   Zoë in red, 部長 of…  警察は被害者に証拠の保存につい…'
wide=$(on_terminal 'COLUMNS=200 afi show 6' | wc -L)
ok 'running text uses more than 80 columns' test "$wide" -gt 80
ok '... but at most 100' test "$wide" -le 100

# --- The pager ---

# One that leaves what it got, and how it was called, in files.
mkdir bin
cat >bin/pager <<'EOT'
#!/bin/sh
cat >"$SEEN"
echo "pager $* LESS=$LESS"
exit 7
EOT
cp bin/pager bin/less
chmod +x bin/*
PATH=$PWD/bin:$PATH
export SEEN="$scratch/paged"
unset PAGER
paged() {	# COMMAND
	rm -f "$SEEN"
	on_terminal "$1" >"$scratch/shown"
	_rc=$?
	if [ -e "$SEEN" ]; then
		head -n 1 "$scratch/shown"
	else
		echo not paged
	fi
	return $_rc
}
export LINES=13
is 'what fills the screen is paged' \
	"$(PAGER='pager -x  y' paged 'afi list --color never')" \
	'pager -x y LESS=FRX'
is '... all of it' "$(PAGER=pager paged 'afi history' >/dev/null
	afi history | cmp - "$SEEN" && echo same)" same
rows=$(afi list | wc -l)
is '... but not with a line to spare, for what is typed next' \
	"$(LINES=$rows PAGER=pager paged 'COLUMNS=200 afi list')
$(LINES=$((rows + 1)) PAGER=pager paged 'COLUMNS=200 afi list')" \
	'pager  LESS=FRX
not paged'
is 'what does not is shown' \
	"$(PAGER=pager LINES=60 paged 'afi list'; grep -c afi- "$scratch/shown")" \
	'not paged
5'
lines=$(afi summary --format md | wc -l)
is 'lines that the terminal breaks count' \
	"$(export LINES=$((lines + 5)) PAGER=pager
		COLUMNS=900 paged 'afi summary --format md'
		COLUMNS=40 paged 'afi summary --format md')" \
	'not paged
pager  LESS=FRX'
is 'AFI_PAGER goes before PAGER' \
	"$(AFI_PAGER='pager ours' PAGER='pager others' paged 'afi list')" \
	'pager ours LESS=FRX'
is 'what is no plain command is the shell'\''s' \
	"$(PAGER='X=1; pager "a  b"' paged 'afi list')" 'pager a  b LESS=FRX'
is 'LESS stays if it is set' \
	"$(LESS=i PAGER=pager paged 'afi list')" 'pager  LESS=i'
is 'a terminal has less' "$(TERM=xterm paged 'afi list')" 'pager  LESS=FRX'
is '... not a dumb one' "$(paged 'afi list')" 'not paged'
is '... nor one that wants none' "$(TERM=xterm PAGER='' paged 'afi list')" \
	'not paged'
is '... not even cat' "$(TERM=xterm PAGER=cat paged 'afi list')" 'not paged'
is 'a file is not paged' \
	"$(PAGER=pager paged 'afi history -o out'; test -s out && echo there)" \
	'not paged
there'
is 'nor a pipe' "$(PAGER=pager paged 'afi history | cat')" 'not paged'
is 'a pager that is not there is named, and all is shown' \
	"$(PAGER='nopager -x' on_terminal 'afi history' | sed -n '1p;$p')" \
	"afi: cannot start the pager 'nopager -x': No such file or directory; AFI_PAGER names another
$(afi history | tail -n 1)"

# Its end is not that of the command.
PAGER=pager paged 'afi list' >/dev/null
is 'what the pager says does not matter' $? 0
# More than a pipe holds, so that it cannot all be written before.
entry b60000000005 b60000000004 2024-12-12T09:00:00Z force update <<EOT
text: |-
$(yes '  Done.' | head -n 20000)
EOT
commit_all
is 'to leave it early is no error' \
	"$(PAGER='head -n 1' on_terminal 'afi history 6'; echo $?)" \
	"$(afi history 6 2>/dev/null | head -n 1)
0"
printf 'format: 1\nid: [\n' >"$peel/afi-7.yaml"
commit_all
is 'what went wrong is said after it, and is the exit status' \
	"$(PAGER='pager' on_terminal 'afi list'; echo $?)" \
	"pager  LESS=FRX
$(afi list 2>&1 >/dev/null)
1"
done_testing
