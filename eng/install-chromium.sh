#!/usr/bin/env bash
# Installs chromium and its driver (Debian) for the browser tests of samples/LiveLobby, unless they are there. Needs root, or sudo without a password.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
installed() {
  command -v chromium >/dev/null && command -v chromedriver >/dev/null
}
installed && exit 0
install chromium chromium-driver
installed
