# How the install scripts here get Debian packages; they source it. As root, or by sudo without a password.

fail() {
  echo "$(basename "$0"): $1. The tests that need it are skipped by name; all others run." >&2
  exit 1
}

get() {
  # Waits for another installation in place of failing, asks nobody anything, and keeps what an administrator configured.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}

update() {
  # The lock of the package lists is not waited for by apt-get itself.
  local said i
  for i in {1..60}; do
    said=$(LC_ALL=C get update 2>&1) && return 0
    grep -qi 'could not get lock\|unable to lock' <<<"$said" || break
    sleep 5
  done
  echo "$said" >&2
  return 1
}

install() { # package...
  command -v apt-get >/dev/null || fail "there is no apt-get"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "neither root nor sudo without a password"
    as_root=(sudo -n)
  fi
  update || fail "the package lists cannot be read"
  get install -y --no-install-recommends "$@" >/dev/null || fail "$* cannot be installed"
}
