/* Which keys an entry of each kind has. */
#include "record_kinds.h"

#include <string.h>

#include "str.h"

enum afi_code afi_err_line(int line, struct afi_err *err)
{
	return line ? afi_err_prefix(err, "line %d", line) : err->code;
}

const struct afi_field *afi_fields_find(const struct afi_field *fields,
					size_t nfields, const char *key)
{
	size_t i;

	for (i = 0; i < nfields; i++)
		if (fields[i].key[0] == key[0] &&
		    strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

const char *afi_fields_get(const struct afi_field *fields, size_t nfields,
			   const char *key)
{
	const struct afi_field *field = afi_fields_find(fields, nfields, key);

	return field ? field->value : NULL;
}

/* What is being checked, and which keys were met. */
struct check {
	const struct afi_kind *kind;	/* NULL if unknown */
	const char *what;		/* NULL if it says none */
	const struct afi_field *common[AFI_COMMONS];
	enum afi_common next;		/* they mostly stand in this order */
	uint32_t own;			/* bits by place in the kind's table */
};

/* "an 'assign' entry"; a heading is not named by its `what`. */
static void add_name(struct afi_str *out, const struct check *check)
{
	if (!check->what)
		afi_str_adds(out, "an entry");
	else if (strcmp(check->what, "opened") == 0)
		afi_str_adds(out, "a heading");
	else
		afi_str_addf(out, "%s '%.60s' entry",
			     strchr("aeiou", check->what[0]) ? "an" : "a",
			     check->what);
}

static enum afi_code unknown_key(const struct check *check, const char *key,
				 struct afi_err *err)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	afi_str_adds(&msg, "unknown key ");
	afi_add_quoted(&msg, key);
	afi_str_adds(&msg, " in ");
	add_name(&msg, check);
	rc = afi_err_set(err, AFI_EINVALID, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

static enum afi_code missing_key(const struct check *check, const char *key,
				 struct afi_err *err)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	add_name(&msg, check);
	afi_str_addf(&msg, " needs the key '%s'", key);
	rc = afi_err_set(err, AFI_EINVALID, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

/* Not every kind has every one of the common keys. */
static bool common_allowed(const struct afi_kind *kind, enum afi_common key)
{
	if (!kind)
		return true;
	switch (key) {
	case AFI_COMMON_AFTER:
		return !kind->heading;
	case AFI_COMMON_ACTION:
		return kind->action;
	case AFI_COMMON_CORRECTS:
	case AFI_COMMON_RETRACT:
		return kind->corrects;
	default:
		return true;
	}
}

static enum afi_code twice(const char *key, struct afi_err *err)
{
	return afi_err_set(err, AFI_EINVALID, "key '%s' stands twice", key);
}

static enum afi_code check_own(struct check *check,
			       const struct afi_field *field,
			       struct afi_err *err)
{
	const struct afi_key *key = afi_key_own(check->kind, field->key);
	uint32_t bit;

	if (!key)
		return unknown_key(check, field->key, err);
	bit = (uint32_t)1 << (key - check->kind->keys);
	if (check->own & bit)
		return twice(field->key, err);
	check->own |= bit;
	return afi_value_check(key, field, err);
}

static enum afi_code check_field(struct check *check,
				 const struct afi_field *field,
				 struct afi_err *err)
{
	enum afi_common i = afi_common_find(field->key, check->next);

	if (i == AFI_COMMONS || !common_allowed(check->kind, i))
		return check->kind ? check_own(check, field, err) : AFI_OK;
	if (check->common[i])
		return twice(field->key, err);
	check->common[i] = field;
	check->next = i + 1;
	return afi_value_check(&afi_common_keys[i], field, err);
}

/* Append the names of the keys of which one is needed. */
static void add_choice(struct afi_str *out, const struct afi_key *keys)
{
	const char *sep = "";

	for (; keys->name; keys++)
		if (keys->flags & AFI_KEY_ONE_OF) {
			afi_str_addf(out, "%s%s", sep, keys->name);
			sep = ", ";
		}
}

static enum afi_code no_choice(const struct check *check, struct afi_err *err)
{
	struct afi_str msg = AFI_STR_INIT;
	enum afi_code rc;

	add_name(&msg, check);
	afi_str_adds(&msg, " needs one of the keys ");
	add_choice(&msg, check->kind->keys);
	rc = afi_err_set(err, AFI_EINVALID, "%s", msg.s);
	afi_str_clear(&msg);
	return rc;
}

static enum afi_code check_common(const struct check *check,
				  struct afi_err *err)
{
	bool heading = check->kind && check->kind->heading;
	enum afi_common i;

	for (i = 0; i < AFI_COMMONS; i++)
		if (!check->common[i] &&
		    (afi_common_keys[i].flags & AFI_KEY_NEEDED ||
		     (i == AFI_COMMON_AFTER && !heading)))
			return missing_key(check, afi_common_keys[i].name, err);
	if (check->common[AFI_COMMON_RETRACT] &&
	    !check->common[AFI_COMMON_CORRECTS])
		return missing_key(check, "corrects", err);
	return AFI_OK;
}

static enum afi_code needed_keys(const struct check *check,
				 struct afi_err *err)
{
	const struct afi_key *keys = check->kind->keys;
	bool choice = false, chosen = false, there;
	size_t i;

	for (i = 0; keys[i].name; i++) {
		there = check->own >> i & 1;
		if (keys[i].flags & AFI_KEY_NEEDED && !there)
			return missing_key(check, keys[i].name, err);
		if (keys[i].flags & AFI_KEY_ONE_OF) {
			choice = true;
			chosen |= there;
		}
	}
	return choice && !chosen ? no_choice(check, err) : AFI_OK;
}

/*
 * A heading's number is its path: a finding has one, nothing else has, and only
 * a recommendation stands under another's.
 */
static enum afi_code check_path(const struct check *check,
				const struct afi_field *fields, size_t nfields,
				struct afi_err *err)
{
	const char *kind = afi_fields_get(fields, nfields, "kind");
	bool number = afi_fields_find(fields, nfields, "number");
	bool under = afi_fields_find(fields, nfields, "under");

	if (number && !afi_kind_is_finding(kind))
		return unknown_key(check, "number", err);
	if (!number && afi_kind_is_finding(kind))
		return missing_key(check, "number", err);
	if (under && strcmp(kind, "rec") != 0)
		return unknown_key(check, "under", err);
	return AFI_OK;
}

/* What is taken out need not be said again. */
static enum afi_code check_all(const struct check *check,
			       const struct afi_field *fields, size_t nfields,
			       struct afi_err *err)
{
	enum afi_code rc;

	rc = check_common(check, err);
	if (rc || !check->kind || check->common[AFI_COMMON_RETRACT])
		return rc;
	rc = needed_keys(check, err);
	if (rc || !check->kind->heading)
		return rc;
	return check_path(check, fields, nfields, err);
}

/* What else it depends on is only looked for where it does. */
static const struct afi_kind *kind_of(const char *what,
				      const struct afi_field *fields,
				      size_t nfields)
{
	const char *kind = NULL;
	bool after = false;

	if (strcmp(what, "opened") == 0)
		kind = afi_fields_get(fields, nfields, "kind");
	else if (strcmp(what, "erased") == 0)
		after = afi_fields_find(fields, nfields, "after");
	return afi_kind_find(what, kind, after);
}

enum afi_code afi_fields_check(struct afi_checked *out,
			       const struct afi_field *fields, size_t nfields,
			       int line, struct afi_err *err)
{
	struct check check = { 0 };
	size_t i;

	check.what = afi_fields_get(fields, nfields, "what");
	if (check.what)
		check.kind = kind_of(check.what, fields, nfields);
	for (i = 0; i < nfields; i++)
		if (check_field(&check, &fields[i], err))
			return afi_err_line(fields[i].line ? fields[i].line :
					    line, err);
	if (check_all(&check, fields, nfields, err))
		return afi_err_line(line, err);
	out->kind = check.kind;
	memcpy(out->common, check.common, sizeof(out->common));
	return AFI_OK;
}
