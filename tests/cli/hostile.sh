#!/bin/sh
# Whatever is typed after any option: a clear error, and nothing is recorded.
. "${0%/*}/lib.sh"

afi init --force Leicestershire reg >/dev/null
cd reg || exit 1
afi open leicestershire/peel-2023-25 --title 'PEEL 2023-25' \
	--source 'The report' --published 5/12/2024 >/dev/null
for n in 1 2; do
	afi open "afi-$n" --title "Failing $n" >/dev/null
done
afi open afi-1/new --title 'Train' >/dev/null
afi ask afi-2 --of pcc --by 31/12/2025 -m 'Is it enough?' >/dev/null
question=$(afi history afi-2 --format json | jq -r '.entries[-1].id')
head=$(git rev-parse HEAD)
faults=$scratch/try/faults

# Note what is wrong with how a command refuses.
refuse() {	# COMMAND...
	"$@" >../out 2>../err </dev/null
	status=$?
	{
		case $status in
		1 | 2) ;;
		*) echo "status $status"; head -c 200 ../out ;;
		esac
		[ "$(git rev-parse HEAD)" = "$head" ] || echo 'it was recorded'
		[ -z "$(git status --porcelain)" ] || git status --porcelain
		grep -q '^afi: ' ../err || echo 'there is no reason'
		[ "$(wc -c <../err)" -lt 1100 ] || echo 'it says too much'
		iconv -f UTF-8 -t UTF-8 <../err >../safe 2>&1 ||
			echo 'it says what is no text'
		LC_ALL=C tr -d '\n' <../err | LC_ALL=C grep -q '[[:cntrl:]]' &&
			echo 'it lets a control character through'
	} >../wrong
	head=$(git rev-parse HEAD)
	[ -s ../wrong ] || return 0
	{
		echo "$*" | cut -c 1-100
		sed 's/^/	/' ../wrong
		head -c 300 ../err
	} >>"$faults"
}

found() {	# NAME
	if [ -s "$faults" ]; then
		fail "$1" <"$faults"
	else
		pass "$1"
	fi
	: >"$faults"
}

# --- One value everywhere ---

writers() {	# VALUE
	refuse afi update afi-1 -m x --measure "$1=5"
	refuse afi update afi-1 -m x --measure "told=$1"
	refuse afi update afi-1 -m x --due "$1"
	refuse afi update afi-1 -m x --on "$1"
	refuse afi update afi-1 -m x --as "$1"
	refuse afi update afi-1 -m x --source "$1"
	refuse afi update afi-1 -m x --event "$1"
	refuse afi update afi-1 -m x --event visit --until "$1"
	refuse afi update afi-1 -m x --answers "$1"
	refuse afi update afi-1 -m x --evidence "$1"
	refuse afi update "$1" -m x
	refuse afi update afi-1 "$1" -m x
	refuse afi evidence afi-1 "$1"
	refuse afi evidence afi-1 "http://$1"
	refuse afi evidence afi-1 "https://$1:0/"
	refuse afi evidence afi-1 --measure told=5% --period "$1"
	refuse afi evidence afi-1 --measure told=5% --from "$1"
	refuse afi assign afi-1 --owner "$1"
	refuse afi assign afi-1 --board "$1"
	refuse afi assign afi-1 --priority "$1"
	refuse afi assign afi-1 --theme "$1"
	refuse afi assign afi-1 --due "$1" -m x
	refuse afi ask afi-1 --of "$1" --by 31/12/2025 -m x
	refuse afi ask afi-1 --of pcc --by "$1" -m x
	refuse afi submit afi-1 --to "$1" -m x
	refuse afi link afi-1 --follows "$1"
	refuse afi link "$1" --follows afi-2
	refuse afi correct "$1" -m x
	refuse afi correct last --set "$1=x"
	refuse afi correct "$question" --set "of=$1"
	refuse afi withhold "$1" enough --kind operation
	refuse afi withhold "$question" "$1" --kind operation
	refuse afi withhold "$question" enough --kind "$1"
	refuse afi withhold "$question" enough --kind operation --field "$1"
	refuse afi publish peel-2023-25 --url "$1" --on today --as pcc \
		--source letter
	refuse afi publish peel-2023-25 --url https://x.example/ --on "$1" \
		--as pcc --source letter
	refuse afi copied peel-2023-25 --to "$1" --on today --as pcc \
		--source letter
	refuse afi respond afi-1 --part "$1" -m x
	refuse afi respond afi-1 --position "$1" -m x
	refuse afi set "$1" x
	refuse afi set current-inspection "$1"
	refuse afi person "$1" --for force
	refuse afi person "A <$1>" --for force
	refuse afi person 'A <a@x.example>' --for "$1"
	refuse afi person 'A <a@x.example>' --for force --post "$1"
}

readers() {	# VALUE
	refuse afi list --silent-for "$1"
	refuse afi list --due-by "$1"
	refuse afi list --due-within "$1"
	refuse afi list --status "$1"
	refuse afi list --kind "$1"
	refuse afi list --sort "$1"
	refuse afi list --group "$1"
	refuse afi list --format "$1"
	refuse afi list --rev "$1"
	refuse afi list --as-of "$1"
	refuse afi list -o "none/$1/x"
	refuse afi history --party "$1"
	refuse afi history --since "$1"
	refuse afi history --what "$1"
	refuse afi history --recorded-late "$1"
	refuse afi history --last "$1"
	refuse afi show "$1"
	refuse afi help "$1"
	refuse afi "$1"
}

matchers() {	# VALUE
	for option in owner board priority theme question cycle; do
		refuse afi list "--$option" "$1"
	done
}

long=$(head -c 100000 /dev/zero | tr '\0' x)
writers "$long"
readers "$long"
matchers "$long"
found 'a name of 100,000 characters'

escape=$(printf 'a\033]0;b\007c')
writers "$escape"
readers "$escape"
refuse afi update afi-1 -m "$escape"
found 'an escape sequence'

bytes=$(printf 'a\377b')
writers "$bytes"
readers "$bytes"
matchers "$bytes"
refuse afi update afi-1 -m "$bytes"
found 'what is not UTF-8'

turned=$(printf 'a\342\200\256b')
writers "$turned"
readers "$turned"
refuse afi update afi-1 -m "$turned"
found 'what turns the text round'

writers ''
readers ''
matchers ''
refuse afi update afi-1 -m ''
found 'nothing at all'

# --- Files ---

head -c 10000000 /dev/zero | tr '\0' x >../big
printf 'a\0b\n' >../nul
printf '%%%% === ../../x\nhello\n' >../folder
printf '%%%% === afi-1\ngood\n%%%% === afi-2\ndue: 31/2/2025\nbad\n' >../half
printf '%%%% === afi-1\ngood\n%%%% === afi-2\nbad \033[31m\n' >../red
printf '%%%% === afi-1\nmeasure: %s=5\n' "$long" >../name
for file in ../big ../nul . /dev/zero ../none; do
	refuse afi update afi-1 -F "$file"
	refuse afi update --each -F "$file"
	refuse afi ask afi-1 --of pcc --by 31/12/2025 -F "$file"
	refuse afi evidence afi-1 --get ../big -F "$file"
done
for file in ../folder ../half ../red ../name; do
	refuse afi update --each -F "$file"
done
refuse afi evidence afi-1 .
refuse afi evidence afi-1 /dev/zero
refuse afi evidence afi-1 --get ../big
refuse afi list -o .
found 'files that are none, too large, or wrong'

# --- What makes no sense together ---

refuse afi link afi-1 --follows ../../x
refuse afi link afi-1 --follows leicestershire/../afi-2
refuse afi link afi-1 --follows afi-1
refuse afi link afi-1 --follows afi-99
refuse afi update afi-1 -m x --answers "$question"
refuse afi update afi-1 afi-2 -m x --answers "$question"
for date in 31/2/2025 30/2/2024 1/13/2025 0/1/2025 1/1/9999 1/1/0000 \
	-1/1/2025 99999999999999999999; do
	refuse afi update afi-1 -m x --due "$date"
	refuse afi update afi-1 -m x --on "$date"
	refuse afi list --as-of "$date"
	refuse afi list --rev "$date"
done
refuse afi update afi-1 -m x --on 1/1/2199
refuse afi list --as-of 1/1/2199
refuse afi update afi-1 -m x --event visit --on 5/1/2025 --until 3/1/2025
refuse afi history --since 5/1/2025 --until 3/1/2025
for rev in 'HEAD:records' 'HEAD^{blob}' '@{-1}' '../../x' --help \
	'HEAD~99999999999999999999' '@{upstream}' ':0:register.yaml'; do
	refuse afi list --rev "$rev"
done
found 'what makes no sense'

# --- An id that several begin with ---

i=0
while [ "$(afi history afi-1 --format json |
	jq -r '.entries[1:][].id[0:4]' | sort | uniq -d | wc -l)" = 0 ] &&
	[ $i -lt 6 ]; do
	i=$((i + 1))
	# pages of many entries, until two begin alike
	awk 'BEGIN { for (i = 0; i < 1200; i++)
		printf "%%%% === afi-1\nentry %d\n", i }' >../many
	afi update --each -F ../many >/dev/null
done
head=$(git rev-parse HEAD)
both=$(afi history afi-1 --format json | jq -r '.entries[1:][].id[0:4]' |
	sort | uniq -d | head -n 1)
refuse afi correct "$both" -m x
refuse afi withhold "$both" entry --kind operation
found 'an id that several begin with'
ok 'which is what is said' grep -q 'several\|more' ../err

ok 'and all is as it was' afi check
done_testing
