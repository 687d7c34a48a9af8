using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TlsAnalyzer() : AreaAnalyzer(
[
    new DoNotDisableCertificateValidation(),
    new DoNotUseAcceptAnyValidators(),
    new DoNotIgnoreChainErrors(),
    new DoNotDropChainResults(),
    new DoNotAcceptUnknownRevocation(),
    new UseHttpsForRevocationLists(),
    new RequireServerAuthentication(),
    new DoNotDisableUsageChecks(),
]);
