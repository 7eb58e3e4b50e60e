/* The register: the one way in which anything is recorded. */
#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codec.h"
#include "mem.h"
#include "register_impl.h"
#include "register_proof.h"
#include "vec.h"

enum { TRIES = 50 };	/* against plain Git, which takes no queue */

void afi_receipt_clear(struct afi_receipt *receipt)
{
	afi_str_clear(&receipt->lines);
}

/* Forget what a run has gathered, so that it can run again. */
static void change_reset(struct afi_change *change)
{
	for (size_t i = 0; i < change->pending.n; i++) {
		struct afi_pending *p = change->pending.v[i];

		afi_record_clear(&p->rec);
		free(p->path);
		free(p);
	}
	for (size_t i = 0; i < change->files.n; i++) {
		free(change->files.v[i].path);
		free(change->files.v[i].bytes);
	}
	change->pending.n = change->files.n = change->entries = 0;
	change->listed = false;
	afi_str_reset(&change->subject);
	afi_str_reset(&change->body);
	afi_str_reset(&change->lines);
}

static void change_clear(struct afi_change *change)
{
	change_reset(change);
	free(change->pending.v);
	free(change->files.v);
	afi_str_clear(&change->name);
	afi_str_clear(&change->email);
	afi_str_clear(&change->by);
	afi_str_clear(&change->subject);
	afi_str_clear(&change->body);
	afi_str_clear(&change->lines);
}

struct afi_register *afi_change_register(struct afi_change *change)
{
	return change->reg;
}

const char *afi_change_by(const struct afi_change *change)
{
	return change->by.s;
}

const char *afi_change_source(const struct afi_change *change)
{
	return change->writer->source;
}

const char *afi_change_last_id(const struct afi_change *change)
{
	return change->last_id;
}

int afi_change_day(const struct afi_change *change)
{
	return change->writer->happened != AFI_NO_DAY
		? change->writer->happened
		: afi_register_today(change->reg);
}

enum afi_code afi_change_party(const char **out, struct afi_change *change,
			       struct afi_err *err)
{
	if (change->writer->as) {
		*out = change->writer->as;
		return AFI_OK;
	}
	if (change->founding) {
		*out = AFI_FORCE;
		return AFI_OK;
	}
	return afi_setup_party(out, &change->reg->setup, change->by.s, err);
}

void afi_change_keep(struct afi_change *change, const char *sha256,
		     const void *bytes, size_t len)
{
	afi_store_keep(change->reg->store, sha256, bytes, len);
}

void afi_change_file(struct afi_change *change, const char *path,
		     const char *bytes, size_t len)
{
	struct afi_change_file *file = afi_vec_push(&change->files);

	file->path = afi_xstrdup(path);
	file->bytes = memcpy(afi_xmalloc(len + 1), bytes, len);
	file->bytes[len] = '\0';
	file->len = len;
}

/* What is about to be committed must read back as what was meant. */
static enum afi_code write_record(struct afi_change *change,
				  const struct afi_pending *p,
				  struct afi_err *err)
{
	struct afi_record back = AFI_RECORD_INIT;
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	afi_codec_write(&bytes, &p->rec);
	rc = afi_codec_parse(&back, bytes.s, bytes.len, err);
	if (!rc && !afi_record_equal(&back, &p->rec))
		rc = afi_err_set(err, AFI_EFAILED, "it does not read back as "
				 "it was meant, which is a fault in afi; "
				 "nothing was recorded");
	if (rc)
		afi_err_prefix(err, "%s", p->path);
	else
		afi_change_file(change, p->path, bytes.s, bytes.len);
	afi_record_clear(&back);
	afi_str_clear(&bytes);
	return rc;
}

static enum afi_code founded_rightly(struct afi_change *change,
				     struct afi_err *err)
{
	struct afi_setup setup = AFI_SETUP_INIT;
	enum afi_code rc = AFI_OK;

	for (size_t i = 0; i < change->pending.n && !rc; i++) {
		const struct afi_record *rec = &change->pending.v[i]->rec;

		afi_setup_clear(&setup);
		afi_setup_fold(&setup, rec, INT_MAX);
		for (size_t k = 0; k < rec->n && !rc; k++)
			rc = afi_setup_allows(&setup, &rec->entries[k], err);
	}
	afi_setup_clear(&setup);
	return rc;
}

static enum afi_code commit(struct afi_change *change, bool *moved,
			    struct afi_err *err)
{
	const struct afi_author author = {
		.name = change->name.s, .email = change->email.s,
		.when = change->reg->now,
	};
	struct afi_str message = AFI_STR_INIT;
	enum afi_code rc = AFI_OK;

	if (change->founding && (rc = founded_rightly(change, err)))
		return rc;
	for (size_t i = 0; i < change->pending.n && !rc; i++)
		if (change->pending.v[i]->added)
			rc = write_record(change, change->pending.v[i], err);
	if (rc)
		return rc;
	afi_str_adds(&message, change->entries ? change->subject.s :
		     change->listed ? "list what is withheld" :
		     "tell Git how records are merged");
	if (change->entries > 1)
		afi_str_addf(&message, " and %zu more", change->entries - 1);
	afi_str_addf(&message, "\n\n%s", change->body.s);
	rc = afi_store_commit(change->reg->store, change->files.v,
			      change->files.n, message.s, &author, moved, err);
	afi_str_clear(&message);
	return rc;
}

/* The program that Git is told to call: this one. */
static void equip(struct afi_register *reg)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (len <= 0)
		return;
	path[len] = '\0';
	afi_store_equip(reg->store, path);
}

/* One try, under the lock from the first look to the last write. */
static enum afi_code try(struct afi_change *change, afi_change_fn fn,
			 void *arg, bool *moved, struct afi_err *err)
{
	struct afi_register *reg = change->reg;
	enum afi_code rc;

	if ((rc = afi_store_begin(reg->store, afi_register_lags, err)))
		return rc;
	if ((rc = afi_register_reload(reg, change->founding, err)))
		goto out;
	if (reg->setup.example) {
		rc = afi_err_set(err, AFI_EINVALID, "this register is an "
				 "example and is not written to; 'make demo' "
				 "makes a copy to try things on, 'afi init "
				 "DIR --force NAME' a register of your own");
		goto out;
	}
	equip(reg);
	if ((rc = fn(change, arg, err)))
		goto out;
	for (size_t i = 0; i < change->pending.n && !rc; i++)
		rc = afi_change_list_hidden(change, change->pending.v[i], err);
	if (rc)
		goto out;
	if (change->entries || change->listed || change->files.n)
		rc = commit(change, moved, err);
out:
	afi_store_end(reg->store);
	return rc;
}

enum afi_code afi_register_run(struct afi_register *reg, bool founding,
			       const struct afi_writer *writer,
			       afi_change_fn fn, void *arg,
			       struct afi_receipt *receipt,
			       struct afi_err *err)
{
	struct afi_change change = {
		.reg = reg, .writer = writer, .founding = founding,
		.name = AFI_STR_INIT, .email = AFI_STR_INIT,
		.by = AFI_STR_INIT, .subject = AFI_STR_INIT,
		.body = AFI_STR_INIT, .lines = AFI_STR_INIT,
	};
	enum afi_code rc;
	bool moved;
	int tries = 0;

	/* Something may have been waited for since it was opened. */
	if ((rc = afi_register_look_at_clock(reg, err)) ||
	    (rc = afi_store_identity(&change.name, &change.email, reg->store,
				     err)))
		goto out;
	afi_str_addf(&change.by, "%s <%s>", change.name.s, change.email.s);
	do {
		change_reset(&change);
		moved = false;
		rc = try(&change, fn, arg, &moved, err);
	} while (rc && moved && ++tries < TRIES);
	if (rc)
		goto out;
	afi_str_add(&receipt->lines, change.lines.s, change.lines.len);
	if (change.entries)
		afi_store_maintain(reg->store);
out:
	change_clear(&change);
	return rc;
}

enum afi_code afi_register_change(struct afi_register *reg,
				  const struct afi_writer *writer,
				  afi_change_fn fn, void *arg,
				  struct afi_receipt *receipt,
				  struct afi_err *err)
{
	return afi_register_run(reg, false, writer, fn, arg, receipt, err);
}
