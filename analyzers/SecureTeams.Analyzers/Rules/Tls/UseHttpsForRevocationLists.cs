using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class UseHttpsForRevocationLists : Rule
{
    public const string RuleId = "ST1205";

    private const string BouncyCastle = "Org.BouncyCastle.Asn1.X509.";
    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "CRL or OCSP location over plain HTTP",
        "'{0}' is fetched over plain HTTP, so the network sees which certificate is checked and can block the check or replay an old list; use 'https://', or state 'secureteams.plain_http_crl = allow' for a PKI that cannot",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-319");

    private static readonly RuleOption PlainHttpCrl = new("plain_http_crl");

    private static readonly Lowering IssuerCertificate = Lowering.To(DiagnosticSeverity.Info, "location of an issuer certificate");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnText(static (_, text) => RevocationUrl.MayBePartOf(text), Certificates + "X509Certificate2", InspectText);
        registry.OnUtf8Text(static (_, text) => RevocationUrl.MayBePartOf(text), Certificates + "X509Certificate2", (sink, utf8) => InspectWhole(sink, utf8));
        registry.OnInvocation(
            Certificates + "CertificateRevocationListBuilder",
            "BuildCrlDistributionPointExtension",
            (sink, invocation) => Inspect(sink, RevocationUrl.Each(Arguments.Named(invocation.Arguments, "uris"), sink.Tracer), Lowering.None));
        registry.OnObjectCreation(Certificates + "X509AuthorityInformationAccessExtension", InspectInformationAccess);
        registry.OnObjectCreation(Certificates + "X509Extension", InspectHandBuilt);
        registry.OnObjectCreation(BouncyCastle + "DistributionPointName", InspectDistributionPoint);
        registry.OnObjectCreation(BouncyCastle + "AccessDescription", InspectAccessDescription);
    }

    private static void InspectText(Sink sink, ILiteralOperation literal)
    {
        var whole = UrlPieces.Whole(literal);
        if (!UrlPieces.IsFirst(literal, whole))
        {
            return;
        }

        InspectWhole(sink, whole);
    }

    private static void InspectWhole(Sink sink, IOperation whole)
    {
        var texts = sink.Tracer.Texts(whole);
        if (UrlPieces.Composition(whole) is { } composition && !texts.Any(text => RevocationUrl.HasScheme(text.Text)))
        {
            whole = composition;
            texts = sink.Tracer.Texts(whole);
        }

        foreach (var text in texts)
        {
            if (RevocationUrl.NamesCrl(text.Text) && UrlUse.IsLocation(whole))
            {
                Report(sink, whole.Syntax, text.Text, Lowering.None);
                return;
            }
        }
    }

    private static void InspectInformationAccess(Sink sink, IObjectCreationOperation creation)
    {
        Inspect(sink, RevocationUrl.Each(Arguments.Named(creation.Arguments, "ocspUris"), sink.Tracer), Lowering.None);
        Inspect(sink, RevocationUrl.Each(Arguments.Named(creation.Arguments, "caIssuersUris"), sink.Tracer), IssuerCertificate);
    }

    private static void InspectHandBuilt(Sink sink, IObjectCreationOperation creation)
    {
        Inspect(sink, HandBuiltExtension.Locations(creation, sink.Tracer), Lowering.None);
        foreach (var (text, stated) in HandBuiltExtension.EncodedLocations(creation, sink.Tracer))
        {
            Report(sink, InThisFile(sink, stated) ?? sink.Operation.Syntax, text, Lowering.None);
        }
    }

    private static void InspectDistributionPoint(Sink sink, IObjectCreationOperation creation)
    {
        Inspect(sink, GeneralNames.Within(creation, sink.Tracer), Lowering.None);
    }

    private static void InspectAccessDescription(Sink sink, IObjectCreationOperation creation)
    {
        var isOcsp = Arguments.Any(creation.Arguments, argument => argument is IFieldReferenceOperation { Field.Name: "IdADOcsp" });
        Inspect(sink, GeneralNames.Within(creation, sink.Tracer), isOcsp ? Lowering.None : IssuerCertificate);
    }

    /// <summary>Reports where the text is stated, or at the sink if that is in another file; leaves to the text what is recognisable there.</summary>
    private static void Inspect(Sink sink, IEnumerable<IOperation> locations, Lowering lowering)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var location in locations)
        {
            foreach (var text in sink.Tracer.Texts(location))
            {
                var place = InThisFile(sink, text.Origin) ?? InThisFile(sink, location) ?? sink.Operation.Syntax;
                if (RevocationUrl.IsPlainHttp(text.Text) && !RevocationUrl.IsReportedAsText(text, sink.Tracer) && reported.Add(place))
                {
                    Report(sink, place, text.Text, lowering);
                }
            }
        }
    }

    private static SyntaxNode? InThisFile(Sink sink, IOperation stated) =>
        stated.Syntax.SyntaxTree == sink.Operation.Syntax.SyntaxTree ? stated.Syntax : null;

    private static void Report(Sink sink, SyntaxNode place, string text, Lowering lowering)
    {
        if (!sink.OptionIs(PlainHttpCrl, "allow"))
        {
            var lowered = sink.IsTestProject ? Lowering.To(DiagnosticSeverity.Info, "test project") : lowering;
            sink.Report(place, lowered, RevocationUrl.Shown(text));
        }
    }
}
