using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Suites;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotListWeakCipherSuites : Rule
{
    public const string RuleId = "ST1304";

    private const int MostNamed = 3;

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Weak cipher suite listed",
        "'{0}' allows {1}, which can be read, changed or decrypted later by whoever is on the path; list suites with ECDHE and AES-GCM or ChaCha20-Poly1305 only",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-326",
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnObjectCreation("System.Net.Security.CipherSuitesPolicy", (sink, creation) => Inspect(sink, creation, creation.Type!.Name));
        registry.OnInvocation("Org.BouncyCastle.Tls.TlsUtilities", "GetSupportedCipherSuites", (sink, call) => Inspect(sink, call, "TlsUtilities.GetSupportedCipherSuites"));
    }

    /// <summary>The argument that is a list, of a policy or of a call.</summary>
    internal static IOperation? List(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => Arguments.Named(creation.Arguments, "allowedCipherSuites"),
        IInvocationOperation call => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type is IArrayTypeSymbol)?.Value,
        _ => null,
    };

    private static void Inspect(Sink sink, IOperation operation, string name)
    {
        if (List(operation) is not { } list)
        {
            return;
        }

        var weak = SuiteList.ElementsOf(list, sink.Tracer).SelectMany(element => SuiteName.Weak(element, sink.Tracer)).Distinct().ToList();
        if (weak.Count > 0)
        {
            sink.Report(operation.Syntax, sink.LoweredInDevelopment.Or(sink.LoweredInTests), name, Shown(weak));
        }
    }

    private static string Shown(List<string> weak) =>
        string.Join(", ", weak.Take(MostNamed)) + (weak.Count > MostNamed ? " and " + (weak.Count - MostNamed) + " more" : string.Empty);
}
