#!/usr/bin/env bash
# Installs a Secret Service (GNOME keyring, libsecret, D-Bus; Debian, Ubuntu) for the tests of the encrypted token file,
# unless it is there. Needs root.
set -euo pipefail
installed() {
  command -v gnome-keyring-daemon >/dev/null && command -v dbus-daemon >/dev/null && ldconfig -p | grep -q 'libsecret-1\.so\.0'
}
installed && exit 0
export DEBIAN_FRONTEND=noninteractive
get() {
  # Waits for another installation in place of failing, asks nobody anything, and keeps what an administrator configured.
  apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}
get update
get install -y --no-install-recommends gnome-keyring libsecret-1-0 dbus >/dev/null
ldconfig
installed
