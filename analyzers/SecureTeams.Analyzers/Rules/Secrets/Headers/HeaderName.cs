using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;

namespace SecureTeams.Analyzers.Rules.Secrets.Headers;

/// <summary>The names of headers that bear a credential.</summary>
internal static class HeaderName
{
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "ProxyAuthorization", "api-key", "apikey", "x-api-key", "x-apikey", "x-api-token", "x-auth-token", "x-access-token", "x-auth-key", "Ocp-Apim-Subscription-Key",
        "x-functions-key", "aeg-sas-key", "Private-Token", "x-vault-token", "x-goog-api-key",
    };

    public static bool IsOfCredential(ValueTracer tracer, SecretPlace place)
    {
        if (place.Operation is IPropertyReferenceOperation { Property.ContainingType.Name: "NameValueCollection", Instance.Type.Name: not "WebHeaderCollection" })
        {
            return false;
        }

        var arguments = place.Operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            IPropertyReferenceOperation indexer => indexer.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Value != place.Value && Names(tracer, argument.Value))
            {
                return true;
            }
        }

        return place.Operation is IInvocationOperation { Arguments.Length: 1 } && IsWholeLine(tracer, place.Value);
    }

    /// <summary>"Authorization: Bearer ...", as WebHeaderCollection also takes it.</summary>
    private static bool IsWholeLine(ValueTracer tracer, IOperation line) =>
        tracer.Texts(line).Any(static text => text.Text.IndexOf(':') is var colon and > 0 && Credentials.Contains(text.Text.Substring(0, colon).Trim()));

    private static bool Names(ValueTracer tracer, IOperation name)
    {
        if (name.Type is { TypeKind: TypeKind.Enum } type)
        {
            return tracer.SingleConstant(name) is { } constant && EnumMember.NameOf(type, constant) is { } member && Credentials.Contains(member);
        }

        return name.Type?.SpecialType == SpecialType.System_String
            && ((tracer.SingleConstant(name) is string text && Credentials.Contains(text)) || IsNamedConstant(name));
    }

    /// <summary>Libraries name headers by read-only fields, such as <c>HeaderNames.Authorization</c>.</summary>
    private static bool IsNamedConstant(IOperation name) =>
        name is IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "HeaderNames" or "Names", Name: var field } } && Credentials.Contains(field);
}
