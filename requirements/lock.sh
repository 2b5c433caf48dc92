#!/bin/sh
# Pin everything that pyproject.toml asks for, with hashes, in requirements/dev.txt.
#   lock.sh            after a change of pyproject.toml: keeps the pins that still fit
#   lock.sh --upgrade  takes newer versions
#   lock.sh --check    changes nothing; fails if dev.txt does not match pyproject.toml
set -eu
cd "$(dirname "$0")/.."
lock=requirements/dev.txt
new=$(mktemp)
trap 'rm -f "$new"' EXIT
upgrade=""
case "${1:-}" in
    --upgrade) upgrade=--upgrade ;;
    *) if [ -e "$lock" ]; then cp "$lock" "$new"; fi ;;
esac
# --universal: one file for every system and every Python from 3.11. The index is left out: the
# file must work wherever the packages are fetched from.
uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-emit-find-links --no-header --annotation-style line --no-emit-package pathwaytool \
    --extra draw --extra site --group dev ${upgrade:+"$upgrade"} \
    --output-file "$new" pyproject.toml
if [ "${1:-}" = --check ]; then
    if ! cmp -s "$new" "$lock"; then
        echo "$lock does not match pyproject.toml. Run: sh requirements/lock.sh" >&2
        diff "$lock" "$new" | head -n 20 >&2 || true
        exit 1
    fi
    echo "$lock matches pyproject.toml."
else
    cp "$new" "$lock"
fi
