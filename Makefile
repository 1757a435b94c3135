# Every target says what it does in `make help`. Nothing has to be installed by hand first.

PYTHON ?= $(shell sh bootstrap/find-python)
VENV := .venv/bin/python
PORT ?=
export PYTHONDONTWRITEBYTECODE ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test test-quick test-full bench lighthouse evaluate elasticsearch screenshots lint messages shell lock fonts clean venv

help:  ## what there is to call
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*## */\t/' | expand -t 14

run:  ## the site on http://127.0.0.1:8000/ with its worker; PORT=8001 changes the port
	@PORT="$(PORT)" exec $(PYTHON) bootstrap/start.py run

test:  ## everything: lint, types, units and pages on both databases, browser journeys
	@exec $(PYTHON) bootstrap/start.py test

test-quick:  ## units on SQLite, to the first failure: what one runs between edits
	@exec $(PYTHON) bootstrap/start.py test-quick

test-full:  ## everything with whole counts (kills, random histories), and its figures
	@exec $(PYTHON) bootstrap/start.py test-full

bench:  ## time, queries and weight of each public page, what Lighthouse says of it; a host's list and files; sign-ups a second
	@exec $(PYTHON) bootstrap/start.py bench

lighthouse:  ## the last part of bench alone
	@exec $(PYTHON) bootstrap/start.py lighthouse

evaluate:  ## how well the search answers the judged set: each engine, and others beside them
	@exec $(PYTHON) bootstrap/start.py evaluate

elasticsearch:  ## an Elasticsearch for a developer: prints the address that ELASTICSEARCH_URL wants
	@exec $(PYTHON) bootstrap/start.py elasticsearch

screenshots:  ## each page type and state, photographed: var/screenshots/, docs/screenshots/
	@exec $(PYTHON) bootstrap/start.py screenshots

lint:  ## ruff, mypy, djlint and the order of imports
	@exec $(PYTHON) bootstrap/start.py lint

messages: venv  ## gather the interface's strings for the translators (needs gettext)
	@$(VENV) manage.py makemessages

shell:  ## a Python shell inside the site
	@exec $(PYTHON) bootstrap/start.py shell

lock: venv  ## pin every dependency of pyproject.toml again, with hashes
	@$(VENV) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		pyproject.toml -o requirements.txt
	@$(VENV) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

fonts: venv  ## bring the fonts again from npm, and print their checksums
	@$(VENV) bootstrap/fonts.py

clean:  ## forget what was installed and built; var/, where the site's data lie, stays
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find bootstrap site home articles events search tests -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@$(PYTHON) bootstrap/start.py venv
