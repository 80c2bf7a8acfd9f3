# Every task lives in dev.py, which also runs where there is no make.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test check bench fmt lock clean

help: ## List the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r task words; do printf 'make %-8s%s\n' "$$task" "$$words"; done
	@echo 'Arguments go in ARGS: make run ARGS="--port 5001", make test ARGS="tests/lessons -x"'

run: ## Set everything up and serve the site on port 5000
	@$(PYTHON) dev.py run $(ARGS)

test: ## Set everything up and run all tests
	@$(PYTHON) dev.py test $(ARGS)

check: ## Run ruff, mypy, import-linter and the tests with coverage
	@$(PYTHON) dev.py check $(ARGS)

bench: ## Measure the hot paths beside bare endpoints
	@$(PYTHON) dev.py bench $(ARGS)

fmt: ## Put the code into the form of the house
	@$(PYTHON) dev.py fmt $(ARGS)

lock: ## Renew the locked dependencies (needs uv)
	@$(PYTHON) dev.py lock $(ARGS)

clean: ## Remove what these tasks made, but not the data of the site
	@$(PYTHON) dev.py clean
