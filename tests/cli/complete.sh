#!/bin/sh
# Completion: what bash proposes for what is typed.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

# What afi proposes after these words, in one line.
after() {	# WORD...
	afi complete "$@" 2>&1 | tr '\n' ' ' | sed 's/ $//'
}

# --- Commands and options ---

afi help | awk '/^  [a-z]/ { print $1 }' >commands
try 'first comes a command' 0 afi complete '' <commands
is 'one that begins as typed' "$(after re)" 'respond reopen'
is 'or none' "$(after x)" ''
is 'help explains each' "$(after help s)" "$(after s)"
is 'an option before any command' "$(after --)" '--help --version'
while read -r command; do
	afi help "$command" | awk -v command="$command" '
	/^  --?[a-zA-Z]/ { print command " " $1 }
	END { print command " --help" }'
	afi complete "$command" - | sed "s/^/$command /" >&3
done <commands >wanted 3>proposed
sort -o wanted wanted
sort -o proposed proposed
try 'a dash brings the options of the command' 0 cat proposed <wanted
is '... those that begin so' "$(after list --no-d)" --no-date
is '... and none after two dashes' "$(after list -- -)" ''
is 'a command that there is not has none' "$(after lst -)" ''
is 'nor what only programs call' "$(after merge-records -)$(after complete -)" ''

# --- Values ---

is 'an option has its words' "$(after close --outcome no)" \
	'no-further-action not-adopted no-longer-applicable'
is '... also cut at an equals sign, as bash does it' \
	"$(after close --outcome = not) $(after list --color =)" \
	'not-adopted auto always never'
is 'a flag has no value' "$(after list --open afi-4)" afi-4
is 'a value is not taken for an operand' "$(after list --owner x afi-4)" afi-4
is 'a party' "$(after update 3 --as '')" 'force pcc hmicfrs'
is 'a setting' "$(after set current-i)" current-inspection
is 'a file is for the shell to know' \
	"$(after list -o x) $(after update 3 -F '') $(after list -C '')" \
	':files :files :files'
is 'text is anybody'\''s' "$(after update 3 -m '')" ''

# --- Targets ---

is 'targets: of the current inspection, and what is larger' \
	"$(after show '')" \
	'coc-1 afi-1 afi-2 afi-3 afi-4 afi-5 practice-1 leicestershire/ peel-2023-25 peel-2023-25/'
is 'those that begin so' "$(after show afi-3)" afi-3
is 'after a force its inspections' "$(after show leicestershire/)" \
	'leicestershire/peel-2023-25 leicestershire/peel-2023-25/'
is 'after an inspection its findings' "$(after show peel-2023-25/p)" \
	peel-2023-25/practice-1
is '... also in full' "$(after show leicestershire/peel-2023-25/c)" \
	leicestershire/peel-2023-25/coc-1
is 'after a finding its actions' "$(after show 3/) $(after show afi-3/1)" \
	'3/1 afi-3/1'
is 'after an action nothing' "$(after show afi-3/1/)" ''
is 'nor after what is not there' "$(after show nowhere/) $(after show /)" ' '
is 'an option may be about one too' "$(after close 3 --by coc)" coc-1
is 'several operands are several' "$(after close 2 3 afi-4)" afi-4
is 'one operand is one' "$(after show 2 '')" ''
in_tree=$PWD
is 'elsewhere -C says which register' "$(cd / && after show -C "$in_tree" coc)" \
	coc-1
is '... also before the command' "$(cd / && after -C "$in_tree" show coc)" coc-1
is '... or AFI_REGISTER' \
	"$(cd / && AFI_REGISTER=$in_tree && export AFI_REGISTER && after show coc)" \
	coc-1

# However many there are, a few hundred are enough.
mkdir -p many/records/kent/all
: >many/records/kent/all/inspection.yaml
cp register.yaml many
sed -i 's/leicestershire/kent/' many/register.yaml
i=0
while [ $i -lt 400 ]; do
	i=$((i + 1))
	: >many/records/kent/all/afi-$i.yaml
done
(cd many && git init -q . && commit_all)
is 'no more than can be looked at' \
	"$(afi complete -C many show kent/all/ | wc -l)" 300

# --- Where there is nothing ---

mkdir "$scratch/empty"
is 'without a register nothing is said' \
	"$(cd "$scratch/empty" && after show '')" ''
is '... but commands and options are' \
	"$(cd "$scratch/empty" && after show --for)" '--format --for'
mkdir broken
printf 'format: [\n' >broken/register.yaml
(cd broken && git init -q . && commit_all)
try 'nor in a broken one' 0 afi complete -C broken show '' </dev/null
is 'nor is a closed output' "$(afi complete '' 2>&1 >&-)" ''

# --- In bash ---

if ! command -v bash >/dev/null; then
	skip 'bash completes' 'no bash here'
	done_testing
fi
cat >complete.bash <<'EOT'
# What bash would propose for the command line that its arguments are.
. "$top/cmd/afi.bash"
complete -p afi
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_afi
printf '<%s>\n' "${COMPREPLY[@]}"
EOT
export top
in_bash() {	# WORD...
	bash complete.bash "$@" 2>&1 | sed 1d | tr '\n' ' ' | sed 's/ $//'
}
is 'bash knows for what' "$(bash complete.bash afi '' | head -n 1)" \
	'complete -F _afi afi'
is 'bash completes commands' "$(in_bash afi su)" '<submit> <summary>'
is 'targets' "$(in_bash afi show afi-3)" '<afi-3>'
is 'forces, which go on' "$(in_bash afi show lei)" '<leicestershire/>'
is 'words' "$(in_bash afi list --color = al)" '<always>'
is 'words after an equals sign' "$(in_bash afi list --color =)" \
	'<auto> <always> <never>'
mkdir files
: >'files/two words'
is 'files' "$(in_bash afi update 3 -F files/)" '<files/two words>'
is 'nothing' "$(in_bash afi update 3 -m '')" '<>'
is 'what is behind does not count' "$(cat >behind.bash <<'EOT'
. "$top/cmd/afi.bash"
COMP_WORDS=(afi sho --format json)
COMP_CWORD=1
_afi
printf '<%s>\n' "${COMPREPLY[@]}"
EOT
	bash behind.bash)" '<show>'
done_testing
