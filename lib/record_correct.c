#include "record_correct.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "measure.h"
#include "record_kinds.h"
#include "text.h"
#include "vec.h"

#define DUE "due"
#define DUE_WORDS "due-words"

/* ---- what stands --------------------------------------------------------- */

/* What is corrected comes before what corrects it, so that this ends. */
const struct afi_entry *afi_record_root(const struct afi_record *rec,
					const struct afi_entry *entry)
{
	const struct afi_entry *old = entry;

	while (old && old->corrects) {
		entry = old;
		old = afi_record_find(rec, entry->corrects);
	}
	return old ? old : entry;
}

const struct afi_entry *afi_record_standing(const struct afi_record *rec,
					    const struct afi_entry *entry)
{
	const struct afi_entry *root = afi_record_root(rec, entry);
	size_t i;

	for (i = rec->n; i-- > 0;)
		if (rec->entries[i].corrects &&
		    afi_record_root(rec, &rec->entries[i]) == root)
			return &rec->entries[i];
	return root;
}

static bool is_about(const struct afi_record *rec,
		     const struct afi_entry *entry, const char *action)
{
	const struct afi_entry *root = afi_record_root(rec, entry);

	/* A mark says nothing new. */
	if (afi_entry_is(root, "withhold"))
		return false;
	/* It may name a correction of what opened the action. */
	if (root->action)
		root = afi_record_root(rec, afi_record_find(rec,
							    root->action));
	else if (!afi_entry_is(root, "action"))
		return !action;
	assert(root);
	return action && strcmp(root->id, action) == 0;
}

const struct afi_entry *afi_record_last_about(const struct afi_record *rec,
					      const char *action)
{
	for (size_t i = rec->n; i-- > 0;)
		if (is_about(rec, &rec->entries[i], action))
			return &rec->entries[i];
	return NULL;
}

/* ---- what may be corrected ----------------------------------------------- */

enum afi_code afi_correct_allowed(const struct afi_entry *old, bool retract,
				  struct afi_err *err)
{
	const struct afi_kind *kind;

	if (!old->known)
		return afi_err_set(err, AFI_EINVALID, "'%s' was recorded by a "
				   "newer afi, which alone can correct it",
				   old->id);
	if (afi_entry_is(old, "erased"))
		return afi_err_set(err, AFI_EINVALID, "'%s' was erased, so "
				   "there is nothing to correct", old->id);
	if (afi_entry_is(old, "person"))
		return afi_err_set(err, AFI_EINVALID, "who is listed is not "
				   "corrected: list them again, with 'afi "
				   "person'");
	if (afi_entry_is(old, "setting"))
		return afi_err_set(err, AFI_EINVALID, "a setting is not "
				   "corrected: set it again, with 'afi set'");
	if (afi_entry_is(old, "opened")) {
		if (strcmp(afi_entry_get(old, "kind"), "register") != 0)
			return AFI_OK;
		return afi_err_set(err, AFI_EINVALID, "the register's own "
				   "heading stays as it is");
	}
	kind = afi_kind_find(old->what, NULL, true);
	if (!kind->corrects || (retract && afi_entry_is(old, "force")))
		return afi_err_set(err, AFI_EINVALID, "'%s' cannot be taken "
				   "back", old->id);
	if (retract && afi_entry_is(old, "action"))
		return afi_err_set(err, AFI_EINVALID, "an action is not taken "
				   "back; one opened by mistake is closed, "
				   "with 'afi close TARGET --outcome void'");
	if (old->retract)
		return afi_err_set(err, AFI_EINVALID, "'%s' was taken back by "
				   "'%s'; what is right after all is recorded "
				   "anew", old->corrects, old->id);
	return AFI_OK;
}

/* Keys that tie an entry to something else, or tell what a file was. */
static bool stays(const char *what, const char *key)
{
	static const struct {
		const char *what, *keys;
	} fixed[] = {
		{ "action", "number" }, { "force", "name" },
		{ "submit", "to" }, { "ask", "sort|of" },
		{ "link", "relation|target" },
		{ "withhold", "entry|field|words" },
		{ "evidence", "size|sha256|kept|address|final-address|type|"
			"read-at" },
		{ "issue", "template|format|size|sha256|kept|made-from|"
			"replaces|elsewhere|different|differences" },
		{ "publish", "letter" }, { "copied", "letter" },
	};
	size_t i;

	for (i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		if (strcmp(fixed[i].what, what) == 0 &&
		    afi_word_in(fixed[i].keys, key))
			return true;
	return false;
}

/* ---- which keys there are ------------------------------------------------ */

/* The keys that may be set: a kind's, those of a heading beside it. */
struct keys {
	const char *what;
	const struct afi_kind *kind;
	const struct afi_kind *heading;	/* NULL if it matters not */
};

static bool settable(const struct keys *keys, const struct afi_key *key)
{
	if (strcmp(key->name, DUE_WORDS) == 0 || stays(keys->what, key->name))
		return false;
	return !keys->heading || strcmp(key->name, "edition") == 0 ||
	       afi_key_own(keys->heading, key->name);
}

static enum afi_code no_such_key(const struct keys *keys, const char *name,
				 struct afi_err *err)
{
	struct afi_str known = AFI_STR_INIT;
	const struct afi_key *key;
	enum afi_code rc;

	for (key = keys->kind->keys; key->name; key++)
		if (settable(keys, key))
			afi_str_addf(&known, "%s%s", known.len ? ", " : "",
				     key->name);
	if (stays(keys->what, name))
		rc = afi_err_set(err, AFI_EUSAGE, "'%s' of this %s stays as it "
				 "is: take the entry back with --retract and "
				 "record it anew; what can be set is %s", name,
				 keys->what, known.s);
	else
		rc = afi_err_set(err, AFI_EUSAGE, "there is no '%s' to set in "
				 "this %s; there is %s", name, keys->what,
				 known.s);
	afi_str_clear(&known);
	return rc;
}

static const struct afi_keyed *find_set(const struct afi_keyed *sets, size_t n,
					const char *key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(sets[i].key, key) == 0)
			return &sets[i];
	return NULL;
}

static enum afi_code check_sets(const struct keys *keys,
				const struct afi_keyed *sets, size_t n,
				struct afi_err *err)
{
	const struct afi_key *key;
	size_t i;

	for (i = 0; i < n; i++) {
		key = afi_key_own(keys->kind, sets[i].key);
		if (!key || !settable(keys, key))
			return no_such_key(keys, sets[i].key, err);
		if (!(key->flags & AFI_KEY_LIST) &&
		    find_set(sets, i, sets[i].key))
			return afi_err_set(err, AFI_EUSAGE, "'%s' is set twice",
					   sets[i].key);
	}
	return AFI_OK;
}

/* ---- what was typed ------------------------------------------------------ */

static enum afi_code read_date(struct afi_draft *out,
			       const struct afi_key *key, const char *typed,
			       int today, struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_date date;
	enum afi_code rc;

	if ((rc = afi_date_parse(&date, typed, today, err)))
		return rc;
	if (key->type == AFI_KEY_DAY && (date.month || *date.words))
		return afi_err_set(err, AFI_EINVALID, "it needs a day; '%s' is "
				   "vaguer", typed);
	afi_date_store(&text, &date);
	afi_draft_add(out, key->name, text.s);
	if (strcmp(key->name, DUE) == 0 && *date.words)
		afi_draft_add(out, DUE_WORDS, date.words);
	afi_str_clear(&text);
	return AFI_OK;
}

/* A figure must be one, as when it was first recorded. */
static enum afi_code check_figure(const struct keys *keys,
				  const struct afi_key *key,
				  const char *value, struct afi_err *err)
{
	struct afi_measure figure;

	if (strcmp(keys->what, "measure") != 0 ||
	    !afi_word_in("value|target", key->name))
		return AFI_OK;
	return afi_measure_parse(&figure, value, err);
}

static enum afi_code read_text(struct afi_str *out, const struct afi_key *key,
			       const char *typed, struct afi_err *err)
{
	if (key->type == AFI_KEY_LINE)
		return afi_text_line(out, typed, "the value", err);
	return afi_text_normalise(out, typed, strlen(typed), err);
}

/* Add what was typed for @key, but nothing for "". */
static enum afi_code add_typed(struct afi_draft *out, const struct keys *keys,
			       const struct afi_key *key, const char *typed,
			       int today, struct afi_err *err)
{
	struct afi_str text = AFI_STR_INIT;
	struct afi_field field = { .key = key->name };
	enum afi_code rc = AFI_OK;

	if (!*typed)
		goto out;
	if (key->type == AFI_KEY_DAY || key->type == AFI_KEY_DATE) {
		rc = read_date(out, key, typed, today, err);
		goto out;
	}
	if ((rc = read_text(&text, key, typed, err)))
		goto out;
	field.value = text.s;
	if (!(rc = afi_value_check(key, &field, err)) &&
	    !(rc = check_figure(keys, key, text.s, err)))
		afi_draft_add(out, key->name, text.s);
out:
	if (rc) {
		err->code = rc = AFI_EUSAGE;
		afi_err_prefix(err, "--set %s", key->name);
	}
	afi_str_clear(&text);
	return rc;
}

struct items {
	const char **v;
	size_t n, size;
};

static enum afi_code add_list(struct afi_draft *out, const struct afi_key *key,
			      const struct afi_keyed *sets, size_t n,
			      struct afi_err *err)
{
	struct items items = { 0 };
	struct afi_field field = { .key = key->name };
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(sets[i].key, key->name) == 0 && *sets[i].value)
			*afi_vec_push(&items) = sets[i].value;
	field.items = items.v;
	field.nitems = items.n;
	if (items.n && !afi_value_check(key, &field, err))
		afi_draft_list(out, key->name, items.v, items.n);
	free(items.v);
	if (!items.n || !err->code)
		return AFI_OK;
	return err->code = AFI_EUSAGE;
}

static enum afi_code add_set(struct afi_draft *out, const struct keys *keys,
			     const struct afi_key *key,
			     const struct afi_keyed *sets, size_t n, int today,
			     struct afi_err *err)
{
	if (key->flags & AFI_KEY_LIST)
		return add_list(out, key, sets, n, err);
	return add_typed(out, keys, key, find_set(sets, n, key->name)->value,
			 today, err);
}

/* ---- new entries --------------------------------------------------------- */

static void copy(struct afi_draft *out, const struct afi_field *field)
{
	if (field && field->items)
		afi_draft_list(out, field->key, field->items, field->nitems);
	else if (field)
		afi_draft_add(out, field->key, field->value);
}

enum afi_code afi_correct_draft(struct afi_draft *out,
				const struct afi_entry *old,
				const struct afi_keyed *sets, size_t n,
				int today, struct afi_err *err)
{
	const struct keys keys = {
		.what = old->what,
		.kind = afi_kind_find(old->what, NULL, true),
	};
	const struct afi_key *key;
	enum afi_code rc;

	if ((rc = check_sets(&keys, sets, n, err)))
		return rc;
	afi_draft_add(out, "corrects", old->id);
	for (key = keys.kind->keys; key->name && !rc; key++) {
		if (find_set(sets, n, key->name))
			rc = add_set(out, &keys, key, sets, n, today, err);
		else if (strcmp(key->name, DUE_WORDS) != 0 ||
			 !find_set(sets, n, DUE))
			copy(out, afi_entry_field(old, key->name));
	}
	return rc;
}

void afi_correct_retract(struct afi_draft *out, const struct afi_entry *old,
			 const char *why)
{
	const struct afi_kind *kind = afi_kind_find(old->what, NULL, true);

	afi_draft_add(out, "corrects", old->id);
	afi_draft_add(out, "retract", "yes");
	if (afi_key_own(kind, "text"))
		afi_draft_add(out, "text", why);
}

enum afi_code afi_correct_edition(struct afi_draft *out,
				  const struct afi_entry *heading,
				  const struct afi_keyed *sets, size_t n,
				  int today, struct afi_err *err)
{
	const struct keys keys = {
		.what = "heading",
		.kind = afi_kind_find("edition", NULL, true),
		.heading = afi_kind_find("opened",
					 afi_entry_get(heading, "kind"),
					 false),
	};
	const struct afi_key *key;
	enum afi_code rc;
	size_t i;

	rc = check_sets(&keys, sets, n, err);
	for (i = 0; i < n && !rc; i++)
		if (!*sets[i].value)
			rc = afi_err_set(err, AFI_EUSAGE, "--set %s: what was "
					 "published cannot be emptied; say "
					 "what it is instead", sets[i].key);
	for (key = keys.kind->keys; key->name && !rc; key++)
		if (find_set(sets, n, key->name))
			rc = add_set(out, &keys, key, sets, n, today, err);
	return rc;
}
