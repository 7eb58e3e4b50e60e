#!/bin/sh
# afi help: on a terminal a command's manual page, elsewhere its usage.
. "${0%/*}/lib.sh"

# A man(1) that says how it was called, has but the page $HAS, and otherwise
# fails as the real one does.
mkdir man
cat >man/man <<'END'
#!/bin/sh
if [ "$1" = -w ]; then
	wanted="$2 $3"
	[ "${wanted##*/}" = "$HAS" ] && echo found && exit
	echo "No manual entry for $3" >&2
	exit 16
fi
echo "opened: $*"
END
chmod +x man/man
PATH=$PWD/man:$PATH
export HAS=

afi set --help >usage
ok 'what is no terminal gets the usage' sh -c 'HAS="1 afi-set" afi help set |
	cmp - usage'
# Each command stands once, under a heading.
afi help | awk '/^[A-Z][a-z]+( [a-z]+)*$/ { heads++; under = 1 }
	!NF { under = 0 }
	/^  [a-z]/ { n++; if (!under || seen[$1]++) print }
	END { print (heads > 3), (n > 20) }' >listed
try 'the overview lists the commands under headings' 0 cat listed <<'END'
1 1
END
afi help | grep -cE '^  (complete|merge-records|check-staged) ' >internal
is '... but none that only programs call' "$(cat internal)" 0
try 'of a command that there is' 2 afi help nothing <<'END'
afi: there is no command 'nothing'; 'afi help' lists them
END

# Run a command on a terminal, and show what is to be seen there.
on_terminal() {	# COMMAND
	script -qec "$1" /dev/null >seen </dev/null
	_rc=$?
	tr -d '\r' <seen
	return $_rc
}

# Away from the folder that it was built in, and in another that looks so.
mkdir away && cp "$build/afi" away/afi
mkdir -p tree/build/new tree/cmd && cp "$build/afi" tree/build/new/afi
echo page >tree/cmd/afi-set.1

if ! on_terminal 'echo hello' 2>/dev/null | grep -q hello; then
	skip 'a terminal gets the page' 'no script(1) here'
	done_testing
fi
HAS='1 afi-set'
try 'a terminal gets the page' 0 on_terminal 'away/afi help set' <<'END'
opened: 1 afi-set
END
try 'asked for otherwise the usage' 0 on_terminal 'away/afi set --help' <usage
HAS='1 afi-other'
try 'and also where there is no page' 0 \
	on_terminal 'away/afi help set' <usage
try 'or nothing to open it with' 0 \
	on_terminal 'PATH=/nonexistent away/afi help set' <usage
HAS='afi-set.1'
try 'a build opens its own page' 0 \
	on_terminal 'tree/build/new/afi help set' <<END
opened: -l $PWD/tree/build/new/../../cmd/afi-set.1
END
HAS='1 afi-version'
try 'and what it does not have as others do' 0 \
	on_terminal 'tree/build/new/afi help version' <<'END'
opened: 1 afi-version
END
afi help >overview
try 'the overview is no page' 0 on_terminal 'AFI_PAGER= away/afi help' <overview
try 'but comes through a pager where the screen is too small' 0 \
	on_terminal 'stty rows 20; TERM=xterm AFI_PAGER="tail -n 1" away/afi help' <<'END'
for all of them.
END
done_testing
