using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Rules.Cryptography.Curves;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class UseApprovedCurves : Rule
{
    public const string RuleId = "ST2303";

    private const string Curve = "System.Security.Cryptography.ECCurve";
    private const string BouncyCastle = "Org.BouncyCastle.";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Curve not approved",
        "'{0}' chooses the curve {1}, which {2}; use nistP256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327");

    private static readonly string[] BrainpoolCurves = ["brainpoolP160", "brainpoolP192", "brainpoolP224", "brainpoolP256", "brainpoolP320", "brainpoolP384", "brainpoolP512"];

    private static readonly string[] BouncyCastleTables =
    [
        "Asn1.X9.ECNamedCurveTable", "Asn1.X9.X962NamedCurves", "Asn1.Sec.SecNamedCurves", "Asn1.Nist.NistNamedCurves", "Asn1.TeleTrust.TeleTrusTNamedCurves",
        "Asn1.GM.GMNamedCurves", "Asn1.Anssi.AnssiNamedCurves", "Asn1.CryptoPro.ECGost3410NamedCurves", "Crypto.EC.CustomNamedCurves",
    ];

    private static readonly Translation Names = new(NamedCurve.IsName);

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var method in (string[])["CreateFromFriendlyName", "CreateFromValue", "CreateFromOid"])
        {
            registry.OnInvocation(Curve, method, InspectChoice);
        }

        foreach (var curve in BrainpoolCurves)
        {
            registry.OnPropertyReference(Curve + "+NamedCurves", curve + "r1", static (sink, named) => Inspect(sink, named, named.Property.Name));
            registry.OnPropertyReference(Curve + "+NamedCurves", curve + "t1", static (sink, named) => Inspect(sink, named, named.Property.Name));
        }

        registry.OnFieldWrite(Curve, "Prime", InspectPrime);
        registry.OnPropertyWrite("Microsoft.IdentityModel.Tokens.JsonWebKey", "Crv", InspectWebKey);
        registry.OnPropertyReference("Azure.Security.KeyVault.Keys.KeyCurveName", "P256K", static (sink, named) => Inspect(sink, named, named.Property.Name));
        foreach (var table in BouncyCastleTables)
        {
            foreach (var method in (string[])["GetByName", "GetByNameLazy", "GetByOid", "GetByOidLazy"])
            {
                registry.OnInvocation(BouncyCastle + table, method, InspectChoice);
            }
        }

        registry.OnInvocation(BouncyCastle + "Crypto.Parameters.ECDomainParameters", "LookupName", InspectChoice);
        registry.OnObjectCreation(BouncyCastle + "Crypto.Parameters.ECKeyGenerationParameters", InspectParameters);
        registry.OnObjectCreation(BouncyCastle + "Crypto.Parameters.ECKeyParameters", InspectParameters);
    }

    private static void InspectChoice(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is { } chosen && CurveNames.Worst(sink.Tracer, chosen) is { } name)
        {
            Inspect(sink, call, name);
        }
    }

    private static void InspectParameters(Sink sink, IObjectCreationOperation creation)
    {
        if (Arguments.Named(creation.Arguments, "publicKeyParamSet") is { } chosen && CurveNames.Worst(sink.Tracer, chosen) is { } name)
        {
            Report(sink, chosen.Syntax, "new " + creation.Type?.Name, name, NamedCurve.StandingOf(name));
        }
    }

    private static void InspectWebKey(Sink sink, MemberWrite write)
    {
        if (write.Value is { } chosen && CurveNames.Worst(sink.Tracer, chosen) is { } name)
        {
            Report(sink, write.Writer.Syntax, "JsonWebKey.Crv", name, NamedCurve.StandingOf(name));
        }
    }

    private static void InspectPrime(Sink sink, MemberWrite write)
    {
        if (write.Value is { } prime)
        {
            Report(sink, write.Writer.Syntax, "ECCurve.Prime", "of this prime", StatedPrime.StandingOf(sink.Tracer, prime));
        }
    }

    private static void Inspect(Sink sink, IMemberReferenceOperation named, string name) => Inspect(sink, named, named.Member.ContainingType.Name + "." + named.Member.Name, name);

    private static void Inspect(Sink sink, IInvocationOperation call, string name) => Inspect(sink, call, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, name);

    private static void Inspect(Sink sink, IOperation choice, string api, string name)
    {
        if (!Comparison.Guards(choice) && !Names.Encloses(choice) && !IsAskedForItsName(sink, choice))
        {
            Report(sink, choice.Syntax, api, name, NamedCurve.StandingOf(name));
        }
    }

    /// <summary>A curve whose identifier is all that is taken from it is compared with another.</summary>
    private static bool IsAskedForItsName(Sink sink, IOperation choice)
    {
        var uses = sink.Tracer.Consumers(choice).RemoveAll(static consumer => consumer is IVariableDeclaratorOperation or IFieldInitializerOperation);
        return !uses.IsEmpty && uses.All(static use => use is IPropertyReferenceOperation { Property.Name: "Oid" });
    }

    private static void Report(Sink sink, SyntaxNode place, string api, string name, CurveStanding standing)
    {
        if (standing == CurveStanding.Accepted || (sink.Fips == FipsPolicy.Off && standing != CurveStanding.Weak))
        {
            return;
        }

        var severity = standing == CurveStanding.Retiring ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var lowering = standing == CurveStanding.Interoperable ? Lowering.Prescribed("allowed for interoperability") : sink.LoweredInTests;
        sink.Report(place.GetLocation(), severity, lowering, api, name, Reason(standing));
    }

    private static string Reason(CurveStanding standing) => standing switch
    {
        CurveStanding.Weak => "gives less than 112 bits of security",
        CurveStanding.Retiring => "NIST retires after 2030",
        _ => "FIPS does not approve",
    };
}
