using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretsAnalyzer() : AreaAnalyzer(
[
    new DoNotStateClientSecrets(),
    new DoNotStateRecognisableSecrets(),
    new DoNotStateSymmetricKeys(),
    new DoNotStatePrivateKeys(),
    new DoNotStatePasswords(),
    new DoNotStateWebhookAddresses(),
    new DoNotStateWebhookTokens(),
    new DoNotStateBearerTokens(),
    new DoNotStateConnectionSecrets(),
    new DoNotFallBackToSecrets(),
    new DoNotDefaultToSecrets(),
    new ProtectDataProtectionKeys(),
    new DoNotStateSecretsByName(),
]);
