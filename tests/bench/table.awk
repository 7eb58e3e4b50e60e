# What was measured as a table in Markdown.  A row in: what, what it is compared
# with, the most that the ratio may be, the most memory (megabytes or, with an
# x, times that of the other), and what tests/bench/stopwatch said.
function time(ms) {
	return ms < 1000 ? sprintf("%.1f ms", ms) : sprintf("%.2f s", ms / 1000)
}
function verdict(value, limit, words) {
	return words ", " (value + 0 <= limit + 0 ? "met" : "missed")
}
function add(a, b, c, d, e, f, g, h,  i) {
	count++
	split(a SUBSEP b SUBSEP c SUBSEP d SUBSEP e SUBSEP f SUBSEP g SUBSEP h,
	      cells, SUBSEP)
	for (i = 1; i <= 8; i++) {
		cell[count, i] = cells[i]
		if (length(cells[i]) > width[i])
			width[i] = length(cells[i])
	}
}
BEGIN {
	FS = "\t"
	add("command", "time", "compared with", "time", "ratio", "target",
	    "memory", "target")
	add("-", "-:", "-", "-:", "-:", "-", "-:", "-")
}
{
	split($5, m, " ")
	ratio = m[3] > 0 ? sprintf("%.2f", m[1] / m[3]) : ""
	mb = m[2] / 1024
	add($1, time(m[1]), $2, m[3] > 0 ? time(m[3]) : "", ratio,
	    $3 == "" ? "" : verdict(ratio, $3, "at most " $3),
	    sprintf("%.0f MB", mb),
	    $4 == "" ? "" : $4 ~ /x$/ ? \
	    verdict(m[2] / m[4], $4, "at most " $4 + 0 " times") : \
	    verdict(mb, $4, "under " $4 " MB"))
}
END {
	for (i = 1; i <= count; i++) {
		line = "|"
		for (j = 1; j <= 8; j++) {
			text = cell[i, j]
			right = cell[2, j] == "-:"
			pad = sprintf("%" (width[j] - length(text)) "s", "")
			if (i == 2) {
				pad = sprintf("%" (width[j] - right) "s", "")
				gsub(/ /, "-", pad)
				text = pad (right ? ":" : "")
				pad = ""
			}
			line = line " " (right ? pad text : text pad) " |"
		}
		print line
	}
}