#!/usr/bin/env bash
# Installs redis-server (Debian, Ubuntu) for the tests of the shared token cache, unless it is there. Needs root.
set -euo pipefail
command -v redis-server >/dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
# No service is to start: the tests start their own, on a port of their own.
apt-get -qq -o Acquire::Retries=3 update
RUNLEVEL=1 apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 install -y --no-install-recommends redis-server >/dev/null
command -v redis-server >/dev/null
