# Everything a newcomer types. Each target builds the environment when it is missing or older than the lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
DATA ?= data
CODE := pipeline expectations warehouse flows tests

.PHONY: run test check evaluate lock

# The main job on the articles written for this project, and the first lines of what they tell.
run: $(READY)
	$(BIN)/dateline run samples/articles --metadata samples/metadata.jsonl --data $(DATA)
	$(BIN)/dateline sql --data $(DATA) "SELECT earliest, latest, status, headline FROM timeline LIMIT 12"

test: $(READY)
	$(BIN)/pytest

# What pre-commit and CI hold against a change.
check: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/pytest

# Needs the development data beside the project; each suite is scored beside its baseline.
evaluate: $(READY)
	$(BIN)/python -m pipeline.evaluation.all

# Versions with hashes, without the address of any registry.
lock: $(READY)
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
