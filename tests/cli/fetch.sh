#!/bin/sh
# Pages of the web as evidence, from a server on loopback that misbehaves in
# every way it can: what is not whole, proven and bounded is not recorded.
# What would take minutes is waited for by tests/cli/fetching.c instead, which
# has less patience than afi.
. "${0%/*}/lib.sh"

unset CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR
unset http_proxy https_proxy all_proxy no_proxy
unset HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY

servers=
stop_servers() {
	# shellcheck disable=SC2086	# a list of numbers
	[ -z "$servers" ] || kill $servers 2>/dev/null
	clean_up
}
trap stop_servers EXIT

# Start a server and wait until it listens; its port is in $port.
serve() {	# NAME [CERTIFICATE KEY]
	_port=$scratch/$1.port
	_log=$scratch/$1.log
	shift
	python3 "$here/lib_server.py" "$_port" "$_log" "$@" \
		>"$scratch/server" 2>&1 &
	servers="$servers $!"
	_tries=0
	until [ -s "$_port" ]; do
		_tries=$((_tries + 1))
		[ "$_tries" -lt 300 ] || {
			cat "$scratch/server" >&2
			exit 1
		}
		sleep 0.1
	done
	port=$(cat "$_port")
}

serve plain
web=http://127.0.0.1:$port
log=$scratch/plain.log

afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null
afi open afi-1/new --title Act >/dev/null
record=records/leicestershire/peel-2025/afi-1.yaml

# What afi says, with the port that differs each time.
evidence() {
	(
		afi evidence "$@" 2>&1
		echo "status $?"
	) | sed "s/:$port/:PORT/g"
}

# All that is recorded or kept.
recorded() {
	git rev-list --count HEAD
	git for-each-ref refs/afi
	git status --short
}

# Refused with exactly these words (after "afi: "), and nothing recorded.
refuses() {	# NAME URL; words on standard input
	recorded >"$scratch/before"
	{
		sed 's/^/afi: /'
		echo 'status 1'
		cat "$scratch/before"
	} >"$scratch/wanted"
	{
		evidence afi-1 "$2"
		recorded
	} >"$scratch/got"
	try "$1" 0 cat "$scratch/got" <"$scratch/wanted"
}

# --- What is kept ---

try 'a page' 0 afi evidence afi-1 "$web/docs/page%20one.html?x=1" \
	-m 'It shows.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force
END
page=$(printf '<p>What was found.</p>\n' | sha256sum | cut -d ' ' -f 1)
sed "s/:$port/:PORT/" $record | tail -n 8 >"$scratch/got"
try 'is recorded with where it is from, its type and when it was read' 0 \
	sed 's/^  //' "$scratch/got" <<END
name: page one.html
size: 23
sha256: $page
kept: "yes"
address: http://127.0.0.1:PORT/docs/page%20one.html?x=1
type: text/html; charset=utf-8
read-at: 2025-01-09T10:12:44Z
text: It shows.
END
is 'is kept as it was sent' \
	"$(git cat-file blob "refs/afi/evidence/$page")" \
	'<p>What was found.</p>'
try 'the same again is nothing new, even from elsewhere' 0 \
	afi evidence afi-1 "$web/page" <<'END'
nothing new
END
printf '<p>What was found.</p>\n' >saved.html
ok 'the same as a file of an action' afi evidence afi-1/1 saved.html
is 'is kept once' "$(git for-each-ref refs/afi | wc -l)" 1
ok 'where one is sent on to' afi evidence afi-1/1 "$web/to/$web/report.pdf"
is 'is recorded too' "$(sed "s/:$port/:PORT/" $record |
	grep -cE '^  (final-address: "?http://127.0.0.1:PORT/report.pdf"?|type: application/pdf|name: report.pdf)$')" 3
afi show afi-1/1 | tr -s ' \n' '  ' | sed "s/:$port/:PORT/g" |
	grep -o 'from http.*10:12' >"$scratch/got"
try 'and shown' 0 cat "$scratch/got" <<'END'
from http://127.0.0.1:PORT/to/http://127.0.0.1:PORT/report.pdf, which led to http://127.0.0.1:PORT/report.pdf, read on 9 January 2025, 10:12
END
is 'also in the history' "$(afi history afi-1/1 | tr -s ' \n' '  ' |
	grep -c "evidence: report.pdf, 16 bytes; from $web/to/")" 1
ok 'a page that is only referred to' afi evidence afi-1 "$web/chunked-2" \
	--reference-only
is 'is not kept' "$(git for-each-ref refs/afi | wc -l)" 2
before=$(git rev-list --count HEAD)
echo one >one.txt
try 'several files and pages' 0 afi evidence afi-1 one.txt "$web/no-length" \
	"$web/type" <<'END'
recorded #1: leicestershire/peel-2025/afi-1, evidence by force
END
is 'are one commit' "$(($(git rev-list --count HEAD) - before))" 1
ok 'all is proved' afi check
is 'no cookie, name or password is sent' "$(
	afi evidence afi-1 "$web/cookie" >/dev/null
	printf 'machine 127.0.0.1 login a password b\n' >"$HOME/.netrc"
	afi evidence afi-1 "$web/to/http://u:p@127.0.0.1:$port/page" >/dev/null
	grep -ciE '^(cookie|authorization):' "$log")" 0
is 'and the address is kept without' "$(grep -c 'u:p@127' $record)" 0

# --- What is not ---

refuses 'a page that is not there' "$web/status/404" <<END
'http://127.0.0.1:PORT/status/404' was not to be had: the server said 404, there is no such page; check the address
END
refuses 'a fault of the server' "$web/status/503" <<END
'http://127.0.0.1:PORT/status/503' was not to be had: the server said 503, the server has a fault; try again later
END
refuses 'only a part' "$web/status/206" <<END
'http://127.0.0.1:PORT/status/206' was not to be had: the server said 206, no page; check the address in a browser
END
refuses 'an empty page' "$web/empty" <<END
'http://127.0.0.1:PORT/empty' is empty, which proves nothing; check the address in a browser
END
refuses 'a page shorter than was said' "$web/too-long" <<END
'http://127.0.0.1:PORT/too-long' broke off after 23 of 5000 bytes; try again
END
refuses 'a page longer than was said' "$web/too-short" <<END
'http://127.0.0.1:PORT/too-short' is not whole: the server said 5 bytes and sent more; try again, or save the page in a browser and file that
END
refuses 'the same, when the rest comes later' "$web/too-short-later" <<END
'http://127.0.0.1:PORT/too-short-later' is not whole: the server said 5 bytes and sent more; try again, or save the page in a browser and file that
END
refuses 'pieces that break off' "$web/chunked-short" <<END
'http://127.0.0.1:PORT/chunked-short' broke off after 9 bytes; try again
END
for huge in huge huge-said huge-lie chunked-huge; do
	refuses "10 GB: $huge" "$web/$huge" <<END
'http://127.0.0.1:PORT/$huge' is more than 25 MiB, so it was not read to its end; save it and file that with --held, which refers to it
END
done
for odd in headers continue nothing garbage; do
	refuses "no answer: $odd" "$web/$odd" <<END
'http://127.0.0.1:PORT/$odd' gives no answer that a web server gives; check the address
END
done
refuses 'a redirect to a file' "$web/to/file:///etc/passwd" <<END
'http://127.0.0.1:PORT/to/file:///etc/passwd' sends us on to 'file:///etc/passwd', which is no page of the web; nothing was read from there
END
refuses 'a redirect to ftp' "$web/to/ftp://127.0.0.1/x" <<END
'http://127.0.0.1:PORT/to/ftp://127.0.0.1/x' sends us on to 'ftp://127.0.0.1/x', which is no page of the web; nothing was read from there
END
for circle in self round; do
	refuses "a circle: $circle" "$web/$circle" <<END
'http://127.0.0.1:PORT/$circle' sends us round in a circle; open it in a browser, save the page and file that
END
done
refuses 'six redirects' "$web/hops/6" <<END
'http://127.0.0.1:PORT/hops/6' sends us on more than 5 times; give the address that a browser ends at
END
refuses 'what a redirect led to is named' "$web/to/$web/status/410" <<END
'http://127.0.0.1:PORT/to/http://127.0.0.1:PORT/status/410' sends us on: 'http://127.0.0.1:PORT/status/410' was not to be had: the server said 410, the page is gone; a copy may be found in a web archive
END
refuses 'nobody there' http://127.0.0.1:1/ <<END
cannot reach the server of 'http://127.0.0.1:1/'; check the address and your connection
END
before=$(wc -l <"$log")
try 'a target that is not there is found out first' 1 \
	afi evidence afi-9 "$web/page" <<'END'
afi: nothing here is called 'afi-9'; there is leicestershire/peel-2025/afi-1
END
is 'and nothing is asked' "$(wc -l <"$log")" "$before"
try 'no name and password' 2 afi evidence afi-1 "http://me:secret@127.0.0.1/" \
	<<'END'
afi: the address has a name or a password in it, which everybody would read in the register; leave out what stands before the '@', or save the page and file that
END
try 'only http and https' 2 afi evidence afi-1 file:///etc/passwd <<'END'
afi: 'file:///etc/passwd': only http and https addresses are read; a file is given by its name
END
try 'an address is one' 2 afi evidence afi-1 'http://' <<'END'
afi: 'http://' is no address that can be read; copy it from the browser, in quotes
END

# --- Limits, with less patience ---

# What `fetching` says; memory on standard error.
fetching() {
	"$build/tests/cli/fetching" "$@" 2>"$scratch/memory" | sed "s/:$port/:PORT/g"
}
try 'five redirects are followed' 0 fetching "$web/hops/5" <<'END'
23 text/html; charset=utf-8 http://127.0.0.1:PORT/page
END
try 'also relative ones' 0 fetching "$web/to-folder" <<'END'
23 text/html; charset=utf-8 http://127.0.0.1:PORT/folder/a%20page.html?x=1
END
try 'as many as the limit says' 0 fetching redirects=2 "$web/hops/3" <<'END'
failed: 'http://127.0.0.1:PORT/hops/3' sends us on more than 2 times; give the address that a browser ends at
END
try 'a page of just the limit' 0 fetching bytes=23 "$web/page" <<'END'
23 text/html; charset=utf-8 -
END
try 'one byte more' 0 fetching bytes=22 "$web/no-length" <<'END'
invalid: 'http://127.0.0.1:PORT/no-length' is more than 22 bytes, so it was not read to its end; save it and file that with --held, which refers to it
END
try 'a length beside chunks means nothing' 0 fetching "$web/chunked" <<'END'
23 - -
END
try 'a server need not hang up' 0 fetching "$web/keep-open" <<'END'
23 text/html; charset=utf-8 -
END
try 'a type is printable' 0 fetching "$web/type" <<'END'
23 - -
END
try 'and short' 0 fetching "$web/long-type" <<'END'
23 - -
END
for slow in stall stall-half drip; do
	try "a server that does nothing: $slow" 0 \
		fetching stall=1 "$web/$slow" <<END
failed: 'http://127.0.0.1:PORT/$slow' stalled: hardly anything came for 1 s; try again later
END
done
try 'a connection has its time' 0 \
	fetching connect=1 "https${web#http}/page" <<END
failed: 'https://127.0.0.1:PORT/page' does not answer within 1 s; check the address and your connection
END
try 'all of it has its time too' 0 fetching whole=2 "$web/flow" <<'END'
failed: 'http://127.0.0.1:PORT/flow' took longer than 2 s; try again on a faster connection, or save the page and file that
END
case ${AFI_VARIANT-} in
check | release)
	fetching "$web/huge" >/dev/null
	kib=$(awk '{ print $2 }' "$scratch/memory")
	ok '10 GB take no more memory than 25 MiB do' test "$kib" -lt 65536 ;;
*)
	skip '10 GB take no more memory than 25 MiB do' \
		"built as '${AFI_VARIANT-}', which takes more" ;;
esac
began=$(date +%s)
fetching "$web/huge" >/dev/null
ok 'nor any longer' test $(($(date +%s) - began)) -lt 20

# --- Proxies ---

export http_proxy="http://127.0.0.1:$port"
try "the user's proxy is asked" 0 fetching http://force.example/docs/x <<'END'
23 text/html; charset=utf-8 -
END
is 'for the whole address' \
	"$(grep -c '^GET http://force.example/docs/x ' "$log")" 1
export no_proxy=127.0.0.1
ok 'but not where it is not to be' afi evidence afi-1 "$web/page"
unset http_proxy no_proxy

# --- Certificates ---

certs=$scratch/certs
mkdir "$certs" "$certs/new"
: >"$certs/index"
cat >"$certs/ca.cnf" <<END
[ca]
default_ca = own
[own]
database = $certs/index
new_certs_dir = $certs/new
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[server]
subjectAltName = \${ENV::names}
END
export names=

make_key() {	# NAME OPTION...
	_name=$1
	shift
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
		-config "$certs/ca.cnf" -keyout "$certs/$_name.key" \
		-subj "/CN=$_name" "$@" 2>"$certs/log" || {
		cat "$certs/log" >&2
		exit 1
	}
}

# Make a certificate of our own authority.
certify() {	# NAME NAMES UNTIL
	make_key "$1" -out "$certs/$1.csr"
	names=$2 openssl ca -batch -notext -config "$certs/ca.cnf" \
		-extensions server -cert "$certs/ca.pem" \
		-keyfile "$certs/ca.key" -in "$certs/$1.csr" \
		-out "$certs/$1.pem" -startdate 20200101000000Z \
		-enddate "$3" 2>"$certs/log" || {
		cat "$certs/log" >&2
		exit 1
	}
}

make_key ca -x509 -days 3650 -out "$certs/ca.pem" \
	-addext basicConstraints=critical,CA:TRUE
certify good IP:127.0.0.1 20991231235959Z
certify elsewhere DNS:force.example 20991231235959Z
certify expired IP:127.0.0.1 20200201000000Z
make_key alone -x509 -days 3650 -out "$certs/alone.pem" \
	-addext subjectAltName=IP:127.0.0.1

secure() {	# NAME
	serve "$1" "$certs/$1.pem" "$certs/$1.key"
	web=https://127.0.0.1:$port
}

# The library's reason, which differs between its versions, is left out.
distrusts() {	# NAME REASON
	recorded >"$scratch/before"
	evidence afi-1 "$web/secret.pdf" >"$scratch/said"
	recorded >"$scratch/after"
	sed "s/ (.*$2.*)/ (WHY)/" "$scratch/said" >"$scratch/got"
	try "$1" 0 cat "$scratch/got" <<END
afi: 'https://127.0.0.1:PORT/secret.pdf' is not to be trusted: the server does not prove that it is who it says (WHY); if your force has its own certificates, CURL_CA_BUNDLE names their file
status 1
END
	ok 'and nothing is recorded' cmp "$scratch/before" "$scratch/after"
}

secure good
distrusts 'an authority that nobody knows' 'issuer certificate'
is 'not even asked for the page' "$(cat "$scratch/good.log")" ''
for name in CURL_CA_BUNDLE SSL_CERT_FILE; do
	export "$name=$certs/ca.pem"
	try "one that $name names" 0 fetching "$web/page" <<'END'
23 text/html; charset=utf-8 -
END
	unset "$name"
done
export CURL_CA_BUNDLE="$certs/ca.pem"
ok 'is good enough to record' afi evidence afi-1 "$web/report.pdf"
try 'from https one is not sent on to http' 0 fetching \
	"$web/to/http://127.0.0.1/page" <<'END'
failed: 'https://127.0.0.1:PORT/to/http://127.0.0.1/page' sends us on to 'http://127.0.0.1/page', which is not secured as the first was; if that is right, give that address
END
secure elsewhere
distrusts 'the certificate of another server' '127.0.0.1'
secure expired
distrusts 'one that has run out' 'expired'
secure alone
distrusts 'one that vouches for itself' 'self.signed certificate'
export CURL_CA_BUNDLE="$certs/missing.pem"
afi evidence afi-1 "$web/page" >"$scratch/out" 2>&1
is 'a file of authorities that is not there is named' \
	"$? $(grep -c 'the file of certificates is no good (.*missing.pem' "$scratch/out")" \
	'1 1'
done_testing
