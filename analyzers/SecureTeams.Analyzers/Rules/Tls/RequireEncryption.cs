using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class RequireEncryption : Rule
{
    public const string RuleId = "ST1305";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Encryption may be skipped",
        "'{0}' is '{1}', so that a handshake can succeed without any encryption and everything is readable on the path; use 'EncryptionPolicy.RequireEncryption'",
        Category.Tls,
        DiagnosticSeverity.Error,
        Priority.P1,
        "CWE-319",
        "CWE-757");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry) => registry.OnWriteOf("System.Net.Security.EncryptionPolicy", Inspect);

    internal static bool IsOptional(long number) => number is 1 or 2;

    private static void Inspect(Sink sink, TypedWrite write)
    {
        if (TypedWrite.DeclaredEnum(sink.Operation) is not { } type)
        {
            return;
        }

        var optional = new EnumNumbers(type, sink.Tracer).Of(write.Value).FirstOrDefault(static number => number is { } known && IsOptional(known));
        if (optional is { } value && SettingUse.TakesEffect(write, type, sink))
        {
            sink.Report(
                write.Writer.Syntax,
                sink.LoweredInDevelopment.Or(sink.LoweredInTests),
                SettingName.Of(write),
                EnumMember.NameOf(type, (int)value) ?? string.Empty);
        }
    }
}
