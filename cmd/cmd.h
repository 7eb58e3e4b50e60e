/* The commands: one file and one function each.  See the tour in main.c. */
#ifndef CMD_H
#define CMD_H

#include "err.h"

struct command;

/** All commands; the last row is empty. */
const struct command *command_table(void);

/** The command called @name.  AFI_EUSAGE if there is none. */
enum afi_code command_find(const struct command **out, const char *name,
			   struct afi_err *err);

enum afi_code cmd_init(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_open(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_import(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_assign(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_respond(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_update(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_due(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_evidence(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_ask(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_submit(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_close(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_reopen(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_link(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_correct(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_publish(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_copied(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_withhold(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_person(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_set(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_home(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_show(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_list(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_history(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_search(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_summary(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_letter(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_letters(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_export(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_templates(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_check(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_help(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_version(int argc, char **argv, struct afi_err *err);

/* for the shell to call, see afi.bash */
enum afi_code cmd_complete(int argc, char **argv, struct afi_err *err);

/* for Git to call, set up by afi init */
enum afi_code cmd_merge_records(int argc, char **argv, struct afi_err *err);
enum afi_code cmd_check_staged(int argc, char **argv, struct afi_err *err);

#endif
