#!/usr/bin/env bash
# Verifies packed packages from outside: exact contents, metadata, and projects made from scratch that consume them.
# Usage: eng/verify-packages.sh FOLDER-WITH-NUPKG-FILES
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=1
version=$(sed -nE 's:.*<VersionPrefix>(.*)</VersionPrefix>.*:\1:p' "$here/Repository.props")
repository=$(sed -nE 's:.*<RepositoryUrl>(.*)</RepositoryUrl>.*:\1:p' "$here/Repository.props")

fail() { echo "FAILED: $*" >&2; exit 1; }
ok() { echo "ok: $*"; }

list() { unzip -Z1 "$1" | grep -vE '^(_rels/|package/|\[Content_Types\]\.xml$)' | LC_ALL=C sort; }

# 1. What is inside, file by file.
for name in SecureTeams SecureTeams.Analyzers SecureTeams.AspNetCore SecureTeams.Azure SecureTeams.Emulator; do
  file="$packages/$name.$version.nupkg"
  [ -f "$file" ] || fail "$name was not packed"
  diff -u "$here/packages/$name.txt" <(list "$file") || fail "the contents of $name differ from eng/packages/$name.txt"
  nuspec=$(unzip -p "$file" "$name.nuspec")
  grep -q '<license type="expression">MIT</license>' <<<"$nuspec" || fail "$name has no licence"
  grep -q '<readme>README.md</readme>' <<<"$nuspec" || fail "$name has no readme"
  grep -q "<repository type=\"git\" url=\"$repository\"" <<<"$nuspec" || fail "$name does not name its repository"
  ok "$name holds what it should and nothing else"
done
for name in SecureTeams SecureTeams.AspNetCore SecureTeams.Azure SecureTeams.Emulator; do
  [ -f "$packages/$name.$version.snupkg" ] || fail "$name has no symbols"
  unzip -p "$packages/$name.$version.snupkg" "lib/net10.0/$name.pdb" | grep -ac "${repository/github.com/raw.githubusercontent.com}/" >/dev/null || fail "the symbols of $name have no Source Link"
  ok "$name has symbols with Source Link"
done
extra=$(find "$packages" -name '*.nupkg' | wc -l)
[ "$extra" -eq 5 ] || fail "$extra packages instead of 5"
unzip -p "$packages/SecureTeams.Analyzers.$version.nupkg" SecureTeams.Analyzers.nuspec | grep -c '<dependency ' >/dev/null && fail "SecureTeams.Analyzers has dependencies"
unzip -p "$packages/SecureTeams.$version.nupkg" SecureTeams.nuspec | grep -c "<dependency id=\"SecureTeams.Analyzers\" version=\"$version\" include=\"All\"" >/dev/null || fail "SecureTeams does not carry its analyzers"
ok "SecureTeams carries SecureTeams.Analyzers, which carries nothing"
unzip -p "$packages/SecureTeams.AspNetCore.$version.nupkg" SecureTeams.AspNetCore.nuspec >"$work/nuspec"
grep -c "<dependency id=\"SecureTeams\" version=\"$version\"" "$work/nuspec" >/dev/null || fail "SecureTeams.AspNetCore does not depend on SecureTeams"
grep -c '<frameworkReference name="Microsoft.AspNetCore.App" />' "$work/nuspec" >/dev/null || fail "SecureTeams.AspNetCore does not ask for ASP.NET Core"
[ "$(grep -c '<dependency ' "$work/nuspec")" -eq 1 ] || fail "SecureTeams.AspNetCore has further dependencies"
ok "SecureTeams.AspNetCore depends on SecureTeams and on the shared framework, and on nothing else"
unzip -p "$packages/SecureTeams.Azure.$version.nupkg" SecureTeams.Azure.nuspec >"$work/nuspec"
grep -c "<dependency id=\"SecureTeams\" version=\"$version\"" "$work/nuspec" >/dev/null || fail "SecureTeams.Azure does not depend on SecureTeams"
grep -c '<dependency id="Azure.Core"' "$work/nuspec" >/dev/null || fail "SecureTeams.Azure does not depend on Azure.Core"
[ "$(grep -c '<dependency ' "$work/nuspec")" -eq 2 ] || fail "SecureTeams.Azure has further dependencies"
unzip -p "$packages/SecureTeams.$version.nupkg" SecureTeams.nuspec | grep -ic '<dependency id="Azure' >/dev/null && fail "SecureTeams forces Azure's packages on everybody"
ok "SecureTeams.Azure depends on SecureTeams and Azure.Core, which SecureTeams itself does not"

# 2. Consumers, made from scratch outside the repository. Our packages come from the folder, into a cache of their own.
export NUGET_PACKAGES="$work/cache"
global=$(unset NUGET_PACKAGES; dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
cat >"$work/Directory.Build.props" <<X
<Project>
  <PropertyGroup>
    <RestoreAdditionalProjectSources>$packages</RestoreAdditionalProjectSources>
    <RestoreFallbackFolders>$global</RestoreFallbackFolders>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
</Project>
X

new() { # folder, kind
  dotnet new "$2" --output "$work/$1" --framework net10.0 --no-restore >/dev/null
}

reference() { # project, package
  dotnet add "$work/$1" package "$2" --version "$version" --no-restore >/dev/null
}

build() { dotnet build "$work/$1" --nologo "${@:2}" >"$work/log" 2>&1; }

must_fail() { # project, id
  if build "$1"; then cat "$work/log"; fail "$1 built, although its code breaks $2"; fi
  grep -q "error $2:" "$work/log" || { cat "$work/log"; fail "$1 did not fail with $2"; }
}

must_build_clean() { # project, properties...
  build "$@" || { cat "$work/log"; fail "$1 does not build"; }
  if grep -qE 'warning|error ST' "$work/log" && ! grep -q ' 0 Warning(s)' "$work/log"; then cat "$work/log"; fail "$1 builds with warnings"; fi
}

insecure='var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
Console.WriteLine(handler.UseProxy);'
secure='var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
Console.WriteLine(handler.UseProxy);'

new direct console
reference direct SecureTeams
echo "$insecure" >"$work/direct/Program.cs"
must_fail direct ST1101
ok "a project that references SecureTeams does not build with a disabled certificate check"
echo "$secure" >"$work/direct/Program.cs"
must_build_clean direct
ok "it builds clean when that is mended"

new library classlib
reference library SecureTeams
new application console
dotnet add "$work/application" reference "$work/library" >/dev/null
echo "$insecure" >"$work/application/Program.cs"
must_fail application ST1101
ok "an application gets the rules through a library that references the package"
must_build_clean application -p:SecureTeamsMode=Off
must_build_clean application "-p:SecureTeamsMode=Strict%3boff"
ok "SecureTeamsMode=Off removes them there"

new alone console
reference alone SecureTeams.Analyzers
echo "$insecure" >"$work/alone/Program.cs"
must_fail alone ST1101
ok "SecureTeams.Analyzers works alone"
[ ! -e "$work/direct/bin/Debug/net10.0/SecureTeams.Analyzers.dll" ] || fail "the rules are copied to the output"
ok "the rules stay out of the output"

new tested console
reference tested SecureTeams.Analyzers
echo 'var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
Console.WriteLine(handler.UseProxy);' >"$work/tested/Program.cs"
must_fail tested ST1102
build tested -p:IsTestProject=true || { cat "$work/log"; fail "a test project is not told apart"; }
grep -q 'warning ST1102:' "$work/log" || { cat "$work/log"; fail "a test project gets no warning"; }
ok "the rules know a test project by the property that the package passes on"

new adopting console
reference adopting SecureTeams.Analyzers
echo "$insecure
Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.MD5.HashData([1])));" >"$work/adopting/Program.cs"
must_fail adopting ST1101
build adopting -t:SecureTeamsWriteBaseline || { cat "$work/log"; fail "the baseline cannot be written"; }
grep -c '"ST1101 ' "$work/adopting/secureteams.baseline.json" >/dev/null || { cat "$work/adopting/secureteams.baseline.json"; fail "the baseline has no entry for ST1101"; }
must_build_clean adopting
ok "an old project builds clean with its baseline"
echo "var other = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => !false };
Console.WriteLine(other.UseProxy);" >>"$work/adopting/Program.cs"
must_fail adopting ST1101
ok "a finding that is not in the baseline still breaks it"
rm "$work/adopting/secureteams.baseline.json"
echo 'Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.MD5.HashData([1])));' >"$work/adopting/Program.cs"
build adopting || { cat "$work/log"; fail "a warning broke the build"; }
build adopting "-p:SecureTeamsMode=Fips%3bStrict" && fail "SecureTeamsMode=Fips;Strict does not raise a warning"
grep -q 'error ST2101:' "$work/log" || { cat "$work/log"; fail "SecureTeamsMode=Fips;Strict does not raise ST2101"; }
build adopting -p:SecureTeamsMode=Strickt && fail "an unknown mode was taken"
grep -q "error SecureTeamsMode: SecureTeamsMode 'Strickt' is not known" "$work/log" || { cat "$work/log"; fail "an unknown mode is not named"; }
ok "modes reach the compiler, joined ones too, and unknown ones are refused"
echo '{ "analysis": { "severity": { "ST2101": "error" } } }' >"$work/secureteams.json"
build adopting && fail "secureteams.json above the project is not read"
grep -q 'error ST2101:' "$work/log" || { cat "$work/log"; fail "secureteams.json does not raise ST2101"; }
echo '{ "analysis": { "severity": { "ST2101": "eror" } } }' >"$work/secureteams.json"
must_fail adopting ST9103
rm "$work/secureteams.json"
ok "secureteams.json above a project is read, and its faults are named"

new mended classlib
reference mended SecureTeams.Analyzers
rm -f "$work/mended/Class1.cs"
cp "$here/../samples/InsecureBot/Connections.cs" "$work/mended/"
must_fail mended ST1101
dotnet format analyzers "$work/mended" --severity info --diagnostics $(sed -nE 's/^\| \[(ST1[0-9]{3})\].*\| yes \|$/\1/p' "$here/../analyzers/docs/README.md") >"$work/log" 2>&1 || { cat "$work/log"; fail "the fixes cannot be applied"; }
build mended || { cat "$work/log"; fail "the mended code does not build"; }
if grep -q 'ST1[0-9]*:' "$work/log"; then cat "$work/log"; fail "the fixes leave findings"; fi
ok "the fixes turn the insecure connections into code that builds without a finding"

new framework classlib
cat >"$work/framework/framework.csproj" <<X
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFrameworks>net48;netstandard2.0</TargetFrameworks>
    <LangVersion>7.3</LangVersion>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="SecureTeams.Analyzers" Version="$version" PrivateAssets="all" />
    <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.3" PrivateAssets="all" />
  </ItemGroup>
</Project>
X
rm -f "$work/framework/Class1.cs"
echo 'public static class Startup
{
    public static void Run()
    {
        System.Net.ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
    }
}' >"$work/framework/Startup.cs"
must_fail framework ST1101
for target in net48 netstandard2.0; do
  grep -c "error ST1101:.*TargetFramework=$target" "$work/log" >/dev/null || { cat "$work/log"; fail "the rules do not run for $target"; }
done
ok "the rules run for .NET Framework 4.8 and .NET Standard 2.0 with C# 7.3"

new emulated console
reference emulated SecureTeams
reference emulated SecureTeams.Emulator
cp "$here/packages/EmulatedConsumer.cs" "$work/emulated/Program.cs"
must_build_clean emulated
dotnet "$work/emulated/bin/Debug/net10.0/emulated.dll" >"$work/log" 2>&1 || { cat "$work/log"; fail "the emulated consumer does not run"; }
ok "a consumer of SecureTeams and SecureTeams.Emulator creates a meeting: $(tail -n 1 "$work/log")"

new guarded web
reference guarded SecureTeams.AspNetCore
cp "$here/packages/GuardedConsumer.cs" "$work/guarded/Program.cs"
must_build_clean guarded
dotnet "$work/guarded/bin/Debug/net10.0/guarded.dll" >"$work/log" 2>&1 || { cat "$work/log"; fail "the guarded consumer does not run"; }
ok "a web host with SecureTeams.AspNetCore starts behind its guard: $(tail -n 1 "$work/log")"
echo "$insecure" >"$work/guarded/Program.cs"
must_fail guarded ST1101
ok "the rules reach a web host through SecureTeams.AspNetCore"
