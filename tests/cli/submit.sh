#!/bin/sh
# afi submit: the force's claim, to whom can answer it.
. "${0%/*}/lib.sh"
afi init --force Leicestershire . >/dev/null
afi person 'Policy Officer <policy@pcc.example>' --for pcc >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-2 --title Failing >/dev/null
afi open afi-2/new --title Act >/dev/null
afi open practice-1 --title Good >/dev/null
afi open custody --title Custody --body hmip --source 'The report' >/dev/null
afi open custody/afi-1 --title Failing >/dev/null
heads() {	# the keys of the last entries in FILE...
	for file; do
		git show "HEAD:records/leicestershire/$file.yaml" |
			sed -n 's/^  \(as\|source\|to\): /\1 /p' | tail -n "$n"
	done
}

try 'a claim says what is claimed' 2 afi submit peel-2025/afi-1 <<'END'
afi: the text is missing: -m TEXT, -F FILE, or -F - for standard input
END
try 'several are claimed at once' 0 \
	afi submit peel-2025/afi-1 peel-2025/afi-2 -m 'Both are met.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, submit by force
recorded #2: leicestershire/peel-2025/afi-2, submit by force
END
n=2
try 'to the commissioner unless told' 0 heads peel-2025/afi-1 <<'END'
as force
to pcc
END
try 'or to the body that found it' 0 \
	afi submit custody/afi-1 --to hmip -m 'Met.' <<'END'
recorded #1: leicestershire/custody/afi-1, submit by force
END
try 'not to another' 2 \
	afi submit custody/afi-1 --to hmicfrs -m 'Met.' <<'END'
afi: --to: 'leicestershire/custody/afi-1' is claimed to pcc or hmip
END
try 'a claim waits for its answer' 1 \
	afi submit peel-2025/afi-1 -m 'Met.' <<'END'
afi: 'leicestershire/peel-2025/afi-1' was submitted to the PCC on 9 January 2025 already and waits for an answer
END
try 'an action is not claimed' 2 afi submit peel-2025/afi-2/1 -m 'Met.' <<'END'
afi: a claim is for a finding; 'leicestershire/peel-2025/afi-2/1' is an action
END
try 'what asks for nothing is not claimed' 1 \
	afi submit peel-2025/practice-1 -m 'Met.' <<'END'
afi: 'leicestershire/peel-2025/practice-1' is a practice, which asks for nothing, so there is nothing to claim
END
try 'it is nobody else'\''s claim' 2 \
	afi submit peel-2025/afi-1 --as pcc -m 'Met.' <<'END'
afi: --as: this is always the force's act; leave --as out, and say with --source where you know it from
END
person 'Policy Officer' policy@pcc.example
tick
try "and needs a source if others record it" 1 \
	afi submit custody/afi-1 -m 'Met.' <<'END'
afi: Policy Officer <policy@pcc.example> speaks for the PCC, not for the force: say with --source where this comes from
END
try 'then it is the force'\''s' 0 afi submit custody/afi-1 \
	--source 'Letter of 8 January' -m 'Met.' <<'END'
recorded #1: leicestershire/custody/afi-1, submit by force
END
n=3
try 'with that source' 0 heads custody/afi-1 <<'END'
as force
source Letter of 8 January
to pcc
END
ok 'one is closed' afi close peel-2025/afi-1 --outcome no-further-action \
	--authority Letter -m 'Done.'
try 'what is closed is not claimed' 1 \
	afi submit peel-2025/afi-1 --source Letter -m 'Met.' <<'END'
afi: 'leicestershire/peel-2025/afi-1' is closed already: no further action, on 9 January 2025
END
ok 'everything is proved' afi check
done_testing
