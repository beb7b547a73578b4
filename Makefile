# make help says what can be made.
#
# CONFIG names a way to build: release (the default, into bin/), clang, sanitize, coverage. Each keeps
# its objects in build/CONFIG and, except release, its executables in build/CONFIG/bin, so that none
# mixes with another. Other compilers and flags: make CC=... CFLAGS=... CPPFLAGS=... LDFLAGS=...
# make V=1 shows the commands.

VERSION = 1.0.0
PREFIX = /usr/local
CONFIG = release

BUILD = build/$(CONFIG)
BIN = $(if $(filter release,$(CONFIG)),bin,$(BUILD)/bin)
UNIT = $(if $(filter release,$(CONFIG)),build/unit,$(BUILD)/unit)
BENCH = $(if $(filter release,$(CONFIG)),build/bench,$(BUILD)/bench)

CC_clang = clang
CC_sanitize = gcc
CC_coverage = gcc
CC_fuzz = clang
ifeq ($(origin CC),default)
CC = $(or $(CC_$(CONFIG)),gcc)
endif
AR = ar
CFLAGS = -O3 -g
Q = $(if $(V),,@)
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:

# known FLAG...: those that this compiler has on this machine
known = $(foreach flag,$(1),$(shell $(CC) -Werror $(flag) -x c -c -o /dev/null /dev/null \
	2>/dev/null && echo $(flag)))

LANGUAGE = -std=c17 -D_GNU_SOURCE -DCANBAO_VERSION='"$(VERSION)"' -Ilib
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
HARDEN_COMPILE = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	$(call known,-fstack-clash-protection -fcf-protection -mbranch-protection=standard)
HARDEN_LINK = -Wl,-z,relro,-z,now -Wl,-z,noexecstack

COMPILE_sanitize = -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
LINK_sanitize = -fsanitize=address,undefined
COMPILE_fuzz = -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all
LINK_fuzz = -fsanitize=fuzzer,address,undefined
COMPILE_coverage = -O0 --coverage
LINK_coverage = --coverage

# What a configuration adds comes last, so that it wins over CFLAGS. FORTIFY needs an optimizer and
# hides faults from the sanitizers.
COMPILE := $(CC) $(LANGUAGE) $(WARNINGS) -fPIE -pthread $(CPPFLAGS) $(CFLAGS) \
	$(or $(COMPILE_$(CONFIG)),$(HARDEN_COMPILE))
LINK := $(CC) -pie -pthread $(HARDEN_LINK) -Wl,--as-needed $(CFLAGS) $(LDFLAGS) $(LINK_$(CONFIG))

# What every executable may need, and what one alone needs: LIBS_name.
LIBS = -lcsv -lz -lxxhash
LIBS_from-workbook = -lminizip -lexpat -lm

filters = $(patsubst filters/%.c,%,$(wildcard filters/*.c))
objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*.c))
library = $(BUILD)/libcanbao.a
benches = $(patsubst tests/bench/%.c,$(BENCH)/%,$(wildcard tests/bench/*.c))
units = $(patsubst tests/unit/%.c,$(UNIT)/%,$(wildcard tests/unit/*.c))
fuzzers = $(patsubst tests/fuzz/fuzz_%.c,$(UNIT)/fuzz_%,$(wildcard tests/fuzz/fuzz_*.c))
sources = $(wildcard lib/*.[ch] filters/*.[ch] tests/*/*.[ch])
pipelines = $(filter-out %.sh %.awk %.csv %.1 %.7,$(wildcard pipelines/*-*))
scripts = $(pipelines) pipelines/shards.sh .ci/setup .ci/run tests/run $(wildcard tests/*/run)
pages1 = $(wildcard filters/*.1 pipelines/*.1)
pages7 = $(wildcard */*.7)
pages = $(pages1) $(pages7)

# In the recipes below, as many jobs as there are processors, unless the caller has said how many.
jobs = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

all: $(addprefix $(BIN)/,$(filters)) $(BUILD)/pipelines

units: $(units) $(fuzzers)

fuzzers: $(fuzzers)

benches: $(benches)

# The flags, so that a change of them builds anew.
$(BUILD)/flags: force
	@mkdir -p $(BUILD)
	@printf '%s\n' '$(subst ','\'',$(COMPILE) $(LINK))' "$$($(CC) --version)" >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(if $(V),,@echo "compile $<")
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(library): $(objects)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BIN)/%: $(BUILD)/filters/%.o $(library)
	@mkdir -p $(@D)
	$(if $(V),,@echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(LIBS) $(LIBS_$*)

$(UNIT)/%: $(BUILD)/tests/unit/%.o $(library)
	@mkdir -p $(@D)
	$(if $(V),,@echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(LIBS) $(LIBS_unit_$*)

# With libFuzzer, or with a main of our own that runs the corpus as one more unit check.
$(UNIT)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(library) \
		$(if $(filter fuzz,$(CONFIG)),,$(BUILD)/tests/fuzz/main.o)
	@mkdir -p $(@D)
	$(if $(V),,@echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(LIBS) $(LIBS_fuzz_$*)

LIBS_unit_number_format = -lm

LIBS_fuzz_table = -Wl,--wrap=rows_open,--wrap=rows_close

$(BENCH)/%: $(BUILD)/tests/bench/%.o $(library)
	@mkdir -p $(@D)
	$(if $(V),,@echo "link $@")
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# Filters look for the shipped policy beside the directory of executables.
$(BUILD)/pipelines:
	@mkdir -p $(@D)
	@ln -sfn ../../pipelines $@

run: ## install what building needs, build, make the report of the county in fixtures/
	.ci/setup build
	$(MAKE) $(jobs) all
	pipelines/county-report -o build/county fixtures/county

test: ## install what testing needs, build, run all tests
	.ci/setup test
	$(MAKE) $(jobs) all units
	CANBAO_BIN=$(BIN) CANBAO_UNIT_DIR=$(UNIT) tests/run

check-sanitize: ## all tests with the address and undefined-behaviour sanitizers
	.ci/setup test
	$(MAKE) $(jobs) CONFIG=sanitize all units
	ASAN_OPTIONS=detect_stack_use_after_return=1:$$ASAN_OPTIONS UBSAN_OPTIONS=print_stacktrace=1 \
		CANBAO_BIN=build/sanitize/bin CANBAO_UNIT_DIR=build/sanitize/unit tests/run

coverage: ## line coverage of lib/ and filters/ by all tests; fails under 90 %
	.ci/setup coverage
	$(MAKE) $(jobs) CONFIG=coverage all units
	find build/coverage -name '*.gcda' -delete
	CANBAO_BIN=build/coverage/bin CANBAO_UNIT_DIR=build/coverage/unit tests/run; tests=$$?; \
	gcovr --root . --object-directory build/coverage --filter lib/ --filter filters/ \
		--txt --fail-under-line 90 build/coverage && exit $$tests

bench: ## measure the job and each filter against others
	.ci/setup bench
	$(MAKE) $(jobs) all benches
	tests/bench/run

lint: lint-gcc lint-clang lint-tidy lint-format lint-shell lint-man ## all checks of the text itself

lint-setup:
	.ci/setup lint

lint-gcc: lint-setup
	$(MAKE) $(jobs) CONFIG=warnings CC=gcc WERROR=-Werror all units benches

lint-clang: lint-setup
	$(MAKE) $(jobs) CONFIG=clang WERROR=-Werror all units benches

lint-tidy: lint-setup
	mkdir -p build
	printf '%s\n' $(filter %.c,$(sources)) | xargs -P "$$(nproc)" -I{} \
		clang-tidy --quiet {} -- $(LANGUAGE) 2>build/tidy.log || { cat build/tidy.log; exit 1; }

lint-format: lint-setup
	clang-format --dry-run -Werror $(sources)

lint-shell: lint-setup
	shellcheck -x -a $(scripts)
	shellcheck $(wildcard tests/*.sh)

lint-man: lint-setup
	mandoc -T lint -W warning $(pages)

format: ## lay out all C files as .clang-format says
	clang-format -i $(sources)

share = $(DESTDIR)$(PREFIX)/share/canbao
man = $(DESTDIR)$(PREFIX)/share/man
installed_pipelines = $(filter-out $(pipelines) $(pages),$(wildcard pipelines/*.*))

install: all ## install below PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(man)/man1 $(man)/man7
	install -m 755 $(addprefix $(BIN)/,$(filters)) $(pipelines) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(pages1) $(man)/man1
	$(if $(pages7),install -m 644 $(pages7) $(man)/man7)
	install -d $(share)
	install -m 644 $(installed_pipelines) $(share)
	for policy in pipelines/policies/*; do \
		install -d "$(share)/policies/$${policy##*/}" && \
		install -m 644 "$$policy"/*.csv "$(share)/policies/$${policy##*/}" || exit 1; \
	done

uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/bin/,$(filters) $(notdir $(pipelines)))
	rm -f $(addprefix $(man)/man1/,$(notdir $(pages1))) $(addprefix $(man)/man7/,$(notdir $(pages7)))
	rm -f $(addprefix $(share)/,$(notdir $(installed_pipelines)))
	for table in pipelines/policies/*/*.csv; do \
		rm -f "$(share)/$${table#pipelines/}"; \
	done
	rmdir $(addprefix $(share)/,$(patsubst pipelines/%,%,$(wildcard pipelines/policies/*))) \
		$(share)/policies $(share) 2>/dev/null || true

clean: ## remove all that was built
	rm -rf bin build

help: ## show this
	@echo 'make: build every executable into bin/'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1: \2/p' Makefile

force:

.PHONY: all units fuzzers benches run test check-sanitize coverage bench lint lint-setup lint-gcc lint-clang lint-tidy \
	lint-format lint-shell lint-man format install uninstall clean help force
.SECONDARY:

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
