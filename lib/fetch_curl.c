/*
 * libcurl, and what it makes of an address.  It is loaded when it is needed:
 * linked, its twenty libraries would add 5 ms and more to every command.
 */
#include "fetch_impl.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "fetch_curl.h"
#include "mem.h"

/* ---- the library --------------------------------------------------------- */

/* POSIX has it that a function's address fits where an object's does. */
static bool find(void *function, struct afi_curl *curl, const char *name)
{
	void *found = dlsym(curl->library, name);

	memcpy(function, &found, sizeof(found));
	return found != NULL;
}

static bool find_all(struct afi_curl *c)
{
	return find(&c->global_init, c, "curl_global_init") &&
	       find(&c->global_cleanup, c, "curl_global_cleanup") &&
	       find(&c->easy_init, c, "curl_easy_init") &&
	       find(&c->easy_cleanup, c, "curl_easy_cleanup") &&
	       find(&c->easy_reset, c, "curl_easy_reset") &&
	       find(&c->setopt, c, "curl_easy_setopt") &&
	       find(&c->getinfo, c, "curl_easy_getinfo") &&
	       find(&c->perform, c, "curl_easy_perform") &&
	       find(&c->strerror, c, "curl_easy_strerror") &&
	       find(&c->slist_append, c, "curl_slist_append") &&
	       find(&c->slist_free_all, c, "curl_slist_free_all") &&
	       find(&c->url, c, "curl_url") &&
	       find(&c->url_cleanup, c, "curl_url_cleanup") &&
	       find(&c->url_set, c, "curl_url_set") &&
	       find(&c->url_get, c, "curl_url_get") &&
	       find(&c->free, c, "curl_free");
}

enum afi_code afi_curl_open(struct afi_curl **out, struct afi_err *err)
{
	static const char *const names[] = {
		"libcurl.so.4", "libcurl-gnutls.so.4",
	};
	struct afi_curl *curl = afi_xcalloc(1, sizeof(*curl));

	/* what it leaves for the end of the program must stay loaded */
	for (size_t i = 0; i < 2 && !curl->library; i++)
		curl->library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL |
				       RTLD_NODELETE);
	if (!curl->library) {
		afi_err_set(err, AFI_EFAILED, "reading from the web needs the "
			    "library libcurl, which is not there: on Debian "
			    "'apt-get install libcurl4' installs it");
		goto fail;
	}
	if (!find_all(curl) || curl->global_init(CURL_GLOBAL_DEFAULT)) {
		afi_err_set(err, AFI_EFAILED, "the library libcurl does not "
			    "work here; it may be too old");
		goto fail;
	}
	curl->easy = curl->easy_init();
	if (!curl->easy) {
		curl->global_cleanup();
		afi_err_set(err, AFI_EFAILED, "the library libcurl does not "
			    "work here");
		goto fail;
	}
	*out = curl;
	return AFI_OK;
fail:
	if (curl->library)
		dlclose(curl->library);
	free(curl);
	return err->code;
}

void afi_curl_free(struct afi_curl *curl)
{
	if (!curl)
		return;
	curl->easy_cleanup(curl->easy);
	curl->global_cleanup();
	dlclose(curl->library);
	free(curl);
}

/* ---- addresses ----------------------------------------------------------- */

static enum afi_address what_is_wrong(CURLUcode code)
{
	switch (code) {
	case CURLUE_OK:
		return AFI_ADDRESS_GOOD;
	case CURLUE_USER_NOT_ALLOWED:
		return AFI_ADDRESS_PERSON;
	case CURLUE_UNSUPPORTED_SCHEME:
	case CURLUE_BAD_SCHEME:
	case CURLUE_BAD_FILE_URL:
		return AFI_ADDRESS_SCHEME;
	default:
		return AFI_ADDRESS_BAD;
	}
}

/* The library speaks many more schemes than we want. */
static bool is_web(struct afi_curl *curl, CURLU *url)
{
	char *scheme = NULL;
	bool web;

	web = !curl->url_get(url, CURLUPART_SCHEME, &scheme, 0) &&
	      (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
	curl->free(scheme);
	return web;
}

enum afi_address afi_curl_address(struct afi_str *out, struct afi_curl *curl,
				  const char *address, const char *from)
{
	enum afi_address wrong = AFI_ADDRESS_BAD;
	CURLU *url = curl->url();
	char *whole = NULL;

	if (!url || strlen(address) > AFI_ADDRESS_MAX ||
	    (from && curl->url_set(url, CURLUPART_URL, from, 0)))
		goto out;
	wrong = what_is_wrong(curl->url_set(url, CURLUPART_URL, address,
					    CURLU_URLENCODE |
					    (from ? 0 : CURLU_DISALLOW_USER)));
	if (wrong)
		goto out;
	if (!is_web(curl, url)) {
		wrong = AFI_ADDRESS_SCHEME;
		goto out;
	}
	wrong = AFI_ADDRESS_BAD;
	if (curl->url_set(url, CURLUPART_USER, NULL, 0) ||
	    curl->url_set(url, CURLUPART_PASSWORD, NULL, 0) ||
	    curl->url_set(url, CURLUPART_OPTIONS, NULL, 0) ||
	    curl->url_get(url, CURLUPART_URL, &whole, CURLU_NO_DEFAULT_PORT |
			  CURLU_PUNYCODE))
		goto out;
	for (const char *s = whole; *s; s++)
		if (*s <= ' ' || *s > '~')
			goto out;
	if (strlen(whole) > AFI_ADDRESS_MAX)
		goto out;
	afi_str_adds(out, whole);
	wrong = AFI_ADDRESS_GOOD;
out:
	curl->free(whole);
	curl->url_cleanup(url);
	return wrong;
}
