# make help says what can be made.
#
# CONFIG names a way to build: release (the default, its executables in bin/), clang, warnings, sanitize,
# coverage, fuzz. Each keeps what it makes in build/CONFIG, so that none mixes with another. Other
# compilers and flags: make CC=... CFLAGS=... CPPFLAGS=... LDFLAGS=...; make V=1 shows the commands.

VERSION = 1.0.0
PREFIX = /usr/local
CONFIG = release
BUILD = build/$(CONFIG)
BIN = $(if $(filter release,$(CONFIG)),bin,$(BUILD)/bin)

CC_clang = clang
CC_fuzz = clang
ifeq ($(origin CC),default)
CC = $(or $(CC_$(CONFIG)),gcc)
endif
CFLAGS = -O3 -g
Q = $(if $(V),,@)
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

# known FLAG...: those that this compiler has on this machine
known = $(foreach flag,$(1),$(shell $(CC) -Werror $(flag) -x c -c -o /dev/null /dev/null 2>/dev/null && echo $(flag)))

LANGUAGE = -std=c17 -D_GNU_SOURCE -DCANBAO_VERSION='"$(VERSION)"' -Ilib -Itests/unit
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
HARDEN = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	$(call known,-fstack-clash-protection -fcf-protection -mbranch-protection=standard)
checked = -O1 -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=address,undefined
COMPILE_sanitize = $(checked)
COMPILE_fuzz = $(checked) -fsanitize=fuzzer-no-link
COMPILE_coverage = -O0 --coverage
LINK_sanitize = -fsanitize=address,undefined
LINK_fuzz = -fsanitize=fuzzer,address,undefined
LINK_coverage = --coverage

# What a configuration adds comes last, so that it wins over CFLAGS. FORTIFY needs an optimizer and hides
# faults from the sanitizers. A library that an executable does not use is not linked to it.
COMPILE := $(CC) $(LANGUAGE) $(WARNINGS) -fPIE -pthread $(CPPFLAGS) $(CFLAGS) $(or $(COMPILE_$(CONFIG)),$(HARDEN))
LINK = $(CC) -pie -pthread -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed $(CFLAGS) $(LDFLAGS) $(LINK_$(CONFIG))
LIBS = -lcsv -lz -lxxhash -lminizip -lexpat -lm

filters = $(patsubst filters/%.c,$(BIN)/%,$(wildcard filters/*.c))
library = $(BUILD)/libcanbao.a
checks = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*/*.c tests/fuzz/fuzz_*.c))
benches = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
sources = $(wildcard lib/*/*.[ch] filters/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch])
pipelines = $(filter-out %.sh %.awk %.csv %.css %.1 %.7,$(wildcard pipelines/*-* pipelines/worklists))
parts = $(wildcard pipelines/*.sh pipelines/*.awk pipelines/*.csv pipelines/*.css)
pages = $(wildcard */*.1 */*.7)
policies = $(patsubst pipelines/%,%,$(wildcard pipelines/policies/*))

# In the recipes below, as many jobs as there are processors, unless the caller has said how many.
build = $(MAKE) $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))
tested = CANBAO_BIN=$(or $(1),.)/bin CANBAO_CHECKS=$(or $(1),build/release)/tests tests/run

# Filters look for the shipped policy beside the directory of executables.
all: $(filters)
	@ln -sfn ../../pipelines $(BUILD)/pipelines

checks: $(checks)

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

$(library): $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c))
	@rm -f $@
	$(Q)ar rcs $@ $^

# With libFuzzer, or with a main of our own that runs the corpus as one more check.
$(filter $(BUILD)/tests/fuzz/%,$(checks)): $(if $(filter fuzz,$(CONFIG)),,$(BUILD)/tests/fuzz/main.o)
$(BUILD)/tests/fuzz/fuzz_table: LDFLAGS += -Wl,--wrap=rows_open,--wrap=rows_close

link = @mkdir -p $(@D) $(if $(V),,&& echo "link $@")
$(BIN)/%: $(BUILD)/filters/%.o $(library)
	$(link)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(library)
	$(link)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

run: ## install what building needs, build, make the report of the county in fixtures/
	.ci/setup build
	$(build) all
	pipelines/county-report -o build/county fixtures/county

test: ## install what testing needs, build, run all tests
	.ci/setup test
	$(build) all checks
	$(call tested)

check-sanitize: ## all tests with the address and undefined-behaviour sanitizers
	.ci/setup test
	$(build) CONFIG=sanitize all checks
	ASAN_OPTIONS=detect_stack_use_after_return=1:$$ASAN_OPTIONS UBSAN_OPTIONS=print_stacktrace=1 \
		$(call tested,build/sanitize)

coverage: ## line coverage of lib/ and filters/ by all tests; fails under 90 %
	.ci/setup coverage
	$(build) CONFIG=coverage all checks
	find build/coverage -name '*.gcda' -delete
	$(call tested,build/coverage); tests=$$?; gcovr --root . --object-directory build/coverage \
		--filter lib/ --filter filters/ --txt --fail-under-line 90 build/coverage && exit $$tests

bench: ## measure the job and each filter against others
	.ci/setup bench
	$(build) all benches
	tests/bench/run

pictures: ## make the pictures in the README anew
	.ci/setup pictures
	$(build) all
	.ci/pictures fixtures/pictures

lint: ## all checks of the text itself; .ci/lint NAME does one
	.ci/setup lint
	.ci/lint

format: ## lay out all C files as .clang-format says
	clang-format -i $(sources)

# put DIRECTORY,MODE,FILES
put_install = install -d $(DESTDIR)$(PREFIX)/$(1) && install -m $(2) $(3) $(DESTDIR)$(PREFIX)/$(1)
put_uninstall = rm -f $(addprefix $(DESTDIR)$(PREFIX)/$(1)/,$(notdir $(3)))

install: all ## install below PREFIX (and DESTDIR)
uninstall: ## remove what install put there
install uninstall:
	$(call put_$@,bin,755,$(filters) $(pipelines))
	$(call put_$@,share/man/man1,644,$(filter %.1,$(pages)))
	$(call put_$@,share/man/man7,644,$(filter %.7,$(pages)))
	$(call put_$@,share/canbao,644,$(parts))
	$(foreach policy,$(policies),$(call put_$@,share/canbao/$(policy),644,$(wildcard pipelines/$(policy)/*.csv)) &&) :
	$(if $(filter uninstall,$@),rmdir $(patsubst %,$(DESTDIR)$(PREFIX)/share/canbao/%,$(policies) policies .) 2>/dev/null || :)

clean: ## remove all that was built
	rm -rf bin build

help: ## show this
	@echo 'make: build every executable into bin/'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1: \2/p' Makefile

force:

.PHONY: all checks benches run test check-sanitize coverage bench pictures lint format install uninstall clean help force

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
