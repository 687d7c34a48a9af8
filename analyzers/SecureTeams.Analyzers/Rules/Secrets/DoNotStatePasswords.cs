using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Accounts;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets;

internal sealed class DoNotStatePasswords : Rule
{
    public const string RuleId = "ST3105";

    internal static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Password literal in credential API",
        "'{0}' is given a password that the source states ({1}), so that everybody who gets the code or the assembly can log on or unlock what it protects; read it from configuration or Key Vault, or use an identity without a password, and change it",
        Category.Secrets,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-259", "CWE-798");

    internal static readonly SinkTable Passwords = new(Password, PasswordSinks.All);

    /// <summary>Stated, and meant to be known: nobody else need report it either.</summary>
    internal static readonly SinkTable KnownPasswords = new(Known, PasswordSinks.All);

    internal static readonly SinkTable Characters = new(SecretCharacters.Appended, SecretSink.Call("System.Security.SecureString", "AppendChar", "c"));

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        Passwords.Register(registry, Report);
        Characters.Register(registry, Report);
    }

    private static void Report(Sink sink, SecretPlace place, StatedSecret stated) =>
        sink.Report(place.Syntax, Test(sink).Or(Local(sink.Tracer, place)).Or(sink.LoweredInDevelopment), place.Api, stated.Amount);

    private static StatedSecret? Password(ValueTracer tracer, SecretPlace place) =>
        IsKnown(tracer, place) ? null : Stated(tracer, place);

    private static StatedSecret? Known(ValueTracer tracer, SecretPlace place) =>
        IsKnown(tracer, place) ? Stated(tracer, place) : null;

    private static bool IsKnown(ValueTracer tracer, SecretPlace place) =>
        KnownAccount.IsUsed(tracer, place) || PassingContainer.IsProtected(tracer, place);

    private static StatedSecret? Stated(ValueTracer tracer, SecretPlace place) =>
        StatedSecrets.Text(tracer, place.Value) ?? StatedSecrets.Bytes(tracer, place.Value);

    private static Lowering Test(Sink sink) => sink.IsTestProject ? Lowering.To(DiagnosticSeverity.Info, "test project") : Lowering.None;

    private static Lowering Local(ValueTracer tracer, SecretPlace place) =>
        Server.Of(tracer, place) == ServerPlace.ThisMachine ? Lowering.To(DiagnosticSeverity.Info, "a server on this machine") : Lowering.None;
}
