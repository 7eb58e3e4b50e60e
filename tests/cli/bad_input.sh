#!/bin/sh
# What a register may hold that it should not: each is named with file and line,
# stops nothing else, and loses nothing.
. "${0%/*}/lib.sh"
inside

afi init --force Leicestershire reg >/dev/null
cd reg || exit 1
afi open leicestershire/peel-2023-25 --title 'PEEL 2023-25' \
	--source 'The report' >/dev/null
for n in 1 2; do
	afi open "afi-$n" --title "Failing $n" >/dev/null
	afi update "afi-$n" -m "Work on $n" >/dev/null
done
folder=records/leicestershire/peel-2023-25
record=$folder/afi-2.yaml
cp "$record" ../good.yaml
git tag sound

# Commit, past the hook, whatever lies in the folder now.
force() {
	git add -A && git commit -qm 'by hand' --no-verify
}

again() {
	git reset -q --hard sound && git clean -qfd
}

# With $record as it stands in ../bad.yaml, every command names it as $2, list
# still has the other finding, and check counts it as a problem.
bad() {	# NAME MESSAGE
	cp ../bad.yaml "$record"
	force
	afi list >../out 2>../err
	status=$?
	is "$1: list names it and says no" "$status $(grep -F "$2" ../err |
		grep -c "$record")" '1 1'
	is "$1: list has the other" "$(grep -c 'Failing 1' ../out)" 1
	afi show afi-2 >/dev/null 2>../err
	is "$1: show refuses it" "$? $(grep -cF "$2" ../err)" '1 1'
	afi update afi-2 -m 'More' >/dev/null 2>../err
	is "$1: nothing is written on it" \
		"$? $(git rev-list --count sound..)" '1 1'
	afi check >../out 2>../err
	status=$?
	is "$1: check finds it" \
		"$status $(grep -F "$2" ../err | grep -m 1 -c "$record")" '1 1'
	again
}

sed 's/^title: .*/title: "never ended/' ../good.yaml >../bad.yaml
bad 'broken YAML' 'line '

sed 's/^title: .*/&\n&/' ../good.yaml >../bad.yaml
bad 'a doubled key' "title"

sed 's/^title: .*/title: \&a x\nquestion: *a/' ../good.yaml >../bad.yaml
bad 'an alias' 'line '

{
	sed '/^journal:/,$d' ../good.yaml
	printf 'x: '
	awk 'BEGIN { for (i = 0; i < 10000; i++) printf "[" }'
	echo
} >../bad.yaml
bad 'deep nesting' 'line '

sed 's/^title: .*/&\nfavourite-colour: red/' ../good.yaml >../bad.yaml
bad 'an unknown key' "favourite-colour"

LC_ALL=C sed "s/^title: .*/title: caf$(printf '\351')/" ../good.yaml \
	>../bad.yaml
bad 'invalid UTF-8' 'line '

sed 's/^title: .*/title: "bell \\e[31mred"/' ../good.yaml >../bad.yaml
bad 'an escape sequence' 'U+001B'

sed 's/^title: .*/title: "left \\u202E right"/' ../good.yaml >../bad.yaml
bad 'a bidirectional override' 'U+202E'

sed 's/^title: .*/&\ndue: 2025-02-30/' ../good.yaml >../bad.yaml
bad 'an impossible date' "due"

{
	cat ../good.yaml
	sed -n '/^- id/,$p' ../good.yaml | sed 's/Work on 2/Something else/'
} >../bad.yaml
bad 'one id with two contents' 'line '

printf '<<<<<<< ours\n' | cat ../good.yaml - >../bad.yaml
bad 'conflict markers' 'conflict'

{
	sed '/^journal:/,$d' ../good.yaml
	awk 'BEGIN { printf "text: \""; for (i = 0; i < 100000000; i++)
		printf "x"; print "\"" }'
} >../bad.yaml
bad 'a record of 100 MB' '8388608'
rm ../bad.yaml

{
	cat ../good.yaml
	sed -n '/^- id/,$p' ../good.yaml
} >"$record"
force
is 'one id twice with equal bytes is one entry' \
	"$(afi history afi-2 | grep -c 'Work on 2')" 1
again

# --- history ---

sed '/^journal:/,$d' ../good.yaml >"$record"
force
afi check >../out 2>../err
is 'an entry that was removed is missed' "$?" 1
ok 'and the commit that did it is named' \
	grep -q "commit $(git rev-parse --short=12 HEAD)" ../err
is 'what is left is still listed' "$(afi list | grep -c 'Failing')" 2
again

sed 's/^title: .*/title: Less of a failing/' ../good.yaml >"$record"
force
afi check >../out 2>../err
is 'a heading that was changed is noticed' \
	"$? $(grep -c 'drops or changes' ../err)" '1 1'
again

sed 's/Performance Lead <lead@force/Chief Constable <chief@force/
	s/^number: 2/number: 3/' ../good.yaml >"$folder/afi-3.yaml"
force
afi check >../out 2>../err
is "an entry under another's name is noticed" \
	"$? $(grep -c 'was committed by Performance Lead' ../err)" '1 2'
again

git -c user.name='A Stranger' -c user.email=s@elsewhere.example \
	commit -q --allow-empty -m empty
person 'A Stranger' s@elsewhere.example
afi update afi-1 -m 'Hello' >../out 2>../err
is 'a stranger is refused' "$? $(grep -c 'is not in this register' ../err)" \
	'1 1'
person 'Performance Lead' lead@force.example
again

# --- paths and files ---

for target in ../afi-1 leicestershire/../afi-1 / a//b .; do
	afi show "$target" >../out 2>../err
	is "the target '$target' is refused" "$?" 2
done

rm "$record" && ln -s afi-1.yaml "$record" && force
afi list >../out 2>../err
is 'a symbolic link is no record' \
	"$? $(grep -c "$record: this is a symbolic link" ../err)" '1 1'
again

mkdir ../outside && rm -r "$folder" && ln -s "$(pwd)/../outside" "$folder"
afi update afi-1 -m 'Where to?' >../out 2>../err
is 'nothing is written through a linked folder' \
	"$? $(find ../outside -type f | wc -l)" '1 0'
rm "$folder" && again

git init -q ../module
git -C ../module commit -q --allow-empty -m module
git -c protocol.file.allow=always submodule --quiet add ../module \
	records/leicestershire/module 2>/dev/null
force
afi list >../out 2>../err
is 'a submodule is no inspection' \
	"$? $(grep -c 'this is a submodule' ../err) $(grep -c Failing ../out)" \
	'1 1 2'
again
rm -rf .git/modules

echo hello >records/notes.txt
force
afi check >../out 2>../err
is 'a file that does not belong is named' \
	"$? $(grep -c 'records/notes.txt' ../err)" '1 1'
again

# --- repositories ---

git init -q ../plain
git -C ../plain commit -q --allow-empty -m plain
try 'a repository that is no register' 1 afi -C ../plain list <<'END'
afi: this Git repository is no register: it has no 'register.yaml'; 'afi init --force NAME' makes it one
END
git init -q ../none
try 'a repository with nothing in it' 1 afi -C ../none list <<'END'
afi: this Git repository is no register: it has no 'register.yaml'; 'afi init --force NAME' makes it one
END
mkdir ../nowhere
afi -C ../nowhere list >../out 2>../err
is 'no repository at all' "$? $(grep -c 'no register here' ../err)" '1 1'

git checkout -q --detach
ok 'a detached HEAD can be read' afi list
afi update afi-1 -m 'On no branch' >../out 2>../err
is 'but not written' "$? $(git rev-list --count sound..)" '1 0'
git checkout -q main

before=$(git rev-parse main)
git symbolic-ref refs/heads/alias refs/heads/main
git symbolic-ref HEAD refs/heads/alias
ok 'under another name the branch itself is written to' \
	afi update afi-1 -m 'Under another name'
is 'and the other name stays one' \
	"$(git symbolic-ref refs/heads/alias) $(git rev-list --count "$before"..main)" \
	'refs/heads/main 1'
git symbolic-ref HEAD refs/heads/main
git symbolic-ref -d refs/heads/alias

git clone -q --depth 1 "file://$(pwd)" ../shallow
afi -C ../shallow check >../out 2>../err
is 'a shallow clone is proven from where it begins' \
	"$? $(grep -c 'not before' ../out)" '0 1'
is 'and can be written to' \
	"$(afi -C ../shallow update afi-1 -m 'From afar' | grep -c recorded)" 1

sed -i 's/kind: register/kind: registry/' register.yaml && force
afi list >../out 2>../err
is 'a broken register.yaml is named' "$? $(grep -c 'register.yaml' ../err)" \
	'1 1'
again

afi list --no-such >../out 2>../err
is 'a wrong option is exit 2' "$?" 2
ok 'all is as it was' afi check
done_testing
