#!/bin/sh
# The habits of the house that a grep can see: who may use which library, which
# module may know which, and what no file may hold.
# shellcheck disable=SC2086	# lists of files, without blanks in their names
. "${0%/*}/lib.sh"
cd "$top" || exit 1

# Pass if nothing was found; what was is told.
found=$scratch/found
nothing() {	# NAME
	if [ -s "$found" ]; then
		fail "$1" <"$found"
	else
		pass "$1"
	fi
}

# "file header" for each header that a source file includes: $1 is < or ".
includes() {	# < or "
	awk -v open="$1" '
	/^[ \t]*#[ \t]*include/ {
		sub(/^[ \t]*#[ \t]*include[ \t]*/, "")
		if (substr($0, 1, 1) != open)
			next
		sub(/^./, "")
		sub(/[>"].*/, "")
		print FILENAME, $0
	}' $sources
}
sources=$(find lib cmd -name '*.[ch]' | sort)
all_c=$(find lib cmd tests -name '*.[ch]' | sort)

includes '<' | awk '
BEGIN {
	# C11 and POSIX; whatever else is in angle brackets is a library.
	n = split("assert ctype dirent errno fcntl float fnmatch inttypes langinfo " \
		"dlfcn ftw libgen limits locale math poll pwd setjmp signal " \
		"spawn stdalign stdarg stdbool stddef stdint stdio stdlib string " \
		"strings sys/file sys/mman sys/random sys/resource sys/stat " \
		"sys/statvfs sys/time sys/types sys/wait sys/ioctl termios " \
		"time unistd wchar", names, " ")
	for (i = 1; i <= n; i++)
		plain[names[i] ".h"] = 1
}
plain[$2] { next }
$2 ~ /^git2(\/|\.)/	&& $1 ~ /^lib\/store[^.]*\.c$/ { next }
# The files of a module share one header among themselves alone.
$2 == "git2.h"		&& $1 == "lib/store_impl.h" { next }
$2 == "yaml.h"		&& $1 == "lib/codec_yaml.h" { next }
$2 ~ /^openssl\//	&& $1 == "lib/hash.c" { next }
$2 == "utf8proc.h"	&& $1 ~ /^lib\/text[^.]*\.c$/ { next }
$2 ~ /^curl\//		&& $1 ~ /^lib\/fetch[^.]*\.c$/ { next }
$2 ~ /^curl\//		&& $1 == "lib/fetch_curl.h" { next }
$2 ~ /^libxml\//	&& $1 == "lib/doc_html.c" { next }
$2 == "xlsxwriter.h"	&& $1 ~ /^lib\/book[^.]*\.[ch]$/ { next }
$2 ~ /^cmark-gfm/	&& $1 ~ /^lib\/paper[^.]*\.[ch]$/ { next }
$2 == "jansson.h"	&& $1 ~ /^(lib\/(query|view|mustache|template|render|letter)|cmd\/)/ { next }
{ print $1 " includes <" $2 ">" }
' >"$found"
nothing 'each outside library is known to one module only'

# The rows of the table in the tour of the files, from the bottom.
rows='1 err mem str vec date text id hash near filename
1 keys sheet outline wording secrets spans
1 words mail
2 record state target merge measure decide setup clock withheld rate response issue
2 propose
3 store lock disk codec fetch doc program press book
4 register match
5 query view mustache template
6 chart paper print render letter'

includes '"' | awk -v rows="$rows" '
BEGIN {
	n = split(rows, line, "\n")
	for (i = 1; i <= n; i++) {
		m = split(line[i], word, " ")
		for (j = 2; j <= m; j++)
			row_of[word[j]] = word[1]
	}
}
# The row of lib/store_write.c is that of store.
function row(path,  name) {
	name = path
	sub(/.*\//, "", name)
	sub(/[_.].*/, "", name)
	return row_of[name]
}
$1 ~ /^cmd\// { next }
!row($1) { print $1 " is on no row: give it one in tests/cli/house.sh"; next }
!row($2) { print $1 " includes \"" $2 "\", which is on no row"; next }
row($2) > row($1) { print $1 " includes \"" $2 "\" from a row above" }
' | sort -u >"$found"
nothing 'no module knows one of a row above it'

includes '"' | awk '
$1 ~ /^lib\/codec/ && $2 ~ /^(store|lock|disk|fetch|cache)/ ||
$1 ~ /^lib\/(store|lock|disk|fetch|cache)/ && $2 ~ /^codec/
' >"$found"
nothing 'codec knows nothing of files, and store nothing of records'

# Of several headers of a module, any may be the first.
for header in lib/*.h; do
	file=${header%.h}.c
	[ -e "$file" ] || continue
	module=$(basename "$header" .h)
	module=${module%%_*}
	sed -n '/^#include/{p;q;}' "$file" |
		grep -q "^#include \"${module}[._].*h\"" || echo "$file"
done >"$found"
nothing 'each module includes its own header first'

grep -nE '(^|[^A-Za-z0-9_])(strcpy|strcat|strncpy|strncat|v?sprintf|strtok|gets|localtime(_r)?|ctime)[[:space:]]*\(' \
	$all_c >"$found"
nothing 'no function that overruns or keeps hidden state'

grep -nE '__(DATE|TIME|TIMESTAMP)__' $all_c >"$found"
nothing 'the time of building is in no file'

# Columns as an editor counts them: tabs of 8, a UTF-8 character is one.
LC_ALL=C awk '
{
	gsub(/[\200-\277]/, "")
	width = 0
	n = split($0, part, "\t")
	for (i = 1; i <= n; i++) {
		width += length(part[i])
		if (i < n)
			width += 8 - width % 8
	}
	if (width > 80)
		print FILENAME ":" FNR ": " width " columns"
}' $all_c >"$found"
nothing 'no line has more than 80 columns'

grep -nE '[[:blank:]]+$' $all_c >"$found"
nothing 'no line ends in blanks'

# One byte stands for every empty string; nothing is ever written to it.
case ${AFI_VARIANT-} in
check | release)
	objdump -t "$build/libafi.a" 2>&1 |
		awk '/^objdump:/ || NF > 2 && / O / &&
			$(NF - 2) ~ /^\.(data|bss)$/ { print $NF }' |
		grep -vxF afi_str_empty >"$found"
	nothing 'the library has no global that can change' ;;
*)
	skip 'the library has no global that can change' \
		"built as '${AFI_VARIANT-}', which adds its own" ;;
esac
done_testing
