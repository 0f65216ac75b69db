# make run      compares the built-in strategies in a made-up firm and writes results/
# make test     runs all tests
# make app      opens the browser app
# make help     says what else there is
#
# Each makes the environment it needs, once. Choices: PYTHON=/path/to/python  VENV=folder  ARGS="options of the command"

VENV ?= .venv
PYTHON ?=
ARGS ?=
TESTS ?= tests
export VENV PYTHON

orgshift = $(VENV)/bin/orgshift
python = $(VENV)/bin/python

# An environment counts as made when its Python runs, it was made for this folder, and PYTHON= asks for no other version.
version = -c 'import sys; print(sys.version_info[:2])'
usable := $(shell [ "$$(cat "$(VENV)/orgshift-folder" 2>/dev/null)" = "$(CURDIR)" ] && has=$$("$(VENV)/bin/python" $(version)) \
            && { [ -z "$(PYTHON)" ] || [ "$$("$(PYTHON)" $(version))" = "$$has" ]; } && echo yes)
again := $(if $(usable),,set-up-again)

.PHONY: run test benchmarks app research docs translations pictures screenshots lint lint-scripts locks locks-check environment clean clean-environment help set-up-again
.DEFAULT_GOAL := help

run: $(VENV)/orgshift-base
	@$(orgshift) compare $(ARGS)

test: $(VENV)/orgshift-test
	@$(python) tests/warm.py
	@$(python) -m pytest $(TESTS) -n auto --dist loadfile $(ARGS)

# What the model costs, beside other ways to compute the same: make benchmarks ARGS="week c --base COMMIT".
benchmarks: $(VENV)/orgshift-test
	@$(python) -m benchmarks $(ARGS)

app: $(VENV)/orgshift-app
	@$(orgshift) app $(ARGS)

research: $(VENV)/orgshift-research
	@echo "What studies and their analysis need is installed. Next: $(orgshift) study --help"

# The catalogues of translations get an entry for every new text; those of texts that are gone are removed.
translations: $(VENV)/orgshift-base
	@$(python) docs/translations.py $(ARGS)

# The tables of docs/ are written from the code; the picture in README.md is that of a real run.
docs: $(VENV)/orgshift-base
	@$(python) docs/generate.py

pictures: $(VENV)/orgshift-base
	@$(orgshift) compare --quick --draws 0 --out results/pictures
	@cp results/pictures/figures/plane.png docs/images/plane.png

screenshots: $(VENV)/orgshift-test
	@$(python) -m visualizer.tools.screenshots

lint: $(VENV)/orgshift-test
	@$(python) -m ruff check .
	@$(python) -m mypy
	@sh .ci/lint-scripts

# Needs a Node, and no Python; says so in a line where there is none.
lint-scripts:
	@sh .ci/lint-scripts

environment: $(VENV)/orgshift-test

$(VENV)/orgshift-base: requirements.lock pyproject.toml $(again)
	@sh .ci/install base

$(VENV)/orgshift-%: requirements-%.lock pyproject.toml $(again)
	@sh .ci/install $*

# The locks name no server; UPGRADE=--upgrade takes the newest versions, otherwise only what pyproject.toml changed changes.
locks:
	@sh .ci/lock $(UPGRADE)

locks-check:
	@sh .ci/lock --check

clean:
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	@find . -name __pycache__ -type d -not -path './.venv*' -prune -exec rm -rf {} +
	@echo "Caches removed. results/ and the environment stay; 'make clean-environment' removes the latter."

clean-environment:
	@if [ -e "$(VENV)/pyvenv.cfg" ]; then rm -rf "$(VENV)"; echo "Removed $(VENV)."; else echo "There is no environment in $(VENV)."; fi

help:
	@echo "make run                 compare the built-in strategies in a made-up firm; writes results/"
	@echo "make test                run all tests"
	@echo "make app                 open the browser app"
	@echo "make research            add what sensitivity, discovery, optimisation and clusters need"
	@echo "make docs                write the tables of docs/ anew from the code"
	@echo "make translations        renew the catalogues of translations; ARGS=--check lists what is missing"
	@echo "make pictures            draw the picture of README.md anew from a real run"
	@echo "make screenshots         take the pictures of docs/app.md anew (needs a Chromium)"
	@echo "make benchmarks          measure what the model costs (ARGS=--help lists what is measured)"
	@echo "make lint                ruff and mypy; eslint and prettier for the app's scripts where there is a Node"
	@echo "make lint-scripts        the latter two alone, without a Python"
	@echo "make locks               write the locks anew from pyproject.toml (UPGRADE=--upgrade: newest versions)"
	@echo "make clean               remove caches"
	@echo "make clean-environment   remove the environment"
	@echo
	@echo "Choices: PYTHON=/path/to/python   VENV=folder   TESTS=tests/house   ARGS=\"options of the command\""
