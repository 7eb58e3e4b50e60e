#!/bin/sh
# Many writers at once: every entry is stored exactly once, and nobody is
# refused.
#
# AFI_FULL	if set, 16 writers of 100 entries each instead of 8 of 10, and on
#		the disk, so that the figures mean something
# shellcheck source=../crash/memory.sh
[ -n "${AFI_FULL-}" ] || . "${0%/*}/../crash/memory.sh"
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"

unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
workers=8 times=10
[ -z "$full" ] || { workers=16; times=100; }
case ${AFI_VARIANT-} in
san | valgrind) workers=4 times=5 ;;
esac
dir=$scratch/work/register log=$scratch/work/log found=$scratch/work/found

# What is left must be sound, and all that was promised be there.
all_there() {
	broken_promises "$dir" "$log"
	count=$(stored "$dir" | wc -l)
	[ "$count" = $((workers * times)) ] ||
		echo "$count entries of $((workers * times)) are stored"
	ailing "$dir"
	unclean "$dir"
}

# Let the crowd run afi with the arguments while the function MEANWHILE runs; it
# is to stop when $scratch/work/stop is there.
crowded() {	# NAME tree|bare MEANWHILE ARGUMENT...
	_name=$1 _bare=$2 _meanwhile=$3
	shift 3
	rm -rf "$dir" "$log" "$scratch/work/stop"
	if [ "$_bare" = bare ]; then
		new_register "$dir" $workers --bare
	else
		new_register "$dir" $workers
	fi >"$found" 2>&1
	"$_meanwhile" >"$scratch/work/meanwhile" 2>&1 &
	"$crowd" -o "$log" $workers $times afi -C "$dir" "$@" \
		>"$scratch/work/sum" 2>>"$found" ||
		echo 'a command was refused' >>"$found"
	: >"$scratch/work/stop"
	wait
	cat "$scratch/work/meanwhile" >>"$found"
	all_there >>"$found" 2>&1
	measured "$(cat "$scratch/work/sum")"
	nothing "$_name" "$found"
}

quiet() { :; }

going_on() { [ ! -e "$scratch/work/stop" ]; }

# Somebody commits another file again and again with plain Git.  Git gives up
# where it is held up; he then tries again.
plain_commits() {
	cd "$dir" || return
	_i=0
	while going_on; do
		_i=$((_i + 1))
		echo "line $_i" >>notes.txt
		until commit_notes >"$scratch/work/plain" 2>&1; do
			sleep 0.02
			going_on || break 2
		done
		echo "plain $_i" >>"$scratch/work/plain-done"
	done
	# Whatever was not taken in the end is still in the file.
	commit_notes >"$scratch/work/plain" 2>&1
	git status --porcelain
	git log --format=%s | grep '^plain ' | sort >"$scratch/work/in-log"
	sort "$scratch/work/plain-done" | comm -23 - "$scratch/work/in-log" |
		sed 's/^/a plain commit is lost: /'
	git show HEAD:notes.txt | cmp - notes.txt
}
commit_notes() { git add notes.txt && git commit -q -a -m "plain $_i"; }

tidied() {
	while going_on; do
		# it may be refused itself, which is nobody's loss
		git -C "$dir" gc -q >"$scratch/work/gc" 2>&1
		sleep 0.2
	done
}

# Who reads is never held up nor shown half of anything.
readers() {
	while going_on; do
		for _read in list check 'history afi-1'; do
			# shellcheck disable=SC2086	# a command and its target
			afi -C "$dir" $_read >"$scratch/work/read" 2>&1 || {
				echo "afi $_read, status $?:"
				cat "$scratch/work/read"
			}
		done
		sleep 0.05
	done
}

tidied_and_read() {
	tidied &
	readers
	wait
}

crowded 'to one record' tree quiet update afi-1 -m 'entry %e'
crowded 'to one record, bare' bare quiet update afi-1 -m 'entry %e'
crowded 'to many records, while others read' tree readers \
	update afi-%w -m 'entry %e'
crowded 'to many records, bare' bare quiet update afi-%w -m 'entry %e'
crowded 'to new records' tree quiet \
	open leicestershire/peel-2023-25/afi-new --title 'finding %e'
crowded 'while plain Git commits another file' tree plain_commits \
	update afi-1 -m 'entry %e'
crowded 'while git gc runs again and again, and others read' tree \
	tidied_and_read update afi-%w -m 'entry %e'

# --- All sorts of commands on the same two findings ---

# Links lead from there to a finding that no other run links to.
[ -z "$full" ] || times=40
links=$((times / 4 + 1))
cat >"$scratch/work/mix" <<'END'
dir=$1 worker=$2 word=$3 links=$4
n=$(echo "$word" | sed 's/.*n0*\(.*\)x/\1/')
case $((n % 4))$((worker % 2)) in
00) set -- update afi-1 afi-2 ;;
01) set -- update afi-2 afi-1 ;;
1?) set -- ask "afi-$((worker % 2 + 1))" --of pcc --by 31/12/2199 ;;
2?) set -- link "afi-$((worker % 2 + 1))" \
	--same-as "afi-$((3 + (worker - 1) * links + n / 4))" ;;
3?) set -- correct last ;;
esac
exec afi -C "$dir" "$@" -m "entry $word"
END

# An update and a link are in two records, a question is in one; what is
# corrected may be any of them.
not_as_often() {
	stored "$dir" | awk '
	{ count[$1]++ }
	END {
		for (word in count) {
			n = word
			gsub(/.*n0*|x/, "", n)
			least = n % 2 ? 1 : 2
			most = n % 4 == 1 ? 1 : 2
			if (count[word] < least || count[word] > most)
				print word " is stored " count[word] " times"
		}
	}'
}

rm -rf "$dir" "$log"
new_register "$dir" $((2 + workers * links)) >"$found" 2>&1
timeout 600 "$crowd" -o "$log" $workers $times sh "$scratch/work/mix" \
	"$dir" %w %e $links >"$scratch/work/sum" 2>>"$found" ||
	echo 'a command was refused, or none had its turn' >>"$found"
{
	is_there=$(stored "$dir" | sort -u | wc -l)
	[ "$is_there" = $((workers * times)) ] ||
		echo "$is_there of $((workers * times)) are stored"
	not_as_often
	ailing "$dir"
	unclean "$dir"
} >>"$found" 2>&1
measured "$(cat "$scratch/work/sum")"
nothing 'all sorts of commands on the same two findings' "$found"
done_testing
