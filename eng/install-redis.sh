#!/usr/bin/env bash
# Installs redis-server (Debian, Ubuntu) for the tests of the shared token cache, unless it is there. Needs root, or sudo without a password.
# No service is started: the tests start their own, on a port of their own.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
installed() {
  command -v redis-server >/dev/null
}
installed && exit 0
install redis-server
installed
