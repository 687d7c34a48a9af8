using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Sinks;

/// <summary>Reports the literals for which a rule about an API speaks.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001:Missing diagnostic analyzer attribute", Justification = "No compiler shall load it.")]
internal sealed class TakeProbe() : AreaAnalyzer([new Probe()])
{
    /// <summary>The texts that are taken.</summary>
    public static async Task<IEnumerable<string>> TakenAsync(Compilation compilation)
    {
        var analysis = compilation.WithAnalyzers([new TakeProbe()]);
        var findings = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return findings.Select(static finding => finding.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(finding.Location.SourceSpan));
    }

    private sealed class Probe : Rule
    {
        public override DiagnosticDescriptor Descriptor { get; } = RuleDescriptor.Create("ST3199", "Taken", "{0}", Category.Secrets, DiagnosticSeverity.Error, Priority.P2);

        public override void Register(RuleRegistry registry)
        {
            registry.OnText(static (_, text) => text.Length > 3, TypeName.None, static (sink, literal) => Report(sink, literal));
            registry.OnUtf8Text(static (_, text) => text.Length > 3, TypeName.None, static (sink, literal) => Report(sink, literal));
        }

        private static void Report(Sink sink, IOperation literal)
        {
            if (SecretSinks.Take(sink, literal))
            {
                sink.Report(literal.Syntax, string.Empty);
            }
        }
    }
}
