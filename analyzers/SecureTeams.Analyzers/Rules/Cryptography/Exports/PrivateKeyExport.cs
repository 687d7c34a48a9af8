using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>Which calls give out a private key that nothing protects.</summary>
internal static class PrivateKeyExport
{
    private const int Pkcs12 = 3;

    private static readonly HashSet<string> PublicLoads = new(StringComparer.Ordinal)
    {
        "LoadCertificate", "LoadCertificateFromFile", "CreateFromCertFile", "CreateFromSignedFile", "GetServerCertificate", "GetClientCertificate",
    };

    public static bool IsUnprotected(ValueTracer tracer, IInvocationOperation export) => export.TargetMethod.Name switch
    {
        "ToXmlString" or "ExportParameters" or "ExportCspBlob" => FirstArgument.Of(export) is { } includesPrivate && tracer.Constants(includesPrivate).Any(static value => value is true),
        "Export" when export.TargetMethod.ContainingType.Name == "CngKey" => FirstArgument.Of(export) is { } format && tracer.Sources(format).Any(IsPrivateFormat),
        "Export" => FirstArgument.Of(export) is { } type && tracer.Constants(type).Any(static value => value is Pkcs12) && IsWithoutPassword(tracer, export) && !IsPublic(tracer, export),
        "ExportPkcs12" => IsWithoutPassword(tracer, export) && !IsPublic(tracer, export),
        _ => true,
    };

    private static bool IsPrivateFormat(IOperation format) =>
        format is IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: "CngKeyBlobFormat" } } && name.EndsWith("PrivateBlob", StringComparison.Ordinal);

    /// <summary>No password is stated, or nothing but an empty one can reach the call.</summary>
    private static bool IsWithoutPassword(ValueTracer tracer, IInvocationOperation export) =>
        Arguments.Named(export.Arguments, "password") is not { } password || tracer.Sources(password).All(static source =>
            source is { ConstantValue: { HasValue: true, Value: null or "" } } or IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } });

    /// <summary>What was loaded without a key is written without one.</summary>
    private static bool IsPublic(ValueTracer tracer, IInvocationOperation export) =>
        export.Instance is { } certificate && tracer.Sources(certificate).All(static source =>
            (source is IInvocationOperation call && PublicLoads.Contains(call.TargetMethod.Name))
            || source is IInvocationOperation { TargetMethod.Name: "CreateFromPem", Arguments.Length: 1 }
            || (source is IObjectCreationOperation { Type.Name: "X509Certificate2", Arguments: { Length: 1 } arguments } && arguments[0].Value is IPropertyReferenceOperation { Property.Name: "RawData" or "RawDataMemory" }));
}
