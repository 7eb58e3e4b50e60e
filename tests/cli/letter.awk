# Takes the areas for improvement out of a commissioner's letter:
#
#	awk -v want=title -v number=3 -f letter.awk LETTER
#
# prints the heading of number 3 as published, want=response the force's answer
# to it in one paragraph, want=comments the commissioner's comments at its end,
# want=count how many there are.  A heading's line
# begins "AFI 3- ", "AFI-1- " or "AFI 6 - "; its answer is what follows, to the
# next heading or part, without footnotes and joined where one broke it.

function flush() {
	if (want == "response" && current == number && body != "")
		print body
	body = ""
}

/^AFI[- ]*[0-9]+ *- / {
	flush()
	count++
	current = $0
	sub(/^AFI[- ]*/, "", current)
	current += 0
	title = $0
	sub(/^AFI[- ]*[0-9]+ *- */, "", title)
	if (want == "title" && current == number)
		print title
	next
}


/PCC Comments$/ {
	flush()
	current = 0
	comments = 1
	next
}

/^Yours sincerely/ {
	comments = 0
}

comments && want == "comments"

/^¹/ || /^[ \t]*$/ || !current {
	next
}

{
	body = body (body == "" ? "" : " ") $0
}

END {
	flush()
	if (want == "count")
		print count + 0
}
