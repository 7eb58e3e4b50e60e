#include "fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "fetch_impl.h"
#include "vec.h"

enum {
	SHOWN = 110,		/* bytes of an address in a message */
};

/* A fetch under way. */
struct way {
	struct afi_curl *curl;
	const struct afi_fetch_limits *limits;
	const char *address;		/* as it was given */
	int64_t began;
	char **v;			/* addresses asked, the last is next */
	size_t n, size;
};

bool afi_fetch_is_address(const char *s)
{
	const char *end = strstr(s, "://");

	return end && end > s && strspn(s, "abcdefghijklmnopqrstuvwxyz"
					"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					"0123456789+-.") == (size_t)(end - s);
}

void afi_fetched_clear(struct afi_fetched *fetched)
{
	afi_str_clear(&fetched->bytes);
	afi_str_clear(&fetched->final);
	afi_str_clear(&fetched->type);
}

/* ---- words --------------------------------------------------------------- */

/* @address for a message, whose end must not be pushed out of it. */
static const char *show(char out[SHOWN + 4], const char *address)
{
	size_t len = strlen(address), cut = len > SHOWN ? SHOWN : len;

	while (cut < len && cut > 0 && (address[cut] & 0xC0) == 0x80)
		cut--;
	snprintf(out, SHOWN + 4, "%.*s%s", (int)cut, address,
		 cut < len ? "..." : "");
	return out;
}

static enum afi_code bad_address(const char *address, enum afi_address wrong,
				 struct afi_err *err)
{
	char shown[SHOWN + 4];

	switch (wrong) {
	case AFI_ADDRESS_SCHEME:
		return afi_err_set(err, AFI_EUSAGE, "'%s': only http and https "
				   "addresses are read; a file is given by its "
				   "name", show(shown, address));
	case AFI_ADDRESS_PERSON:
		/* which must not be shown again */
		return afi_err_set(err, AFI_EUSAGE, "the address has a name or "
				   "a password in it, which everybody would "
				   "read in the register; leave out what "
				   "stands before the '@', or save the page "
				   "and file that");
	default:
		return afi_err_set(err, AFI_EUSAGE, "'%s' is no address that "
				   "can be read; copy it from the browser, in "
				   "quotes", show(shown, address));
	}
}

static enum afi_code refused(const char *address, int status,
			     struct afi_err *err)
{
	static const struct {
		int status;
		const char *means, *next;
	} known[] = {
		{ 401, "it wants a password", "log in with a browser, save "
		  "the page and file that" },
		{ 403, "forbidden", "if a browser shows it, save the page and "
		  "file that" },
		{ 404, "there is no such page", "check the address" },
		{ 410, "the page is gone", "a copy may be found in a web "
		  "archive" },
		{ 429, "too many requests", "try again later" },
	};
	const char *means = "no page", *next = "check the address in a browser";
	char shown[SHOWN + 4];

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (known[i].status == status) {
			means = known[i].means;
			next = known[i].next;
		}
	}
	if (status >= 500) {
		means = "the server has a fault";
		next = "try again later";
	}
	return afi_err_set(err, AFI_EFAILED, "'%s' was not to be had: the "
			   "server said %d, %s; %s", show(shown, address),
			   status, means, next);
}

static enum afi_code not_whole(const char *address, const struct afi_hop *hop,
			       struct afi_err *err)
{
	char shown[SHOWN + 4];

	show(shown, address);
	if (hop->end == AFI_HOP_LONG)
		return afi_err_set(err, AFI_EINVALID, "'%s' is not whole: the "
				   "server said %lld bytes and sent more; try "
				   "again, or save the page in a browser and "
				   "file that", shown,
				   (long long)hop->promised);
	if (hop->promised < 0)
		return afi_err_set(err, AFI_EINVALID, "'%s' broke off after "
				   "%zu bytes; try again", shown,
				   hop->bytes.len);
	return afi_err_set(err, AFI_EINVALID, "'%s' broke off after %zu of "
			   "%lld bytes; try again", shown, hop->bytes.len,
			   (long long)hop->promised);
}

static enum afi_code no_proof(const char *address, const struct afi_hop *hop,
			      struct afi_err *err)
{
	char shown[SHOWN + 4];

	show(shown, address);
	if (hop->end == AFI_HOP_BAD_CA)
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': the "
				   "file of certificates is no good (%.100s); "
				   "check CURL_CA_BUNDLE and SSL_CERT_FILE",
				   shown, hop->reason);
	return afi_err_set(err, AFI_EFAILED, "'%s' is not to be trusted: the "
			   "server does not prove that it is who it says "
			   "(%.100s); if your force has its own certificates, "
			   "CURL_CA_BUNDLE names their file", shown,
			   hop->reason);
}

static enum afi_code too_late(const char *address, const struct afi_hop *hop,
			      const struct afi_fetch_limits *limits,
			      struct afi_err *err)
{
	char shown[SHOWN + 4];

	show(shown, address);
	if (hop->end == AFI_HOP_NO_ANSWER)
		return afi_err_set(err, AFI_EFAILED, "'%s' does not answer "
				   "within %d s; check the address and your "
				   "connection", shown, limits->connect);
	if (hop->end == AFI_HOP_STALLED)
		return afi_err_set(err, AFI_EFAILED, "'%s' stalled: hardly "
				   "anything came for %d s; try again later",
				   shown, limits->stall);
	return afi_err_set(err, AFI_EFAILED, "'%s' took longer than %d s; try "
			   "again on a faster connection, or save the page "
			   "and file that", shown, limits->whole);
}

static void add_size(struct afi_str *out, size_t bytes)
{
	if (bytes >= 1024 * 1024 && bytes % (1024 * 1024) == 0)
		afi_str_addf(out, "%zu MiB", bytes / (1024 * 1024));
	else
		afi_str_addf(out, "%zu bytes", bytes);
}

static enum afi_code too_large(const char *address,
			       const struct afi_fetch_limits *limits,
			       struct afi_err *err)
{
	struct afi_str size = AFI_STR_INIT;
	char shown[SHOWN + 4];

	add_size(&size, limits->bytes);
	afi_err_set(err, AFI_EINVALID, "'%s' is more than %s, so it was not "
		    "read to its end; save it and file that with --held, "
		    "which refers to it", show(shown, address), size.s);
	afi_str_clear(&size);
	return err->code;
}

/* Put into words why @hop came to nothing. */
static enum afi_code tell(const char *address, const struct afi_hop *hop,
			  const struct afi_fetch_limits *limits,
			  struct afi_err *err)
{
	char shown[SHOWN + 4];

	switch (hop->end) {
	case AFI_HOP_DONE:
		return afi_err_set(err, AFI_EINVALID, "'%s' is empty, which "
				   "proves nothing; check the address in a "
				   "browser", show(shown, address));
	case AFI_HOP_REFUSED:
		return refused(address, hop->status, err);
	case AFI_HOP_NO_HOST:
		return afi_err_set(err, AFI_EFAILED, "cannot reach the server "
				   "of '%s'; check the address and your "
				   "connection", show(shown, address));
	case AFI_HOP_NO_PROXY:
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': the "
				   "proxy is not found; check http_proxy and "
				   "https_proxy", show(shown, address));
	case AFI_HOP_UNTRUSTED:
	case AFI_HOP_BAD_CA:
		return no_proof(address, hop, err);
	case AFI_HOP_NO_ANSWER:
	case AFI_HOP_STALLED:
	case AFI_HOP_TOO_SLOW:
		return too_late(address, hop, limits, err);
	case AFI_HOP_TOO_LARGE:
		return too_large(address, limits, err);
	case AFI_HOP_SHORT:
	case AFI_HOP_LONG:
		return not_whole(address, hop, err);
	case AFI_HOP_NO_SENSE:
		return afi_err_set(err, AFI_EFAILED, "'%s' gives no answer "
				   "that a web server gives; check the "
				   "address", show(shown, address));
	default:
		return afi_err_set(err, AFI_EFAILED, "cannot read '%s': "
				   "%.100s; check the address and your "
				   "connection", show(shown, address),
				   hop->reason);
	}
}

/* ---- the way ------------------------------------------------------------- */

/* Take @next, which a server named, as the next to ask. */
static enum afi_code go_on(struct way *way, const char *next,
			   struct afi_err *err)
{
	const char *from = way->v[way->n - 1];
	struct afi_str to = AFI_STR_INIT;
	char shown[SHOWN / 2 + 4], first[SHOWN + 4];
	enum afi_code rc = AFI_OK;

	snprintf(shown, sizeof(shown), "%.*s", SHOWN / 2, next);
	show(first, way->address);
	if (afi_curl_address(&to, way->curl, next, from)) {
		rc = afi_err_set(err, AFI_EFAILED, "'%s' sends us on to '%s', "
				 "which is no page of the web; nothing was "
				 "read from there", first, shown);
		goto out;
	}
	if (strncmp(from, "https:", 6) == 0 && strncmp(to.s, "https:", 6)) {
		rc = afi_err_set(err, AFI_EFAILED, "'%s' sends us on to '%s', "
				 "which is not secured as the first was; if "
				 "that is right, give that address", first,
				 shown);
		goto out;
	}
	for (size_t i = 0; i < way->n; i++) {
		if (strcmp(way->v[i], to.s) == 0) {
			rc = afi_err_set(err, AFI_EFAILED, "'%s' sends us "
					 "round in a circle; open it in a "
					 "browser, save the page and file "
					 "that", first);
			goto out;
		}
	}
	if (way->n > (size_t)way->limits->redirects) {
		rc = afi_err_set(err, AFI_EFAILED, "'%s' sends us on more than "
				 "%d times; give the address that a browser "
				 "ends at", first, way->limits->redirects);
		goto out;
	}
	*afi_vec_push(way) = afi_str_take(&to);
out:
	afi_str_clear(&to);
	return rc;
}

/* Ask until there is a page or an error. */
static enum afi_code follow(struct afi_hop *hop, struct way *way,
			    afi_fetch_fn fn, void *arg, struct afi_err *err)
{
	const long whole = way->limits->whole * 1000L;
	enum afi_code rc;
	long left;

	do {
		left = whole - (long)(afi_hop_clock() - way->began);
		afi_hop_clear(hop);
		rc = afi_curl_get(hop, way->curl,
				  way->v[way->n - 1], way->limits,
				  left > 0 ? left : 1, fn, arg, err);
		if (rc || hop->end != AFI_HOP_SENT_ON)
			return rc;
		rc = go_on(way, hop->next.s, err);
	} while (!rc);
	return rc;
}

static void hand_over(struct afi_fetched *out, struct afi_hop *hop,
		      const struct way *way)
{
	const char *last = way->v[way->n - 1];
	const struct afi_str empty = AFI_STR_INIT;

	out->bytes = hop->bytes;
	out->type = hop->type;
	hop->bytes = hop->type = empty;
	if (way->n > 1)
		afi_str_adds(&out->final, last);
}

enum afi_code afi_fetch(struct afi_fetched *out, const char *address,
			const struct afi_fetch_limits *limits,
			afi_fetch_fn fn, void *arg, struct afi_err *err)
{
	struct way way = { .limits = limits, .address = address };
	struct afi_str first = AFI_STR_INIT;
	struct afi_hop hop = AFI_HOP_INIT;
	enum afi_address wrong;
	char shown[SHOWN + 4];
	enum afi_code rc;

	if ((rc = afi_curl_open(&way.curl, err)))
		goto out;
	way.began = afi_hop_clock();
	wrong = afi_curl_address(&first, way.curl, address, NULL);
	if (wrong) {
		rc = bad_address(address, wrong, err);
		goto out;
	}
	*afi_vec_push(&way) = afi_str_take(&first);
	if ((rc = follow(&hop, &way, fn, arg, err)))
		goto out;
	if (hop.end == AFI_HOP_DONE && hop.bytes.len) {
		hand_over(out, &hop, &way);
		goto out;
	}
	rc = tell(way.n > 1 ? way.v[way.n - 1] : address, &hop, limits, err);
	if (way.n > 1)
		afi_err_prefix(err, "'%s' sends us on", show(shown, address));
out:
	for (size_t i = 0; i < way.n; i++)
		free(way.v[i]);
	free(way.v);
	afi_hop_clear(&hop);
	afi_str_clear(&first);
	afi_curl_free(way.curl);
	return rc;
}
