#!/bin/sh
# tests/run itself: it must notice each way in which a test file can go wrong.
. "${0%/*}/lib.sh"
unset AFI_VALGRIND AFI_TEST_VERBOSE

# Make the fake test file $1 from standard input.
fake() {	# NAME
	cat >"$1"
	chmod +x "$1"
}

# How the runner ends and what its last line is.
outcome() {	# FILE...
	"$top/tests/run" "$@" >report 2>&1
	echo "status $?: $(tail -n 1 report)"
}

fake good.sh <<'END'
echo 'ok 1 - one'; echo 'ok 2 - two'; echo 1..2
END
try 'what passes is counted' 0 outcome ./good.sh <<'END'
status 0: 2 passed, 0 failed, 0 skipped
END

fake bad.sh <<'END'
echo 1..2; echo 'ok 1 - one'; echo 'not ok 2 - two'; echo '# why two'
echo 'loud' >&2; exit 1
END
try 'a failing test is counted once' 0 outcome ./bad.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END
ok 'a failure is named' grep -q '^not ok - bad.sh: two$' report
ok 'a failure is explained' grep -q '# why two' report
ok 'a failing file shows its errors' grep -q loud report

fake skips.sh <<'END'
echo 'ok 1 - one # SKIP no moon'; echo 'ok 2 - two'; echo 1..2
END
try 'a skipped test is no passed one' 0 outcome ./skips.sh <<'END'
status 0: 1 passed, 0 failed, 1 skipped
END
ok 'a skip is shown with its reason' grep -q 'skips.sh: .*no moon' report

fake whole.sh <<'END'
echo '1..0 # SKIP no sun'
END
try 'a file may skip all its tests' 0 outcome ./whole.sh <<'END'
status 0: 0 passed, 0 failed, 1 skipped
END

fake short.sh <<'END'
echo 1..3; echo 'ok 1 - one'; echo 'ok 2 - two'
END
try 'a plan that is not kept is a failure' 0 outcome ./short.sh <<'END'
status 1: 2 passed, 1 failed, 0 skipped
END

fake long.sh <<'END'
echo 1..1; echo 'ok 1 - one'; echo 'ok 2 - two'
END
try 'more tests than planned are a failure' 0 outcome ./long.sh <<'END'
status 1: 2 passed, 1 failed, 0 skipped
END

fake planless.sh <<'END'
echo 'ok 1 - one'
END
try 'a missing plan is a failure' 0 outcome ./planless.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END

fake silent.sh <<'END'
exit 0
END
try 'a file that says nothing is a failure' 0 outcome ./silent.sh <<'END'
status 1: 0 passed, 1 failed, 0 skipped
END

fake empty.sh <<'END'
echo 1..0
END
try 'a file without tests is a failure' 0 outcome ./empty.sh <<'END'
status 1: 0 passed, 1 failed, 0 skipped
END

fake crash.sh <<'END'
echo 1..1; echo 'ok 1 - one'; kill -SEGV $$
END
try 'a crash after the last test is a failure' 0 outcome ./crash.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END
ok 'a crash is called one' grep -q 'crash.sh: crashed, signal 11' report

fake exits.sh <<'END'
echo 1..1; echo 'ok 1 - one'; exit 99
END
try 'a status other than 0 is a failure' 0 outcome ./exits.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END

fake bails.sh <<'END'
echo 1..1; echo 'ok 1 - one'; echo 'Bail out! no disk'
END
try 'bailing out is a failure' 0 outcome ./bails.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END

fake hangs.sh <<'END'
echo 1..1; echo 'ok 1 - one'; sleep 60
END
TIME_LIMIT=1
export TIME_LIMIT
try 'a file that hangs is stopped' 0 outcome ./hangs.sh <<'END'
status 1: 1 passed, 1 failed, 0 skipped
END
unset TIME_LIMIT

try 'a file that is not there is a failure' 0 outcome ./gone <<'END'
status 1: 0 passed, 1 failed, 0 skipped
END
try 'no file at all is a failure' 0 outcome <<'END'
status 1: 0 passed, 1 failed, 0 skipped
END
try 'one bad file spoils the sum' 0 outcome ./good.sh ./bad.sh ./skips.sh <<'END'
status 1: 4 passed, 1 failed, 1 skipped
END

fake program <<'END'
#!/bin/sh
echo "1..1"; echo "ok 1 - $CMOCKA_MESSAGE_OUTPUT"
END
try 'a program is run as it is' 0 outcome ./program <<'END'
status 0: 1 passed, 0 failed, 0 skipped
END
done_testing
