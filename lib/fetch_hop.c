/* One address asked once, by libcurl. */
#include "fetch_impl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "fetch_curl.h"

enum {
	HEADERS_MAX = 256 * 1024,	/* bytes in all headers of one answer */
	PATIENCE = 1000,	/* ms for a server to hang up when it has sent
				   all that it promised */
};

/* One request under way. */
struct get {
	struct afi_curl *curl;
	struct afi_hop *hop;
	const struct afi_fetch_limits *limits;
	afi_fetch_fn tell;
	void *arg;
	size_t headers;			/* bytes */
	bool chunked;			/* so that a length means nothing */
	bool stopped;			/* by us: hop->end says why */
	int64_t whole;			/* when all that was promised was
					   here; 0: not yet */
};

int64_t afi_hop_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

static int status_of(const struct get *get)
{
	long status = 0;

	get->curl->getinfo(get->curl->easy, CURLINFO_RESPONSE_CODE, &status);
	return (int)status;
}

/* Stop at once: what a callback returns to make the library do so. */
static size_t stop(struct get *get, enum afi_hop_end why)
{
	get->stopped = true;
	get->hop->end = why;
	return 0;
}

static bool is_whole(const struct get *get)
{
	return get->hop->promised >= 0 &&
	       get->hop->bytes.len == (size_t)get->hop->promised;
}

static bool starts(const char *line, size_t len, const char *with)
{
	const size_t n = strlen(with);

	return len >= n && strncasecmp(line, with, n) == 0;
}

/* The digits of a length; -1 for what is none, which then is not known. */
static int64_t read_length(const char *s, size_t len)
{
	int64_t length = 0;
	size_t i = 0, digits;

	while (i < len && (s[i] == ' ' || s[i] == '\t'))
		i++;
	for (digits = i; i < len && s[i] >= '0' && s[i] <= '9'; i++) {
		if (i - digits > 16)
			return INT64_MAX;
		length = length * 10 + (s[i] - '0');
	}
	return i == digits ? -1 : length;
}

static void set_next(struct afi_str *next, const char *s, size_t len)
{
	while (len > 0 && (unsigned char)s[len - 1] <= ' ')
		len--;
	while (len > 0 && (unsigned char)*s <= ' ') {
		s++;
		len--;
	}
	afi_str_reset(next);
	afi_str_add(next, s, len);
}

/* The head is over: what it says decides whether more is wanted. */
static size_t on_head(struct get *get, size_t len)
{
	struct afi_hop *hop = get->hop;
	const int status = status_of(get);

	if (get->chunked)
		hop->promised = -1;
	if (status >= 300 && status < 400 && hop->next.len)
		return stop(get, AFI_HOP_SENT_ON);
	if (status == 200 && hop->promised > (int64_t)get->limits->bytes)
		return stop(get, AFI_HOP_TOO_LARGE);
	return len;
}

/* The lines of the head; there may be more than one head. */
static size_t on_header(char *line, size_t size, size_t n, void *arg)
{
	static const char length[] = "Content-Length:", next[] = "Location:";
	struct get *get = arg;
	const size_t len = size * n;

	get->headers += len;
	if (get->headers > HEADERS_MAX)
		return stop(get, AFI_HOP_NO_SENSE);
	if (starts(line, len, "HTTP/")) {
		get->hop->promised = -1;
		get->chunked = false;
		afi_str_reset(&get->hop->next);
	} else if (starts(line, len, "Transfer-Encoding:")) {
		get->chunked = true;
	} else if (starts(line, len, length)) {
		get->hop->promised = read_length(line + strlen(length),
						 len - strlen(length));
	} else if (starts(line, len, next)) {
		set_next(&get->hop->next, line + strlen(next),
			 len - strlen(next));
	} else if (len <= 2) {
		return on_head(get, len);
	}
	return len;
}

static size_t on_bytes(char *bytes, size_t size, size_t n, void *arg)
{
	struct get *get = arg;
	struct afi_str *have = &get->hop->bytes;
	const size_t len = size * n;

	/* nobody reads the page that comes with a refusal */
	if (status_of(get) != 200)
		return stop(get, AFI_HOP_REFUSED);
	if (len > get->limits->bytes - have->len)
		return stop(get, AFI_HOP_TOO_LARGE);
	if (get->hop->promised >= 0 &&
	    len > (size_t)get->hop->promised - have->len)
		return stop(get, AFI_HOP_LONG);
	afi_str_add(have, bytes, len);
	return len;
}

static int on_progress(void *arg, curl_off_t total, curl_off_t got,
		       curl_off_t up_total, curl_off_t up)
{
	struct get *get = arg;
	const int64_t promised = get->hop->promised;

	(void)total;
	(void)got;
	(void)up_total;
	(void)up;
	if (get->tell)
		get->tell(get->hop->bytes.len,
			  promised > 0 ? (size_t)promised : 0, get->arg);
	if (!is_whole(get))
		return 0;
	if (!get->whole)
		get->whole = afi_hop_clock();
	return afi_hop_clock() - get->whole > PATIENCE;
}

/* ---- how it ended -------------------------------------------------------- */

static enum afi_hop_end timed_out(const struct get *get, int64_t began,
				  long left)
{
	curl_off_t connected = 0;

	get->curl->getinfo(get->curl->easy, CURLINFO_PRETRANSFER_TIME_T,
			   &connected);
	/* two clocks differ a little */
	if (afi_hop_clock() - began + 100 >= left)
		return AFI_HOP_TOO_SLOW;
	return connected ? AFI_HOP_STALLED : AFI_HOP_NO_ANSWER;
}

static enum afi_hop_end failed(const struct get *get, CURLcode code,
			       int64_t began, long left)
{
	switch (code) {
	case CURLE_OPERATION_TIMEDOUT:
		return timed_out(get, began, left);
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_CONNECT:
		return AFI_HOP_NO_HOST;
	case CURLE_COULDNT_RESOLVE_PROXY:
		return AFI_HOP_NO_PROXY;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
		return AFI_HOP_UNTRUSTED;
	case CURLE_SSL_CACERT_BADFILE:
		return AFI_HOP_BAD_CA;
	case CURLE_GOT_NOTHING:
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_UNSUPPORTED_PROTOCOL:	/* an answer of HTTP/0.9 */
		return AFI_HOP_NO_SENSE;
	default:
		return status_of(get) == 200 ? AFI_HOP_SHORT : AFI_HOP_FAILED;
	}
}

static void set_type(struct afi_hop *hop, const struct get *get)
{
	char *type = NULL;

	get->curl->getinfo(get->curl->easy, CURLINFO_CONTENT_TYPE, &type);
	if (!type || strlen(type) > AFI_TYPE_MAX)
		return;
	for (const char *s = type; *s; s++)
		if (*s < ' ' || *s > '~')
			return;
	afi_str_adds(&hop->type, type);
}

/* A length that was kept counts for more than how the connection ended. */
static void judge(struct get *get, CURLcode code, int64_t began, long left)
{
	struct afi_hop *hop = get->hop;

	hop->status = status_of(get);
	if (get->stopped) {
		return;
	} else if (hop->status == 200 && is_whole(get)) {
		hop->end = AFI_HOP_DONE;
	} else if (hop->status > 200) {
		hop->end = AFI_HOP_REFUSED;
	} else if (code) {
		hop->end = failed(get, code, began, left);
	} else {
		hop->end = hop->promised < 0 ? AFI_HOP_DONE : AFI_HOP_SHORT;
	}
	if (hop->end == AFI_HOP_DONE)
		set_type(hop, get);
}

/* ---- asking -------------------------------------------------------------- */

static const char *authorities(void)
{
	const char *file = getenv("CURL_CA_BUNDLE");

	if (!file || !*file)
		file = getenv("SSL_CERT_FILE");
	return file && *file ? file : NULL;
}

/* False if any is not to be had: then nothing is safe. */
static bool set_up(struct get *get, const char *address,
		   struct curl_slist *headers, char *reason, long left)
{
	struct afi_curl *c = get->curl;
	const struct afi_fetch_limits *limits = get->limits;
	const char *ca = authorities();

	c->easy_reset(c->easy);
	return headers &&
#define SET(option, value) !c->setopt(c->easy, option, value)
	SET(CURLOPT_URL, address) &&
	SET(CURLOPT_PROTOCOLS_STR, "http,https") &&
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https") &&
	SET(CURLOPT_FOLLOWLOCATION, 0L) &&
	SET(CURLOPT_SSL_VERIFYPEER, 1L) &&
	SET(CURLOPT_SSL_VERIFYHOST, 2L) &&
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) &&
	(!ca || SET(CURLOPT_CAINFO, ca)) &&
	(!ca || SET(CURLOPT_PROXY_CAINFO, ca)) &&
	SET(CURLOPT_CONNECTTIMEOUT, (long)limits->connect) &&
	SET(CURLOPT_TIMEOUT_MS, left) &&
	SET(CURLOPT_LOW_SPEED_TIME, (long)limits->stall) &&
	SET(CURLOPT_LOW_SPEED_LIMIT, (long)limits->rate) &&
	/* A length is ours to judge, by what comes until the server hangs up;
	 * the library would stop where a lie says so. */
	SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1) &&
	SET(CURLOPT_IGNORE_CONTENT_LENGTH, 1L) &&
	SET(CURLOPT_HTTPHEADER, headers) &&
	SET(CURLOPT_FORBID_REUSE, 1L) &&
	SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) &&
	SET(CURLOPT_USERAGENT, "afi") &&
	SET(CURLOPT_ERRORBUFFER, reason) &&
	SET(CURLOPT_HEADERFUNCTION, on_header) &&
	SET(CURLOPT_HEADERDATA, get) &&
	SET(CURLOPT_WRITEFUNCTION, on_bytes) &&
	SET(CURLOPT_WRITEDATA, get) &&
	SET(CURLOPT_NOPROGRESS, 0L) &&
	SET(CURLOPT_XFERINFOFUNCTION, on_progress) &&
	SET(CURLOPT_XFERINFODATA, get);
#undef SET
}

enum afi_code afi_curl_get(struct afi_hop *hop, struct afi_curl *curl,
			   const char *address,
			   const struct afi_fetch_limits *limits, long left,
			   afi_fetch_fn tell, void *arg, struct afi_err *err)
{
	struct get get = { .curl = curl, .hop = hop, .limits = limits,
			   .tell = tell, .arg = arg };
	struct curl_slist *headers;
	char reason[CURL_ERROR_SIZE] = "";
	const int64_t began = afi_hop_clock();
	enum afi_code rc = AFI_OK;
	CURLcode code;

	headers = curl->slist_append(NULL, "Connection: close");
	if (!set_up(&get, address, headers, reason, left)) {
		rc = afi_err_set(err, AFI_EFAILED, "the library libcurl is "
				 "too old; reading from the web needs 7.85");
		goto out;
	}
	code = curl->perform(curl->easy);
	judge(&get, code, began, left);
	snprintf(hop->reason, sizeof(hop->reason), "%.*s",
		 (int)sizeof(hop->reason) - 1,
		 *reason ? reason : curl->strerror(code));
out:
	curl->easy_reset(curl->easy);	/* it points at what is ours */
	curl->slist_free_all(headers);
	return rc;
}

void afi_hop_clear(struct afi_hop *hop)
{
	afi_str_clear(&hop->bytes);
	afi_str_clear(&hop->type);
	afi_str_clear(&hop->next);
	*hop = (struct afi_hop)AFI_HOP_INIT;
}
