using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Nonces;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotReuseNonces : Rule
{
    public const string RuleId = "ST2205";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Nonce reused",
        "'{0}' takes a nonce again that {1}, and two messages under one key and nonce give away both texts and let anybody forge a third; fill the nonce anew before each encryption",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-323");

    public override DiagnosticDescriptor Descriptor => Description;

    public override IReadOnlyList<string> YieldsTo => [DoNotEncryptWithConstantIvs.RuleId];

    public override void Register(RuleRegistry registry)
    {
        foreach (var cipher in AuthenticatingCiphers.Types)
        {
            registry.OnInvocation(cipher, "Encrypt", Inspect);
        }
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (Arguments.Named(call.Arguments, "nonce") is not { } value || HeldNonce.Of(value) is not { } nonce)
        {
            return;
        }

        var use = new NonceUse(call, nonce, sink.Tracer);
        var reason = use.IsRepeated() || use.IsRepeatedByCaller() ? "was made outside the loop"
            : use.IsKept() ? "the object keeps for all messages"
            : use.IsSecond() ? "an encryption above took already"
            : null;
        if (reason is not null)
        {
            sink.Report(value.Syntax, sink.LoweredInTests, call.TargetMethod.ContainingType.Name + ".Encrypt", reason);
        }
    }
}
