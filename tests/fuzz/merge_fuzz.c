/*
 * Merging three records, the files of which stand in the input with a NUL
 * between them.  Of those that can be read:
 *
 * - each is in the order of the design, and its file reads back as it is;
 * - merging does not depend on sides, nor on what is merged first;
 * - merging with what is there already changes nothing;
 * - nothing is lost.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { RECORDS = 3, LARGE = 200 };	/* entries: looked at less closely */

static void must(bool holds)
{
	if (!holds)
		abort();
}

static const struct afi_entry *find(const struct afi_record *rec,
				    const char *id)
{
	const struct afi_entry *entry = afi_record_find(rec, id);

	must(entry);
	return entry;
}

/* Whether all that @entry comes after stands before @place. */
static bool is_ready(const struct afi_record *rec, size_t place,
		     const struct afi_entry *entry)
{
	size_t i;

	for (i = 0; i < entry->nafter; i++)
		if (find(rec, entry->after[i]) >= rec->entries + place)
			return false;
	return true;
}

static bool is_before(const struct afi_entry *a, const struct afi_entry *b)
{
	return a->at != b->at ? a->at < b->at : strcmp(a->id, b->id) < 0;
}

static void check_order(const struct afi_record *rec)
{
	size_t i, k;

	must(rec->n > 0 && rec->entries[0].nafter == 0);
	for (i = 0; i < rec->n && rec->n <= LARGE; i++) {
		must(is_ready(rec, i, &rec->entries[i]));
		for (k = i + 1; k < rec->n; k++)
			if (is_ready(rec, i, &rec->entries[k]))
				must(is_before(&rec->entries[i],
					       &rec->entries[k]));
	}
}

static void check_file(const struct afi_record *rec)
{
	struct afi_record back = AFI_RECORD_INIT;
	struct afi_str file = AFI_STR_INIT;
	struct afi_err err = AFI_ERR_INIT;

	afi_codec_write(&file, rec);
	must(!afi_codec_parse(&back, file.s, file.len, &err));
	must(afi_record_equal(rec, &back));
	afi_record_clear(&back);
	afi_str_clear(&file);
}

/* Whether @a and @b merge, into @out. */
static bool merges(struct afi_record *out, const struct afi_record *a,
		   const struct afi_record *b)
{
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc = afi_record_merge(out, a, b, &err);

	must(!rc || (rc == AFI_EINVALID && err.msg[0] && out->n == 0));
	return !rc;
}

/* What is known already adds nothing to @whole. */
static void check_known(const struct afi_record *whole,
			const struct afi_record *part)
{
	struct afi_record out = AFI_RECORD_INIT;

	must(afi_record_keeps(whole, part, NULL));
	must(merges(&out, whole, part));
	must(afi_record_equal(&out, whole));
	afi_record_clear(&out);
}

static void check_pair(const struct afi_record *a, const struct afi_record *b)
{
	struct afi_record one = AFI_RECORD_INIT, two = AFI_RECORD_INIT;

	if (merges(&one, a, b)) {
		must(merges(&two, b, a));
		must(afi_record_equal(&one, &two));
		check_order(&one);
		check_known(&one, a);
		check_known(&one, b);
		check_file(&one);
	} else {
		must(!merges(&two, b, a));
	}
	afi_record_clear(&one);
	afi_record_clear(&two);
}

/* A tombstone hides what another knows to be changed: then one way stops. */
static void check_three(const struct afi_record *v)
{
	struct afi_record left = AFI_RECORD_INIT, right = AFI_RECORD_INIT;
	struct afi_record one = AFI_RECORD_INIT, two = AFI_RECORD_INIT;

	if (merges(&left, &v[0], &v[1]) && merges(&right, &v[1], &v[2]) &&
	    merges(&one, &left, &v[2]) && merges(&two, &v[0], &right))
		must(afi_record_equal(&one, &two));
	afi_record_clear(&left);
	afi_record_clear(&right);
	afi_record_clear(&one);
	afi_record_clear(&two);
}

static void check(const struct afi_record *v, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		check_order(&v[i]);
		check_file(&v[i]);
		check_known(&v[i], &v[i]);
		for (k = 0; k < i; k++)
			check_pair(&v[i], &v[k]);
	}
	if (n == RECORDS)
		check_three(v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_record v[RECORDS];
	struct afi_err err = AFI_ERR_INIT;
	const uint8_t *end;
	size_t n = 0, i, len;

	for (i = 0; i < RECORDS; i++) {
		end = size ? memchr(data, '\0', size) : NULL;
		len = end ? (size_t)(end - data) : size;
		v[n] = (struct afi_record)AFI_RECORD_INIT;
		if (!afi_codec_parse(&v[n], (const char *)data, len, &err))
			n++;
		if (!end)
			break;
		data += len + 1;
		size -= len + 1;
	}
	check(v, n);
	for (i = 0; i < n; i++)
		afi_record_clear(&v[i]);
	return 0;
}
