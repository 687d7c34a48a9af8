using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TlsAnalyzer() : AreaAnalyzer(
[
    new DoNotDisableCertificateValidation(),
    new DoNotUseAcceptAnyValidators(),
    new DoNotForgiveCertificateErrors(),
    new PinCertificatesBySha256(),
    new DoNotIdentifyCertificatesByText(),
    new DoNotIgnoreChainErrors(),
    new DoNotDropChainResults(),
    new CheckTheHostNameWithCustomRoots(),
    new DoNotInvertDevelopmentGuards(),
    new TrustDevelopmentCertificates(),
    new DoNotValidateForTheWholeProcess(),
    new DoNotAddTrustedRoots(),
    new DoNotRelaxCertificateAuthentication(),
    new DoNotLoadExportablePrivateKeys(),
    new DoNotDisableRevocationChecks(),
    new EnableRevocationChecks(),
    new DoNotNarrowRevocationChecks(),
    new DoNotAcceptUnknownRevocation(),
    new UseHttpsForRevocationLists(),
    new RequireServerAuthentication(),
    new StateServerUsageInCertificateRequests(),
    new DoNotIssueVeryLongCertificates(),
    new DoNotDisableUsageChecks(),
    new DoNotEnableObsoleteTls(),
    new DoNotPinTlsVersion(),
    new DoNotSwitchStrongCryptoOff(),
    new DoNotListWeakCipherSuites(),
    new RequireEncryption(),
    new DoNotAllowClientRenegotiation(),
    new DoNotPinSubscriptionsToOldTls(),
]);
