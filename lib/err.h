/*
 * How a function says that it failed: a code to act on and a message to print.
 *
 * A function that can fail returns an enum afi_code and fills in the struct
 * afi_err that its caller owns.  Whoever fails first sets the message; callers
 * put in front what they alone know.  Messages are lower case, without a full
 * stop, and name what failed before why; names stand in single quotes.
 */
#ifndef AFI_ERR_H
#define AFI_ERR_H

enum afi_code {
	AFI_OK = 0,
	AFI_HELP,	/* help was asked for and given; nothing more to do */
	AFI_EUSAGE,	/* the command line makes no sense */
	AFI_ENOTFOUND,	/* no such record, revision or file */
	AFI_EINVALID,	/* the data breaks a rule */
	AFI_ECONFLICT,	/* it has already changed */
	AFI_EFAILED,	/* disk, network or a library said no */
	AFI_ENOFINDINGS,	/* read, but what should be in it is not */
};

struct afi_err {
	enum afi_code code;
	char msg[1024];
};

#define AFI_ERR_INIT { .code = AFI_OK, .msg = "" }

/**
 * Set @err and return @code, so that failing is one statement.  A message that
 * does not fit is cut at a whole character.
 */
enum afi_code afi_err_set(struct afi_err *err, enum afi_code code,
			  const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/** Put "context: " in front of the message; return the code already set. */
enum afi_code afi_err_prefix(struct afi_err *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/** Forget what @err says, so that it can be used again. */
void afi_err_clear(struct afi_err *err);

#endif
