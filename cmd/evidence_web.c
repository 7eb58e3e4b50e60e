/* A page of the web as evidence. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "evidence.h"
#include "fetch.h"
#include "filename.h"
#include "opt.h"

enum {
	BAR = 12,		/* characters; with words it fits 40 columns */
	SOON = 1000,		/* ms after which there is a bar */
	OFTEN = 200,		/* ms between two of them */
};

/* How far reading has got, shown while somebody waits for it. */
struct bar {
	bool wanted, shown;
	int64_t began, last;	/* ms */
};

static int64_t now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static void draw(size_t got, size_t total, void *arg)
{
	struct bar *bar = arg;
	const int64_t at = now();
	const double mib = 1024.0 * 1024.0;
	size_t full = total ? got * BAR / total : 0;
	char cells[BAR + 1];

	if (!bar->wanted || at - bar->began < SOON || at - bar->last < OFTEN)
		return;
	for (size_t i = 0; i < BAR; i++)
		cells[i] = i < full ? '#' : '.';
	cells[BAR] = '\0';
	if (total)
		fprintf(stderr, "\rreading [%s] %.1f of %.1f MiB", cells,
			(double)got / mib, (double)total / mib);
	else
		fprintf(stderr, "\rreading, %.1f MiB so far",
			(double)got / mib);
	fflush(stderr);
	bar->shown = true;
	bar->last = at;
}

static void wipe(const struct bar *bar)
{
	if (bar->shown)
		fprintf(stderr, "\r%*s\r", BAR + 36, "");
}

static enum afi_code read_page(struct evidence *out, const char *address,
			       bool keep, struct afi_err *err)
{
	const struct afi_fetch_limits limits = AFI_FETCH_LIMITS;
	struct afi_fetched page = AFI_FETCHED_INIT;
	struct bar bar = { .wanted = isatty(STDERR_FILENO), .began = now() };
	enum afi_code rc;

	if ((rc = opt_line(&out->address, address, "the address", err)))
		goto out;
	rc = afi_fetch(&page, out->address.s, &limits, draw, &bar, err);
	wipe(&bar);
	if (rc || (rc = afi_hash_bytes(out->sha256, page.bytes.s,
				       page.bytes.len, err)))
		goto out;
	snprintf(out->size, sizeof(out->size), "%zu", page.bytes.len);
	afi_filename_of_address(&out->name, out->address.s);
	afi_str_adds(&out->final, page.final.s);
	afi_str_adds(&out->type, page.type.s);
	out->kept = keep;
	if (keep)
		afi_str_add(&out->bytes, page.bytes.s, page.bytes.len);
out:
	afi_fetched_clear(&page);
	return rc;
}

enum afi_code evidence_read(struct evidence *out, const char *from, bool keep,
			    const char *held, struct afi_err *err)
{
	return afi_fetch_is_address(from)
		? read_page(out, from, keep, err)
		: evidence_read_file(out, from, keep, held, err);
}
