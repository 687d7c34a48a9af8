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
    new CheckTheHostNameWithCustomRoots(),
    new DoNotValidateForTheWholeProcess(),
    new UseHttpsForRevocationLists(),
]);
