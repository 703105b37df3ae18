# make site    the edition in seeds/ becomes a site in build/
# make serve   the same, shown at http://127.0.0.1:8000/ and rebuilt at every save
# make test    style, types and all tests, in a real browser too
# make lint    style and types alone
# make messages  brings the catalogues of the site's languages to what code and templates say
# make bench   builds of generated editions beside Hugo, Eleventy, Pelican and MkDocs; BENCH='--sizes 100000 --rounds 1' for more
# make bench-quick   the same in two minutes
# make bench-rebuilds   builds after a change: nothing, a word, a checkout, a name
# make bench-saving   from a save in the preview to its page, in a browser; BENCH=10000 for so many protocols
# make lighthouse   Lighthouse's figures for every kind of page
# make lock    takes newer versions of what the program needs, with their hashes, into .ci/lock
# make audit   asks the Python packaging advisory database about them
# make licences   writes down their licences, in LICENCES.md
# make wheel   the package, in dist/
# make clean   removes the site, the package and the caches; make distclean the environment too
#
# Needs Python 3.11 or newer, Git and make; all else is brought into .venv.

.DELETE_ON_ERROR:
.PHONY: site serve test lint messages bench bench-quick bench-rebuilds bench-saving lock audit lighthouse wheel clean distclean

PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
PINNED := $(PIP) --require-hashes --no-deps --requirement
ITSELF := $(PIP) --no-deps --no-build-isolation --editable .
EDITION ?= seeds
OUTPUT ?= build

site: .venv/.site
	$(PY) -m protocol_edition build $(EDITION) --output $(OUTPUT)

serve: .venv/.site
	$(PY) -m protocol_edition serve $(EDITION) --output $(OUTPUT)

test: lint .venv/.browser
	$(PY) -m pytest --numprocesses 2 --durations 10

lint: .venv/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

messages: .venv/.test
	.ci/messages update

bench: .venv/.browser
	$(PIP) --editable '.[measure]'
	$(PY) -m tests.benchmarks.peers $(BENCH)

bench: BENCH ?= --place /dev/shm
bench-quick: BENCH = --place /dev/shm --sizes 1 100 1000 --rounds 1
bench-quick: bench

bench-rebuilds: .venv/.browser
	$(PIP) --editable '.[measure]'
	$(PY) -m tests.benchmarks.rebuilds $(BENCH)

bench-rebuilds: BENCH ?= --place /dev/shm

bench-saving: BENCH ?= 1000
bench-saving: .venv/.browser
	$(PY) -m tests.benchmarks.saving $(BENCH)

lock: .venv/.site
	$(PIP) 'uv>=0.5'
	.ci/lock/update

audit: .venv/.site
	$(PIP) 'pip-audit>=2.7'
	$(PY) -m pip_audit --strict --require-hashes --disable-pip --requirement .ci/lock/site.txt

licences: .venv/.site
	$(PY) .ci/licences.py

lighthouse: .venv/.browser
	$(PIP) --editable '.[measure]'
	$(PY) -m tests.benchmarks.lighthouse

wheel: .venv/.test
	$(PY) -m build --wheel --outdir dist .

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

distclean: clean
	rm -rf .venv

# The code that Python keeps of modules lies in .venv and beside the sources: without it each build in a test compiles all.
unexport PYTHONDONTWRITEBYTECODE

# Each stamp says when the environment was last brought to what pyproject.toml asks for.
.venv/.python:
	.ci/environment
	@touch $@

.venv/.site: pyproject.toml .ci/lock/site.txt | .venv/.python
	$(PINNED) .ci/lock/site.txt
	$(ITSELF)
	@touch $@

.venv/.test: pyproject.toml .ci/lock/test.txt | .venv/.python
	$(PINNED) .ci/lock/test.txt
	$(ITSELF)
	@touch $@ .venv/.site

.venv/.browser: .venv/.test .ci/browser
	.ci/browser
	@touch $@
