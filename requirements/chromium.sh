#!/bin/sh
# See to it that a Chromium is there for the browser tests; print where it is.
# CHROMIUM names one; else the usual names are tried; else, as root on Debian, it is installed.
set -eu

find_chromium() {
    for name in ${CHROMIUM:-} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}

if find_chromium; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'Installing Debian'\''s chromium for the browser tests ...\n' >&2
    apt-get update -qq >&2
    # The one without windows is what tests need, and fast; older systems have only the other.
    apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 ||
        apt-get install -y -qq --no-install-recommends chromium >/dev/null
    find_chromium
    exit
fi
cat >&2 <<'END'
The browser tests need Chromium, and it is not here. Installing it needs root:
    sudo apt-get install chromium          (Debian, Ubuntu)
Or name one that you have:
    make test CHROMIUM=/path/to/chromium
Everything except the browser tests:
    make test-without-browser
END
exit 1
