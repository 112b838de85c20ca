# make demo, make serve, make test: everything else is a detail. `make help` lists all.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
PG_URL ?= postgres://postgres@127.0.0.1:5432/diplomatic_timeline
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo serve test test-pg test-browser lint types contracts snapshots requirements bench clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found. Install it, or say make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed, $(PYTHON) is older. Say make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --upgrade 'pip>=24'

$(VENV)/installed: requirements.txt | $(BIN)/python
	@echo "Installing what the service needs (a few minutes the first time) …"
	@$(PIP) --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(BIN)/python
	@echo "Installing what the service and its tests need (a few minutes the first time) …"
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@ $(VENV)/installed

.env:
	@{ cat .env.example; printf 'SECRET_KEY=%s\n' "$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')"; } > $@
	@chmod 600 $@

install: $(VENV)/installed  ## what the service needs, into .venv
install-dev: $(VENV)/installed-dev  ## and what its tests need

demo: install .env  ## the sample corpus, from articles to a published timeline
	@$(BIN)/python manage.py demo

serve: install .env  ## the site on http://127.0.0.1:8000 (PORT=…)
	@$(BIN)/python manage.py migrate --verbosity 0
	@echo "Serving http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	@$(BIN)/gunicorn timeline.wsgi --bind 127.0.0.1:$(PORT) --workers 1 --threads 8 --log-level warning \
		|| { echo "Nothing is served on port $(PORT). Is it in use? Try: make serve PORT=8001"; exit 1; }

test: install-dev  ## the test suite on SQLite; no server needed
	@$(TEST) -m 'not browser'

test-pg: install-dev  ## every test that asks a database, on PostgreSQL (PG_URL=…)
	@DATABASE_URL=$(PG_URL) $(TEST) -m 'database and not browser'

test-browser: install-dev node_modules/.package-lock.json  ## the pages in the real browser (needs chromium, chromium-driver and npm)
	@$(TEST) -m browser

node_modules/.package-lock.json: package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --silent

lint: install-dev  ## ruff, formatting included
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: install-dev  ## mypy --strict on the pure core
	@$(BIN)/mypy

contracts: install-dev  ## who may import whom
	@$(BIN)/lint-imports

snapshots: install-dev  ## write the committed contracts anew: OpenAPI, golden files
	@WRITE_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/contract tests/timeline/test_formats.py

requirements: install-dev  ## compile the locked requirements
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 benchmarks/requirements.in -o benchmarks/requirements.txt

PEERS := benchmarks/.venv
$(PEERS)/installed: benchmarks/requirements.txt | $(BIN)/python
	@echo "Installing the peers that readings are compared with …"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

bench: install-dev $(PEERS)/installed  ## the performance claims, measured side by side
	@for benchmark in $$(grep -l __main__ benchmarks/*.py); do $(BIN)/python $$benchmark || exit 1; done

clean:  ## the environment and the demo's database, gone
	@rm -rf $(VENV) $(PEERS) out static-built timeline.sqlite3 timeline.sqlite3-shm timeline.sqlite3-wal
