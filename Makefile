# the first Python of 3.11 or later; PYTHON=… names another
FIT = $(shell $(1) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(1))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(call FIT,$(name))) python3)
VENV := .venv/bin

.PHONY: run test lint messages locks

run:
	@$(PYTHON) bootstrap.py && exec $(VENV)/python -m summerschool.stack

test:
	@$(PYTHON) bootstrap.py --test && exec $(VENV)/python -m pytest -n 2 --dist worksteal

lint:
	@$(PYTHON) bootstrap.py --test
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/lint-imports
	$(VENV)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(VENV)/python -m tests.manage makemigrations --check --dry-run
	$(VENV)/python -m tests.manage check --fail-level WARNING
	$(VENV)/mypy

# the words of the three languages, from the templates and the code (needs gettext)
messages:
	$(VENV)/python -m tests.manage makemessages -a --no-location --ignore=node_modules --ignore=.venv --ignore=.data

locks:
	@cd requirements && for name in run embedded node test; do \
	  ../$(VENV)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $$name.in -o $$name.txt; done
