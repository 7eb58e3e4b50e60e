# Builds the library, the program and their tests, all under build/<variant>/.
# GNU make and pkg-config; there is no configure step.  `make help` lists the
# targets.  Sources are found by name, so a new file needs no change here.

VERSION = 0.1.0

PREFIX = /usr/local
bindir = $(PREFIX)/bin
mandir = $(PREFIX)/share/man
datadir = $(PREFIX)/share/afi
bashdir = $(PREFIX)/share/bash-completion/completions
INSTALL = install

# release, check (with -Werror), san, valgrind, coverage, clang or fuzzer.
VARIANT = release
OUT = build/$(VARIANT)

# Use all processors; -j on the command line comes later and wins.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL = all

# --- Flags -----------------------------------------------------------------

LIB_MODULES = libgit2 yaml-0.1 jansson libutf8proc libcrypto libcmark-gfm
# Loaded by lib/fetch_curl.c, lib/doc_html.c and lib/book_library.c when they
# are wanted, so that they are never linked.
LOADED_MODULES = libcurl libxml-2.0 xlsxwriter
TEST_MODULES = cmocka

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wundef
BASE = -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -iquote lib -iquote cmd \
	-ffile-prefix-map=$(CURDIR)=.
HARDEN = -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
SAN = -fsanitize=address,undefined -fno-sanitize-recover=all

FLAGS_release = $(HARDEN)
FLAGS_check = $(HARDEN) -Werror
FLAGS_clang = $(HARDEN) -Werror
FLAGS_san = -O1 -g -fno-omit-frame-pointer $(SAN) -Werror
FLAGS_valgrind = -O1 -g -Werror
FLAGS_coverage = -O0 -g --coverage
FLAGS_fuzzer = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link $(SAN)
LINK_san = $(SAN)
LINK_coverage = --coverage
LINK_fuzzer = $(SAN)
ifeq ($(filter $(VARIANT),release check san valgrind coverage clang fuzzer),)
$(error no variant '$(VARIANT)': see the top of the Makefile)
endif
ifneq ($(filter clang fuzzer,$(VARIANT)),)
CC = clang
else ifeq ($(origin CC),default)
CC = gcc
endif

# Asked once, and only in a recipe: pkg-config may have to be installed first.
lib_cflags = $(eval lib_cflags := $$(shell pkg-config --cflags \
	$(LIB_MODULES) $(LOADED_MODULES)))$(lib_cflags)
lib_libs = $(eval lib_libs := $$(shell pkg-config --libs \
	$(LIB_MODULES)) -ldl)$(lib_libs)
test_cflags = $(eval test_cflags := $$(shell pkg-config --cflags \
	$(TEST_MODULES)))$(test_cflags)
test_libs = $(eval test_libs := $$(shell pkg-config --libs \
	$(TEST_MODULES)))$(test_libs)

# The user's flags come last.
compile = $(CC) $(BASE) $(FLAGS_$(VARIANT)) -fPIE $(DEFS) $(lib_cflags) \
	$(CPPFLAGS) $(CFLAGS)
link = $(CC) -pie -Wl,-z,relro,-z,now $(LINK_$(VARIANT)) $(LINK) $(CFLAGS) \
	$(LDFLAGS)

# V=1 shows whole commands.
Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-6s %s\n' $(1) $(2))

# --- Files -----------------------------------------------------------------

LIB_SRC = $(sort $(wildcard lib/*.c))
MAIN_SRC = $(wildcard cmd/main.c)
CMD_SRC = $(sort $(filter-out cmd/main.c,$(wildcard cmd/*.c)))
UNIT_SRC = $(sort $(wildcard tests/unit/*_test.c))
FUZZ_SRC = $(sort $(wildcard tests/fuzz/*_fuzz.c))
# What several tests share: any other file beside them.
SHARED_SRC = $(sort $(filter-out %_test.c %_fuzz.c tests/fuzz/replay.c, \
	$(wildcard tests/unit/*.c tests/fuzz/*.c)))
# Programs of the shell tests, one to a file but for what generate.c is made of
# besides; *_preload.c is for LD_PRELOAD.
PRELOAD_SRC = $(sort $(wildcard tests/*/*_preload.c))
GENERATE_SRC = tests/bench/entries.c
TOOL_SRC = $(sort $(filter-out $(PRELOAD_SRC) $(GENERATE_SRC), \
	$(wildcard tests/cli/*.c tests/bench/*.c tests/crash/*.c)))
ALL_SRC = $(LIB_SRC) $(MAIN_SRC) $(CMD_SRC) $(UNIT_SRC) $(FUZZ_SRC) \
	$(SHARED_SRC) $(TOOL_SRC) $(GENERATE_SRC) $(PRELOAD_SRC) \
	$(wildcard tests/fuzz/replay.c)

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
programs = $(patsubst %.c,$(OUT)/%,$(1))

LIB = $(OUT)/libafi.a
CMD_LIB = $(OUT)/libcmd.a
TEST_LIB = $(OUT)/libtest.a
ARCHIVES = $(TEST_LIB) $(CMD_LIB) $(LIB)
PROGRAM = $(if $(MAIN_SRC),$(OUT)/afi)
UNIT = $(call programs,$(UNIT_SRC))
FUZZ = $(call programs,$(FUZZ_SRC))
TOOLS = $(call programs,$(TOOL_SRC)) $(PRELOAD_SRC:%.c=$(OUT)/%.so)
CLI = $(sort $(filter-out tests/cli/lib%,$(wildcard tests/cli/*.sh)))
MAN1 = $(wildcard cmd/*.1)
MAN5 = $(wildcard cmd/*.5)
TEMPLATES = $(sort $(wildcard templates/*.mustache))
OFFICE = templates/office.docx

# --- Building --------------------------------------------------------------

all: $(LIB) $(PROGRAM) ## build build/release/afi

tests-built: $(PROGRAM) $(UNIT) $(FUZZ) $(TOOLS)

# Targets that may install say so first; here it is only said what is missing.
packages-named:
	@CC='$(CC)' tests/packages name build

# Changed flags, and files that came or went, mean building again.
$(OUT)/flags: FORCE | packages-named
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(compile) $(link))' | \
		cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(compile) $(link))' >$@

$(OUT)/files: FORCE
	@mkdir -p $(@D)
	@echo '$(ALL_SRC) $(TEMPLATES)' | cmp -s - $@ || \
		echo '$(ALL_SRC) $(TEMPLATES)' >$@

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(compile) -MMD -MP -c -o $@ $<

$(OUT)/cmd/cmd_version.o $(OUT)/cmd/cmd_version.analyzed: private DEFS = \
	-DAFI_VERSION='"$(VERSION)"'
$(OUT)/cmd/cmd_version.o: $(OUT)/version
$(OUT)/version: FORCE
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' >$@

$(call objects,$(UNIT_SRC) $(SHARED_SRC)): private DEFS = $(test_cflags)

# The templates, built into the program: a table of their names and bytes, and
# the file whose looks a DOCX takes.
$(OUT)/templates.c: $(TEMPLATES) $(OFFICE) $(OUT)/files Makefile
	$(call say,MAKE,$@)
	$(Q)shipped() { \
		name=$${1##*/}; \
		echo "{ \"$${name%.*}\", (const unsigned char[]){"; \
		od -An -v -tu1 "$$1" | sed 's/  *\([0-9]\)/\1/; s/  */,/g; s/$$/,/'; \
		echo "0 }, $$(wc -c <"$$1") }"; \
	}; \
	{ echo '#include "template.h"'; \
	echo 'const struct afi_shipped afi_shipped_templates[] = {'; \
	for file in $(TEMPLATES); do \
		shipped "$$file"; \
		echo ,; \
	done; \
	echo '{ NULL, NULL, 0 } };'; \
	echo 'const struct afi_shipped afi_shipped_office ='; \
	shipped $(OFFICE); \
	echo ';'; } >$@

$(OUT)/templates.o: $(OUT)/templates.c $(OUT)/flags
	$(Q)$(compile) -MMD -MP -c -o $@ $<

$(LIB): $(call objects,$(LIB_SRC)) $(OUT)/templates.o
$(CMD_LIB): $(call objects,$(CMD_SRC))
$(TEST_LIB): $(call objects,$(SHARED_SRC))
$(ARCHIVES): $(OUT)/files
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $(filter %.o,$^)

$(OUT)/afi: $(OUT)/cmd/main.o $(CMD_LIB) $(LIB)
	$(call say,LD,$@)
	$(Q)$(link) -o $@ $^ $(lib_libs) $(LDLIBS)

$(UNIT): $(OUT)/%: $(OUT)/%.o $(ARCHIVES)
	$(call say,LD,$@)
	$(Q)$(link) -o $@ $^ $(lib_libs) $(test_libs) $(LDLIBS)

# Each fuzz target is its own program: with libFuzzer's main, or ours that only
# replays files.
FUZZ_MAIN = $(OUT)/tests/fuzz/replay.o
ifeq ($(VARIANT),fuzzer)
FUZZ_MAIN =
$(FUZZ): private LINK = -fsanitize=fuzzer
endif
$(FUZZ): $(OUT)/%: $(OUT)/%.o $(FUZZ_MAIN) $(ARCHIVES)
	$(call say,LD,$@)
	$(Q)$(link) -o $@ $^ $(lib_libs) $(LDLIBS)

$(OUT)/tests/bench/generate: $(call objects,$(GENERATE_SRC))
$(call programs,$(TOOL_SRC)): $(OUT)/%: $(OUT)/%.o $(LIB)
	$(call say,LD,$@)
	$(Q)$(link) -o $@ $(filter %.o,$^) $(LIB) $(lib_libs) $(LDLIBS)

# Never with a sanitizer, whose runtime would have to be loaded before it.
$(OUT)/%_preload.so: %_preload.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call say,SO,$@)
	$(Q)$(CC) $(BASE) -O2 -fPIC -shared -MMD -MP -o $@ $< -ldl

-include $(patsubst %.c,$(OUT)/%.d,$(ALL_SRC)) $(OUT)/templates.d

# --- Testing ---------------------------------------------------------------

# These run make again for the variant, once all packages are there.
again = @+$(MAKE) VARIANT=$(1) $(2)
checked = $(if $(filter release,$(VARIANT)),check,$(VARIANT))

# T='str close' keeps the test files with one of these words in their name.
pick = $(if $(T),$(sort $(foreach t,$(T),$(foreach f,$(1),$(if \
	$(findstring $(t),$(notdir $(f))),$(f))))),$(1))
TESTS = $(call pick,$(UNIT) $(FUZZ) $(CLI))
run_env = AFI_BUILD='$(CURDIR)/$(OUT)' AFI_VARIANT=$(VARIANT)

check: ## test all; VARIANT=san with sanitizers, T='str close' only some
	@tests/packages install check
	$(call again,$(checked),run-tests)

run-tests: tests-built
	@$(run_env) tests/run $(TESTS)

check-web: ## judge every HTML page with axe in a browser
	@tests/packages install web
	@tests/web/fetch build/web || [ $$? = 3 ]
	$(call again,$(checked),run-web)

run-web: $(PROGRAM)
	@$(run_env) tests/run tests/web/web.sh

# Unit tests and a few commands; the rest would take too long.
VALGRIND_CLI = $(wildcard $(patsubst %,tests/cli/%.sh, \
	init open update show history summary check))
valgrind: ## look for memory errors and leaks with valgrind
	@tests/packages install check valgrind
	$(call again,valgrind,run-valgrind)

run-valgrind: tests-built
	@$(run_env) AFI_VALGRIND=1 tests/run $(call pick,$(UNIT) $(VALGRIND_CLI))

lint: ## gcc and clang without warnings, analyzer, manual, scripts
	@tests/packages install check lint
	$(call again,check,CC=gcc tests-built)
	$(call again,clang,tests-built run-lint)

ANALYZED = $(patsubst %.c,$(OUT)/%.analyzed,$(LIB_SRC) $(MAIN_SRC) $(CMD_SRC))
$(ANALYZED): $(OUT)/%.analyzed: %.c $(OUT)/%.o
	$(call say,CHECK,$<)
	$(Q)$(compile) --analyze -Xanalyzer -analyzer-output=text \
		-Xanalyzer -analyzer-werror -o /dev/null $<
	@touch $@

# A header stands alone: it includes what it uses.
ALONE = $(patsubst %.h,$(OUT)/%.alone,$(sort $(wildcard lib/*.h cmd/*.h)))
$(ALONE): $(OUT)/%.alone: %.h $(OUT)/flags
	@mkdir -p $(@D)
	$(Q)$(compile) -fsyntax-only -include $< -x c /dev/null
	@touch $@

run-lint: $(ANALYZED) $(ALONE)
	@tests/lint

coverage: ## which lines the tests reach, in build/coverage/
	@tests/packages install check coverage
	@find build/coverage -name '*.gcda' -delete 2>/dev/null || :
	$(call again,coverage,run-coverage)

run-coverage: run-tests
	@gcovr -r . --object-directory $(OUT) -f lib/ -f cmd/ --branches \
		-o $(OUT)/branches.txt
	@gcovr -r . --object-directory $(OUT) -f lib/ -f cmd/ \
		--html-details $(OUT)/index.html
	@gcovr -r . --object-directory $(OUT) -f lib/ -f cmd/ | \
		tee $(OUT)/summary.txt

SECONDS = 60
ROUND_TRIPS = 1000000
fuzz: ## a million texts written and read, then libFuzzer, SECONDS=60, T=...
	@tests/packages install fuzz check
	$(call again,release,run-round-trips)
	$(call again,fuzzer,run-fuzz)

run-round-trips: $(OUT)/tests/unit/codec_write_test
	@AFI_ROUND_TRIPS=$(ROUND_TRIPS) $<

run-fuzz: $(FUZZ)
	@tests/fuzz/run $(SECONDS) $(call pick,$(FUZZ))

N =
bench: ## how fast it is; N=1000 for a smaller register
	@tests/packages install bench
	$(call again,release,run-bench)

run-bench: all $(TOOLS)
	@$(run_env) PATH="$(CURDIR)/$(OUT):$$PATH" tests/bench/run $(N)

check-crash: ## kill -9 at random moments; N=... times
	@tests/packages install crash
	$(call again,$(checked),run-crash)

run-crash: $(PROGRAM) $(TOOLS)
	@$(run_env) PATH="$(CURDIR)/$(OUT):$$PATH" tests/crash/run $(N)

example: all ## make the example register anew from tests/story.sh
	@$(run_env) PATH="$(CURDIR)/$(OUT):$$PATH" tests/example

demo: ## show the main job on the example register
	@tests/packages install demo
	$(call again,release,run-demo)

run-demo: all
	@$(run_env) PATH="$(CURDIR)/$(OUT):$$PATH" sh tests/demo.sh

# --- Installing ------------------------------------------------------------

install: all ## install below DESTDIR and PREFIX (/usr/local)
	$(if $(PROGRAM),$(INSTALL) -d '$(DESTDIR)$(bindir)')
	$(if $(PROGRAM),$(INSTALL) -m 755 $(PROGRAM) '$(DESTDIR)$(bindir)')
	$(if $(MAN1),$(INSTALL) -d '$(DESTDIR)$(mandir)/man1')
	$(if $(MAN1),$(INSTALL) -m 644 $(MAN1) '$(DESTDIR)$(mandir)/man1')
	$(if $(MAN5),$(INSTALL) -d '$(DESTDIR)$(mandir)/man5')
	$(if $(MAN5),$(INSTALL) -m 644 $(MAN5) '$(DESTDIR)$(mandir)/man5')
	$(INSTALL) -d '$(DESTDIR)$(bashdir)'
	$(INSTALL) -m 644 cmd/afi.bash '$(DESTDIR)$(bashdir)/afi'
	$(INSTALL) -d '$(DESTDIR)$(datadir)/templates'
	$(if $(TEMPLATES),$(INSTALL) -m 644 $(TEMPLATES) $(OFFICE) \
		'$(DESTDIR)$(datadir)/templates')
	$(INSTALL) -m 644 lib/view.schema.json '$(DESTDIR)$(datadir)'

uninstall: ## take away what install put there
	rm -f '$(DESTDIR)$(bindir)/afi'
	$(if $(MAN1),rm -f $(MAN1:cmd/%='$(DESTDIR)$(mandir)/man1/%'))
	$(if $(MAN5),rm -f $(MAN5:cmd/%='$(DESTDIR)$(mandir)/man5/%'))
	rm -f '$(DESTDIR)$(bashdir)/afi'
	rm -rf '$(DESTDIR)$(datadir)'

check-install: all ## install into a scratch folder and try it there
	@tests/check-install '$(VERSION)'

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s %s\n", $$1, $$2 }' \
		Makefile

FORCE:
.PHONY: FORCE all tests-built packages-named check run-tests check-web \
	run-web valgrind \
	run-valgrind lint run-lint coverage run-coverage fuzz run-fuzz \
	run-round-trips bench \
	run-bench check-crash run-crash example demo run-demo install uninstall \
	check-install clean help
