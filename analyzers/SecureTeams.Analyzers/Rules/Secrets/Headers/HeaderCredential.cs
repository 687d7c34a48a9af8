using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Headers;

/// <summary>The credential in the value of a header, after its scheme.</summary>
internal static class HeaderCredential
{
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bearer", "Basic", "Digest", "Negotiate", "NTLM", "Kerberos", "ApiKey", "Token", "PoP", "DPoP", "SharedKey", "SharedAccessSignature", "HMAC", "AWS4-HMAC-SHA256", "Anonymous",
    };

    public static StatedSecret? Of(ValueTracer tracer, SecretPlace place, string? scheme) =>
        place.Value.Type?.TypeKind == TypeKind.Delegate
            ? Answered(tracer, place.Value)
            : StatedSecrets.Text(tracer, place.Value, text => In(text, scheme));

    /// <summary>What a server asks for is no credential.</summary>
    public static bool IsChallenge(SecretPlace place)
    {
        for (var current = place.Operation.Parent; current is IConversionOperation or IArgumentOperation; current = current.Parent)
        {
            if (current.Parent is IInvocationOperation { Instance: IPropertyReferenceOperation { Property.Name: "WwwAuthenticate" or "ProxyAuthenticate" } })
            {
                return true;
            }
        }

        return false;
    }

    public static string? SchemeOf(ValueTracer tracer, SecretPlace place) =>
        place.Operation is IObjectCreationOperation creation && Arguments.Named(creation.Arguments, "scheme") is { } scheme ? tracer.SingleConstant(scheme) as string : null;

    private static StatedSecret? Answered(ValueTracer tracer, IOperation callback)
    {
        foreach (var source in tracer.Sources(callback))
        {
            if (source is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: { } body } })
            {
                foreach (var outcome in tracer.Outcomes(body, ValueTracer.HopBudget))
                {
                    if (StatedSecrets.Text(tracer, outcome, static text => In(text, scheme: null)) is { } stated)
                    {
                        return stated;
                    }
                }
            }
        }

        return null;
    }

    private static string? In(string header, string? scheme)
    {
        var value = WithoutName(header).Trim();
        if (scheme is null && value.IndexOf(' ') is var space and > 0 && Schemes.Contains(value.Substring(0, space)))
        {
            scheme = value.Substring(0, space);
            value = value.Substring(space + 1).Trim();
        }

        if (Schemes.Contains(value) || value.Length == 0 || IsParameters(value))
        {
            return null;
        }

        return string.Equals(scheme, "Basic", StringComparison.OrdinalIgnoreCase) ? Password(value) : value;
    }

    private static string WithoutName(string header) =>
        header.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase) || header.StartsWith("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase)
            ? header.Substring(header.IndexOf(':') + 1)
            : header;

    /// <summary>A challenge or a computed response has named parameters; a token may only end with the sign.</summary>
    private static bool IsParameters(string value) => value.IndexOf("realm=", StringComparison.OrdinalIgnoreCase) >= 0 || value.IndexOf("=\"", StringComparison.Ordinal) >= 0;

    /// <summary>A key may stand where the user's name does, with no password behind it.</summary>
    private static string? Password(string credentials)
    {
        if (credentials.IndexOf(TextTracer.Hole) >= 0 || Encodings.FromBase64(credentials) is not { } bytes)
        {
            return credentials;
        }

        var pair = Encoding.UTF8.GetString(bytes);
        var colon = pair.IndexOf(':');
        return colon < 0 ? credentials : colon == pair.Length - 1 ? pair.Substring(0, colon) : pair.Substring(colon + 1);
    }
}
