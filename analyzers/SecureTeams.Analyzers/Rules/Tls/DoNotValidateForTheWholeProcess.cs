using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls.Callbacks;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotValidateForTheWholeProcess : Rule
{
    public const string RuleId = "ST1111";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Process-wide certificate callback",
        "'ServicePointManager.ServerCertificateValidationCallback' decides for every request of the process, also for those of libraries, and the last writer wins; set the callback on the one handler or request that needs it",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) =>
        registry.OnPropertyWrite("System.Net.ServicePointManager", "ServerCertificateValidationCallback", Inspect);

    private static void Inspect(Sink sink, MemberWrite write)
    {
        if (write.Value is not { } value || Comparison.Guards(value))
        {
            return;
        }

        foreach (var source in sink.Tracer.Sources(value))
        {
            if (source is IDelegateCreationOperation creation
                && sink.Tracer.Judge(creation) != CallbackVerdict.AlwaysFalseOrThrows
                && !CallbackFault.IsFaulty(sink, creation))
            {
                sink.Report(write.Writer.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests));
                return;
            }
        }
    }
}
