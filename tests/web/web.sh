#!/bin/sh
# Every HTML page that afi makes, judged in a browser: see check.py.  Before
# that, whether a page which is bad would be noticed.
. "${0%/*}/../cli/lib.sh"

axe=$top/build/web/axe.min.js
if [ ! -e "$axe" ]; then
	printf '1..0 # SKIP npm could not fetch axe-core, which judges pages\n'
	exit
fi
pages=$scratch/pages
mkdir "$pages" "$scratch/browser"
# shellcheck source=tests/web/pages.sh
. "$here/pages.sh"

cp "$here/bad.html" "$pages/bad.html"
cd "$scratch" || exit 1
PYTHONDONTWRITEBYTECODE=1 python3 "$here/check.py" "$axe" browser \
	pages/*.html >found 2>errors ||
	fail 'the browser judges all pages' <errors

# Too wide only for a narrow screen, and too faint only in the dark.
is 'a bad page is noticed' "$(grep '^bad.html: ' found)" \
'bad.html: 360, light: svg-img-alt: svg
bad.html: 360, light: wider than the screen: 508
bad.html: 360, light: picture: text: 2.8
bad.html: 360, dark: color-contrast: p:nth-child(2)
bad.html: 360, dark: svg-img-alt: svg
bad.html: 360, dark: wider than the screen: 508
bad.html: 1024, light: svg-img-alt: svg
bad.html: 1024, light: picture: text: 2.8
bad.html: 1024, dark: color-contrast: p:nth-child(2)
bad.html: 1024, dark: svg-img-alt: svg
bad.html: looked at'
for page in pages/*.html; do
	page=${page##*/}
	[ "$page" = bad.html ] || is "$page is good in every state" \
		"$(grep "^$page: " found)" "$page: looked at"
done
done_testing
