#!/bin/sh
# Make .venv with what a lock pins, and this project in it.
#   setup.sh site   what `make site` needs   (requirements/site.txt)
#   setup.sh dev    what everything needs    (requirements/dev.txt)
# Needs Python 3.11 or later; on Debian and Ubuntu also their package python3-venv.
# Without a network: PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder/of/wheels make site
set -eu
cd "$(dirname "$0")/.."
what=${1:-dev}
lock=requirements/$what.txt

say() { printf '%s\n' "$*" >&2; }

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Where everything is in place, so is what the site needs.
is_done() {
    for one in requirements/dev.txt pyproject.toml requirements/setup.sh; do
        [ -n "$(find .venv/.ready-dev -newer "$one" 2>/dev/null)" ] || return 1
    done
    .venv/bin/python -m pip --version >/dev/null 2>&1
}
if [ "$what" = site ] && is_done; then
    touch .venv/.ready-site
    exit 0
fi

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

# What pip says of this machine's own settings is no matter of ours: shown only if it fails.
pip() {
    if ! .venv/bin/python -m pip "$@" --disable-pip-version-check --no-input >.venv/pip.log 2>&1
    then
        cat .venv/pip.log >&2
        return 1
    fi
}

# The lock is complete: nothing is left to resolve (--no-deps), so that no pip, old or new, looks at
# what has been published since. The build tool is pinned in it too, so nothing else is fetched to
# build this project itself. Python compiles what is used when it is used, which is a small part.
install() {
    pip install --quiet --no-compile --no-deps --require-hashes --requirement "$lock" &&
        pip install --quiet --no-deps --no-build-isolation --editable .
}

# Settings of a machine that would change what is installed, or where.
export PIP_CONSTRAINT=/dev/null PIP_USER=0 PIP_REQUIRE_HASHES=0
# One that was left half-made, or whose Python is gone, is made anew.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear .venv
fi
say "Installing what $lock pins into .venv (the first time half a minute for the site, two for all) ..."
install
# What an earlier lock left behind can stand in the way of this one: then all is made anew.
if ! pip check 2>/dev/null; then
    "$python" -m venv --clear .venv
    install
    pip check
fi
rm -f .venv/pip.log
touch ".venv/.ready-$what"
