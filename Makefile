# Two commands: `make map` builds the map, `make test` passes every test. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTS_READY := $(VENV)/.ready-tests
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt
PEERS := .venv-peers
PYTEST := $(BIN)/python -m pytest --numprocesses 3 --dist loadgroup

.PHONY: map test engines check gallery walk coverage lint format browser bench clean

map: $(READY)
	$(BIN)/python make_map.py

test: $(TESTS_READY) node_modules/.ready lint browser
	node --test $$(find tests/browser -name '*.test.mjs')
	$(PYTEST)

# The page in the Chromium of school computers, years old, and in WebKit, which is in Safari.
engines: $(TESTS_READY) tests/engines/node_modules/.ready
	@sh tests/install_browsers.sh engines
	$(PYTEST) tests/engines

# What can be known in a minute: no browser, no wheel, no list of all towns.
check: $(TESTS_READY) node_modules/.ready lint
	node --test $$(find tests/browser -name '*.test.mjs')
	$(PYTEST) -m "not browser and not slow"

# Every state at every size as a picture, in gallery/.
gallery: $(TESTS_READY) browser
	$(PYTEST) --gallery tests/browser/test_gallery.py

# The story walked forward and back at every size, in every language, with all that moves.
walk: $(TESTS_READY) browser
	$(PYTEST) --walk tests/browser/test_walk.py

# How much the unit tests run; each language has a floor.
coverage: $(TESTS_READY) node_modules/.ready
	$(PYTEST) -m "not browser and not slow" --cov --cov-report=term
	node tests/script_coverage.mjs

lint: $(TESTS_READY) node_modules/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/deptry .
	npx --no-install tsc --project jsconfig.json
	npx --no-install biome ci --error-on-warnings

format: $(TESTS_READY) node_modules/.ready
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	npx --no-install biome check --write

# What a map needs.
$(READY): pyproject.toml constraints.txt lock.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "make: Python 3.11 or newer is needed, $(PYTHON) is %d.%d: call make PYTHON=python3.12, say" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement lock.txt
	touch $@

# What the tests need besides.
$(TESTS_READY): $(READY) tools/requirements.py
	$(BIN)/python tools/requirements.py dev > $(VENV)/requirements-tests.txt
	$(PIP) --requirement $(VENV)/requirements-tests.txt
	touch $@

node_modules/.ready: package.json package-lock.json
	npm ci --silent --ignore-scripts
	touch $@

tests/engines/node_modules/.ready: tests/engines/package.json tests/engines/package-lock.json
	cd tests/engines && npm ci --silent --ignore-scripts --legacy-peer-deps
	touch $@

$(PEERS)/.ready: bench/requirements.txt constraints.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement bench/requirements.txt
	touch $@

browser:
	@sh tests/install_browsers.sh

bench: $(TESTS_READY) $(PEERS)/.ready browser
	$(BIN)/python bench/build.py
	$(BIN)/python bench/page.py

clean:
	rm -rf $(VENV) $(PEERS) node_modules tests/engines/node_modules .cache .coverage output/index.html gallery
