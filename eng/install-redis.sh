#!/usr/bin/env bash
# Installs redis-server (Debian, Ubuntu) for the tests of the shared token cache, unless it is there. Needs root.
set -euo pipefail
command -v redis-server >/dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
get() {
  # Waits for another installation in place of failing, asks nobody anything, and keeps what an administrator configured.
  apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}
# No service is to start: the tests start their own, on a port of their own.
get update
RUNLEVEL=1 get install -y --no-install-recommends redis-server >/dev/null
command -v redis-server >/dev/null
