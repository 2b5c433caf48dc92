#!/bin/sh
# Pin everything that pyproject.toml asks for, with hashes: in requirements/dev.txt what everything
# needs, and of that in requirements/site.txt what `make site` needs.
#   lock.sh            after a change of pyproject.toml: keeps the pins that still fit
#   lock.sh --upgrade  takes newer versions
#   lock.sh --check    changes nothing, asks no index; fails if the pins do not match pyproject.toml
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = --check ]; then exec python -m requirements.pins; fi
# --universal: one file for every system and every Python from 3.11. The index is left out: the
# file must work wherever the packages are fetched from.
pin() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --annotation-style line --no-emit-package pathwaytool "$@"
}
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
if [ "${1:-}" != --upgrade ] && [ -e requirements/dev.txt ]; then
    cp requirements/dev.txt "$new/dev.txt"
fi
pin --all-extras --group dev --output-file "$new/dev.txt" pyproject.toml
cp "$new/dev.txt" "$new/site.txt" # the pins to keep
pin --extra site --group build --output-file "$new/site.txt" pyproject.toml
cp "$new/dev.txt" "$new/site.txt" requirements
exec python -m requirements.pins
