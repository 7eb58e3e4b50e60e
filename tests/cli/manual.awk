# Takes out of manual pages, which are mdoc, what manual.sh compares.
#
#	awk -v want=synopses -f manual.awk afi-open.1 afi-close.1 afi.1
#
# names		"COMMAND what it does", of a command's page or in the list of them
# synopses	each command's synopsis, as `afi COMMAND --help` prints it
# items		"COMMAND OPTION" for what is explained there; the ones that a
#		whole section shares as "SECTION/ OPTION"
# keys		"KIND|KEY|TYPE" as kinds.c prints them
# examples	the literal blocks under EXAMPLES
# members	the names in the JSON view

# Text as it is meant: what mdoc has escapes for.
function decode(s) {
	gsub(/\\-/, "-", s)
	gsub(/\\\(aq/, "'", s)
	gsub(/\\\(ga/, "`", s)
	gsub(/\\\(ha/, "^", s)
	gsub(/\\\(ti/, "~", s)
	gsub(/\\&/, "", s)
	gsub(/\\e/, "\\", s)
	return s
}

# "Op Fl Fl for Ar PARTY Ns ..." is "[--for PARTY...]".
function usage(line,  n, word, i, out, glue, open) {
	n = split(line, word, " ")
	glue = 1
	for (i = 1; i <= n; i++) {
		if (word[i] == "Op") {
			out = out "["
			open = glue = 1
		} else if (word[i] == "Nm") {
			out = word[i + 1] == "afi" ? "" : "afi"
			glue = !out
		} else if (word[i] == "Ns") {
			glue = 1
		} else if (word[i] == "Fl") {
			out = out (glue ? "" : " ") "-"
			glue = 1
		} else if (word[i] !~ /^(Ar|Cm)$/) {
			out = out (glue ? "" : " ") word[i]
			glue = 0
		}
	}
	return out (open ? "]" : "")
}

# A macro line without its macros, and without blanks before a comma.
function words(line) {
	line = decode(line)
	gsub(/(^\.| )(Cm|Dq|Va|Ar|Fl) /, " ", line)
	sub(/^ +/, "", line)
	gsub(/ ([,.:;])/, "&", line)
	gsub(/ +,/, ",", line)
	gsub(/ +\./, ".", line)
	gsub(/ +:/, ":", line)
	return line
}

/^\.(\\"|[BE]k)/ { next }

FNR == 1 { page = "" }

/^\.Nm afi-/ { page = "afi " substr($2, 5) }

# A whole page is about a command, or a part of afi.1.
/^\.Sh / {
	section = substr($0, 5)
	command = page
	kind = key = ""
	depth = 0
	shared = want == "items" && section ~ /^COMMANDS THAT/
}

/^\.Ss / {
	kind = substr($0, 5)
	command = section ~ /^COMMANDS THAT/ ? kind : page
	shared = 0
	depth = 0
}

want == "examples" {
	if (section == "EXAMPLES" && /^\.Bd -literal/)
		literal = 1
	else if (/^\.Ed/)
		literal = 0
	else if (literal)
		print decode($0)
	next
}

want == "names" {
	if (/^\.Nd / && page)
		print substr(page, 5), substr($0, 5)
	else if (section == "COMMANDS" && /^\.It Xr /)
		listed = substr($3, 5)
	else if (listed) {
		print listed, $0
		listed = ""
	}
	next
}

want == "synopses" {
	if (command && /^\.(Sh SYNOPSIS|Bd -ragged)/)
		synopsis = "usage:"
	else if (synopsis && /^\.(Sh|Ed)/) {
		print synopsis
		synopsis = ""
	} else if (synopsis)
		synopsis = synopsis " " usage(substr($0, 2))
	next
}

# Lists within lists explain values, not options.
/^\.Bl / { depth++ }
/^\.El/ { depth-- }

want == "items" {
	if (depth == 1 && /^\.It (Fl|Ar) / && (command || shared)) {
		n = split(substr($0, 5), part, " , ")
		for (i = 1; i <= n; i++)
			print command (shared ? section "/" : ""), usage(part[i])
	}
	next
}

want == "members" {
	if (section == "THE JSON VIEW" && /^\.(It |Pq |Po )?Va /) {
		sub(/^\.(It |Pq |Po )?Va /, "")
		gsub(/ No and Va /, " ")
		gsub(/[,.:;)]/, "")
		n = split($0, part, " ")
		for (i = 1; i <= n; i++)
			if (part[i] != "Pc")
				print part[i]
	}
	next
}

# --- keys ---

section != "KINDS" && section != "ENTRIES" { next }

section == "KINDS" && /^(In|Anywhere)[ .]/ && !depth {
	print kind "||" $0
	next
}

section == "KINDS" && /; may be about an action\.$/ && !depth {
	print kind "||" substr($0, index($0, "In "))
	next
}

function flush() {
	if (key) {
		sub(/[.:]$/, "", type)
		print (section == "KINDS" ? kind : "") "|" key "|" type
	}
	key = ""
}

/^\.It Cm / {
	flush()
	key = $3
	type = ""
	next
}

key && !type {
	type = $0
	listing = type ~ /:$/
	if (!listing)
		flush()
	next
}

# The words of a type, one on a line, up to a full stop.
key && listing {
	type = type " " words($0)
	if (type ~ /\.$/)
		flush()
}
