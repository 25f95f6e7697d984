# Two commands do everything on a machine with python3 (3.11 or later, with venv) and make:
#   make demo    install, fill an example, serve on this machine only
#   make test    install what tests need, run all of them

PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .cache/stamps
PORT ?= 8000
# One more than there are processors: browsers, databases and children make tests wait.
WORKERS ?= $(shell $(PYTHON) -c "import os; print(min(4, 1 + len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else 2))")

# Behind a company's certificate authority, trust what the system trusts.
export UV_SYSTEM_CERTS := 1
export NODE_USE_SYSTEM_CA := 1
export UV_NO_PROGRESS := 1

# Whoever has no home of their own (a service account) keeps what is downloaded here.
ifeq ($(shell test -w "$$HOME" && echo home),)
export UV_CACHE_DIR := $(CURDIR)/.cache/uv
export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export npm_config_cache := $(CURDIR)/.cache/npm
endif

.PHONY: help demo serve install test check bench messages docs pictures lock wheel wheel-check clean

help: ## what one may ask for
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: install ## install, fill an example, serve on loopback
	$(BIN)/inventaire demo --port $(PORT)

serve: install ## serve the database of var/ on loopback
	$(BIN)/inventaire serve --port $(PORT)

install: $(STAMPS)/installed ## what running needs

test: $(STAMPS)/test ## everything tests need, then all of them
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal

check: $(STAMPS)/test ## style, types, floors, templates, spelling, dependencies, migrations, words
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/codespell
	$(BIN)/deptry src
	$(BIN)/python tools/messages.py check
	$(BIN)/python tools/schema.py

bench: $(STAMPS)/test ## measure on generated organisations, on both databases
	$(BIN)/python -m tests.benchmarks

messages: $(STAMPS)/test ## bring the catalogues of translations up to date
	$(BIN)/python tools/messages.py update

docs: install ## draw the documents that come from the code
	$(BIN)/inventaire docs

pictures: $(STAMPS)/test ## take the pictures of the documents anew
	$(BIN)/python -m tools.pictures

wheel: $(STAMPS)/installed ## a wheel in dist/
	$(BIN)/uv build --wheel --out-dir dist

wheel-check: wheel ## install the wheel in an empty environment and serve from it
	$(BIN)/python tools/wheel.py dist

lock: $(STAMPS)/uv ## write the locked requirements anew
	$(BIN)/python tools/lock.py

clean: ## forget everything that was installed or made
	rm -rf $(VENV) .cache dist var src/inventaire/web/static/vendor

$(STAMPS)/uv:
	@mkdir -p $(STAMPS)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

$(STAMPS)/installed: $(STAMPS)/uv requirements/run.txt requirements/build.txt pyproject.toml hatch_build.py package.json package-lock.json
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/test: $(STAMPS)/installed requirements/test.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/test.txt
	@touch $@
