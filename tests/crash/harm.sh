# shellcheck shell=sh
# Commands struck at each of their calls that write; after tests/crash/lib.sh.
#
# A scene is a command that is to store $word:
#
#	SCENE_ready	make the register that it begins with in $ready
#	SCENE_before	do to $reg, a copy of that, what cannot be copied
#	SCENE_act	run it on $reg, as `struck afi ...`
#	SCENE_promised	whether it said that it was done (as below if there is
#			none; so with the rest)
#	SCENE_count	1 if it is done, 0 if not, or how it is done by halves
#	SCENE_next	say if the next command does not work
#	SCENE_sound	say what is wrong with what is left

ready=$scratch/work/ready
reg=$scratch/work/reg
told=$scratch/try/told
blow=
bare=
strikes=0

struck() {
	LD_PRELOAD=$shim AFI_FAULT=$blow AFI_FAULT_TOLD=$told "$@"
}

any_before() { :; }
any_promised() { grep -q '^recorded ' "$scratch/try/out"; }
any_count() { stored "$reg" | grep -cx "$word"; }
any_next() { refusing "$reg" w99n0001x; }
any_sound() { ailing "$reg"; }

# What goes to several places in one commit is in all of them, or in none.
count_of() {	# PLACES
	stored "$reg" | awk -v word="$word" -v all="$1" '
	$0 == word { n++ }
	END { print !n ? 0 : n == all ? 1 : "in " n " places of " all }'
}

of_scene() {	# FUNCTION
	if command -v "${scene}_$1" >/dev/null; then
		"${scene}_$1"
	else
		"any_$1"
	fi
}

update_ready() { new_register "$ready" 2; }
update_act() { struck afi -C "$reg" update afi-1 -m "$word"; }

bare_ready() { new_register "$ready" 2 --bare; }
bare_act() { update_act; }

# As Git leaves it after a while.
packed_ready() {
	new_register "$ready" 2 && git -C "$ready" gc -q
}
packed_act() { update_act; }

# Where nothing is set up yet for the merging and checking of records.
clone_ready() {
	new_register "$scratch/work/first" 2 &&
	git clone -q "$scratch/work/first" "$ready"
}
clone_act() { update_act; }

open_ready() { update_ready; }
open_act() {
	struck afi -C "$reg" open leicestershire/peel-2023-25/afi-new \
		--title "$word"
}

evidence_ready() { update_ready; }
evidence_act() {
	echo "proof $word" >"$scratch/work/$word.txt"
	struck afi -C "$reg" evidence afi-1 "$scratch/work/$word.txt"
}

# A letter: its bytes are kept before the commit that names them.
issue_ready() { update_ready; }
issue_act() {
	echo "A letter about ${word%x}." >"$scratch/work/letter.txt"
	struck afi -C "$reg" letter peel-2023-25 --template section-55 \
		--issue "$scratch/work/letter.txt" --approved-by 'The chief' \
		--override no-copy='It is a test' --source 'The office' \
		-m "$word"
}

link_ready() { update_ready; }
link_act() { struck afi -C "$reg" link afi-1 --same-as afi-2 -m "$word"; }
link_count() { count_of 2; }

# A text, a figure and a file of each.
several_ready() { update_ready; }
several_act() {
	echo "proof $word" >"$scratch/work/$word.txt"
	struck afi -C "$reg" update afi-1 afi-2 -m "$word" \
		--measure "told $word=73/76" --due 30/4/2025 \
		--evidence "$scratch/work/$word.txt"
}
several_count() { count_of 6; }

each_ready() { update_ready; }
each_act() {
	printf '%%%% === afi-1\n%s\n%%%% === afi-2\nmeasure: told %s=86%%\n' \
		"$word" "$word" >"$scratch/work/page"
	struck afi -C "$reg" update --each -F "$scratch/work/page"
}
each_count() { count_of 2; }

# Kept files written out, each of them whole or not there.
got=$scratch/work/got
get_ready() {
	update_ready &&
	echo 'the first' >"$scratch/work/proof.txt" &&
	echo 'the second' >"$scratch/work/more.txt" &&
	afi -C "$ready" evidence afi-1 "$scratch/work/proof.txt" &&
	afi -C "$ready" evidence afi-2 "$scratch/work/more.txt"
}
get_before() { rm -rf "$got"; }
get_act() {
	struck afi -C "$reg" evidence leicestershire/peel-2023-25 --get "$got"
}
get_promised() { [ "$status" = 0 ]; }
get_count() {
	_whole=0
	for _file in afi-1/proof.txt afi-2/more.txt; do
		[ -e "$got/$_file" ] || continue
		cmp -s "$got/$_file" "$scratch/work/${_file#*/}" ||
			echo "$_file is not whole"
		_whole=$((_whole + 1))
	done
	echo $((_whole / 2))
}
get_next() {
	(blow= && get_act) >"$_said" 2>&1 || {
		echo "getting again, status $?:"
		cat "$_said"
	}
	[ "$(get_count)" = 1 ] || echo 'not all is there in the end'
	[ "$(find "$got" -type f ! -name '.afi-*.part' | wc -l)" = 2 ] ||
		echo 'there is more than what is filed'
}

# A file in the place of another: the old one, or the new one.
output_ready() {
	update_ready &&
	afi -C "$ready" list --format csv >"$scratch/work/wanted"
}
output_before() {
	rm -rf "$got"
	mkdir "$got"
	echo old >"$got/list.csv"
}
output_act() { struck afi -C "$reg" list --format csv -o "$got/list.csv"; }
output_promised() { [ "$status" = 0 ]; }
output_count() {
	if cmp -s "$got/list.csv" "$scratch/work/wanted"; then
		echo 1
	elif [ "$(cat "$got/list.csv")" = old ]; then
		echo 0
	else
		echo 'by halves'
	fi
}
output_next() {
	(blow= && output_act) >"$_said" 2>&1 || {
		echo "once more, status $?:"
		cat "$_said"
	}
	[ "$(output_count)" = 1 ] || echo 'it is not written in the end'
	[ "$(find "$got" -type f ! -name '.afi-*' | wc -l)" = 1 ] ||
		echo 'there is more than the file'
}

# A writer was killed before, at the call $earlier from when he began to write
# the working file.  Not in $ready: the copy's files would be others than those
# that he noted.
mend_ready() { update_ready; }
mend_before() {
	AFI_FAULT=kill:$earlier AFI_FAULT_FROM=.afi-2.yaml.afi \
		LD_PRELOAD=$shim afi -C "$reg" update afi-2 -m w98n0001x
}
mend_act() { update_act; }

# Somebody commits another file with plain Git before afi is run again.  He may
# be refused; when afi has run, he may not.
plain_ready() {
	update_ready &&
	(cd "$ready" && echo note >notes.txt && git add notes.txt &&
		git commit -q -m 'add notes')
}
plain_act() { update_act; }
plain_next() {
	before=$(stored "$reg")
	echo more >>"$reg/notes.txt"
	git -C "$reg" commit -q -a -m 'another file' >"$_said" 2>&1
	[ "$(stored "$reg")" = "$before" ] || echo 'a plain commit took it out'
	ailing "$reg"
	any_next
	git -C "$reg" commit -q -a -m 'another file' >"$_said" 2>&1 ||
		grep -q 'nothing to commit' "$_said" || {
		echo "the plain commit, status $?:"
		cat "$_said"
	}
	[ "$(stored "$reg" | grep -cx "$word")" = "$count" ] ||
		echo 'a plain commit lost it in the end'
}

init_ready() { mkdir "$ready"; }
# shellcheck disable=SC2086	# $bare may be nothing
init_act() { struck afi init $bare --force Leicestershire "$reg"; }
init_count() {
	git -C "$reg" show HEAD:register.yaml 2>/dev/null |
		grep -c 'name: leicestershire'
}
init_next() {
	# shellcheck disable=SC2086
	afi init $bare --force Leicestershire "$reg" >"$_said" 2>&1 || {
		echo "init again, status $?:"
		cat "$_said"
	}
	[ "$(init_count)" = 1 ] || echo 'the force is not there once'
	afi -C "$reg" open leicestershire/peel --title PEEL --source report \
		>"$_said" 2>&1 || {
		echo "open, status $?:"
		cat "$_said"
	}
}
# Before there is a register, it cannot be proved.
init_sound() {
	if git -C "$reg" rev-parse -q --verify HEAD >/dev/null 2>&1; then
		ailing "$reg"
	fi
}
bareinit_ready() { init_ready; }
bareinit_act() { bare=--bare && init_act; }
bareinit_count() { init_count; }
bareinit_next() {
	bare=--bare
	init_next
	bare=
	find "$scratch/work" -name 'reg.*'
}
bareinit_sound() { init_sound; }

# Say what is wrong after a blow, and with what the command said itself.
judge() {
	count=$(of_scene count)
	of_scene promised && promised=yes || promised=no
	case $promised$count in
	yes1 | no0) ;;
	no1)	# done, but nobody was told; then it must have been killed
		[ "$status" = 137 ] || echo 'refused, but it is stored' ;;
	yes*) echo "promised, but it is stored $count times" ;;
	*) echo "not promised, but it is stored $count times" ;;
	esac
	case $status in
	0) [ "$promised" = yes ] || echo 'no word of what was recorded' ;;
	1) [ "${blow%%:*}" = fail ] || echo 'it failed instead of dying'
	   grep -q "^afi: .*$reason" "$scratch/try/err" ||
		echo 'the reason is not given' ;;
	137) [ "${blow%%:*}" != fail ] || echo 'it was killed' ;;
	*) echo "status $status" ;;
	esac
	of_scene sound
	of_scene next
	of_scene sound
	# What could not be removed may remain, if it is in nobody's way.
	unclean "$reg" | if [ "${blow%%:*}" = fail ]; then
		grep -v -e '/\.git/afi\.claim' -e "/$(sed 's|.*/||' "$told")\$"
	else
		cat
	fi
}

reason_of() {	# ERROR
	case $1 in
	ENOSPC*) echo 'No space left on device' ;;
	EIO*) echo 'Input/output error' ;;
	EACCES*) echo 'Permission denied' ;;
	EROFS*) echo 'Read-only file system' ;;
	esac
}

# Strike call $1 of the scene; false if it has fewer.  Faults go to $faults.
strike() {	# N HOW [ERROR]
	blow=$2:$1${3+:$3} word=w00n$(printf %04d "$1")x
	reason=$(reason_of "${3-}")
	rm -rf "$reg" "$told"
	cp -a "$ready" "$reg"
	(of_scene before) >"$scratch/try/earlier" 2>&1
	(of_scene act) >"$scratch/try/out" 2>"$scratch/try/err"
	status=$?
	[ -s "$told" ] || return
	strikes=$((strikes + 1))
	judge >"$scratch/try/judged" 2>&1
	[ -s "$scratch/try/judged" ] || return 0
	{
		printf '%s, %s, call %s' "$scene" "$blow" "$(cat "$told")"
		printf ', status %s\n' "$status"
		sed 's/^/\t/' "$scratch/try/judged"
		sed 's/^/\tit said: /' "$scratch/try/out" "$scratch/try/err"
	} >>"$faults"
	return 0
}

# Strike every STEP-th call of a scene, each in the next of the ways given
# (HOW or HOW:ERROR), or in all of them with `all`; and tell the outcome as one
# test.
at_each_call() {	# NAME SCENE STEP FIRST one|all WAY...
	_name=$1 scene=$2 _step=$3 n=$4 _each=$5
	shift 5
	faults=$scratch/try/faults strikes=0
	: >"$faults"
	rm -rf "$ready" "$scratch/work/first"
	blow=
	of_scene ready >"$scratch/try/output" 2>&1 || {
		fail "$_name" <"$scratch/try/output"
		return
	}
	while :; do
		for _way; do
			case $_way in
			*:*) strike "$n" "${_way%%:*}" "${_way#*:}" ;;
			*) strike "$n" "$_way" ;;
			esac || break 2
			[ "$_each" = all ] || break
		done
		if [ "$_each" = one ]; then	# the next way is its turn
			_way=$1
			shift
			set -- "$@" "$_way"
		fi
		n=$((n + _step))
	done
	# The last time it was left in peace.
	[ "$status" = 0 ] || {
		echo "status $status without a blow:"
		cat "$scratch/try/err"
	} >>"$faults"
	[ $strikes -gt 0 ] || echo 'it was never struck' >>"$faults"
	measured "$scene: struck $strikes times, has fewer than $n calls"
	nothing "$_name" "$faults"
}
