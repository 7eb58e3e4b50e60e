/*
 * What fetch's files share and nobody else needs.
 *
 * fetch_curl.c and fetch_hop.c, which alone know libcurl, ask one address once;
 * fetch.c follows where that leads and finds the words for what went wrong.
 */
#ifndef AFI_FETCH_IMPL_H
#define AFI_FETCH_IMPL_H

#include <stdint.h>

#include "fetch.h"

/** How asking one address ended. */
enum afi_hop_end {
	AFI_HOP_DONE,		/* 200, and all of it is here */
	AFI_HOP_SENT_ON,	/* to .next */
	AFI_HOP_REFUSED,	/* .status says how */
	AFI_HOP_NO_HOST,
	AFI_HOP_NO_PROXY,
	AFI_HOP_NO_ANSWER,	/* not in time */
	AFI_HOP_UNTRUSTED,	/* .reason says what is wrong with its proof */
	AFI_HOP_BAD_CA,		/* our own list of authorities cannot be read */
	AFI_HOP_STALLED,
	AFI_HOP_TOO_SLOW,	/* the time for all of it is up */
	AFI_HOP_TOO_LARGE,
	AFI_HOP_SHORT,		/* of what it said it would send */
	AFI_HOP_LONG,		/* more than that */
	AFI_HOP_NO_SENSE,	/* no answer that a web server gives */
	AFI_HOP_FAILED,		/* .reason says why */
};

/** One address asked once. */
struct afi_hop {
	enum afi_hop_end end;
	int status;		/* 404 and so on; 0: none */
	struct afi_str bytes, type;
	struct afi_str next;	/* as the server gave it: hostile */
	int64_t promised;	/* bytes, or -1 */
	char reason[160];	/* the library's words */
};

#define AFI_HOP_INIT { .bytes = AFI_STR_INIT, .type = AFI_STR_INIT,	\
		       .next = AFI_STR_INIT, .promised = -1 }

void afi_hop_clear(struct afi_hop *hop);

struct afi_curl;

/** Load the library, which takes longer than most commands do. */
enum afi_code afi_curl_open(struct afi_curl **out, struct afi_err *err);

/** Let go of it.  NULL is fine. */
void afi_curl_free(struct afi_curl *curl);

/** What is wrong with an address. */
enum afi_address {
	AFI_ADDRESS_GOOD,
	AFI_ADDRESS_BAD,	/* no address, or too long */
	AFI_ADDRESS_SCHEME,	/* neither http nor https */
	AFI_ADDRESS_PERSON,	/* a name or password in it */
};

/**
 * Append @address in the one form that can be compared, printable ASCII, if it
 * is good.  With @from, the address of a server that named it, it may be
 * relative to that, and a name and password in it are merely left out.
 */
enum afi_address afi_curl_address(struct afi_str *out, struct afi_curl *curl,
				  const char *address, const char *from);

/** Milliseconds on a clock that nobody sets; never 0. */
int64_t afi_hop_clock(void);

/**
 * Ask for @address within @left milliseconds.  AFI_EFAILED, and nothing asked,
 * if the library can not be set up safely; all else is in @hop.
 */
enum afi_code afi_curl_get(struct afi_hop *hop, struct afi_curl *curl,
			   const char *address,
			   const struct afi_fetch_limits *limits, long left,
			   afi_fetch_fn tell, void *arg, struct afi_err *err);

#endif
