#!/bin/sh
# Nothing that is withheld is in anything public: leak.py puts secrets into every
# field of every command and looks for them in every output.
. "${0%/*}/lib.sh"

# LEAK_SEED='4 5 6' tries other histories.
for seed in ${LEAK_SEED:-1}; do
	mkdir "$scratch/$seed" "$scratch/$seed/register"
	(cd "$scratch/$seed/register" && python3 "$here/leak.py" "$seed") \
		>"$scratch/told" 2>&1
	is "history $seed: nothing withheld is public" \
		"$(sed '$d' "$scratch/told")" ''
	ok '... and much was looked for' \
		grep -qE '^[12].. secrets, [5-7].. outputs, .* packed, [3-6].. with .*; 0 not' \
		"$scratch/told"
	for program in weasyprint pandoc pdftotext; do
		command -v $program >/dev/null && continue
		skip '... also in what is packed' "no $program here"
		continue 2
	done
	ok '... also in what is packed' \
		grep -qE ' ([4-9]|1[0-9]) of them packed' "$scratch/told"
done
is 'what is not looked through is of closed sets' \
	"$(python3 "$here/ours.py" "$top")" ''
done_testing
