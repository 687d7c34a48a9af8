using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CryptographyAnalyzer() : AreaAnalyzer(
[
    new DoNotHashWithMd5(),
    new DoNotHashWithSha1(),
    new DoNotEncryptWithObsoleteCiphers(),
    new DoNotEncryptWithEcb(),
    new AuthenticateWhatIsEncrypted(),
    new DoNotEncryptWithConstantIvs(),
    new DoNotReuseNonces(),
]);
