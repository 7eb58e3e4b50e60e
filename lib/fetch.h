/*
 * One page or file from the web, into memory.
 *
 * What a server sends is hostile: it may send too much or never end, say
 * nothing, lie about the length, or send the asker on to somewhere else.
 * Everything is bounded, and what comes out is either the whole of what the
 * server promised or nothing.
 *
 * Only http and https are spoken, whoever asks for what else, and certificates
 * are always checked: against libcurl's own list, or the file that
 * CURL_CA_BUNDLE or else SSL_CERT_FILE names, where a force has an authority of
 * its own.  Proxies are those of the environment, as with curl(1).  No cookie,
 * password or .netrc is read or sent.
 */
#ifndef AFI_FETCH_H
#define AFI_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

/** How much patience there is. */
struct afi_fetch_limits {
	size_t bytes;		/* that are taken; more is an error */
	int redirects;
	int connect;		/* seconds until there is a connection */
	int stall;		/* seconds with less than @rate */
	int rate;		/* bytes a second */
	int whole;		/* seconds for all of it */
};

#define AFI_FETCH_LIMITS { .bytes = 25 * 1024 * 1024, .redirects = 5,	\
			   .connect = 15, .stall = 20, .rate = 100,	\
			   .whole = 300 }

enum {
	AFI_ADDRESS_MAX = 2048,		/* bytes in an address */
	AFI_TYPE_MAX = 100,		/* bytes in a type */
};

/** What was fetched.  It owns its strings. */
struct afi_fetched {
	struct afi_str bytes;
	struct afi_str final;	/* the address that it came from, if it is not
				   the one asked for; printable ASCII */
	struct afi_str type;	/* "text/html; charset=utf-8", printable ASCII;
				   empty if the server gave none that is */
};

#define AFI_FETCHED_INIT { .bytes = AFI_STR_INIT, .final = AFI_STR_INIT, \
			   .type = AFI_STR_INIT }

/** Free what @fetched holds and leave it empty, ready for use again. */
void afi_fetched_clear(struct afi_fetched *fetched);

/** Called now and then: @got bytes are here of @total (0: not known). */
typedef void (*afi_fetch_fn)(size_t got, size_t total, void *arg);

/** Whether @s begins like an address of the web, and so names no file. */
bool afi_fetch_is_address(const char *s);

/**
 * Fetch @address into the empty @out.  Errors name it and what to do next, and
 * leave @out empty.  @tell may be NULL.
 *
 * AFI_EUSAGE for what is no http or https address, is too long or has a name
 * or password in it; AFI_EINVALID if the answer is none to keep: too large,
 * empty, or not whole; AFI_EFAILED if there is no answer, any but 200, a
 * certificate that does not prove the server, or too many redirects, one in a
 * circle, to what is no web address, or from https to http.
 */
enum afi_code afi_fetch(struct afi_fetched *out, const char *address,
			const struct afi_fetch_limits *limits,
			afi_fetch_fn tell, void *arg, struct afi_err *err);

#endif
