#!/usr/bin/env bash
# Installs a Secret Service (GNOME keyring, libsecret, D-Bus; Debian, Ubuntu) for the tests of the encrypted token file,
# unless it is there. Needs root, or sudo without a password.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
installed() {
  command -v gnome-keyring-daemon >/dev/null && command -v dbus-daemon >/dev/null && ldconfig -p | grep -q 'libsecret-1\.so\.0'
}
installed && exit 0
install gnome-keyring libsecret-1-0 dbus
"${as_root[@]}" ldconfig
installed
