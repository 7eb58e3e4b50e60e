/* SHA-256, by which kept files are named and proved. */
#ifndef AFI_HASH_H
#define AFI_HASH_H

#include <stddef.h>

#include "err.h"

enum { AFI_HASH_LEN = 64 };	/* as small hexadecimal digits */

struct afi_hash;

/** Begin a hash.  AFI_EFAILED if the library will not.  afi_hash_free() it. */
enum afi_code afi_hash_new(struct afi_hash **out, struct afi_err *err);

/** Take the next @len bytes. */
enum afi_code afi_hash_add(struct afi_hash *hash, const void *bytes,
			   size_t len, struct afi_err *err);

/** Finish: the digest as hexadecimal digits with a NUL. */
enum afi_code afi_hash_end(char out[AFI_HASH_LEN + 1], struct afi_hash *hash,
			   struct afi_err *err);

/** Let go of @hash, finished or not; NULL is fine. */
void afi_hash_free(struct afi_hash *hash);

/** All of it at once, for bytes in memory. */
enum afi_code afi_hash_bytes(char out[AFI_HASH_LEN + 1], const void *bytes,
			     size_t len, struct afi_err *err);

#endif
