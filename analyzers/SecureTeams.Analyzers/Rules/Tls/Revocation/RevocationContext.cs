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
        "SslServerAuthenticationOptions" => HasOwnPolicy(target) || IsFalseForAll(ObjectPath.OtherWrites(target, "ClientCertificateRequired"), tracer),
        _ => false,
    };

    /// <summary>A server that asks for no client certificate has none to check.</summary>
    public static bool IsWithoutEffect(IInvocationOperation call, ValueTracer tracer) =>
        Arguments.Named(call.Arguments, "clientCertificateRequired") is { } required && tracer.Truth(required) == false;

    /// <summary>The runtime takes the whole policy from there, its revocation mode included.</summary>
    private static bool HasOwnPolicy(IMemberReferenceOperation target) =>
        ObjectPath.OtherWrites(target, "CertificateChainPolicy").Any(static policy => policy?.ConstantValue is not { HasValue: true, Value: null });

    private static bool IsFalseForAll(IEnumerable<IOperation?> writes, ValueTracer tracer)
    {
        var any = false;
        foreach (var write in writes)
        {
            if (write is null || tracer.Truth(write) != false)
            {
                return false;
            }

            any = true;
        }

        return any;
    }
}
