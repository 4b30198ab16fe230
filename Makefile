.PHONY: setup run ready test lint floors calibrate lock catalogues gallery bench clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/playground/node
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

setup: $(VENV)/.ready  ## the environment, from the hash-checked lock

$(VENV)/.ready: requirements.lock pyproject.toml $(wildcard bot/rendering/locale/*/LC_MESSAGES/*.po)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(MAKE) --no-print-directory catalogues
	$(BIN)/python -m bot lint --quiet
	touch $@

catalogues:  ## compile the translations
	$(BIN)/pybabel --quiet compile --directory bot/rendering/locale --domain cotejo

run: setup  ## the bot: on Telegram with TELEGRAM_BOT_TOKEN, otherwise here
	$(BIN)/python -m bot run

ready: setup  ## the knowledge compiled into the cache, so that the bot answers at once
	$(BIN)/python -m bot check "" >/dev/null

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	touch $@

$(NODE)/node_modules/.package-lock.json: $(NODE)/package-lock.json
	npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --silent

# the bots on Node.js libraries are tested where npm is installed
test: $(VENV)/.ready-dev $(if $(shell command -v npm),$(NODE)/node_modules/.package-lock.json)  ## all tests
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile

lint: $(VENV)/.ready-dev  ## style, types, architecture, knowledge
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot lint

floors: $(VENV)/.ready-dev  ## the least quality that may land, on all labelled cases
	$(BIN)/python -m tests.floors

TAUGHT := tests/cases/check-round-1.jsonl tests/cases/check-round-2.jsonl  # what the rules for claims were written by
calibrate: $(VENV)/.ready-dev  ## fit the confidence anew, with and without the encoder
	for reader in --semantic --no-semantic; do \
	  $(BIN)/python -m bot $$reader calibrate --only questions tests/cases/dev.jsonl tests/cases/round-*.jsonl && \
	  $(BIN)/python -m bot $$reader calibrate --only claims $(filter-out $(TAUGHT),$(wildcard tests/cases/check-*.jsonl)) \
	  || exit 1; \
	done

gallery: $(VENV)/.ready-dev  ## the pictures of the README, from the chat page in Chromium
	$(BIN)/python -m tests.browser.gallery

bench: $(VENV)/.ready-dev  ## the matcher beside what one would use instead, on a sample
	$(BIN)/python -m tests.bench

lock:  ## renew both locks, the smaller one within the larger
	$(LOCK) --extra semantic --extra fast --extra dev --output-file requirements-dev.lock
	$(LOCK) --extra semantic --constraint requirements-dev.lock --output-file requirements.lock

clean:
	rm -rf $(VENV) $(NODE)/node_modules build dist *.egg-info
