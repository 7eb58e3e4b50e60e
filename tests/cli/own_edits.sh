#!/bin/sh
# Somebody's own edit, staged or not, is never overwritten nor swept into a
# commit; and plain Git beside afi loses no entry.
# shellcheck source=../crash/memory.sh
. "${0%/*}/../crash/memory.sh"
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# shellcheck source=../crash/lib.sh
. "$top/tests/crash/lib.sh"

one=$(record afi-1) two=$(record afi-2) three=$(record afi-3)
folder=$(dirname "$one")
ready=$scratch/work/ready
mkdir "$scratch/work/r"
cd "$scratch/work/r" || exit 1

new_register "$ready" 2
(cd "$ready" && echo 'a note' >notes.txt && git add notes.txt &&
	git commit -q -m 'add notes') || exit 1

# Begin again with a sound register in ., of whose records afi-1 is a little
# older than afi-2.
fresh() {
	cd "$scratch/work" && rm -rf r && cp -a "$ready" r && cd r || exit 1
	tick
	afi update afi-2 -m w00n0001x >/dev/null
}

# All that is somebody's: every file, what is staged, and all branches.
snapshot() {
	find . -path ./.git -prune -o ! -type d -print | sort |
	while read -r file; do
		if [ -L "$file" ]; then
			echo "$file -> $(readlink "$file")"
		else
			sha1sum "$file"
		fi
	done
	git ls-files --stage
	git for-each-ref
}

# The command is refused, names FILE, and changes nothing at all.
refused() {	# NAME FILE COMMAND...
	_name=$1 _file=$2
	shift 2
	snapshot >"$scratch/try/before"
	"$@" >"$scratch/try/output" 2>&1
	status=$?
	snapshot >"$scratch/try/after"
	{
		[ $status = 1 ] || echo "status $status"
		grep -qF "$_file" "$scratch/try/output" || echo 'not named'
		diff "$scratch/try/before" "$scratch/try/after"
		unlocked
	} >"$scratch/try/found" 2>&1
	[ ! -s "$scratch/try/found" ] ||
		sed 's/^/it said: /' "$scratch/try/output" >>"$scratch/try/found"
	nothing "$_name" "$scratch/try/found"
}
unlocked() { find .git -name '*.lock' ! -path .git/afi.lock; }

# The command is done in one commit that touches FILE... alone and leaves what
# else there is as it was.
done_beside() {	# NAME FILES COMMAND...
	_name=$1 _files=$2
	shift 2
	_head=$(git rev-parse HEAD)
	beside >"$scratch/try/before"
	"$@" >"$scratch/try/output" 2>&1
	status=$?
	beside >"$scratch/try/after"
	{
		[ $status = 0 ] || {
			echo "status $status"
			cat "$scratch/try/output"
		}
		git rev-list --count "$_head"..HEAD | grep -vx 1
		[ "$(git diff --name-only "$_head" HEAD)" = "$_files" ] || {
			echo 'it touched:'
			git diff --name-only "$_head" HEAD
		}
		diff "$scratch/try/before" "$scratch/try/after"
		git diff --quiet HEAD -- "$_files" || echo "$_files lags"
		git diff --cached --quiet HEAD -- "$_files" ||
			echo "$_files lags in what is staged"
		unlocked
	} >"$scratch/try/found" 2>&1
	nothing "$_name" "$scratch/try/found"
}
beside() {
	snapshot | grep -vF "$_files" | grep -v 'refs/heads/'
}

update() { afi update afi-1 -m w00n0002x; }

# --- The record itself ---

fresh
echo '# mine' >>"$one"
refused 'an edit of the record' "$one" update
refused 'is no less in the way of a close' "$one" \
	afi close afi-1 --outcome void --authority me -m 'by mistake'
echo proof >"$scratch/work/proof.txt"
refused 'nor of evidence, which is then not kept either' "$one" \
	afi evidence afi-1 "$scratch/work/proof.txt"
git add "$one"
refused 'an edit that is staged' "$one" update
git show "HEAD:$one" >"$one"
refused 'an edit that is only staged' "$one" update
echo '# another' >>"$one"
refused 'an edit staged, and another not' "$one" update

fresh
sed -i 's/Finding 1/Finding one/' "$one"
touch -d @0 "$one"
refused 'an edit that does not look like one by its time' "$one" update

fresh
sed 's/afi-1/afi-1/;s/w00n0001x/w00n0003x/' "$two" >"$one"
refused 'a record in place of another' "$one" update
fresh
rm "$one"
refused 'a record that was deleted' "$one" update
git rm -q --cached "$one"
refused 'deleted and staged so' "$one" update
fresh
git rm -q --cached "$one"
refused 'deleted from what is staged only' "$one" update
fresh
rm "$one"
ln -s ../../../notes.txt "$one"
refused 'a link in place of a record' "$one" update
fresh
rm "$one"
mkdir "$one"
refused 'a folder in place of a record' "$one" update
fresh
id=$(git rev-parse "HEAD:$one")
printf '0 %040d\t%s\n100644 %s 1\t%s\n100644 %s 2\t%s\n' 0 "$one" \
	"$id" "$one" "$id" "$one" | git update-index --index-info
refused 'a record in conflict' "$one" update

# More than is recorded, well-formed though it is, does not lag.
fresh
cp "$one" "$scratch/work/older"
afi update afi-1 -m w00n0004x >/dev/null
cp "$one" "$scratch/work/newer"
git reset -q --hard HEAD~1
cp "$scratch/work/newer" "$one"
refused 'an entry that is in the copy alone' "$one" update
git add "$one"
refused 'and staged' "$one" update

# --- In the way of a new one ---

open_three() {
	afi open leicestershire/peel-2023-25/afi-3 --title w00n0005x
}
fresh
echo mine >"$three"
refused 'an untracked file in the way' "$three" open_three
echo '*.yaml' >.gitignore
refused 'even if Git ignores it' "$three" open_three
rm .gitignore
git add -N "$three"
refused 'or if it is to be added' "$three" open_three
git add "$three"
refused 'or is' "$three" open_three
rm "$three"
refused 'or is only staged' "$three" open_three
fresh
mkdir "$three"
refused 'a folder in the way' "$three" open_three
fresh
ln -s nowhere "$three"
refused 'a link in the way' "$three" open_three
fresh
echo mine >records/leicestershire/peel-2018
refused 'a file where a folder must be' records/leicestershire/peel-2018 \
	afi open leicestershire/peel-2018 --title PEEL --source report
fresh
mkdir "$scratch/work/outside"
ln -s "$scratch/work/outside" records/leicestershire/peel-2018
refused 'a link where a folder must be' records/leicestershire/peel-2018 \
	afi open leicestershire/peel-2018 --title PEEL --source report
is 'through which nothing was written' "$(ls "$scratch/work/outside")" ''

# --- Beside it ---

fresh
echo '# mine' >>"$two"
echo mine >>notes.txt
echo new >"$folder/readme"
done_beside 'edits of other files do not hinder and are left' "$one" update
git add .
echo '# more' >>"$two"
done_beside 'nor do staged ones' "$one" update
git rm -q --cached notes.txt
done_beside 'nor a staged deletion' "$one" update
fresh
rm -r "$two" notes.txt
done_beside 'nor files that are gone' "$one" update
fresh
id=$(git rev-parse HEAD:notes.txt)
printf '0 %040d\tnotes.txt\n100644 %s 1\tnotes.txt\n100644 %s 2\tnotes.txt\n' \
	0 "$id" "$id" | git update-index --index-info
done_beside 'nor a conflict in another file' "$one" update
fresh
echo '# mine' >>"$two"
echo mine >"$three"
done_beside 'a new record beside them' "$folder/afi-4.yaml" \
	afi open leicestershire/peel-2023-25/afi-4 --title w00n0006x

# --- In the middle of somebody's merge ---

fresh
git switch -q -c theirs
echo theirs >notes.txt
git commit -q -a -m theirs
git switch -q main
echo ours >notes.txt
git commit -q -a -m ours
git merge theirs >"$scratch/try/output" 2>&1
done_beside 'a merge that stopped at another file is left alone' "$one" update
echo both >notes.txt
ok 'and can be finished' git commit -q -a -m both
is 'with the entry' "$(stored . | tr '\n' ' ')" 'w00n0001x w00n0002x '
ok 'which is sound' afi check

# --- A copy that lags ---

# The register as plain Git leaves it that read what was staged just before an
# afi had finished: the branch is right, the copies are a command behind.
lagging() {
	fresh
	cp .git/index "$scratch/work/index"
	cp "$one" "$scratch/work/older"
	update >/dev/null
	cp "$scratch/work/index" .git/index
	cp "$scratch/work/older" "$one"
	git update-index -q --refresh
}
both='w00n0001x w00n0002x '
here_now() { stored . | tr '\n' ' '; }

lagging
is 'to plain Git a copy that lags takes the entry out again' \
	"$(git status --porcelain)" "M  $one"
echo more >>notes.txt
fails 'so that a plain commit of another file is refused' \
	git commit -a -m 'another file'
git commit -a -m 'another file' >"$scratch/work/said" 2>&1
ok 'with the name of the file' grep -F "$one" "$scratch/work/said"
is 'and the entry is there' "$(here_now)" "$both"
ok 'afi check finds it sound' afi check
ok 'and brings the copies up to date, so that the commit passes' \
	git commit -q -a -m 'another file'
is 'with the entry' "$(here_now)" "$both"
is 'and nothing is left to commit' "$(git status --porcelain)" ''
ok 'all of it is sound' afi check

lagging
done_beside 'a record that lags is brought up to date by the next update' \
	"$one" afi update afi-1 -m w00n0003x
is 'which keeps both entries' "$(here_now)" "${both}w00n0003x "
lagging
git reset -q
done_beside 'also if only the file lags' "$one" \
	afi update afi-1 -m w00n0003x
lagging
git show "HEAD:$one" >"$one"
done_beside 'or only what is staged' "$one" afi update afi-1 -m w00n0003x

lagging
echo '# mine' >>"$one"
refused 'an edit of a copy that lags is an edit' "$one" \
	afi update afi-1 -m w00n0003x

# --- The hook ---

# A plain commit of what is in the working tree is refused and names FILE.
unhooked() {	# NAME FILE
	_head=$(git rev-parse HEAD)
	git add -A
	git commit -q -m plain >"$scratch/try/output" 2>&1
	status=$?
	if [ $status = 1 ] && [ "$(git rev-parse HEAD)" = "$_head" ] &&
	   grep -qF "$2" "$scratch/try/output"; then
		pass "$1"
	else
		echo "status $status" >>"$scratch/try/output"
		fail "$1" <"$scratch/try/output"
	fi
}

passes() {	# NAME
	git add -A
	ok "$1" git commit -q -m plain
	ok 'and is sound' afi check
}

fresh
git show "HEAD~1:$two" >"$two"
unhooked 'a commit that drops an entry is refused' "$two"
fresh
sed -i s/w00n0001x/w00n0009x/ "$two"
unhooked 'or changes one' "$two"
fresh
sed -i 's/Finding 1/Finding one/' "$one"
unhooked 'or changes a heading' "$one"
fresh
rm "$one"
unhooked 'or removes a record' "$one"
fresh
git mv "$one" "$three"
unhooked 'or moves one away' "$one"
fresh
rm "$one"
ln -s "${two##*/}" "$one"
unhooked 'or puts a link in its place' "$one"
fresh
printf '<<<<<<< ours\n' >>"$one"
unhooked 'or has the marks of a conflict in it' "$one"
fresh
printf 'format: 1\nid: [\n' >"$three"
unhooked 'or adds a record that is broken' "$three"
fresh
sed -i 's/^register.*/nothing/;s/^format/formal/' register.yaml
unhooked 'or breaks the register itself' register.yaml

# What afi made elsewhere, for the same people, is well-formed here.
fresh
open_three >/dev/null
cp "$three" "$scratch/work/three"
git reset -q --hard HEAD~1
cp "$scratch/work/three" "$three"
passes 'a commit that adds a well-formed record passes'
fresh
update >/dev/null
cp "$one" "$scratch/work/newer"
git reset -q --hard HEAD~1
cp "$scratch/work/newer" "$one"
passes 'and one that adds an entry'
fresh
echo other >>notes.txt
passes 'and one of another file'

# --- Git merges records ---

# Two clones in ., a and b.
apart() {
	cd "$scratch/work" && rm -rf r a2 && mkdir r && cd r || exit 1
	git clone -q "$ready" a
	git clone -q "$ready" b
}
pull() {	# INTO FROM
	git -C "$1" pull -q --no-rebase --no-edit "../$2" main >"$scratch/try/pull"
}

# Both ways round, the same bytes and all entries.
merged() {	# NAME FILE WORDS
	cp -a a a2
	{
		pull a b || echo "status $? of a pull"
		pull b a2 || echo "status $? of the other"
		cmp "a/$2" "b/$2"
		for clone in a b; do
			(cd $clone && here_now) | grep -vxF "$3"
			ailing $clone
			git -C $clone status --porcelain
		done
	} >"$scratch/try/found" 2>&1
	nothing "$1" "$scratch/try/found"
}

apart
afi -C a update afi-1 -m w01n0001x >/dev/null
tick
afi -C b update afi-1 -m w02n0001x >/dev/null
tick -30
afi -C b update afi-1 -m w02n0002x >/dev/null
merged 'a pull merges a record that both have added to' "$one" \
	'w01n0001x w02n0001x w02n0002x '
tick 90
ok 'and work goes on' afi -C a update afi-1 -m w01n0002x
ok 'the other takes that over' pull b a

apart
afi -C a open leicestershire/peel-2023-25/afi-3 --title w01n0001x >/dev/null
tick
afi -C b open leicestershire/peel-2023-25/afi-3 --title w02n0001x >/dev/null
afi -C b update afi-3 -m w02n0002x >/dev/null
merged 'a pull merges a finding that both have opened' "$three" \
	'w01n0001x w02n0001x w02n0002x '
ok 'which can be read' afi -C a show afi-3

apart
afi -C a update afi-1 -m w01n0001x >/dev/null
tick
afi -C b update afi-1 -m w02n0001x >/dev/null
ok 'a pull that rebases merges them too' \
	git -C b pull -q --rebase ../a main
is 'with both entries' "$(cd b && here_now)" 'w01n0001x w02n0001x '
ok 'and is sound' afi -C b check
done_testing
