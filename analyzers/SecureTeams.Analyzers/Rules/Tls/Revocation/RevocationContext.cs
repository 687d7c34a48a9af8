using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Where a revocation setting changes nothing, because something else decides or nobody presents a certificate.</summary>
internal static class RevocationContext
{
    public static bool IsWithoutEffect(IPropertyReferenceOperation target, ValueTracer tracer) => target.Property.ContainingType.Name switch
    {
        "SslClientAuthenticationOptions" => HasOwnPolicy(target),
        "SslServerAuthenticationOptions" => HasOwnPolicy(target) || AsksForNone(target, tracer),
        "HttpsConnectionAdapterOptions" => ObjectPath.OtherWrites(target, "ClientCertificateMode").ToList() is { Count: > 0 } modes && modes.TrueForAll(static mode => mode is not null && EnumText.Of(mode, "ClientCertificateMode") == "NoCertificate"),
        _ => false,
    };

    /// <summary>A server that asks for no client certificate has none to check.</summary>
    public static bool IsWithoutEffect(IInvocationOperation call, ValueTracer tracer) =>
        Arguments.Named(call.Arguments, "clientCertificateRequired") is { } required && tracer.Truth(required) == false;

    /// <summary>The runtime takes the whole policy from there, its revocation mode included.</summary>
    private static bool HasOwnPolicy(IMemberReferenceOperation target) =>
        ObjectPath.OtherWrites(target, "CertificateChainPolicy").Any(static policy => policy?.ConstantValue is not { HasValue: true, Value: null });

    /// <summary>A server asks for client certificates only when it is told to. Options that go straight to a stream are told nothing more.</summary>
    private static bool AsksForNone(IPropertyReferenceOperation target, ValueTracer tracer)
    {
        var any = false;
        foreach (var write in ObjectPath.OtherWrites(target, "ClientCertificateRequired"))
        {
            if (write is null || tracer.Truth(write) != false)
            {
                return false;
            }

            any = true;
        }

        return any || target is { Parent.Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "SslStream" } } } } };
    }
}
