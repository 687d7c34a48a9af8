#!/usr/bin/env bash
# Installs chromium (Debian, Ubuntu) for the browser tests of samples/LiveLobby, unless it is there. As root, or by sudo without a password;
# where neither works, it says so, and the tests are skipped by name.
set -euo pipefail
command -v chromium >/dev/null && command -v chromedriver >/dev/null && exit 0
cannot() {
  echo "No browser: $1. The browser tests are skipped; everything else runs."
  exit 0
}
command -v apt-get >/dev/null || cannot "there is no apt-get"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || cannot "neither root nor sudo without a password"
  as_root=(sudo -n)
fi
get() {
  # Waits for another installation in place of failing, asks nobody anything, and keeps what an administrator configured.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}
get update || cannot "the package lists cannot be read"
get install -y --no-install-recommends chromium chromium-driver >/dev/null || cannot "chromium cannot be installed"
command -v chromedriver
