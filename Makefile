# Groundforce: the same targets for people and for CI. `make` alone lists them.
# Needs Python 3.11 or newer (with its venv module), make and git.

PYTHON ?= python3
VENV   ?= .venv
WORKERS ?= 2
OUT    ?= out
RUNS   ?=
RUNNER ?=
CALENDAR ?=
START  ?=
WEEKS  ?= 12
INPUTS ?= 100000

BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME := $(VENV)/.runtime-installed
DEV     := $(VENV)/.dev-installed
DEMO    := build/demo

# Where nothing of one's own is named, the example runner is made and used.
ifeq ($(RUNS)$(RUNNER)$(CALENDAR),)
EXAMPLE     := example
RUNS_USED   := $(DEMO)/runs
RUNNER_USED := $(DEMO)/runner.toml
else
EXAMPLE     :=
RUNS_USED   := $(RUNS)
RUNNER_USED := $(RUNNER)
endif

.DEFAULT_GOAL := help
.PHONY: help install install-dev example run test lint bench fuzz docs lock wheel clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

install: $(RUNTIME) ## set up .venv with what running needs

install-dev: $(DEV) ## set up .venv with what testing needs as well

run: $(RUNTIME) $(EXAMPLE) ## plan for the example runner, or RUNS=folder-or-zip RUNNER=runner.toml START= WEEKS= CALENDAR= OUT=
	$(BIN)/groundforce plan $(if $(RUNS_USED),--runs "$(RUNS_USED)") $(if $(RUNNER_USED),--runner "$(RUNNER_USED)") \
		$(if $(CALENDAR),--calendar "$(CALENDAR)") $(if $(START),--start "$(START)") --weeks $(WEEKS) --out "$(OUT)"

test: lint ## lint, types, layers, then every test
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(DEV) ## style, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(DEV) ## every benchmark in quick sizes
	$(BIN)/python -m benchmarks

fuzz: $(DEV) ## INPUTS=100000 damaged files through the readers, at low priority
	nice -n 15 $(BIN)/python -m tests.formats.fuzz_reading --inputs $(INPUTS)

docs: $(DEV) ## write docs/cli.md anew and test every page
	$(BIN)/python docs/make_cli.py
	$(BIN)/python -m pytest tests/docs

wheel: $(DEV) ## build the wheel into dist/
	$(BIN)/python -m flit_core.wheel

# uv is needed by this target only, and lives in a folder of its own.
lock: ## resolve the dependencies anew into the two lock files
	test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip --quiet install uv; }
	build/lock/bin/uv pip compile $(LOCK_OPTIONS) --extra build pyproject.toml --output-file requirements.lock
	build/lock/bin/uv pip compile $(LOCK_OPTIONS) --extra build --extra dev --constraint requirements.lock \
		pyproject.toml --output-file requirements-dev.lock

LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

clean: ## remove what the other targets made, .venv included
	rm -rf $(VENV) build dist $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Made anew each time: the made-up runner always ran until yesterday.
example: $(RUNTIME)
	@rm -rf $(DEMO)
	$(BIN)/groundforce demo $(DEMO)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Groundforce needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $(RUNTIME) $@
