#include "propose_sheet.h"

#include <string.h>

#include "propose_own.h"
#include "propose_rows.h"
#include "text.h"

size_t afi_sheet_find(const struct afi_sheet *sheet, const char *heading)
{
	for (size_t i = 0; i < sheet->ncolumns; i++)
		if (afi_text_same(sheet->header[i], heading))
			return i;
	return AFI_NO_COLUMN;
}

const char *afi_own_cell(const struct afi_rows *rows, const char *heading)
{
	const size_t column = afi_sheet_find(rows->sheet, heading);

	return column == AFI_NO_COLUMN ? "" : rows->row->cells[column];
}

static bool has_all(const struct afi_sheet *sheet, const char *const *headings,
		    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (afi_sheet_find(sheet, headings[i]) == AFI_NO_COLUMN)
			return false;
	return true;
}

enum afi_sheet_form afi_sheet_form(const struct afi_sheet *sheet)
{
	static const char *const updates[] = {
		OWN_TARGET, OWN_STATE, OWN_UPDATE, OWN_DONE, OWN_EVIDENCE,
		OWN_NEW_DATE, OWN_REASON,
	};
	static const char *const export[] = {
		OWN_WHAT, OWN_TARGET, OWN_HAPPENED, OWN_PARTY, OWN_DETAILS,
	};

	if (has_all(sheet, updates, sizeof(updates) / sizeof(*updates)))
		return AFI_SHEET_UPDATES;
	if (has_all(sheet, export, sizeof(export) / sizeof(*export)))
		return AFI_SHEET_EXPORT;
	return AFI_SHEET_TRACKER;
}

enum afi_code afi_propose_sheet(struct afi_proposals *out,
				const struct afi_sheet *sheet,
				const struct afi_sheet_map *map, int today,
				struct afi_err *err)
{
	struct afi_rows rows = { .out = out, .sheet = sheet, .today = today };

	switch (afi_sheet_form(sheet)) {
	case AFI_SHEET_UPDATES:
		out->document = "an update sheet that came back";
		afi_propose_updates(&rows);
		break;
	case AFI_SHEET_EXPORT:
		out->document = "an export of a register";
		afi_propose_export(&rows);
		break;
	default:
		if (!afi_sheet_map_suffices(map))
			return afi_err_set(err, AFI_EINVALID, "no column is "
					   "known to hold findings or actions; "
					   "say which means what, such as "
					   "finding=HEADING,owner=HEADING");
		out->document = "a tracker";
		afi_propose_tracker(&rows, map);
	}
	afi_rows_end(&rows);
	return AFI_OK;
}
