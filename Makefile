PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-lowest check bench docs clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(STAMP): pyproject.toml $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev
	@touch $@

demo: $(VENV)/.runtime ## write the brief of the shipped case and say where it is
	$(BIN)/tightrope demo

test: $(STAMP) ## all tests but the slow ones
	$(BIN)/python -m pytest -n 2

test-slow: $(STAMP) ## long properties, fuzzing, large sizes
	$(BIN)/python -m pytest -n 2 -m slow

test-lowest: ## the tests of the core on the oldest versions that are allowed
	$(PYTHON) -m venv $(VENV)-lowest
	$(VENV)-lowest/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(VENV)-lowest/bin/python -m pip install --quiet --editable . -c constraints-lowest.txt hypothesis pytest pytest-xdist
	$(VENV)-lowest/bin/python -m pytest -n 2 tests/cli tests/crisis tests/conflict tests/questions tests/alignment tests/effects tests/commitments

check: $(STAMP) ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) ## run the benchmarks
	$(BIN)/python -m bench

docs: $(STAMP) ## regenerate the generated pages
	$(BIN)/python -m docs.generate

clean: ## remove the environment and caches
	rm -rf $(VENV) $(VENV)-lowest demo .pytest_cache .mypy_cache .ruff_cache
