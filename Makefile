# One word per task. Nothing but Python 3.11 or later, git and make is needed beforehand.
PYTHON ?= python3
BIN := .venv/bin
# Both notices advertise successors at every build; README.md says what we do about Material's end.
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true
export PYTHONPATH = overrides/hooks
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: serve build offline check permalinks links test audit bench format social lock clean

serve: $(BIN)/.build-ready   ## build and serve with live reload
	$(BIN)/mkdocs serve --livereload

build: $(BIN)/.build-ready   ## strict build into site/
	$(BIN)/mkdocs build

offline: $(BIN)/.build-ready   ## a copy that opens from a disk, without a server, in offline/
	$(BIN)/mkdocs build --no-directory-urls --site-dir offline

check: $(BIN)/.build-ready   ## records and pages only, in a second
	$(BIN)/python -m nk docs

permalinks: $(BIN)/.build-ready   ## promise the addresses that are new
	$(BIN)/python -m nk docs --permalinks

links: offline $(BIN)/.test-ready   ## ask for every outside address; the one target that needs the network each time
	$(BIN)/python -m linkcheck --config tests/linkcheckerrc offline/index.html

test: $(BIN)/.test-ready   ## everything that must hold
	$(BIN)/ruff format --check overrides tests
	$(BIN)/ruff check overrides tests
	$(BIN)/mypy
	$(BIN)/node tests/node_modules/typescript/bin/tsc --project tests
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

audit: $(BIN)/.test-ready   ## known weaknesses of what we use; asks the registries, so it is no part of the tests
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.txt -r tests/requirements.txt
	$(BIN)/npm audit --prefix tests

bench: $(BIN)/.test-ready   ## seconds, memory and bytes, against budgets
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/visits.py

format: $(BIN)/.test-ready   ## settle the layout of the code
	$(BIN)/ruff check --fix overrides tests
	$(BIN)/ruff format overrides tests

social: $(BIN)/.test-ready build   ## draw the picture that other sites show beside a link
	PYTHONPATH=tests $(BIN)/python tests/social_image.py site

lock: $(BIN)/.test-ready   ## renew the exact versions and hashes
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.txt requirements.in
	cd tests && ../$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.txt requirements.in

clean:
	rm -rf .venv site offline .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage tests/node_modules

# The stamps make second runs skip what is installed.
$(BIN)/.build-ready: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BIN)/.test-ready: $(BIN)/.build-ready tests/requirements.txt tests/package-lock.json tests/install_browser.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	$(BIN)/npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel error
	$(BIN)/python tests/install_browser.py
	@touch $@
