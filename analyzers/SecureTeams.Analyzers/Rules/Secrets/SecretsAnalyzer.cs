using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretsAnalyzer() : AreaAnalyzer(
[
    new DoNotStateClientSecrets(),
    new DoNotStateSymmetricKeys(),
    new DoNotStatePrivateKeys(),
    new DoNotStatePasswords(),
    new DoNotStateWebhookTokens(),
    new DoNotStateBearerTokens(),
]);
