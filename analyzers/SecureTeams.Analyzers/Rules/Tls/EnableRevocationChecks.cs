using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class EnableRevocationChecks : Rule
{
    public const string RuleId = "ST1202";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Revocation check never enabled",
        "'{0}' checks no revocation unless told to, so a certificate that its authority has withdrawn is still accepted; set '{1}' to '{2}'",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P1,
        "CWE-299");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnObjectCreation("System.Net.Http.HttpClientHandler", static (sink, creation) => Inspect(sink, creation, "HttpClientHandler", "CheckCertificateRevocationList", "true"));
        registry.OnObjectCreation("System.Net.Http.WinHttpHandler", static (sink, creation) => Inspect(sink, creation, "WinHttpHandler", "CheckCertificateRevocationList", "true"));
        registry.OnObjectCreation("System.Net.Http.SocketsHttpHandler", static (sink, creation) => Inspect(sink, creation, "SocketsHttpHandler", "SslOptions.CertificateRevocationCheckMode", RevocationSwitch.Online));
        registry.OnObjectCreation("System.Net.Security.SslClientAuthenticationOptions", static (sink, creation) => Inspect(sink, creation, "SslClientAuthenticationOptions", "CertificateRevocationCheckMode", RevocationSwitch.Online));
        registry.OnObjectCreation("System.Net.Security.SslServerAuthenticationOptions", static (sink, creation) => Inspect(sink, creation, "SslServerAuthenticationOptions", "CertificateRevocationCheckMode", RevocationSwitch.Online));
    }

    private static void Inspect(Sink sink, IObjectCreationOperation creation, string type, string property, string value)
    {
        // A derived type may set the check itself.
        if (creation.Type?.Name != type || !RevocationDefaults.AreOff(sink.TargetFramework, type))
        {
            return;
        }

        var use = new ConnectionUse(sink.Tracer, sink.Uses);
        use.Follow(creation);
        if (use is { IsUsed: true, IsDecided: false }
            && (use.RequiresClientCertificates || type != "SslServerAuthenticationOptions")
            && !Endpoints.AreLoopback(creation, sink.Tracer)
            && !Endpoints.ArePlain(creation, sink.Tracer))
        {
            sink.Report(creation.Syntax, sink.LoweredInTests.Or(sink.LoweredInDevelopment), type, property, value);
        }
    }
}
