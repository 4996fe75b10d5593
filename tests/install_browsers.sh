#!/bin/sh
# Sees to the browsers that the tests drive: installs Debian's where that is possible, else says how.
# With the word `engines` also to WebKit, which `make engines` drives.
set -eu
missing=""
# Adds the package $2 where there is no command $1.
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need chromium chromium
need chromium-headless-shell chromium-headless-shell
need firefox-esr firefox-esr
if [ "${1:-}" = engines ]; then
    need WebKitWebDriver webkit2gtk-driver
    need Xvfb xvfb
fi
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need:$missing. Install with: sudo apt-get install$missing" >&2
exit 1
