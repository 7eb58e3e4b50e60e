#include "issue_said.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "issue_words.h"
#include "vec.h"

void afi_said_clear(struct afi_said *said)
{
	for (size_t i = 0; i < said->n; i++)
		free(said->v[i].was.v);
	free(said->v);
	free(said->places.v);
	afi_str_clear(&said->letter);
	afi_arena_clear(&said->arena);
	*said = (struct afi_said)AFI_SAID_INIT;
}

size_t afi_said_add(struct afi_said *said, const char *target,
		    const char *party, const char *part)
{
	*afi_vec_push(said) = (struct afi_said_part){
		.target = afi_arena_strdup(&said->arena, target),
		.party = afi_arena_strdup(&said->arena, party),
		.part = afi_arena_strdup(&said->arena, part),
	};
	return said->n - 1;
}

size_t afi_said_paragraph(struct afi_said *said, size_t part, const char *text,
		      bool item)
{
	struct afi_said_part *of = &said->v[part];

	*afi_vec_push(&of->was) = (struct afi_said_words){
		afi_arena_strdup(&said->arena, text), item,
	};
	return of->was.n - 1;
}

/* ---- the letter ---------------------------------------------------------- */

void afi_said_mark(struct afi_str *out, const char *mark, size_t part,
		   size_t number)
{
	afi_str_addf(out, "%sx%zux%zu", mark, part, number);
}

/* The mark at @s; where it ends, or NULL if there is none of @said. */
static const char *read_mark(struct afi_said_place *out,
			     const struct afi_said *said, const char *s,
			     const char *mark)
{
	const size_t len = strlen(mark);
	char *end;

	if (strncmp(s, mark, len) != 0 || s[len] != 'x' ||
	    !isdigit((unsigned char)s[len + 1]))
		return NULL;
	out->part = strtoul(s + len + 1, &end, 10);
	if (*end != 'x' || !isdigit((unsigned char)end[1]))
		return NULL;
	out->number = strtoul(end + 1, &end, 10);
	return out->part < said->n ? end : NULL;
}

/* A letter being read. */
struct reading {
	struct afi_said *said;
	struct afi_str words;		/* of the paragraph so far */
	struct afi_said_place place;
};

static void end_paragraph(struct reading *in)
{
	struct afi_str plain = AFI_STR_INIT;

	afi_plain_words(&plain, in->words.s, in->words.len);
	if (plain.len) {
		afi_str_addf(&in->said->letter, "%s\n\n", in->words.s);
		*afi_vec_push(&in->said->places) = in->place;
	}
	afi_str_clear(&plain);
	afi_str_reset(&in->words);
	in->place.part = AFI_SAID_NONE;
}

/* Only what stands at the beginning of a line, or after a bullet, is whole. */
static void take_mark(struct reading *in, const struct afi_said_place *place,
		      const char *line, const char *at)
{
	struct afi_str plain = AFI_STR_INIT;

	afi_plain_words(&plain, line, (size_t)(at - line));
	if (plain.len) {
		in->said->v[place->part].placed = false;
	} else {
		end_paragraph(in);
		in->place = *place;
	}
	afi_str_clear(&plain);
}

static void read_line(struct reading *in, const char *line, const char *end,
		      const char *mark)
{
	struct afi_said_place place;
	const char *s = line, *after;

	while (s < end) {
		if (*s == *mark &&
		    (after = read_mark(&place, in->said, s, mark))) {
			take_mark(in, &place, line, s);
			s = after;
		} else {
			afi_str_addc(&in->words, *s++);
		}
	}
	afi_str_addc(&in->words, ' ');
}

/* A response has one place if each of its paragraphs stands in it once. */
static void find_placed(struct afi_said *said)
{
	size_t *times = afi_xcalloc(said->n + 1, sizeof(*times));

	for (size_t i = 0; i < said->places.n; i++) {
		const struct afi_said_place *place = &said->places.v[i];

		if (place->part != AFI_SAID_NONE &&
		    place->number == times[place->part])
			times[place->part]++;
		else if (place->part != AFI_SAID_NONE)
			said->v[place->part].placed = false;
	}
	for (size_t i = 0; i < said->n; i++)
		said->v[i].placed &= times[i] && times[i] >= said->v[i].was.n;
	free(times);
}

void afi_said_read(struct afi_said *said, const char *letter,
		   const char *mark)
{
	struct reading in = { said, AFI_STR_INIT, { AFI_SAID_NONE, 0 } };

	for (size_t i = 0; i < said->n; i++)
		said->v[i].placed = true;
	while (*letter) {
		const size_t len = strcspn(letter, "\n");

		if (strspn(letter, " \t") == len)
			end_paragraph(&in);
		else
			read_line(&in, letter, letter + len, mark);
		letter += len + (letter[len] == '\n');
	}
	end_paragraph(&in);
	afi_str_clear(&in.words);
	find_placed(said);
}
