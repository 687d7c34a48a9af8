using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Randomness;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotMakeSecretsOfGuids : Rule
{
    public const string RuleId = "ST2406";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Guid as a secret",
        "'{0}' makes '{1}', though a Guid is made to be unique and not to be unguessable; use RandomNumberGenerator.GetHexString",
        Category.Cryptography,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-330",
        "CWE-340");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnInvocation("System.Guid", "NewGuid", Inspect);
        registry.OnInvocation("System.Guid", "CreateVersion7", Inspect);
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (new SecretWalk(sink, SecretNames.IsSecretOfGuid).From(call) is { } name && !TestMaterial.IsMadeAt(sink))
        {
            sink.Report(call.Syntax, sink.LoweredInTests, "Guid." + call.TargetMethod.Name, name);
        }
    }
}
