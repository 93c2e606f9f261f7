# Everything a person does with this checkout. `make` lists it.

PYTHON  := $(or $(shell command -v python3.11 || command -v python3),python3)
BIN     := .venv/bin
# Compiled at setup, so that a command starts quickly the first time too.
PACKAGES := domain escalations projections record access interchange application dashboard migrations
STAMPS  := .stamps
DEMO    := $(CURDIR)/.demo
# The demonstration stands by itself, whatever store and keys this shell is set to.
DEMONSTRATION := env -u KANTELPUNT_KEYS -u KANTELPUNT_WRAPPING_KEY_FILE -u KANTELPUNT_STORE_OWNER \
	-u KANTELPUNT_REPLICA -u KANTELPUNT_SETTINGS KANTELPUNT_STORE=sqlite:///$(DEMO)/store.db $(BIN)/kantelpunt
LOCK    := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11 $(if $(UPGRADE),--upgrade)
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-long check bench docs lock clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMPS)/setup  ## set up everything that is needed to run
setup-dev: $(STAMPS)/setup-dev  ## and everything that is needed to test

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is older." >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(STAMPS)/setup: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q $(PACKAGES)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/setup-dev: requirements-dev.txt $(STAMPS)/setup
	$(PIP) install --require-hashes -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@

run: $(STAMPS)/setup $(DEMO)/loaded  ## set up, load the demonstration city and open the dashboard on it
	$(DEMONSTRATION) init
	$(DEMONSTRATION) serve

$(DEMO)/loaded: | $(STAMPS)/setup
	rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(DEMONSTRATION) init
	$(DEMONSTRATION) demo
	@touch $@

test: check  ## set up and run every test but the long ones, a real browser and PostgreSQL included
	browser=$$(.ci/browser) && KANTELPUNT_CHROMIUM="$$browser" $(BIN)/python -m pytest -m "not long"

test-long: setup-dev  ## run the tests that take minutes
	browser=$$(.ci/browser) && KANTELPUNT_CHROMIUM="$$browser" $(BIN)/python -m pytest -m long

check: setup-dev  ## what must hold before a commit: style, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev  ## measure how fast it is
	@set -e; for script in $(wildcard bench/[!_]*.py); do $(BIN)/python $$script; done

docs: setup  ## make docs/events.md and docs/measures.md from the code
	$(BIN)/python docs/make.py

lock: setup-dev  ## lock requirements*.in after a change there; with UPGRADE=1 the newest of everything
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) requirements.in -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) requirements-dev.in -o requirements-dev.txt

clean:  ## remove the environment, the demonstration store and what tools left behind
	rm -rf .venv $(STAMPS) $(DEMO) bench/.stores .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
