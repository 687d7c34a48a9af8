#!/usr/bin/env bash
# Adds to a project's PublicAPI.Unshipped.txt what RS0016 misses in it, and drops what RS0017 says is gone. Read the diff: it is the API.
# Usage: eng/update-public-api.sh sdk/SecureTeams
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
file="$1/PublicAPI.Unshipped.txt"
output=$(dotnet build "$1" --no-incremental -nologo -v q -p:TreatWarningsAsErrors=false -p:WarningsAsErrors= 2>&1 || true)
symbols() { sed -nE "s/.*(warning|error) $1: Symbol '(.*)' (is not part of the declared|is part of the declared).*/\2/p" <<<"$output" | sort -u; }
gone=$(symbols RS0017)
{
  echo '#nullable enable'
  { grep -v '^#nullable' "$file" || true; symbols RS0016; } | grep -vxF -f <(printf '%s\n' "${gone:-#}") | LC_ALL=C sort -u | sed '/^$/d'
} > "$file.new"
mv "$file.new" "$file"
