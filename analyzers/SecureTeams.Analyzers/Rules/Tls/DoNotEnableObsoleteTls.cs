using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotEnableObsoleteTls : Rule
{
    public const string RuleId = "ST1301";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Obsolete TLS enabled",
        "'{0}' enables {1}, which lets whoever is on the path force the old protocol and break its ciphers; use '{2}', so that the system chooses a current version",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-327",
        "CWE-757");

    /// <summary>Chooses the text of the fix.</summary>
    internal static readonly RuleOption TlsMin = new("tls_min");

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
        if (TypedWrite.DeclaredEnum(sink.Operation) is not { } type)
        {
            return;
        }

        var numbers = new EnumNumbers(type, sink.Tracer).Of(write.Value);
        if (numbers.Any(number => number is { } known && ProtocolVersions.IsObsolete(known)) && SettingUse.TakesEffect(write, type, sink))
        {
            sink.Report(
                write.Writer.Syntax,
                sink.LoweredInDevelopment.Or(sink.LoweredInTests),
                SettingName.Of(write),
                ProtocolVersions.ObsoleteNames(numbers),
                type.Name + "." + ProtocolVersions.SystemChoice(type));
        }
    }
}
