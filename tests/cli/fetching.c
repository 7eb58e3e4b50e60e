/*
 * Fetches an address with limits that a test can wait for, and prints what came
 * of it: "SIZE TYPE FINAL", or the error and its code.  The program itself has
 * only the limits of fetch.h.
 *
 * usage: fetching [LIMIT=NUMBER]... ADDRESS
 */
#include "fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
	[AFI_OK] = "ok", [AFI_EUSAGE] = "usage", [AFI_EINVALID] = "invalid",
	[AFI_EFAILED] = "failed",
};

static int set(struct afi_fetch_limits *limits, const char *arg)
{
	const struct {
		const char *name;
		int *value;
	} all[] = {
		{ "redirects=", &limits->redirects },
		{ "connect=", &limits->connect },
		{ "stall=", &limits->stall },
		{ "rate=", &limits->rate },
		{ "whole=", &limits->whole },
	};

	if (strncmp(arg, "bytes=", 6) == 0) {
		limits->bytes = strtoul(arg + 6, NULL, 10);
		return 1;
	}
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		const size_t len = strlen(all[i].name);

		if (strncmp(arg, all[i].name, len) == 0) {
			*all[i].value = atoi(arg + len);
			return 1;
		}
	}
	return 0;
}

/* The most memory that this process had, in KiB. */
static void print_memory(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[128];

	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, "VmHWM:", 6) == 0)
			fprintf(stderr, "memory %s", line + 6);
	if (file)
		fclose(file);
}

static void count(size_t got, size_t total, void *arg)
{
	(void)total;
	*(size_t *)arg = got;
}

int main(int argc, char **argv)
{
	struct afi_fetch_limits limits = AFI_FETCH_LIMITS;
	struct afi_fetched page = AFI_FETCHED_INIT;
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;
	size_t told = 0;
	int i = 1;

	while (i < argc && set(&limits, argv[i]))
		i++;
	rc = afi_fetch(&page, i < argc ? argv[i] : "", &limits, count, &told,
		       &err);
	if (rc)
		printf("%s: %s\n", names[rc], err.msg);
	else
		printf("%zu %s %s\n", page.bytes.len,
		       page.type.len ? page.type.s : "-",
		       page.final.len ? page.final.s : "-");
	if (rc && (page.bytes.len || page.final.len || page.type.len))
		printf("but something is left\n");
	if (told > limits.bytes)
		printf("but %zu bytes were taken\n", told);
	print_memory();
	afi_fetched_clear(&page);
	return rc != AFI_OK;
}
