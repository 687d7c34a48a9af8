using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotPinTlsVersion : Rule
{
    public const string RuleId = "ST1302";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "TLS version fixed, 1.3 blocked",
        "'{0}' allows TLS 1.2 only, so that TLS 1.3 and what follows it stay off when the system and the other side have them; use '{1}', or state 'secureteams.tls_pin = allow' where a policy demands the version",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-757");

    private static readonly RuleOption TlsPin = new("tls_pin");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var type in ProtocolVersions.Types)
        {
            registry.OnWriteOf(type, Inspect);
        }
    }

    private static void Inspect(Sink sink, TypedWrite write)
    {
        if (write.IsAdded || TypedWrite.DeclaredEnum(sink.Operation) is not { } type || !KnowsTls13(type) || IsMinimum(write.Target))
        {
            return;
        }

        var numbers = new EnumNumbers(type, sink.Tracer).Of(write.Value);
        if (numbers.Count > 0
            && numbers.All(number => number is { } known && ProtocolVersions.IsTls12(known))
            && SettingUse.TakesEffect(write, type, sink)
            && !sink.OptionIs(TlsPin, "allow"))
        {
            sink.Report(
                write.Writer.Syntax,
                sink.LoweredInDevelopment.Or(sink.LoweredInTests),
                SettingName.Of(write),
                type.Name + "." + ProtocolVersions.SystemChoice(type));
        }
    }

    /// <summary>Where the framework has no TLS 1.3, nothing is blocked.</summary>
    private static bool KnowsTls13(ITypeSymbol type) => !type.GetMembers("Tls13").IsEmpty;

    /// <summary>A lowest version blocks no higher one.</summary>
    private static bool IsMinimum(ISymbol target) =>
        target.Name.StartsWith("min", StringComparison.OrdinalIgnoreCase) || target.Name.StartsWith("lowest", StringComparison.OrdinalIgnoreCase);
}
