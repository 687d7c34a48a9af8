using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotForgiveCertificateErrors : Rule
{
    public const string RuleId = "ST1103";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Callback forgives a specific TLS error",
        "'{0}' gets a callback that accepts a certificate in spite of {1}, so an attacker only has to cause that error; return 'errors == SslPolicyErrors.None'",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-295",
        "CWE-297");

    public override DiagnosticDescriptor Descriptor => Description;

    public override DiagnosticDescriptor? WhenInverted => DoNotInvertDevelopmentGuards.Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnDelegateTaking("System.Net.Security.SslPolicyErrors", Inspect);

    private static void Inspect(Sink sink, IDelegateCreationOperation creation)
    {
        if (CallbackFault.ForgivenErrors(sink, creation) is { } errors)
        {
            sink.Report(creation.Syntax, sink.LoweredInDevelopment, Receiver.Of(creation), errors);
        }
        else if (CallbackFault.ErrorsForgivenInDevelopment(sink, creation) is { } errorsInDevelopment)
        {
            sink.Report(creation.Syntax, Lowering.ByOneLevel("development only"), Receiver.Of(creation), errorsInDevelopment);
        }
    }
}
