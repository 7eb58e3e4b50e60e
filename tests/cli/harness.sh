#!/bin/sh
# tests/cli/lib.sh itself: its functions must notice what they are there for.
. "${0%/*}/lib.sh"

# Run the script on standard input as a test file in a folder of its own; that
# no project is above it does no harm.
script() {
	mkdir -p "$scratch/inner"
	{
		printf '. %s/lib.sh\n' "$here"
		cat
	} >"$scratch/inner/inner.sh"
	sh "$scratch/inner/inner.sh"
}

cat >passes <<'END'
try 'one' 0 echo hello <<'E'
hello
E
ok 'two' true
fails 'three' false
is 'four' a a
skip 'five' 'not today'
done_testing
END
try 'what holds passes' 0 with_input passes script <<'END'
ok 1 - one
ok 2 - two
ok 3 - three
ok 4 - four
ok 5 - five # SKIP not today
1..5
END

cat >output <<'END'
try 'greets' 0 echo hello <<'E'
good day
E
done_testing
END
try 'another output fails with a diff' 1 with_input output script <<'END'
not ok 1 - greets
# --- expected
# +++ output
# @@ -1 +1 @@
# -good day
# +hello
1..1
END

cat >status <<'END'
try 'succeeds' 0 false </dev/null
done_testing
END
try 'another status fails' 1 with_input status script <<'END'
not ok 1 - succeeds
# status 1 instead of 0
1..1
END

cat >broken <<'END'
try 'prints a line' 0 printf hello <<'E'
hello
E
done_testing
END
try 'a line that does not end fails' 1 with_input broken script <<'END'
not ok 1 - prints a line
# --- expected
# +++ output
# @@ -1 +1,2 @@
#  hello
# +\ no line break at the end
1..1
END

cat >errors <<'END'
try 'both' 3 sh -c 'echo out; echo err >&2; exit 3' <<'E'
out
err
E
done_testing
END
try 'standard error is compared too' 0 with_input errors script <<'END'
ok 1 - both
1..1
END

cat >crashes <<'END'
fails 'a sanitizer' sh -c 'exit 99'
fails 'a signal' sh -c 'kill -SEGV $$'
fails 'no such command' no-such-command
ok 'no' false
is 'equal' a b
done_testing
END
with_input crashes script 2>/dev/null | grep -v '^#' >found
try 'a crash is not a no' 0 cat found <<'END'
not ok 1 - a sanitizer
not ok 2 - a signal
not ok 3 - no such command
not ok 4 - no
not ok 5 - equal
1..5
END

# The third word is in the expected text and so cannot be random; the last but
# one is too long, the last has a letter that no id has.
try 'ids are numbered in the order in which they come' 0 echo \
	"b4x0c9d1m2kq k7mq2x8w0p9d strengthened (b4x0c9d1m2kq), 3~k7mq" \
	b4x0c9d1m2kq0 b4x0c9d1m2kl <<'END'
#1 #2 strengthened (#1), 3~#2 b4x0c9d1m2kq0 b4x0c9d1m2kl
END
try 'each output is numbered from 1' 0 echo 'id: p09d3h6t7r2s.' <<'END'
id: #1.
END
try 'a short form may come first' 0 echo 3~k7mq k7mq2x8w0p9d <<'END'
3~#1 #1
END

cat >stored <<'END'
try_out 'as stored' 0 stored.out echo k7mq2x8w0p9d says hello
done_testing
END
with_input stored script 2>&1 | grep -v '^#' >found
try 'a missing file of output fails' 0 cat found <<'END'
not ok 1 - as stored
1..1
END
update() { UPDATE=1 script; }
try 'UPDATE=1 makes it' 0 with_input stored update <<'END'
ok 1 - as stored
1..1
END
is 'it holds no random id' "$(cat "$scratch/inner/stored.out")" '#1 says hello'
echo other >"$scratch/inner/stored.out"
fails 'another output fails' with_input stored script
ok 'UPDATE=1 writes it again' with_input stored update
ok 'then it passes' with_input stored script

ok 'the clock stands still' test "$GIT_AUTHOR_DATE" = '@1736417564 +0000'
tick 60
ok 'a tick moves it' test "$GIT_COMMITTER_DATE" = '@1736417624 +0000'
git init -q .
git commit -q --allow-empty -m empty
try 'commits have the fixed author and time' 0 \
	git log --format='%an <%ae> %aI, %cI' <<'END'
Performance Lead <lead@force.example> 2025-01-09T10:13:44+00:00, 2025-01-09T10:13:44+00:00
END
person 'PCC Office' office@pcc.example
try 'one can be somebody else' 0 git var GIT_AUTHOR_IDENT <<'END'
PCC Office <office@pcc.example> 1736417624 +0000
END

cat >leaves <<'END'
echo "$scratch"
done_testing
END
left=$(with_input leaves script | sed -n 1p)
fails 'nothing is left behind' test -e "$left"
done_testing
