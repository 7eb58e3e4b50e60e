#!/bin/sh
# The real letter, made from the records: it goes in by `afi import`, what that
# has nothing of by settings, and the shipped template makes it again, with the
# same parts in the same order, word for word.
#
# Not compared: white space, the pages, the line at the foot, what stands
# between "AFI", number and heading, and the section that is cited.  Footnotes,
# which stand at the end of a page, stand at the end of both.
. "${0%/*}/lib.sh"

seeds=${AFI_SEEDS:-$top/../shared/seeds}
letter=$seeds/004_4ece3fc261db78a7.txt
if [ ! -r "$letter" ]; then
	skip 'the real letter is made from the records' \
		"the letter is not here; set AFI_SEEDS to the folder it is in"
	done_testing
fi

# A paragraph to a line, from text with empty lines between them.  The
# letterhead is one, up to the date, and so is what a footnote broke.
paragraphs() {
	sed 's/\*\*//g' | awk '
	BEGIN { RS = "" }
	function tell() {
		if (last != "")
			print last
		last = $0
	}
	{
		gsub(/[ \t\n]+/, " ")
		gsub(/^ | $/, "")
	}
	/^Made from the register / { next }
	/^Date: / { dated = 1 }
	!dated { last = last (last == "" ? "" : " ") $0; next }
	/^¹/ { note = $0; broken = last !~ /[.:,]$/; next }
	broken { last = last " " $0; broken = 0; next }
	{ tell() }
	END { $0 = note; tell(); if (note != "") print note }' |
	sed -E 's/^AFI[- ]*([0-9]+)[-:. ]*/AFI \1 /
		s/Section 55\([0-9A-Z]+\)( and \([0-9A-Z]+\))*/Section 55/'
}

# The paragraphs of what each format is.
of_md() {
	sed -E '/^<!--/d; s/^#+ //; s/\\$//; s/\\([[:punct:]])/\1/g' | paragraphs
}
of_text() {
	grep -vE '^(=+|-+)$' | paragraphs
}
of_html() {
	sed -e '1,/<main/d' -e 's/<br>//; s/<[^>]*>$/\n/; s/<[^>]*>//g' \
		-e "s/&#39;/'/g" \
		-e 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' |
	paragraphs
}

# The lines of the letter after the one like $1 (the first, if that is empty)
# and before the one like $2, " / " between them.
lines() {	# AFTER BEFORE
	awk -v after="$1" -v before="$2" '
	$0 ~ before { exit }
	after != "" && $0 ~ after { after = ""; next }
	after == "" && NF { gsub(/\*\*/, ""); printf "%s%s", sep, $0; sep = " / " }
	' "$letter"
}
# What stands between $1 and $2 in the first line that has both.
between() {	# BEFORE AFTER
	sed -nE "s|.*$1(.*)$2.*|\\1|p" "$letter" | head -n 1
}
set_it() {	# SETTING VALUE
	tick 1
	afi set "$1" "$2" --on 28/1/2025
}

clock 2025-03-10T09:00:00Z
person 'Policy Officer' policy@pcc.example
{
	afi init --force Leicestershire --as pcc .
	afi import "$(echo "$seeds"/001_*.txt)" --accept all
	afi import "$letter" --accept all
	# its name stands on two lines there, in bold
	set_it pcc-letterhead "$(lines '' '^Date' | sed 's| / | |')"
	set_it hmicfrs-address "$(lines '^Date' '^Dear')"
	set_it hmicfrs-salutation "$(between '^Dear ' ',$')"
	set_it pcc-name "$(between '^As the ' ' .Local Policing Body')"
	set_it pcc-short-name "$(between '^' ' Comments$' | sed 's/ .*/ PCC/')"
	set_it force-name "$(between '^' ' Comments$')"
	set_it pcc-signatory "$(lines '^Yours' '^Police and Crime')"
	set_it pcc-signatory-title "$(tail -n 1 "$letter")"
	set_it report-name@peel-2023-25 \
		"$(between 'in response to the ' ' findings published')"
	set_it report-title@peel-2023-25 "$(between "report '" "' that")"
} >"$scratch/log" 2>&1

write() {	# FORMAT
	afi letter peel-2023-25 --template section-55 --date 28/1/2025 \
		--format "$1"
}
paragraphs <"$letter" >wanted
# Letterhead, date, address, salutation, 4 paragraphs; heading, introduction,
# 10 findings of 2; heading, 3 paragraphs; closing, name, office; footnote.
is 'the letter has 38 paragraphs' "$(wc -l <wanted)" 38
for format in md text html; do
	ok "it is written as $format" sh -c "cat '$scratch/log'; exec 2>&1
		afi letter peel-2023-25 --template section-55 \
		--date 28/1/2025 --format $format -o letter.$format"
	"of_$format" <"letter.$format" >got
	ok "... word for word what the letter is" diff -u wanted got
done
is 'the section is the one that asks for the comments' \
	"$(grep -o 'Section 55([^.]*Act 1996' letter.md)" \
	'Section 55(5) and (5A) of the Police Act 1996'
is 'what is withheld is so nowhere else' \
	"$(grep -c 'x¹' wanted) $(grep -c 'withheld' letter.md)" '1 0'

# --- As files to send ---

made='pdf docx eml'
for program in weasyprint pandoc pdftotext pdfinfo; do
	command -v $program >/dev/null || made=
done
if [ -z "$made" ]; then
	skip 'it is written as PDF, DOCX and mail' \
		'weasyprint, pandoc or poppler-utils is not here'
else
	for format in $made; do
		ok "it is written as $format" sh -c "exec 2>&1
			afi letter peel-2023-25 --template section-55 \
			--date 28/1/2025 --format $format -o letter.$format"
	done
	pandoc -t plain --wrap=none letter.docx | paragraphs >got
	ok 'the DOCX is word for word what the letter is' \
		diff -u wanted got
	# Pages break paragraphs, so that all is told word by word, and lines may
	# end in a hyphen, which pdftotext then leaves out.  All have the
	# letterhead's first line.
	words() {
		tr -d '-' | sed -E 's/Section 55\([^.]*\) of/Section 55 of/; s/ ([0-9]+):/ \1/g' |
		tr -s '[:space:]' '\n' | grep .
	}
	pdftotext letter.pdf - | awk '
	{ sub(/\f/, "") }
	NR == 1 { head = $0; print; next }
	/^Made from the register/ { exit }
	$0 != head && !/^Page [0-9]+ of [0-9]+$/' | tr '\n' ' ' | words >got
	paragraphs <"$letter" | tr '\n' ' ' | words >once
	ok 'so is the PDF' diff once got
	is '... which is tagged and says what it is' \
		"$(pdfinfo letter.pdf | sed -n 's/^\(Title\|Tagged\): *//p')" \
		'PEEL 2023-25, 28 January 2025
yes'
fi

# --- The same again ---

git clone -q . ../other
clock 2025-06-01T09:00:00Z
for format in md text html $made; do
	( cd ../other && write "$format" ) >again
	ok "the same bytes another day, in another copy, as $format" \
		cmp "letter.$format" again
done

ok 'a letter of a later day says nothing new when it comes back' sh -c "
	afi letter peel-2023-25 --template section-55 --date 10/2/2025 \
		-o later.txt && afi import later.txt | grep ': nothing new$'"

# --- It can fail ---

# Whether the letter by the register's own template, which $1 edits, is another.
own() {	# SED SCRIPT
	mkdir -p templates
	sed -E "$1" "$top/templates/section-55.mustache" \
		>templates/section-55.mustache
	git add templates && git commit -q -m 'our own' &&
	write md | of_md >other && ! cmp -s wanted other
}
ok 'another word in the template is noticed' \
	own 's/I am providing the following/I provide the following/'
is '... and told' "$(diff wanted other | grep '^>' | cut -d , -f 2)" \
	' I provide the following response to the Secretary of State for the Home Office'
ok 'parts in another order are' own '/^\{\{#parts.pcc.opening/,/^\{\{.parts.pcc.opening/{
	H
	d
}
/^\{\{#parts.pcc.comments/{
	x
	s/^\n//
	p
	x
}'
ok 'a part left out is' own '/parts.force.introduction/d'
own 's/XX/YY/'
is 'a template as shipped is the letter again' "$(diff wanted other)" ''
done_testing
