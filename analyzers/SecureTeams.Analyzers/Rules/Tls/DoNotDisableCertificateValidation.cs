using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotDisableCertificateValidation : Rule
{
    public const string RuleId = "ST1101";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Certificate callback accepts every certificate",
        "'{0}' gets a callback that accepts every certificate, so whoever answers the connection can read and change it; remove the callback, or return 'errors == SslPolicyErrors.None'",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-295",
        "CWE-297");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnDelegateTaking("System.Net.Security.SslPolicyErrors", Inspect);
        registry.OnDelegate("System.DirectoryServices.Protocols.VerifyServerCertificateCallback", Inspect);
    }

    private static void Inspect(Sink sink, IDelegateCreationOperation creation)
    {
        if (Validates(creation) && !Comparison.Guards(creation) && sink.Tracer.Judge(creation) == CallbackVerdict.AlwaysTrue)
        {
            sink.Report(creation.Syntax, sink.LoweredInDevelopment, Receiver.Of(creation));
        }
    }

    /// <summary>A delegate that only counts or filters errors, or records of them, decides on no certificate.</summary>
    private static bool Validates(IDelegateCreationOperation creation) =>
        creation.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && Evidence.IsValidator(invoke)
        && (invoke.Parameters.Length > 1 || (IsGivenToAsk(invoke.Parameters[0].Type) && !IsPredicate(creation)));

    /// <summary>What a library wraps evidence into for one call is named so; a record of past checks is not.</summary>
    private static bool IsGivenToAsk(ITypeSymbol holder) =>
        holder.Name.EndsWith("Args", StringComparison.Ordinal)
        || holder.Name.EndsWith("Context", StringComparison.Ordinal)
        || holder.Name.EndsWith("Request", StringComparison.Ordinal);

    /// <summary>Methods for any element take a predicate over it, not a validator.</summary>
    private static bool IsPredicate(IDelegateCreationOperation creation) =>
        creation.Parent is IArgumentOperation { Parameter.OriginalDefinition.Type: INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } } && arguments[0].TypeKind == TypeKind.TypeParameter;
}
