/*
 * Any bytes as a sheet: what is proposed names lines of it, proposals that come
 * before those that are of them, and days that are past; and the map that is
 * written reads back as it was.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "propose_sheet.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20000 };

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_map(const struct afi_sheet_map *map,
		      const struct afi_sheet *sheet)
{
	struct afi_str written = AFI_STR_INIT;
	struct afi_sheet_map again;
	struct afi_err err = AFI_ERR_INIT;

	afi_sheet_map_write(&written, map, sheet);
	afi_sheet_map_init(&again);
	must(!afi_sheet_map_read(&again, sheet, written.s, &err));
	must(memcmp(&again, map, sizeof(again)) == 0);
	afi_str_clear(&written);
}

static void check_proposals(const struct afi_proposals *all, int lines)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct afi_proposal *proposal = &all->v[i];

		must(proposal->first >= 1 && proposal->last <= lines);
		must(proposal->of == AFI_NO_PROPOSAL || proposal->of < i);
		must(proposal->happened <= TODAY);
		must(proposal->draft.n > 0 && *proposal->why);
	}
	for (size_t i = 0; i < all->cautions.n; i++)
		must(all->cautions.v[i].line >= 0 &&
		     all->cautions.v[i].line <= lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct afi_proposals all = AFI_PROPOSALS_INIT;
	struct afi_sheet sheet = AFI_SHEET_INIT;
	struct afi_sheet_map map;
	struct afi_err err = AFI_ERR_INIT;
	int lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r';
	if (afi_sheet_read(&sheet, (const char *)data, size, &err))
		return 0;
	afi_sheet_map_guess(&map, &sheet);
	check_map(&map, &sheet);
	if (!afi_propose_sheet(&all, &sheet, &map, TODAY, &err))
		check_proposals(&all, lines);
	afi_sheet_clear(&sheet);
	afi_proposals_clear(&all);
	return 0;
}
