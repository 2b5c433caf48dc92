#!/bin/sh
# Install from the locks in clean environments with an old, a middle and the newest pip: from the
# index, whatever has been published there since, and then without it from a folder of wheels.
#   try_installs.sh [PIP...]     such as: try_installs.sh 23.0.1
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 23.0.1 24.0 newest
python=${PYTHON:-python3}
trial=$(mktemp -d)
export PIP_NO_COMPILE=1
trap 'rm -rf "$trial"' EXIT

fail() {
    printf 'pip %s: %s\n' "$1" "$2" >&2
    exit 1
}

# A clean checkout with an environment that has the pip asked for; fails where that pip and this
# Python do not know each other, as pip 23.0 and Python 3.12.
prepare() {
    mkdir "$trial/$1"
    git ls-files -z --cached --others --exclude-standard -- \
        LICENSE README.md pyproject.toml mkdocs.yml requirements schema src |
        xargs -0 cp --parents -t "$trial/$1"
    "$python" -m venv "$trial/$1/.venv"
    [ "$1" = newest ] && wanted="pip" || wanted="pip==$1"
    "$trial/$1/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade \
        "$wanted" >"$trial/log" 2>&1 || { cat "$trial/log" >&2 && exit 1; }
    "$trial/$1/.venv/bin/python" -m pip --version >/dev/null 2>&1
}

# Run pip quietly; show what it said if it fails.
quietly() {
    "$trial/$pip/.venv/bin/python" -m pip "$@" --quiet --disable-pip-version-check \
        >"$trial/log" 2>&1 || { cat "$trial/log" >&2 && fail "$pip" "$*"; }
}

# What every pip must do: what `make site` does, and the same from a folder of wheels. The first
# one, the oldest, also reads the lock of everything: what it must not do there, resolve, is the
# same for all.
try() {
    sh "$trial/$1/requirements/setup.sh" site 2>"$trial/log" ||
        { cat "$trial/log" >&2 && fail "$1" "setup.sh site"; }
    "$trial/$1/.venv/bin/pathwaytool" --version >/dev/null
    "$trial/$1/.venv/bin/mkdocs" --version >/dev/null
    if [ ! -d "$trial/wheels" ]; then
        quietly install --dry-run --no-deps --require-hashes --requirement requirements/dev.txt
        quietly download --no-deps --require-hashes --requirement requirements/site.txt \
            --dest "$trial/wheels"
    fi
    export PIP_NO_INDEX=1 PIP_FIND_LINKS="$trial/wheels" PIP_CONFIG_FILE=/dev/null
    quietly install --dry-run --ignore-installed --no-deps --require-hashes \
        --requirement requirements/site.txt
    unset PIP_NO_INDEX PIP_FIND_LINKS PIP_CONFIG_FILE
}

tried=0
for pip in "$@"; do
    if prepare "$pip"; then
        try "$pip"
        tried=$((tried + 1))
        printf 'pip %s installs what is pinned, with an index and without.\n' "$pip"
    elif [ "$pip" = newest ]; then
        fail "$pip" "does not start"
    else
        printf 'pip %s does not run on this Python: left out.\n' "$pip"
    fi
done
[ "$tried" -gt 0 ]
