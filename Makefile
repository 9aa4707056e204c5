# make demo   sets everything up and makes real documents from the sample case
# make test   sets everything up, then checks and tests all of it
# make audit  asks whether a pinned package has a known fault; needs the network
PYTHON ?= python3
VENV   ?= .venv
OUT    ?= out
BIN    := $(VENV)/bin

.PHONY: demo test check setup setup-dev templates lock audit bench clean

demo: $(VENV)/.run
	$(BIN)/docgen demo $(OUT)

test: check
	$(BIN)/pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

setup: $(VENV)/.run
setup-dev: $(VENV)/.dev

# Build the Word templates from their sources; they are committed, and a test fails when they are old.
templates: $(VENV)/.run
	$(BIN)/docgen template build --all

bench: $(VENV)/.dev
	$(BIN)/python bench/speed.py

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "docgen needs Python 3.11 or later; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

# The constraints pin the build's own needs too, hence the environment variable and not only -c.
$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.run

lock: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --upgrade --editable '.[dev]'
	( sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip list --format=freeze --exclude-editable --exclude pip --exclude setuptools | LC_ALL=C sort -f ) > constraints.new
	mv constraints.new constraints.txt

# Without --strict, pip-audit says that nothing is known of packages that it could not ask about.
# Its own packages stand apart, pinned apart: nothing that docgen needs is changed by them.
audit: $(VENV)/audit/.done
	@$(VENV)/audit/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner off -r constraints.txt || { \
	    echo "audit: NOT PASSED: a package has a known fault, or the service could not be asked (see above)" >&2; exit 1; }

$(VENV)/audit/.done: constraints-audit.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check -c constraints-audit.txt pip-audit
	touch $@

clean:
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
