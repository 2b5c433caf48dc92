# Two commands from a fresh clone:  make site  and  make test.  They set up what they need.
# Needed on the machine: Python 3.11 or later, git, make.

BIN := .venv/bin
SITE_READY := .venv/.ready-site
READY := .venv/.ready-dev
# What the last check of the library said.
FOUND := .venv/found.txt
# What make bench measures beside the proof stands by itself: it is under another licence.
PEER := .venv-bench
export CHROMIUM
# Material tells of a MkDocs 2 at each build; what we do about it stands in docs/decisions/0005-*.
export NO_MKDOCS_2_WARNING = 1
# What is compiled once is not compiled again by each process; pip leaves it to whoever uses it first.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve test test-without-browser check lock accept bench remember soak clean

help:
	@echo 'make site     check the library, build the site, say where it is'
	@echo 'make test     every test, the ones in a browser too'
	@echo 'make check    formatting, lint, types, layers, pinned versions'
	@echo 'make serve    the site while you write, at http://127.0.0.1:8000'
	@echo 'make accept   write the golden files anew; read the difference before committing it'
	@echo 'make remember write down which long tests have passed, so that others run a part of them'
	@echo 'make bench    how fast, beside other tools on the same files (PARTS=prove for one part)'
	@echo 'make soak     the long random tests, for hours (EXAMPLES=2000 for some minutes)'
	@echo 'make lock     pin newer versions in requirements/'
	@echo 'make clean    remove what was made'

$(SITE_READY): requirements/site.txt pyproject.toml requirements/setup.sh
	@sh requirements/setup.sh site

$(READY): requirements/dev.txt pyproject.toml requirements/setup.sh
	@sh requirements/setup.sh dev

# Warnings are counted in the last line of a report; errors are shown.
site: $(SITE_READY)
	@$(BIN)/pathwaytool validate pathways >$(FOUND) || { cat $(FOUND); exit 1; }
	@$(BIN)/mkdocs build --strict --quiet
	@echo "The library: $$(tail -n 1 $(FOUND)) - to read them: $(BIN)/pathwaytool validate"
	@echo "The site is built. Open $(CURDIR)/site/index.html in a browser."

serve: $(SITE_READY)
	@$(BIN)/mkdocs serve

test: $(READY)
	@CHROMIUM="$$(sh requirements/chromium.sh)" && export CHROMIUM && \
	measuring="$$($(BIN)/python -m tests.sampled)" && \
	{ [ -n "$$measuring" ] || echo 'Every test has passed as it stands: few of the heavy ones run, and no coverage is measured.'; } && \
	$(BIN)/pytest -n auto --dist loadscope $$measuring

test-without-browser: $(READY)
	@$(BIN)/pytest -n auto --dist loadscope -m 'not browser'

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PATH="$(BIN):$$PATH" $(BIN)/lint-imports
	@PATH="$(BIN):$$PATH" sh requirements/lock.sh --check
	-@$(BIN)/pathwaytool readability | tail -n 1

lock: $(READY)
	@PATH="$(BIN):$$PATH" sh requirements/lock.sh --upgrade

accept: $(READY)
	@$(BIN)/pytest --accept
	@git --no-pager diff --stat

remember: $(READY)
	@$(BIN)/python -m tests.remember
	@git --no-pager diff --stat

bench: $(READY) $(PEER)/.ready
	@PM4PY_PYTHON=$(CURDIR)/$(PEER)/bin/python $(BIN)/python -m bench $(PARTS)

$(PEER)/.ready: requirements/bench.txt
	@$(BIN)/python -m venv --clear $(PEER)
	@$(PEER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		--requirement requirements/bench.txt
	@touch $@

# EXAMPLES is how many new pathways each of the tests makes, beside those that it always makes.
soak: EXAMPLES ?= 100000
soak: $(READY)
	@SOAK_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -n auto --dist loadscope -m 'soak or over_seeds' tests

clean:
	rm -rf .venv .venv-bench site build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
