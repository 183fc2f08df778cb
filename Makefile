# Everything a newcomer types. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 13

.PHONY: run
run: .venv/runtime.done ## Start the example centre at http://127.0.0.1:8000 and print the links (no root needed)
	$(BIN)/queue-server example

.PHONY: demo
demo: .venv/runtime.done ## Watch a centre at work in a throw-away folder (ARGS='--minutes 10' ends it by itself)
	$(BIN)/queue-server demo $(ARGS)

.PHONY: test
test: system .venv/dev.done ## Set up what the tests need and run the whole suite (ARGS= goes to pytest)
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: faults-long
faults-long: system .venv/dev.done ## The long forms of the faults, up to five hours: 200 power cuts, an hour without a network
	$(BIN)/pytest -m faults_long tests/faults $(ARGS)

.PHONY: bench
bench: system .venv/dev.done ## Measure the budgets as a table and in ./var/bench.json (BENCH=B1,B2 picks; B6 keeps 4 GB of tickets in ./var)
	$(BIN)/python -m benchmarks $(BENCH)

.PHONY: screens
screens: system .venv/dev.done ## Picture every screen that the tests look at, in both languages, into docs/screens
	rm -rf docs/screens/*/
	QUEUE_TEST_SCREENS=docs/screens $(BIN)/pytest -q -n 2 --dist loadfile tests/faces
	QUEUE_TEST_SCREENS=docs/screens $(BIN)/python -m tests.faces.pictures

.PHONY: lint
lint: .venv/dev.done ## Style of Python and syntax of the browser modules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	scripts/check-modules

.PHONY: types
types: .venv/dev.done ## Check the types
	$(BIN)/mypy

.PHONY: format
format: .venv/dev.done ## Rewrite Python files in the common form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: pins
pins: ## Resolve pyproject.toml anew into requirements/*.txt (exact, hashed, without addresses; UPGRADE=1 takes newer)
	[ -x $(BIN)/uv ] || scripts/bootstrap dev  # not .venv/dev.done: what is declared but not yet pinned would fail it
	scripts/pins $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## Remove the virtual environment and what tools left behind; the centre's data in ./var stays
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: system
system:
	scripts/system-packages test

.venv/runtime.done: requirements/build.txt requirements/runtime.txt pyproject.toml scripts/bootstrap
	scripts/bootstrap runtime

.venv/dev.done: requirements/build.txt requirements/dev.txt pyproject.toml scripts/bootstrap
	scripts/bootstrap dev
