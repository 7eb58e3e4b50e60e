/*
 * Entries for the tests of the model, made without the codec.
 *
 * An entry is written as lines "key: value"; a value in brackets is a list of
 * what stands between commas, "{}" something deeper, and \n in a value a line
 * feed.  What the file would hold is made of the same lines.
 */
#ifndef AFI_ENTRY_TEXT_H
#define AFI_ENTRY_TEXT_H

#include "record.h"

/** The lines that entries of the tests have in common. */
#define BY "by: Jo Bloggs <jo@force.example>\nas: force\n"

/** A heading with @id, of finding AFI 3. */
#define HEADING(id, at) "id: " id "\nat: " at "\n" BY \
	"what: opened\nkind: afi\nnumber: 3\ntitle: Give proper advice\n"

/** An update with @id after @after, a list without its brackets. */
#define UPDATE(id, after, at) "id: " id "\nafter: [" after "]\nat: " at \
	"\n" BY "what: update\ntext: Done some more\n"

/** Put the entry in @text into @rec, as afi_record_add(). */
enum afi_code entry_add(struct afi_record *rec, const char *text, int line,
			struct afi_err *err);

/** The same for what must succeed. */
void entry_put(struct afi_record *rec, const char *text);

#endif
