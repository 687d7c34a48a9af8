using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>The certificate of whoever is at the other end, outside of a validation callback.</summary>
internal static class Peer
{
    private static readonly string[] Judging = ["Validate", "Verify", "IsTrusted", "IsValid", "IsAllowed", "IsAuthorized", "IsAuthentic", "Authorize", "Authenticate", "Check", "Trust", "Accept", "Allow"];

    /// <summary>Whether the certificate came with a connection, or is a parameter of a method that says it judges.</summary>
    public static bool IsJudged(Sink sink, IOperation certificate)
    {
        foreach (var source in sink.Tracer.Sources(CertificateOperand.Accessed(certificate)))
        {
            if (IsOfConnection(source is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? arguments[0].Value : source))
            {
                return true;
            }

            if (source is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method }
                && Returns.Truth(method.ReturnType)
                && Array.Exists(Judging, beginning => method.Name.StartsWith(beginning, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfConnection(IOperation source)
    {
        var value = source;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value
            is IPropertyReferenceOperation { Property.Name: "ClientCertificate" or "RemoteCertificate" }
            or IInvocationOperation { TargetMethod.Name: "GetClientCertificateAsync" or "GetClientCertificate" };
    }
}
