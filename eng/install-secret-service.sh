#!/usr/bin/env bash
# Installs a Secret Service (GNOME keyring, libsecret, D-Bus; Debian, Ubuntu) for the tests of the encrypted token file,
# unless it is there. Needs root.
set -euo pipefail
installed() {
  command -v gnome-keyring-daemon >/dev/null && command -v dbus-daemon >/dev/null && ldconfig -p | grep -q 'libsecret-1\.so\.0'
}
installed && exit 0
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o Acquire::Retries=3 update
apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 install -y --no-install-recommends gnome-keyring libsecret-1-0 dbus >/dev/null
ldconfig
installed
