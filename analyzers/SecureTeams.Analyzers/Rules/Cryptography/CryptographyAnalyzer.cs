using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CryptographyAnalyzer() : AreaAnalyzer(
[
    new DoNotHashWithMd5(),
    new DoNotHashWithSha1(),
    new DoNotChooseWeakHashesByName(),
    new DoNotAuthenticateWithWeakMacs(),
    new DoNotUseShortMacKeys(),
    new DoNotEncryptWithObsoleteCiphers(),
    new DoNotEncryptWithEcb(),
    new AuthenticateWhatIsEncrypted(),
    new DoNotEncryptWithConstantIvs(),
    new DoNotReuseNonces(),
    new DoNotUseUnapprovedAlgorithms(),
    new DoNotLeaveTheValidatedModule(),
    new DoNotInventCryptography(),
    new DoNotUseShortRsaKeys(),
    new DoNotUseDsa(),
    new UseApprovedCurves(),
    new DoNotEncryptWithPkcs1Padding(),
    new DoNotWritePrivateKeysUnprotected(),
    new DoNotDeriveKeysWithSha1(),
    new DoNotDeriveKeysInFewIterations(),
    new DoNotUseObsoleteKeyDerivations(),
    new DoNotDeriveKeysFromConstantSalts(),
    new DoNotMakeSecretsWithRandom(),
    new DoNotMakeSecretsOfGuids(),
]);
