/* The register: from the id of an entry, or "last", to the record it is in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "record_correct.h"
#include "register_impl.h"
#include "vec.h"

enum { NAMED_AT_MOST = 6 };	/* candidates that an error message lists */

struct found {
	struct { struct afi_target target; char id[AFI_ID_LEN + 1]; } *v;
	size_t n, size;
};

static const char *without_tilde(const char *text)
{
	return text + (*text == '~');
}

/* Whether @text can mean an entry. */
static bool names_entry(const char *text)
{
	const char *id = without_tilde(text);

	return strcmp(text, "last") == 0 ||
	       (afi_id_prefix_valid(id) && id[0] >= 'a');
}

/* ---- by its id ----------------------------------------------------------- */

/*
 * Whether the record in @bytes may have an entry whose id begins with @prefix:
 * it stands somewhere after the key.  To see that takes a hundredth of the time
 * that parsing takes.
 */
static bool may_have(const char *bytes, const char *prefix)
{
	const char *at, *key;

	for (at = bytes; (at = strstr(at, prefix)); at++) {
		for (key = at; key > bytes && strchr(" \t'\"", key[-1]);)
			key--;
		if (key - bytes >= 3 && memcmp(key - 3, "id:", 3) == 0)
			return true;
	}
	return false;
}

static void look_through(struct found *found, const struct afi_record *rec,
			 const struct afi_target *target, const char *prefix)
{
	const size_t len = strlen(prefix);

	for (size_t i = 0; i < rec->n; i++) {
		if (strncmp(rec->entries[i].id, prefix, len) != 0)
			continue;
		(void)afi_vec_push(found);
		found->v[found->n - 1].target = *target;
		memcpy(found->v[found->n - 1].id, rec->entries[i].id,
		       AFI_ID_LEN + 1);
	}
}

static enum afi_code look_at(struct found *found, struct afi_register *reg,
			     const struct afi_place *place,
			     struct afi_str *bytes, const char *prefix,
			     struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	enum afi_code rc = AFI_OK;

	afi_str_reset(bytes);
	if (place->stray || place->type != AFI_FILE ||
	    afi_store_read_blob(bytes, reg->store, place->oid, AFI_RECORD_MAX,
				&ignored) ||
	    !may_have(bytes->s, prefix))
		return AFI_OK;
	if (!(rc = afi_register_read(&rec, reg, place, err)))
		look_through(found, &rec, &place->target, prefix);
	afi_record_clear(&rec);
	return rc;
}

static enum afi_code look_everywhere(struct found *found,
				     struct afi_register *reg,
				     const char *prefix, struct afi_err *err)
{
	const struct afi_target all = { .level = AFI_REGISTER };
	const bool whole = strlen(prefix) == AFI_ID_LEN;
	struct afi_places places = { 0 };
	struct afi_str bytes = AFI_STR_INIT;
	enum afi_code rc;

	look_through(found, &reg->book, &all, prefix);
	rc = afi_register_places(&places, reg, &all, err);
	for (size_t i = 0; i < places.n && !rc && !(whole && found->n); i++)
		rc = look_at(found, reg, &places.v[i], &bytes, prefix, err);
	afi_str_clear(&bytes);
	afi_places_clear(&places);
	return rc;
}

static enum afi_code several(const struct found *found, const char *prefix,
			     struct afi_err *err)
{
	struct afi_str list = AFI_STR_INIT;

	for (size_t i = 0; i < found->n && i < NAMED_AT_MOST; i++) {
		afi_str_addf(&list, "%s%s of ", i ? ", " : "",
			     found->v[i].id);
		afi_target_print(&list, &found->v[i].target);
	}
	if (found->n > NAMED_AT_MOST)
		afi_str_addf(&list, " and %zu more",
			     found->n - NAMED_AT_MOST);
	afi_err_set(err, AFI_EINVALID, "'%s' could be %s; type more of it",
		    prefix, list.s);
	afi_str_clear(&list);
	return AFI_EINVALID;
}

static enum afi_code find_id(struct afi_target *out, char *id,
			     struct afi_register *reg, const char *prefix,
			     struct afi_err *err)
{
	struct found found = { 0 };
	enum afi_code rc;

	if ((rc = look_everywhere(&found, reg, prefix, err)))
		goto out;
	if (found.n > 1) {
		rc = several(&found, prefix, err);
	} else if (!found.n) {
		rc = afi_err_set(err, AFI_ENOTFOUND, "no entry's id begins "
				 "with '%s'; 'afi history' shows them", prefix);
	} else {
		*out = found.v[0].target;
		memcpy(id, found.v[0].id, AFI_ID_LEN + 1);
	}
out:
	free(found.v);
	return rc;
}

/* ---- the last one -------------------------------------------------------- */

struct looking {
	struct afi_register *reg;
	struct afi_str name, email;	/* of whose it is to be */
	struct afi_target *out;
	char *id;
	bool found;
};

/* Take "ID: TARGET, WHAT by PARTY" apart, as a commit says it. */
static bool read_line(struct afi_target *target, char *id, bool *mark,
		      const char *line, size_t len)
{
	struct afi_err ignored = AFI_ERR_INIT;
	struct afi_str text = AFI_STR_INIT;
	const char *comma;
	bool good;

	if (len < AFI_ID_LEN + 2 || memcmp(line + AFI_ID_LEN, ": ", 2) != 0)
		return false;
	memcpy(id, line, AFI_ID_LEN);
	id[AFI_ID_LEN] = '\0';
	line += AFI_ID_LEN + 2;
	len -= AFI_ID_LEN + 2;
	comma = memchr(line, ',', len);
	if (!comma || !afi_id_valid(id))
		return false;
	*mark = strncmp(comma, ", withhold ", 11) == 0;
	afi_str_add(&text, line, (size_t)(comma - line));
	*target = (struct afi_target){ .level = AFI_REGISTER };
	good = strcmp(text.s, "the register") == 0 ||
	       (!afi_target_parse(target, text.s, &ignored) &&
		*target->force && *target->inspection);
	afi_str_clear(&text);
	return good;
}

/* What a commit says it brought must be in the register, and this user's. */
static bool is_there(struct looking *l, const struct afi_target *target,
		     const char *id)
{
	const struct afi_target record = afi_target_record(target);
	struct afi_record rec = AFI_RECORD_INIT;
	struct afi_err ignored = AFI_ERR_INIT;
	const struct afi_entry *entry = NULL;
	const char *address;
	bool good = false;

	if (!afi_register_load(&rec, l->reg, &record, &ignored))
		entry = afi_record_find(&rec, id);
	address = entry ? strrchr(entry->by, '<') : NULL;
	if (address && !afi_entry_is(entry, "erased"))
		good = strlen(address) == l->email.len + 2 &&
		       strncasecmp(address + 1, l->email.s, l->email.len) == 0;
	afi_record_clear(&rec);
	if (!good)
		return false;
	*l->out = record;
	memcpy(l->id, id, AFI_ID_LEN + 1);
	return l->found = true;
}

/* The last of a commit's entries counts; of one that came with marks of what
 * is withheld in it, not these. */
static void look_back(struct looking *l, const char *message, bool marks)
{
	struct afi_target target;
	char id[AFI_ID_LEN + 1];
	const char *end = message + strlen(message), *line;
	bool mark;

	for (; !l->found && end > message; end = line) {
		for (line = end - 1; line > message && line[-1] != '\n';)
			line--;
		if (read_line(&target, id, &mark, line, strcspn(line, "\n")) &&
		    mark == marks)
			(void)is_there(l, &target, id);
	}
}

static bool look_in_commit(const char *email, int64_t when,
			   const char *message, void *arg)
{
	struct looking *l = arg;

	(void)when;
	if (strcasecmp(email, l->email.s) != 0)
		return true;
	look_back(l, message, false);
	look_back(l, message, true);
	return !l->found;
}

static enum afi_code find_last(struct afi_target *out, char *id,
			       struct afi_register *reg, struct afi_err *err)
{
	struct looking l = { .reg = reg, .name = AFI_STR_INIT,
			     .email = AFI_STR_INIT, .out = out, .id = id };
	enum afi_code rc;

	if (!(rc = afi_store_identity(&l.name, &l.email, reg->store, err)) &&
	    !(rc = afi_store_log(reg->store, look_in_commit, &l, err)) &&
	    !l.found)
		rc = afi_err_set(err, AFI_ENOTFOUND, "%s <%s> has recorded "
				 "nothing yet; 'afi history' shows what others "
				 "did", l.name.s, l.email.s);
	afi_str_clear(&l.email);
	afi_str_clear(&l.name);
	return rc;
}

static enum afi_code find_entry(struct afi_target *out, char *id,
				struct afi_register *reg, const char *text,
				struct afi_err *err)
{
	if (!names_entry(text))
		return afi_err_set(err, AFI_EUSAGE, "'%s' is no entry: type "
				   "'last', or four or more characters of its "
				   "id, such as k7mq", text);
	if (strcmp(text, "last") == 0)
		return find_last(out, id, reg, err);
	return find_id(out, id, reg, without_tilde(text), err);
}

/* What opened the resolved @target. */
static enum afi_code find_opening(char *id, struct afi_register *reg,
				  struct afi_target *target,
				  struct afi_err *err)
{
	struct afi_record rec = AFI_RECORD_INIT;
	const struct afi_entry *opened = NULL;
	enum afi_code rc;

	if (target->level == AFI_REGISTER)
		return afi_err_set(err, AFI_EUSAGE, "'%s' is a force; name an "
				   "entry of it by its id, which 'afi history' "
				   "shows", target->force);
	if ((rc = afi_register_load(&rec, reg, target, err)))
		goto out;
	opened = &rec.entries[0];
	if (target->level == AFI_ACTION &&
	    (rc = afi_record_action(&opened, &rec, target, err)))
		goto out;
	memcpy(id, opened->id, AFI_ID_LEN + 1);
	*target = afi_target_record(target);
out:
	afi_record_clear(&rec);
	return rc;
}

enum afi_code afi_register_find_any(struct afi_target *out,
				    char id[AFI_ID_LEN + 1],
				    struct afi_register *reg,
				    const char *text, struct afi_err *err)
{
	struct afi_err none = AFI_ERR_INIT;
	enum afi_code rc;

	if (*text == '~' || strcmp(text, "last") == 0)
		return find_entry(out, id, reg, text, err);
	rc = afi_register_resolve(out, reg, text, err);
	if (!rc)
		return find_opening(id, reg, out, err);
	if (rc != AFI_ENOTFOUND || !names_entry(text))
		return rc;
	rc = find_entry(out, id, reg, text, &none);
	if (rc == AFI_ENOTFOUND)
		return afi_err_set(err, rc, "nothing here is called '%s', and "
				   "no entry's id begins with it; 'afi "
				   "history' shows the ids", text);
	if (rc)
		*err = none;
	return rc;
}

/* ---- what it is about ---------------------------------------------------- */

enum afi_code afi_record_about(struct afi_target *target,
			       const struct afi_record *rec,
			       const struct afi_entry *entry,
			       struct afi_err *err)
{
	const char *id = entry->action;
	const struct afi_entry *action;

	if (afi_entry_is(entry, "action"))
		id = entry->id;
	if (!id)
		return AFI_OK;
	action = afi_record_root(rec, afi_record_find(rec, id));
	target->level = AFI_ACTION;
	target->action = afi_entry_number(action, "number");
	memcpy(target->action_id, action->id, AFI_ID_LEN + 1);
	if (!target->action)
		return afi_err_set(err, AFI_EINVALID, "'%s' is about an action "
				   "that was erased", entry->id);
	return afi_record_action(&action, rec, target, err);
}
