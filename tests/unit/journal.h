/*
 * Files of records that are changed as no command would: entries of them left
 * out, or taken over from another state of the same record.
 */
#ifndef AFI_JOURNAL_H
#define AFI_JOURNAL_H

#include "record.h"

/** The files of all records of the register in the folder @dir, its own among
 *  them, a line each, from that folder on; for the caller to free. */
char *journal_files(const char *dir);

/** Read the file @file of @dir into the empty @rec, which stays empty if there
 *  is none. */
void journal_read(struct afi_record *rec, const char *dir, const char *file);

/** Let that file hold @rec, which is settled first. */
void journal_write(const char *dir, const char *file, struct afi_record *rec);

/** Put the journal's entry in @bytes last into @rec. */
void journal_put(struct afi_record *rec, const char *bytes, size_t len);

/** Commit in @dir what was so changed; fine if nothing was. */
void journal_commit(const char *dir);

#endif
