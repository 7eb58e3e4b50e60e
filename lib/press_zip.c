/*
 * The properties of a DOCX, which is a zip archive.
 *
 * All entries are copied as they are, packed, but for the properties: those are
 * ours.  Every entry is of the day of the document and says nothing of the
 * machine.
 */
#include "press_impl.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "date.h"

/* Sizes of the records of APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. */
enum { LOCAL = 30, CENTRAL = 46, END = 22, COMMENT_MAX = 65535 };

/* An entry: its name, and its bytes as they are packed. */
struct entry {
	const char *name;
	size_t name_len;
	const char *bytes;
	uint32_t packed, size, crc;
	unsigned method;
};

/* An archive being written. */
struct archive {
	struct afi_str *out;
	size_t start;			/* of it in there */
	struct afi_str directory;
	unsigned entries, date;		/* MS-DOS's */
};

static uint32_t get(const char *bytes, size_t n)
{
	uint32_t value = 0;

	while (n--)
		value = value << 8 | (unsigned char)bytes[n];
	return value;
}

static void put(struct afi_str *out, size_t n, uint32_t value)
{
	for (; n; n--, value >>= 8)
		afi_str_addc(out, (char)(value & 255));
}

/* ---- writing ------------------------------------------------------------- */

static uint32_t crc_of(const struct afi_str *bytes)
{
	uint32_t crc = 0xFFFFFFFF;

	for (size_t i = 0; i < bytes->len; i++) {
		crc ^= (unsigned char)bytes->s[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc;
}

/* What the local header and the directory both say. */
static void put_entry(struct afi_str *out, const struct archive *to,
		      const struct entry *e)
{
	put(out, 2, 20);		/* version 2.0 unpacks it */
	put(out, 2, 1 << 11);		/* the name is UTF-8 */
	put(out, 2, e->method);
	put(out, 2, 0);			/* midnight */
	put(out, 2, to->date);
	put(out, 4, e->crc);
	put(out, 4, e->packed);
	put(out, 4, e->size);
	put(out, 2, (uint32_t)e->name_len);
	put(out, 2, 0);			/* nothing extra */
}

static void add_entry(struct archive *to, const struct entry *e)
{
	const size_t at = to->out->len - to->start;

	put(to->out, 4, 0x04034b50);
	put_entry(to->out, to, e);
	afi_str_add(to->out, e->name, e->name_len);
	afi_str_add(to->out, e->bytes, e->packed);

	put(&to->directory, 4, 0x02014b50);
	put(&to->directory, 2, 20);
	put_entry(&to->directory, to, e);
	put(&to->directory, 2, 0);	/* no comment, */
	put(&to->directory, 4, 0);	/* first disk, no attributes */
	put(&to->directory, 4, 0);	/* of any system */
	put(&to->directory, 4, (uint32_t)at);
	afi_str_add(&to->directory, e->name, e->name_len);
	to->entries++;
}

static void add_end(struct archive *to)
{
	const size_t at = to->out->len - to->start;

	afi_str_add(to->out, to->directory.s, to->directory.len);
	put(to->out, 4, 0x06054b50);
	put(to->out, 4, 0);		/* one disk */
	put(to->out, 2, to->entries);
	put(to->out, 2, to->entries);
	put(to->out, 4, (uint32_t)to->directory.len);
	put(to->out, 4, (uint32_t)at);
	put(to->out, 2, 0);
}

static unsigned dos_date(int day)
{
	int year, month, mday;

	afi_day_split(&year, &month, &mday, day);
	if (year < 1980 || year > 2107)
		return 1 << 5 | 1;	/* 1 January 1980 */
	return (unsigned)((year - 1980) << 9 | month << 5 | mday);
}

/* ---- the properties ------------------------------------------------------ */

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"

static void add_escaped(struct afi_str *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("&<>", *text))
			afi_str_addf(out, "&#%d;", *text);
		else
			afi_str_addc(out, *text);
	}
}

void afi_press_core(struct afi_str *out, const struct afi_press_docx *how)
{
	struct afi_str day = AFI_STR_INIT;

	afi_day_iso(&day, how->day);
	afi_str_adds(out, XML "<cp:coreProperties xmlns:cp=\"http://schemas."
		     "openxmlformats.org/package/2006/metadata/core-properties"
		     "\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		     "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi="
		     "\"http://www.w3.org/2001/XMLSchema-instance\">"
		     "<dc:title>");
	add_escaped(out, how->title);
	afi_str_adds(out, "</dc:title><dc:language>en-GB</dc:language>");
	afi_str_addf(out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">"
		     "%sT00:00:00Z</dcterms:created><dcterms:modified "
		     "xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z"
		     "</dcterms:modified></cp:coreProperties>\n", day.s,
		     day.s);
	afi_str_clear(&day);
}

/* What stands there in place of @name; false if that is no property. */
static bool make_property(struct afi_str *out, const char *name, size_t len,
			  const struct afi_press_docx *how)
{
	if (len == 17 && !memcmp(name, "docProps/core.xml", 17))
		afi_press_core(out, how);
	else if (len == 16 && !memcmp(name, "docProps/app.xml", 16))
		afi_str_adds(out, XML "<Properties xmlns=\"" OFFICE "extended-"
			     "properties\"><Application>afi</Application>"
			     "</Properties>\n");
	else if (len == 19 && !memcmp(name, "docProps/custom.xml", 19))
		afi_str_adds(out, XML "<Properties xmlns=\"" OFFICE "custom-"
			     "properties\"/>\n");
	else
		return false;
	return true;
}

/* Put @e into @to, or what takes its place. */
static void take_over(struct archive *to, const struct entry *e,
		      const struct afi_press_docx *how)
{
	struct afi_str own = AFI_STR_INIT;
	struct entry instead = *e;

	if (make_property(&own, e->name, e->name_len, how)) {
		instead.bytes = own.s;
		instead.method = 0;
		instead.packed = instead.size = (uint32_t)own.len;
		instead.crc = crc_of(&own);
	}
	add_entry(to, &instead);
	afi_str_clear(&own);
}

/* ---- reading ------------------------------------------------------------- */

/* Where the record that ends an archive is; NULL if it is none. */
static const char *find_end(const struct afi_str *zip)
{
	for (size_t i = END; i <= zip->len && i <= END + COMMENT_MAX; i++)
		if (get(zip->s + zip->len - i, 4) == 0x06054b50)
			return zip->s + zip->len - i;
	return NULL;
}

/* Read the entry that the directory has at *@at; false if it is none. */
static bool read_entry(struct entry *e, size_t *at, const struct afi_str *zip)
{
	const char *s = zip->s + *at;
	size_t local;

	if (*at > zip->len || zip->len - *at < CENTRAL ||
	    get(s, 4) != 0x02014b50)
		return false;
	*e = (struct entry){
		.method = get(s + 10, 2), .crc = get(s + 16, 4),
		.packed = get(s + 20, 4), .size = get(s + 24, 4),
		.name = s + CENTRAL, .name_len = get(s + 28, 2),
	};
	local = get(s + 42, 4);
	*at += CENTRAL + e->name_len + get(s + 30, 2) + get(s + 32, 2);
	if (*at > zip->len || local > zip->len || zip->len - local < LOCAL)
		return false;
	s = zip->s + local;
	local += LOCAL + get(s + 26, 2) + get(s + 28, 2);
	e->bytes = zip->s + local;
	return get(s, 4) == 0x04034b50 && local <= zip->len &&
	       e->packed <= zip->len - local;
}

enum afi_code afi_press_properties(struct afi_str *out,
				   const struct afi_str *docx,
				   const struct afi_press_docx *how,
				   struct afi_err *err)
{
	const char *end = find_end(docx);
	struct archive to = {
		.out = out, .start = out->len, .directory = AFI_STR_INIT,
		.date = dos_date(how->day),
	};
	const unsigned n = end ? get(end + 10, 2) : 0;
	size_t at = end ? get(end + 16, 4) : 0, left = docx->len;
	struct entry e;
	unsigned i;

	/* Entries that share their bytes could make it endless. */
	for (i = 0; i < n && read_entry(&e, &at, docx) && e.packed <= left;
	     i++) {
		left -= e.packed;
		take_over(&to, &e, how);
	}
	add_end(&to);
	afi_str_clear(&to.directory);
	if (n && i == n)
		return AFI_OK;
	afi_str_cut(out, to.start);
	return afi_err_set(err, AFI_EFAILED, "what pandoc made is no DOCX");
}
