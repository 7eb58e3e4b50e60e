#!/bin/sh
# afi evidence --get: kept files written out, under names that do no harm, and
# nothing that is there already is touched.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
afi open afi-1/new --title 'Another act' >/dev/null
afi open afi-2 --title 'Another failing' >/dev/null
mkdir in
printf one >in/audit.pdf
printf two >in/plan.docx
mkdir in/later
printf three >in/later/audit.pdf
printf four >in/report.txt
printf five >in/box.txt
{
	afi evidence afi-1 in/audit.pdf
	afi evidence afi-1/1 in/plan.docx in/audit.pdf
	afi evidence afi-1/2 in/later/audit.pdf
	afi evidence afi-1/2 in/box.txt --reference-only --held 'Store, box 7'
	afi evidence peel-2025 in/report.txt
	afi evidence afi-2 in/report.txt
} >log 2>&1

# The names in a folder with what is in them, and nothing else there.
holds() {	# DIR
	(cd "$1" && find . -mindepth 1 ! -type d | sort | while read -r name; do
		echo "$name: $(cat "$name")"
	done)
}

try "a finding's files, its actions' among them" 0 \
	afi evidence afi-1 --get out <<'END'
wrote out/audit.pdf
wrote out/plan.docx
already there: out/audit.pdf
wrote out/audit (2).pdf
only referred to: box.txt, 4 bytes, of leicestershire/peel-2025/afi-1; held: Store, box 7
END
try 'are what was filed, two of one name told apart' 0 holds out <<'END'
./audit (2).pdf: three
./audit.pdf: one
./plan.docx: two
END
try 'a second time nothing is written' 0 afi evidence afi-1 --get out <<'END'
already there: out/audit.pdf
already there: out/plan.docx
already there: out/audit.pdf
already there: out/audit (2).pdf
only referred to: box.txt, 4 bytes, of leicestershire/peel-2025/afi-1; held: Store, box 7
END
try "an action's are its own" 0 afi evidence afi-1/1 --get out1 <<'END'
wrote out1/plan.docx
wrote out1/audit.pdf
END
try "an inspection's are by finding" 0 afi evidence peel-2025 --get all/ <<'END'
wrote all/report.txt
wrote all/afi-1/audit.pdf
wrote all/afi-1/plan.docx
already there: all/afi-1/audit.pdf
wrote all/afi-1/audit (2).pdf
only referred to: box.txt, 4 bytes, of leicestershire/peel-2025/afi-1; held: Store, box 7
wrote all/afi-2/report.txt
END
afi open afi-3 --title 'No proof' >log
try 'nothing filed is said' 0 afi evidence afi-3 --get none <<'END'
no files are filed under leicestershire/peel-2025/afi-3
END
try 'a force is too much' 2 afi evidence leicestershire --get none <<'END'
afi: --get is for an inspection, a finding or an action
END
try 'it records nothing' 2 afi evidence afi-1 --get out -m Text <<'END'
afi: -m and -F go with what is recorded; --get only reads
END
try 'nor is a file given' 2 afi evidence afi-1 --get out in/box.txt <<'END'
afi: give a FILE or a URL, a figure with --measure NAME=VALUE, or --get DIR to take files out
END

# --- What is in the way ---

mkdir way
printf own >way/audit.pdf	# of the same length
printf two >aim	# the same bytes, but not ours
ln -s ../aim way/plan.docx
try 'what is there is left alone' 0 afi evidence afi-1/1 --get way <<'END'
wrote way/plan (2).docx
wrote way/audit (2).pdf
END
is 'also where a link leads' "$(cat way/audit.pdf aim)" owntwo
ln -s nowhere 'way/plan (3).docx'
rm 'way/plan (2).docx'
mkfifo 'way/plan (2).docx'
ok 'a link to nowhere and a pipe are in the way' \
	afi evidence afi-1/1 --get way
is 'so that neither is written' "$(cat 'way/plan (4).docx')$(
	test -e nowhere || test -e way/nowhere || echo .)" two.
mkdir elsewhere linked
ln -s ../elsewhere linked/afi-1
try 'a folder that is a link is not followed' 1 \
	afi evidence peel-2025 --get linked <<'END'
wrote linked/report.txt
afi: 'linked/afi-1' is in the way: it should be a folder; move it aside, or name another DIR
END
is 'and nothing is written there' "$(ls elsewhere)" ''
try 'a file is no folder' 1 afi evidence afi-1 --get aim <<'END'
afi: cannot open the folder 'aim': Not a directory
END
is 'no file is left that is not whole' \
	"$(find . -name '.afi-*.part' | wc -l)" 0

# --- What is not here, or not right ---

report=$(printf four | sha256sum | cut -d ' ' -f 1)
audit=$(printf one | sha256sum | cut -d ' ' -f 1)
git update-ref -d "refs/afi/evidence/$report"
try 'what this copy has not got is said' 1 \
	afi evidence peel-2025 --get again <<'END'
not in this copy: report.txt, 4 bytes, of leicestershire/peel-2025
wrote again/afi-1/audit.pdf
wrote again/afi-1/plan.docx
already there: again/afi-1/audit.pdf
wrote again/afi-1/audit (2).pdf
only referred to: box.txt, 4 bytes, of leicestershire/peel-2025/afi-1; held: Store, box 7
not in this copy: report.txt, 4 bytes, of leicestershire/peel-2025/afi-2
afi: 2 of 7 files are kept in another copy of the register but not in this one; ask whoever filed them
END
git update-ref "refs/afi/evidence/$audit" \
	"$(echo changed | git hash-object -w --stdin)"
try 'what is not what was filed is not written' 1 \
	afi evidence afi-1/1 --get wrong <<'END'
wrote wrong/plan.docx
afi: the kept file 'audit.pdf': it is not what was filed, so it was not written; 'afi check' says more
afi: 1 of 2 files could not be written
END
is 'but the others are' "$(ls wrong)" plan.docx

# --- Names ---

# A file of another office, whose name nobody here has chosen.
hostile() {	# NAME
	rm -rf odd
	mkdir odd
	printf '%s' "$1" >in/box.txt
	afi evidence afi-2 in/box.txt >log || return
	sed -i "s|^  name: box.txt\$|  name: \"$1\"|" \
		records/leicestershire/peel-2025/afi-2.yaml &&
	git commit -q --no-verify -a -m odd &&
	afi evidence afi-2 --get odd 2>/dev/null | tail -n 1
}
try 'a path has no parts' 0 hostile '../../../etc/passwd' <<'END'
wrote odd/_._.._.._etc_passwd
END
try 'one from the root' 0 hostile '/etc/passwd' <<'END'
wrote odd/_etc_passwd
END
try 'nothing is hidden' 0 hostile '.bashrc' <<'END'
wrote odd/_bashrc
END
try 'or an option' 0 hostile '-rf' <<'END'
wrote odd/_rf
END
try 'or a device' 0 hostile 'nul.txt' <<'END'
wrote odd/_nul.txt
END
is 'all of it is in the folder' "$(ls -A odd)" "$(printf '%s\n' \
	_._.._.._etc_passwd _bashrc _etc_passwd _nul.txt _rf)"
done_testing
