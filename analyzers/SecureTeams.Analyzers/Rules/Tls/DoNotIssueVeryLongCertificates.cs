using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Tls.Requests;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotIssueVeryLongCertificates : Rule
{
    public const string RuleId = "ST1208";

    /// <summary>The longest that browsers accept for a server.</summary>
    private const int MostDays = 398;

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Very long server certificate",
        "'{0}' makes a server certificate for about {1} days, so that a stolen key is good for years and clients refuse what lasts more than 398; issue short ones and renew them by program",
        Category.Tls,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-298",
        "CWE-324");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        const string Request = "System.Security.Cryptography.X509Certificates.CertificateRequest";
        registry.OnInvocation(Request, "CreateSelfSigned", Inspect);
        registry.OnInvocation(Request, "Create", Inspect);
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (!sink.IsTestProject
            && Arguments.Named(call.Arguments, "notBefore") is { } start
            && Arguments.Named(call.Arguments, "notAfter") is { } end
            && Moment.DaysBetween(start, end, sink.Tracer) is { } days and > MostDays
            && RequestedCertificate.Of(call, sink.Tracer) is { IsForServer: true, Usage: not ExtendedUsage.ClientOnly and not ExtendedUsage.Other })
        {
            sink.Report(call.Syntax, sink.LoweredInDevelopment, "CertificateRequest." + call.TargetMethod.Name, days.ToString("F0", CultureInfo.InvariantCulture));
        }
    }
}
