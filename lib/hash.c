#include "hash.h"

#include <assert.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <stdlib.h>

#include "mem.h"

enum { DIGEST_LEN = AFI_HASH_LEN / 2 };

struct afi_hash {
	EVP_MD_CTX *ctx;
};

/* Turn a failed call of the library into ours, keeping its reason. */
static enum afi_code fail(struct afi_err *err)
{
	unsigned long code = ERR_get_error();
	const char *why = code ? ERR_reason_error_string(code) : NULL;

	ERR_clear_error();
	return afi_err_set(err, AFI_EFAILED, "cannot work out SHA-256: %s",
			   why ? why : "no reason given");
}

static void to_hex(char out[AFI_HASH_LEN + 1], const unsigned char *digest)
{
	const char *digits = "0123456789abcdef";
	size_t i;

	for (i = 0; i < DIGEST_LEN; i++) {
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[AFI_HASH_LEN] = '\0';
}

enum afi_code afi_hash_new(struct afi_hash **out, struct afi_err *err)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();

	if (!ctx || EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) != 1) {
		EVP_MD_CTX_free(ctx);
		return fail(err);
	}
	*out = afi_xmalloc(sizeof(**out));
	(*out)->ctx = ctx;
	return AFI_OK;
}

enum afi_code afi_hash_add(struct afi_hash *hash, const void *bytes,
			   size_t len, struct afi_err *err)
{
	if (len && EVP_DigestUpdate(hash->ctx, bytes, len) != 1)
		return fail(err);
	return AFI_OK;
}

enum afi_code afi_hash_end(char out[AFI_HASH_LEN + 1], struct afi_hash *hash,
			   struct afi_err *err)
{
	unsigned char digest[EVP_MAX_MD_SIZE];

	if (EVP_DigestFinal_ex(hash->ctx, digest, NULL) != 1)
		return fail(err);
	to_hex(out, digest);
	return AFI_OK;
}

void afi_hash_free(struct afi_hash *hash)
{
	if (!hash)
		return;
	EVP_MD_CTX_free(hash->ctx);
	free(hash);
}

enum afi_code afi_hash_bytes(char out[AFI_HASH_LEN + 1], const void *bytes,
			     size_t len, struct afi_err *err)
{
	struct afi_hash *hash = NULL;
	enum afi_code rc;

	if ((rc = afi_hash_new(&hash, err)))
		goto out;
	assert(hash);
	if ((rc = afi_hash_add(hash, bytes, len, err)))
		goto out;
	rc = afi_hash_end(out, hash, err);
out:
	afi_hash_free(hash);
	return rc;
}
