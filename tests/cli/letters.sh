#!/bin/sh
# afi letters: what was issued, in its order, and what became of it.
. "${0%/*}/lib.sh"

mkdir bare && cd bare || exit 1
afi init --force Northshire . >/dev/null
try 'an empty register says so' 0 afi letters <<'END'
No inspection is recorded yet. Begin with its report: afi open
northshire/INSPECTION --title TITLE --source WHERE-FROM
END
afi open northshire/peel --title PEEL --source 'The report' >/dev/null
try 'and so does one without letters' 0 afi letters <<'END'
No letter is issued yet. 'afi letter INSPECTION --template NAME --issue --format
FORMAT' issues one.
END

mkdir ../reading && cd ../reading || exit 1
# shellcheck source=tests/cli/lib_reading.sh
. "$here/lib_reading.sh"
file=$peel/inspection.yaml
empty=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
first=c0ffee0000000000000000000000000000000000

issue() {	# ID AFTER AT TEMPLATE FORMAT DATED; more keys on standard input
	{
		printf 'template: %s\nformat: %s\ndated: %s\n' "$4" "$5" "$6"
		printf 'name: %s.%s\nsize: 0\nsha256: %s\nkept: yes\n' \
			"$4" "$5" $empty
		echo "made-from: $first"
		cat
	} | entry "$1" "$2" "$3" pcc issue
}

issue a00000000010 a00000000002 2025-01-28T13:00:00Z section-55 pdf \
	2025-01-28 <<'END'
to: [HM Chief Inspector]
copies: [The Home Secretary]
approved-by: Chief Executive
approved-on: 2025-01-27
END
entry a00000000011 a00000000010 2025-01-28T14:00:00Z pcc publish <<'END'
address: https://pcc.example/peel
letter: a00000000010
END
entry a00000000012 a00000000011 2025-01-29T14:00:00Z pcc copied <<'END'
to: home-secretary
letter: a00000000010
END
issue a00000000013 a00000000012 2025-02-10T13:00:00Z section-55 docx \
	2025-02-10 <<'END'
to: [HM Chief Inspector]
replaces: a00000000010
elsewhere: yes
different: 1
differences: A name.
overridden: ['placeholder: it is the name of a form']
text: A name was wrong.
END
issue a00000000014 a00000000013 2025-02-11T13:00:00Z web-statement md \
	2025-02-11 <<'END'
to: []
END
commit_all
clock 2025-02-12T10:00:00Z

try_out 'what was issued, and what became of it' 0 letters.out afi letters
try 'as of the day of the first' 0 afi letters --as-of 2025-01-28 <<'END'
As it stood on 28 January 2025

leicestershire/peel-2023-25, section-55, letter of 28 January 2025
(a00000000010): published
  issued 28 January 2025, PCC, to HM Chief Inspector; copies for The Home
  Secretary
  approved by Chief Executive, 27 January 2025
  published 28 January 2025 at https://pcc.example/peel
  section-55.pdf, 0 bytes, sha256 e3b0c44298fc, made from c0ffee000000
END
try 'and of the day before' 0 afi letters --as-of 2025-01-27 <<'END'
As it stood on 27 January 2025

No letter was issued by then.
END
afi letters --format csv | tail -c +4 | tr -d '\r' >table
try 'as a table' 0 cut -d, -f 1-5,14-16,20 table <<'END'
Target,Template,Dated,State,Issued,Published at,Replaces,Replaced by,File
leicestershire/peel-2023-25,section-55,2025-01-28,replaced,2025-01-28,https://pcc.example/peel,,a00000000013,section-55.pdf
leicestershire/peel-2023-25,section-55,2025-02-10,issued,2025-02-10,,a00000000010,,section-55.docx
leicestershire/peel-2023-25,web-statement,2025-02-11,issued,2025-02-11,,,,web-statement.md
END
try 'of a finding there are none' 2 afi letters afi-1 <<'END'
afi: letters are issued of an inspection; 'leicestershire/peel-2023-25/afi-1' is a part of one
END

# --- Which letter a publication is of ---

person 'Pat Office' pat@pcc.example
letter_of() {	# prints what the entry recorded last names
	git show HEAD:$peel/inspection.yaml | sed -n 's/^  letter: //p' |
		tail -n 1
}
ok 'published' afi publish peel-2023-25 --url https://pcc.example/2
is 'it is the statutory response, though another letter is later' \
	"$(letter_of)" a00000000013
ok 'another one, by the beginning of its id' afi publish peel-2023-25 \
	--url https://pcc.example/web --letter ~a00000000014
is '... is that' "$(letter_of)" a00000000014
ok 'copied on a day when only the first was there' afi copied peel-2023-25 \
	--to hmicfrs --to home-secretary --on 2025-01-30
is '... is a copy of that' "$(letter_of)" a00000000010
try 'a letter that nobody issued' 1 afi copied peel-2023-25 --to hmicfrs \
	--letter a0000 <<'END'
afi: --letter: 'a0000' is no one letter issued of 'leicestershire/peel-2023-25'; there are a00000000010, a00000000013, a00000000014
END
ok 'an inspection without letters' afi open leicestershire/other \
	--title Other --source 'The report'
try '... has none to name' 1 afi publish other --url https://pcc.example/3 \
	--letter a00000000010 <<'END'
afi: --letter: no letter is issued of 'leicestershire/other'; 'afi letter leicestershire/other --template NAME --issue --format FORMAT' issues one
END
ok '... and is published all the same' afi publish other \
	--url https://pcc.example/3
afi letters --format csv | tail -c +4 | tr -d '\r' | cut -d, -f 4,14 >states
try 'what became of them' 0 cat states <<'END'
State,Published at
replaced,https://pcc.example/peel
published,https://pcc.example/2
published,https://pcc.example/web
END
try 'its hash is not what can be changed of it' 2 afi correct a00000000014 \
	--set sha256=$empty <<'END'
afi: 'sha256' of this issue stays as it is: take the entry back with --retract and record it anew; what can be set is dated, to, copies, name, approved-by, approved-on, overridden, text
END
done_testing
