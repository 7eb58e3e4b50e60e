#!/bin/sh
# afi letter: whose it is by its day, what it tells, what is missing, and that
# nothing from a record is markup in it.
# shellcheck disable=SC2016	# for inner shells and sed, or as typed
. "${0%/*}/lib.sh"

desk() {
	person 'Performance Lead' lead@force.example
}
office() {
	person 'Policy Officer' policy@pcc.example
}
write() {	# TEMPLATE [OPTIONS...]
	_template=$1
	shift
	afi letter peel-2024 --template "$_template" --format md "$@" \
		2>"$scratch/said"
}
# The lines of a letter from the one like $1 to before the one like $2.
part() {	# FROM TO
	sed -n "/$1/,/$2/p" | sed '$d' | grep .
}

# --- No settings, nothing said yet ---

clock 2025-01-09T09:00:00Z
desk
{
	afi init --force Northshire .
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
	afi open northshire/peel-2024 --title 'PEEL 2024' \
		--source 'The report'
} >"$scratch/log" 2>&1
afi letter peel-2024 --template section-55 --date 28/1/2025 >draft 2>said
is 'a letter that is not whole is no success' $? 1
try 'what is missing is said, with what gives it' 0 cat said <<'EOT'
afi: pcc-name: not set; give it with: afi set pcc-name 'NAME OF THE OFFICE'
afi: pcc-signatory: not set; give it with: afi set pcc-signatory 'NAME OF WHO SIGNS'
afi: hmicfrs-address: not set; give it with: afi set hmicfrs-address 'POST / STREET / TOWN'
afi: hmicfrs-salutation: not set; give it with: afi set hmicfrs-salutation 'WORDS AFTER DEAR'
afi: day of the report: not recorded; give it with: afi correct northshire/peel-2024 --set published=DATE
afi: the PCC's comments: not recorded; give it with: afi respond northshire/peel-2024 --part comments --as pcc -m TEXT
afi: the letter is not whole: 6 things are missing, where it has square brackets
EOT
is 'and stands where it should be' "$(sed -n '/^Dear/p; 1p' draft)" \
	'[pcc-name: not set]
Dear [hmicfrs-salutation: not set],'
echo kept >kept.html
ok 'no file is written then' sh -c '! afi letter peel-2024 \
	--template section-55 --format html -o kept.html 2>/dev/null &&
	test "$(cat kept.html)" = kept'
for template in section-55 force-comments update request-to-close \
	web-statement covering-copy; do
	write "$template" >out
	is "without settings $template has gaps" \
		"$? $(grep -c '\\\[' out | sed 's/^[1-9].*/some/')" '1 some'
done

# --- An office, and another after it ---

clock 2025-01-10T09:00:00Z
{
	for setting in 'pcc-name=Commissioner for Northshire' \
		'pcc-short-name=Northshire PCC' \
		'pcc-letterhead=The Commissioner / 1 Example Street' \
		'pcc-address=The Commissioner / 1 Example Street / NS1 1AA' \
		'pcc-salutation=Commissioner' \
		'pcc-signatory=The First Commissioner' \
		'force-name=Northshire Police' \
		'force-signatory=The Chief Constable' \
		'force-signatory-title=Chief Constable' \
		'hmicfrs-address=The Chief Inspector / 2 Example Street' \
		'hmicfrs-salutation=Chief Inspector' \
		'home-secretary-address=The Home Secretary / 3 Example Street' \
		'home-secretary-salutation=Home Secretary' \
		'letter-classification=OFFICIAL' \
		'letter-copies=The Home Secretary / The Chief Constable' \
		'report-name@peel-2024=Northshire PEEL inspection'; do
		tick 1
		afi set "${setting%%=*}" "${setting#*=}"
	done
	afi correct peel-2024 --set published=2024-12-05 \
		--set address=https://report.example/
	office
	afi respond peel-2024 -m 'We welcome this.'
	desk
} >"$scratch/log" 2>&1
try 'a whole letter is a success' 0 \
	afi letter peel-2024 --template section-55 --date 28/1/2025 \
	-o letter.txt </dev/null
try 'without findings it has what there is' 0 sed '/^Made from/,$d' letter.txt <<'EOT'
The Commissioner
================

1 Example Street

OFFICIAL

Date: 28th January 2025

The Chief Inspector
2 Example Street

Dear Chief Inspector,

I write to you in response to the Northshire PEEL inspection findings published
5th December 2024.

As the Commissioner for Northshire (Local Policing Body), I am providing the
following response to the Secretary of State for the Home Office, and His
Majesty's Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS),
in respect of the HMICFRS report 'PEEL 2024' that was published on the 5th
December 2024. This action is pursuant to my obligations under Section 55(5) and
(5A) of the Police Act 1996.

Northshire PCC Comments
-----------------------

We welcome this.

Yours sincerely,




The First Commissioner

Commissioner for Northshire

Copies:
The Home Secretary
The Chief Constable

EOT

says() {	# what an update says of the report
	write update --since 1/1/2025 | grep -o 'of 5th.*'
}
is 'that there is no finding can be said' "$(says)" \
	'of 5th December 2024, which has no findings.'

clock 2025-02-10T09:00:00Z
{
	afi set pcc-signatory 'The Second Commissioner'
	tick
	afi set pcc-signatory 'The Third Commissioner' --on 1/2/2025
} >"$scratch/log" 2>&1
signed() {	# OPTIONS...
	write section-55 "$@" | grep -A 1 'signature -->' | tail -n 1
}
is 'a letter of an earlier day is signed by whom it was then' \
	"$(signed --date 28/1/2025)" 'The First Commissioner'
is '... of a day between by the one of that day' \
	"$(signed --date 5/2/2025)" 'The Third Commissioner'
is '... today by the one of today' "$(signed)" 'The Second Commissioner'
is 'as it was known then it was the first' \
	"$(signed --rev 2025-01-20)" 'The First Commissioner'
is 'as it stood then, too' "$(signed --as-of 2025-01-20)" \
	'The First Commissioner'
try 'before it was set it is not' 0 sh -c 'afi letter peel-2024 \
	--template section-55 --date 9/1/2025 2>&1 | grep ^afi:.pcc-signatory:' <<'EOT'
afi: pcc-signatory: not set on 9 January 2025; give it with: afi set pcc-signatory 'NAME OF WHO SIGNS' --on 2025-01-09
EOT
try 'what it is today it can also be said to have been then' 0 sh -c 'afi set \
	pcc-signatory "The Second Commissioner" --on 9/1/2025' <<'EOT'
recorded #1: the register, setting by force
EOT
is '... and it is' "$(signed --date 9/1/2025)" 'The Second Commissioner'
is '... with what came later as it was' "$(signed --date 28/1/2025)" \
	'The First Commissioner'
try '... once' 0 afi set pcc-signatory 'The Second Commissioner' \
	--on 9/1/2025 <<'EOT'
nothing new
EOT

# --- Findings of all kinds ---

clock 2025-02-11T09:00:00Z
long=$(printf 'Answer-each-call-%.0s' 1 2 3 4)
slug=$(printf 'a%.0s' $(seq 60))
{
	afi open peel-2024/afi-2 --title 'Call back'
	says
	afi open peel-2024/coc-1 --title 'Custody is not safe'
	afi open peel-2024/rec-1-1 --title 'Check on detainees'
	afi open peel-2024/rec-1-2 --title 'Train the staff'
	afi open peel-2024/coc-2 --title 'Vetting is slow'
	afi open peel-2024/rec-2-1 --title 'Vet everybody'
	afi open peel-2024/rec-7 --title 'Buy vans'
	afi open peel-2024/afi-10 --title 'Tenth'
	afi open peel-2024/area-1 --title 'An area?'
	afi open peel-2024/practice-1 --title 'A practice'
	afi open peel-2024/afi-1 --title "$long"
	afi open peel-2024/afi-3 --title 'A slip'
	afi close afi-3 --outcome void -m 'Opened by mistake.'
	for finding in coc-1 rec-1-1 rec-1-2 coc-2 rec-2-1 rec-7 afi-1 afi-2 \
		afi-10 area-1; do
		tick
		afi respond peel-2024/$finding -m "Work on $finding."
	done
	office
	afi respond rec-1-1 -m 'I shall visit custody myself.'
	afi respond rec-2-1 -m 'I pay for two more posts.'
	tick
	afi respond rec-2-1 --position agrees
	afi respond afi-2 -m 'I ask for figures.'
	desk
} >"$scratch/log" 2>&1
is '... or one' "$(grep '^of 5th' "$scratch/log")" \
	'of 5th December 2024, which has one finding.'
write section-55 >out
is 'a recommendation wants the commissioner'\''s own words' \
	"$(cut -d ';' -f 1 "$scratch/said")" \
	"afi: the PCC's comments on rec-1-2: not recorded
afi: the PCC's comments on rec-7: not recorded
afi: the letter is not whole: 2 things are missing, where it has square brackets"
is 'causes of concern come first, each with its recommendations' \
	"$(part '^## Northshire Police' '^## Northshire PCC' <out |
	sed -n 's/^### \([^:]*\):.*/\1/p')" \
	'Cause of concern 1
Recommendation 1 of cause of concern 1
Recommendation 2 of cause of concern 1
Cause of concern 2
Recommendation 1 of cause of concern 2
Recommendation 7
AFI 1
AFI 2
AFI 10
Area of concern 1'
is 'a title is a sentence' "$(sed -n 's/^### A[^ ]* [^ ]* \?[^:]*: //p' out |
	sort -u | tr '\n' '|')" "An area?|$long.|Call back.|Tenth.|"
is 'the commissioner answers recommendations, and what else he will' \
	"$(part '^## Northshire PCC' '^<!-- closing' <out | sed 's/\\//g')" \
	'## Northshire PCC Comments
We welcome this.
### Recommendation 1 of cause of concern 1: Check on detainees.
I shall visit custody myself.
### Recommendation 2 of cause of concern 1: Train the staff.
[the PCC'\''s comments on rec-1-2: not recorded]
### Recommendation 1 of cause of concern 2: Vet everybody.
I pay for two more posts.
### Recommendation 7: Buy vans.
[the PCC'\''s comments on rec-7: not recorded]
### AFI 2: Call back.
I ask for figures.'
is 'what was found is counted in words' \
	"$(write force-comments | grep -o 'The report has .*')" \
	'The report has two causes of concern, four recommendations, three areas for improvement and one area of concern.'
is '... each with its figure' "$(afi letter peel-2024 --template update \
	--format json 2>/dev/null | jq -c '.counts | [.findings.figure,
	.afis.word, .causes.said]')" '[10,"three","two causes of concern"]'

# --- What changed ---

clock 2025-03-01T09:00:00Z
{
	afi evidence afi-2 --measure 'called back=47%' --period 2023 --better up
	afi open afi-2/new --title 'A rota'
	clock 2025-04-01T09:00:00Z
	afi evidence afi-2 --measure 'called back=86%' --period 2024
	echo rota >rota.txt
	afi evidence afi-2 rota.txt -m 'As it hangs there'
	afi update afi-2 -m 'All teams do it.'
	tick
	afi close afi-2/1 -m 'It runs.'
	tick
	afi submit afi-2 --to pcc -m 'It is met.'
	office
	printf 'I have seen it.\n\nIt works.\n' | afi respond afi-2 -F -
	desk
} >"$scratch/log" 2>&1
try 'a letter tells what changed since a day' 0 sh -c 'afi letter peel-2024 \
	--template update --since 15/3/2025 --format md |
	sed -n "/^## AFI 2/,/^## AFI 10/p" | sed "\$d" | grep .' <<'EOT'
## AFI 2: Call back.
Status: submitted.
What is new:
- 1 April 2025, measured: called back 86%, 2024.
- 1 April 2025, evidence: rota.txt. As it hangs there
- 1 April 2025, update by the force. All teams do it.
- 1 April 2025, action closed as complete (A rota). It runs.
- 1 April 2025, submitted to the PCC as met. It is met.
- 1 April 2025, response by the PCC. I have seen it. It works.
Figures:
- called back: 47% (2023)
- called back: 86% (2024); 47% to 86%, better
Evidence:
- rota.txt, 1 April 2025. As it hangs there
EOT
is 'what has not says so' "$(write update --since 15/3/2025 |
	part '^## AFI 10' '^## Area' | tail -n 1)" \
	'Status: awaiting allocation. There is nothing new to report.'
{
	afi update afi-2 --no-change
	afi update afi-10 --no-change
} >"$scratch/log" 2>&1
is 'that nothing changed is no news' "$(write update --since 15/3/2025 |
	part '^## AFI 2' '^## AFI 10' | grep -c -i -e 'no change' -e nothing)" 0
is '... but where there is none, it is told who said so' \
	"$(write update --since 15/3/2025 | part '^## AFI 10' '^## Area' |
	grep -o 'There is.*')" \
'There is nothing new to report: on 1 April 2025 the force said that nothing had changed.'
afi update afi-10 --no-change --due 1/6/2025 -m 'The builder is late.' \
	>"$scratch/log" 2>&1
is '... and a new date is news' "$(write update --since 15/3/2025 |
	part '^## AFI 10' '^## Area' | grep '^-' | sed 's/\\//g')" \
	'- 1 April 2025, update by the force, new date: 1 June 2025. The builder is late.'
write update >out
is 'it wants to know since when' "$(cut -d ';' -f 1 "$scratch/said" |
	head -n 1)" 'afi: day of the last letter: not given'
is 'only what is met is asked to be closed' \
	"$(write request-to-close | grep '^## ')" '## AFI 2: Call back.'
is '... with what was done' \
	"$(write request-to-close | grep -A 2 'What was done')" \
	'What was done:

- A rota (closed on 1 April 2025)'
afi open afi-2/new --title 'A second rota' >"$scratch/log" 2>&1
is '... with what is claimed, and what is still to do' \
	"$(write request-to-close | part '^The force says' '^Figures' |
		sed 's/\\//g')" \
	'The force says that it is met:
It is met.
What was done:
- A rota (closed on 1 April 2025)
- A second rota (not closed yet)'
is 'a copy is said to go with letters to the chief inspector alone' \
	"$(for template in section-55 force-comments update request-to-close \
		web-statement covering-copy; do
		write $template | grep -c '^Copies' || :
	done | tr -d '\n')" 101100
try 'the future is no past' 2 afi letter peel-2024 --template update \
	--since 2/4/2025 --date 1/4/2025 <<'EOT'
afi: --since: '2/4/2025' is after the letter's day
EOT

# --- What the commissioner says last ---

{
	office
	afi respond peel-2024 --part reply -m 'I share their view.'
	afi respond peel-2024 --part closing -m 'I shall write again.'
	desk
} >"$scratch/log" 2>&1
is 'what is said of all stands under no finding' "$(write section-55 |
	part '^## Northshire PCC Reply' '^<!-- closing' | sed 's/\\//g')" \
	"## Northshire PCC Reply to the Chief Officer's Comments
I share their view.
## Conclusion
I shall write again."
is 'an update does not say it again' "$(write update --since 15/3/2025 |
	grep -c 'write again')" 0

# The chief officer is only invited to comment.
afi open peel-2024/afi-12 --title 'Twelfth' >"$scratch/log" 2>&1
is 'the force may be silent' "$(write section-55 |
	part '^### AFI 12' '^### Area' | sed 's/\\//g')" \
	'### AFI 12: Twelfth.
The force has made no comment on this.'
is '... which the letter does not lack' "$(grep -c afi-12 "$scratch/said")" 0
afi close afi-12 --outcome void -m 'For a test.' >"$scratch/log" 2>&1

# --- Published ---

{
	office
	afi publish peel-2024 --url 'https://pcc.example/a_b(c)*d*' --on 28/1/2025
	desk
} >"$scratch/log" 2>&1
is 'the copy says where and when it was published' \
	"$(write covering-copy | sed 's/\\//g' | grep '^I published')" \
	'I published the comments on 28th January 2025 at https://pcc.example/a_b(c)*d*.'
is 'a statement links to both' "$(afi letter peel-2024 \
	--template web-statement --format html 2>/dev/null |
	grep -o 'href="http[^"]*"')" 'href="https://report.example/"
href="https://pcc.example/a_b(c)*d*"'

# --- By mail ---

if command -v weasyprint >/dev/null; then
	{
		afi set pcc-email office@pcc.example
		afi set hmicfrs-email chief@hmicfrs.example
	} >"$scratch/log" 2>&1
	afi letter peel-2024 --template request-to-close --format eml \
		>letter.eml
	is 'a message is to whom the letter is' \
		"$(tr -d '\r' <letter.eml | sed '/^$/q' |
		sed -n ':all; N; $!b all; s/\n / /gp' |
		grep '^\(From\|To\|Subject\):')" 'From: "The Second Commissioner" <office@pcc.example>
To: "The Chief Inspector" <chief@hmicfrs.example>
Subject: PEEL 2024, 1 April 2025'
	is 'with the letter, by a name that says which' \
		"$(grep -o 'filename="[^"]*"' letter.eml)" \
		'filename="peel-2024-request-to-close-2025-04-01.pdf"'
	afi set letter-copies "The Home Secretary <post@minister.example> / \
The Chief Constable / Post, \"PA\" <pa@pcc.example>" >"$scratch/log" 2>&1
	cat >read.py <<-'END'
	# A message, read strictly: its headers, what it says, and whether what is
	# attached is that file.
	import email, email.policy, sys
	policy = email.policy.SMTP.clone(raise_on_defect=True)
	bytes_ = open(sys.argv[1], "rb").read()
	message = email.message_from_bytes(bytes_, policy=policy)
	for name in ("From", "To", "Cc"):
	    print(name + ":", message[name])
	print(message.get_body().get_content().replace("\r\n", "\n").strip())
	part, = message.iter_attachments()
	same = part.get_content() == open(sys.argv[2], "rb").read()
	print(part.get_content_type(), part.get_filename(), same)
	END
	attached() {	# FORMAT
		afi letter peel-2024 --template request-to-close \
			--format "$1" -o "attached.$1" 2>"$scratch/said"
		afi letter peel-2024 --template request-to-close \
			--format eml --attach "$1" -o letter.eml \
			2>"$scratch/said"
		python3 read.py letter.eml "attached.$1"
	}
	try 'it is read strictly, and has copies and the very file' 0 \
		attached pdf <<'EOT'
From: The Second Commissioner <office@pcc.example>
To: The Chief Inspector <chief@hmicfrs.example>
Cc: The Home Secretary <post@minister.example>, "Post, \"PA\"" <pa@pcc.example>
Dear Chief Inspector,

My letter of 1 April 2025 about the report 'PEEL 2024' is attached.

Yours sincerely,

The Second Commissioner
Commissioner for Northshire
application/pdf peel-2024-request-to-close-2025-04-01.pdf True
EOT
	attached docx | tail -n 1 >last
	try '... as DOCX too' 0 cat last <<'EOT'
application/vnd.openxmlformats-officedocument.wordprocessingml.document peel-2024-request-to-close-2025-04-01.docx True
EOT
	is 'the letter says who has a copy, without addresses' \
		"$(write request-to-close | sed -n '/^Copies/,/^$/p' |
		tr -d '\134' | tr '\n' '|')" \
		'Copies:|The Home Secretary|The Chief Constable|Post, "PA"||'
	try 'nothing else has anything attached' 2 afi letter peel-2024 \
		--template request-to-close --attach docx <<'EOT'
afi: --attach goes with --format eml
EOT
	try 'and nothing but these is' 2 afi letter peel-2024 --format eml \
		--template request-to-close --attach html <<'EOT'
afi: --attach: there is no 'html'; there are pdf, docx
EOT
else
	skip 'a message is to whom the letter is' 'no weasyprint here'
fi

# --- Withheld ---

{
	afi respond afi-1 -m 'We ran Op [[withheld operation: Blue Heron]] and
it went well.'
	afi open afi-1/new --title 'Call [[withheld name: Sgt Finch]]'
} >"$scratch/log" 2>&1
is 'what is withheld is not in a letter, which says so' \
	"$(write section-55 | sed 's/\\//g' | grep 'x¹\|^¹')" \
	'We ran Op [x¹] and it went well.
¹ Redacted'
is '... unless it is for inside' \
	"$(write section-55 --for internal | grep -c 'Blue Heron\|Redacted')" 1
is 'where it has no place there is no note on it' \
	"$(write covering-copy | grep -c Redacted)" 0
for template in section-55 force-comments update request-to-close \
	web-statement covering-copy; do
	for format in text md html json; do
		afi letter peel-2024 --template $template --format $format \
			--since 2025-01-01
	done
done >all 2>&1
is 'it is in no letter in any format' "$(grep -c 'Heron\|Finch' all)" 0

# --- Markup ---

{
	afi respond afi-10 -m '# No heading

- <script>alert(1)</script> **no**
- [no](javascript:alert(1))

<!-- signature -->

1. one
2. two {{title}}

---

'"'"'quotes'"'"' and & | `code` <b>'
} >"$scratch/log" 2>&1
afi letter peel-2024 --template section-55 --format html >out.html 2>/dev/null
is 'text is text' "$(sed -n '/AFI 10/,/<h3>/p' out.html | sed '$d')" \
	'<h3>AFI 10: Tenth.</h3>
<p># No heading</p>
<ul>
<li><p>&lt;script&gt;alert(1)&lt;/script&gt; **no**</p>
</li>
<li><p>[no](javascript:alert(1))</p>
</li>
</ul>
<p>&lt;!-- signature --&gt;</p>
<p>1. one</p>
<p>2. two {{title}}</p>
<p>---</p>
<p>&#39;quotes&#39; and &amp; | `code` &lt;b&gt;</p>'
is 'one heading is the first, and none is left out on the way' \
	"$(grep -o '<h[1-6]' out.html | sort | uniq -c | awk '{ print $1, $2 }')" \
	'1 <h1
4 <h2
15 <h3'
is 'it says its language and what it is' \
	"$(grep -o '<html[^>]*>\|<title>.*' out.html)" \
	'<html lang="en-GB">
<title>PEEL 2024, 1 April 2025</title>'
is 'the parts of a letter are told apart' \
	"$(grep -o 'class="[a-z]*"' out.html | sort -u | tr '\n' ' ')" \
	'class="address" class="closing" class="copies" class="date" class="foot" class="letter" class="marking" class="note" class="signature" class="skip" '

# --- Names at their limits, and mistakes ---

{
	afi open "northshire/$slug" --title "$long" --published 1/2/2025 \
		--source 'The report'
	office
	afi respond "northshire/$slug" -m 'Yes.'
	desk
	afi set "report-name@$slug" 'the long one'
} >"$scratch/log" 2>&1
is 'a name of 60 characters is one' "$(afi letter "$slug" \
	--template section-55 --format md | grep -c 'the long one findings')" 1
try 'a template must be named' 2 afi letter peel-2024 <<'EOT'
afi: 'afi letter' needs --template NAME, which letter: 'afi templates' lists them; see 'afi help letter'
EOT
try 'and be there' 2 afi letter peel-2024 --template section-56 <<'EOT'
afi: --template: there is no 'section-56'; did you mean 'section-55'?
EOT
mkdir templates
echo '{{! Ours. }}Dear {{hmicfrs.salutation}}, {{date.long}}' \
	>templates/ours.mustache
git add templates && git commit -q -m 'our own'
is 'an office may have its own' "$(write ours)" 'Dear Chief Inspector, 1 April 2025'
try 'one for something else has other names' 1 \
	afi letter peel-2024 --template panel <<'EOT'
afi: begin: line 11: {{position}}: there is no 'position' here
EOT
try 'a letter is about an inspection' 2 \
	afi letter afi-2 --template section-55 <<'EOT'
afi: a letter is about an inspection, and 'northshire/peel-2024/afi-2' is none
EOT
try 'it is for somebody' 2 afi letter peel-2024 --template update --for all <<'EOT'
afi: --for: there is no 'all'; there are public, internal
EOT
try 'other formats are none' 2 afi letter peel-2024 --template update \
	--format rtf <<'EOT'
afi: --format: there is no 'rtf'; there are text, md, html, pdf, docx, eml, json
EOT
ok 'nothing was recorded by all that' sh -c \
	'test -z "$(git status --porcelain --untracked-files=no)"'

# --- A record that cannot be read ---

printf 'format: 1\nid: nonsense\n' >records/northshire/peel-2024/afi-10.yaml
git commit -q -a -m broken --no-verify
write section-55 >out
is 'nothing is for the public where one cannot be read' \
	"$(wc -c <out) $(tail -n 1 "$scratch/said" | cut -d , -f 1)" \
	'0 afi: 1 record could not be read'
is '... which is named' \
	"$(grep -c 'peel-2024/afi-10.yaml: ' "$scratch/said")" 1
write section-55 --for internal >out
is '... and inside the others are told' "$(grep -c '^### AFI' out)" 3
done_testing
