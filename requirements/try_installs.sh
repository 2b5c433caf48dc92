#!/bin/sh
# Install from the locks in clean environments with an old, a middle and the newest pip: from the
# index, whatever has been published there since, and then without it from a folder of wheels. They
# are tried side by side.
#   try_installs.sh [PIP...]     such as: try_installs.sh 23.0.1
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 23.0.1 24.0 newest
python=${PYTHON:-python3}
trial=$(mktemp -d)
export PIP_NO_COMPILE=1
trap 'rm -rf "$trial"' EXIT

# Run what should be quiet; show what it said if it fails.
quietly() {
    "$@" >"$here/log" 2>&1 || { cat "$here/log" >&2 && printf 'pip %s: %s\n' "$pip" "$*" >&2 && exit 1; }
}

pip() { quietly "$here/.venv/bin/python" -m pip "$@" --quiet --disable-pip-version-check; }

# In a clean checkout and an environment with the pip asked for: what `make site` does; and the same
# from a folder of wheels. The first, the oldest, reads the lock of everything too: there an old pip
# looked at what has been published since, and stumbled.
try() {
    pip=$1
    here=$trial/$pip
    mkdir "$here"
    git ls-files -z --cached --others --exclude-standard -- \
        LICENSE README.md pyproject.toml requirements schema src |
        xargs -0 cp --parents -t "$here"
    quietly "$python" -m venv --without-pip "$here/.venv"
    case $pip in newest) wanted=pip ;; *) wanted=pip==$pip ;; esac
    quietly "$trial/.venv/bin/python" -m pip --python "$here/.venv/bin/python" \
        install --quiet --disable-pip-version-check "$wanted"
    # pip 23.0 does not start on Python 3.12; nobody has the two together.
    if [ "$pip" != newest ] && ! "$here/.venv/bin/python" -m pip --version >/dev/null 2>&1; then
        printf 'pip %s does not run on this Python: left out.\n' "$pip"
        exit 0
    fi
    quietly sh "$here/requirements/setup.sh" site
    quietly "$here/.venv/bin/pathwaytool" --version
    quietly "$here/.venv/bin/mkdocs" --version
    if [ "$pip" = "$first" ]; then
        pip install --dry-run --no-deps --require-hashes --requirement requirements/dev.txt
    fi
    export PIP_NO_INDEX=1 PIP_FIND_LINKS="$trial/wheels" PIP_CONFIG_FILE=/dev/null
    pip install --dry-run --ignore-installed --no-deps --require-hashes \
        --requirement requirements/site.txt
    printf 'pip %s installs what is pinned, with an index and without.\n' "$pip"
}

# The pip that comes with this Python puts the others in their places, and fetches the wheels.
here=$trial
pip=own
quietly "$python" -m venv "$here/.venv"
pip download --no-deps --require-hashes --requirement requirements/site.txt --dest "$here/wheels"

first=$1
trials=""
for one in "$@"; do
    (try "$one") &
    trials="$trials $!"
done
for one in $trials; do wait "$one"; done
