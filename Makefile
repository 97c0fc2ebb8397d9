# make            installs what is missing, builds gazette, builds content/ into public/
# make help       lists everything else
#
# Needs Debian 12 and root or sudo for the packages; nothing else is downloaded, but for `make test`, `make
# check` and `make pagefind` a few npm packages (docs/dependencies.md).

BUILD   := build
GAZETTE := $(BUILD)/release/gazette
PREFIX  ?= /usr/local
JOBS    ?= $(shell nproc)

.DEFAULT_GOAL := all
.PHONY: all site packages help test check check-more format lint asan tsan golden bench pagefind fuzz install clean

all: site
	@echo
	@echo "  网站在 public/，用浏览器打开 public/index.html 即可。"
	@echo "  The site is in public/: open public/index.html in a browser."

site: $(BUILD)/.packages-build
	@cmake --preset release -DGAZETTE_TESTS=OFF >$(BUILD)/configure.log || { cat $(BUILD)/configure.log; exit 1; }
	@cmake --build --preset release -j $(JOBS)
	@$(GAZETTE) build content --output public

# The packages of one purpose, where they are missing; contrib/packages lists them.
$(BUILD)/.packages-%: contrib/packages contrib/install-packages
	@mkdir -p $(BUILD)
	@contrib/install-packages $*
	@touch $@

help:
	@echo "make            install what is missing, build gazette, build content/ into public/"
	@echo "make test       build and run every test"
	@echo "make check      tests, format, lint, and the tests under the sanitizers"
	@echo "make golden     rewrite the expected outputs in tests/golden (then read the diff)"
	@echo "make bench      time the build against the floor and Hugo, search against Pagefind"
	@echo "make pagefind   install Pagefind by npm, for make bench"
	@echo "make fuzz       fuzz the template engine (SECONDS=60 for each fuzzer)"
	@echo "make format     format the sources"
	@echo "make install    install to DESTDIR/PREFIX (PREFIX=$(PREFIX))"
	@echo "make clean      remove build/ and what was built into public/"

test: $(BUILD)/.packages-build $(BUILD)/.packages-test
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS)
	ctest --preset dev

check: test check-more

# What check adds to test; .ci/run calls the two one after the other.
check-more: lint asan tsan

lint: $(BUILD)/.packages-build $(BUILD)/.packages-check
	contrib/lint

asan: $(BUILD)/.packages-build $(BUILD)/.packages-test
	cmake --preset asan
	cmake --build --preset asan -j $(JOBS)
	ctest --preset asan

# Only the tests in which threads meet.
tsan: $(BUILD)/.packages-build $(BUILD)/.packages-test
	cmake --preset tsan
	cmake --build --preset tsan -j $(JOBS) --target test_parallel test_publish test_site test_cli
	ctest --preset tsan -R '^(parallel|publish|site|cli)$$'

format: $(BUILD)/.packages-check
	git ls-files '*.h' '*.cc' | xargs clang-format-19 -i

golden: $(BUILD)/.packages-build $(BUILD)/.packages-test
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS) --target test_golden
	GAZETTE_REWRITE_GOLDEN=1 $(BUILD)/dev/tests/test_golden
	git status --short tests/golden

bench: $(BUILD)/.packages-build $(BUILD)/.packages-test
	cmake --preset release -DGAZETTE_TESTS=ON
	cmake --build --preset release -j $(JOBS) --target gazette bench_floor templates_bench
	tests/bench/run
	tests/bench/search
	/usr/bin/python3 tests/bench/templates_bench.py $(BUILD)/release/tests/templates_bench

# Nothing but the bench looks for it.
pagefind: $(BUILD)/.packages-test
	mkdir -p $(BUILD)/pagefind
	cp tests/bench/package.json tests/bench/package-lock.json tests/bench/.npmrc $(BUILD)/pagefind
	cd $(BUILD)/pagefind && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

fuzz: $(BUILD)/.packages-build $(BUILD)/.packages-check
	cmake -B $(BUILD)/fuzz -G Ninja -DCMAKE_C_COMPILER=clang-19 -DCMAKE_CXX_COMPILER=clang++-19 \
	      -DCMAKE_BUILD_TYPE=RelWithDebInfo -DGAZETTE_FUZZ=ON -DGAZETTE_TESTS=OFF
	cmake --build $(BUILD)/fuzz -j $(JOBS)
	tests/fuzz/run $(BUILD)/fuzz $(or $(SECONDS),60)

install: $(BUILD)/.packages-build
	@cmake --preset release -DGAZETTE_TESTS=OFF >/dev/null
	@cmake --build --preset release -j $(JOBS)
	cmake --install $(BUILD)/release --prefix "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf $(BUILD)
	rm -rf .public.gazette-*
	find public -mindepth 1 ! -name .gitkeep -delete
