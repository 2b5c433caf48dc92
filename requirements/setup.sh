#!/bin/sh
# Make .venv with everything that requirements/dev.txt pins, and this project in it.
# Needs Python 3.11 or later; on Debian and Ubuntu also their package python3-venv.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

python=""
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if is_new_enough "$candidate"; then python=$candidate && break; fi
done
if [ -z "$python" ]; then
    say "Python 3.11 or later is needed, and none was found."
    say "Install one, or name it: make site PYTHON=/path/to/python3.12"
    exit 1
fi

# Debian and Ubuntu leave the module that makes environments out of python3.
if [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing Debian's python3-venv ..."
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        say "$python cannot make environments: its module venv is missing."
        say "On Debian and Ubuntu:  sudo apt-get install python3-venv"
        say "Then run the same command again."
        exit 1
    fi
fi

# One that was left half-made, or whose Python is gone, is made anew.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear .venv
fi
say "Installing what requirements/dev.txt pins into .venv (a minute or two the first time) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement requirements/dev.txt
# The build tool is pinned above, so nothing unpinned is fetched to build this project itself.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
    --no-build-isolation --editable .
touch .venv/.ready
