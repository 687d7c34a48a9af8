using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>The texts of <c>Uri</c> and <c>UriBuilder</c>, which may have holes.</summary>
internal static class UriTexts
{
    /// <summary>The operation whose text another only hands on; null when it does not.</summary>
    public static IOperation? Carried(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property.Name: "AbsoluteUri" or "OriginalString", Instance: { } uri } when IsSystem(uri.Type, "Uri") => uri,
        IPropertyReferenceOperation { Property.Name: "Uri", Instance: { } builder } when IsSystem(builder.Type, "UriBuilder") => builder,
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } uri } when IsSystem(uri.Type, "Uri") || IsSystem(uri.Type, "UriBuilder") => uri,
        IInvocationOperation { TargetMethod: { Name: "ToArray", Parameters.IsEmpty: true }, Instance: { } span } when span.Type?.Name is "ReadOnlySpan" or "Span" => span,
        IObjectCreationOperation { Arguments: { Length: > 0 } arguments } uri when IsSystem(uri.Type, "Uri") && arguments[0].Parameter?.Name == "uriString" => arguments[0].Value,
        IObjectCreationOperation { Arguments: { Length: 1 } arguments, Initializer: null } builder when IsSystem(builder.Type, "UriBuilder") => arguments[0].Value,
        _ => null,
    };

    public static string Of(IOperation source, TextTracer texts, int hops) => source switch
    {
        IFieldReferenceOperation { Field: { Name: var name, ContainingType.Name: "Uri" } } => OfConstantField(name),
        IObjectCreationOperation uri when IsSystem(uri.Type, "Uri") && Arguments.Named(uri.Arguments, "baseUri") is { } location && Arguments.Named(uri.Arguments, "relativeUri") is { } relative =>
            Joined(texts.Single(location, hops), texts.Single(relative, hops)),
        IObjectCreationOperation builder when IsSystem(builder.Type, "UriBuilder") => OfBuilder(builder, texts, hops),
        _ => TextTracer.Unknown,
    };

    /// <summary>As RFC 3986 says, as far as the pieces are known.</summary>
    private static string Joined(string location, string relative)
    {
        if (relative.IndexOf("://", StringComparison.Ordinal) > 0)
        {
            return relative;
        }

        var scheme = location.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return TextTracer.Unknown;
        }

        if (relative.StartsWith("//", StringComparison.Ordinal))
        {
            return location.Substring(0, scheme + 1) + relative;
        }

        var root = location.IndexOf('/', scheme + 3);
        if (root < 0)
        {
            return location + (relative.StartsWith("/", StringComparison.Ordinal) ? relative : "/" + relative);
        }

        return location.Substring(0, relative.StartsWith("/", StringComparison.Ordinal) ? root : location.LastIndexOf('/') + 1) + relative;
    }

    private static string OfBuilder(IObjectCreationOperation builder, TextTracer texts, int hops)
    {
        var isWhole = Arguments.Named(builder.Arguments, "uri") is not null;
        var scheme = Part("scheme", "Scheme") ?? "http";
        var host = Part("host", "Host") ?? "localhost";
        var path = Part("path", "Path") ?? Part("pathValue", "Path") ?? string.Empty;
        return isWhole ? TextTracer.Unknown : scheme + "://" + host + (path.StartsWith("/", StringComparison.Ordinal) ? path : "/" + path);

        string? Part(string parameter, string property)
        {
            var value = Assigned(builder, property) ?? Arguments.Named(builder.Arguments, parameter) ?? Arguments.Named(builder.Arguments, parameter + "Name");
            return value is null ? null : texts.Single(value, hops);
        }
    }

    private static IOperation? Assigned(IObjectCreationOperation creation, string property)
    {
        foreach (var entry in creation.Initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty)
        {
            if (entry is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
            {
                return value;
            }
        }

        return null;
    }

    private static string OfConstantField(string name) => name switch
    {
        "UriSchemeHttp" => "http",
        "UriSchemeHttps" => "https",
        "SchemeDelimiter" => "://",
        _ => TextTracer.Unknown,
    };

    private static bool IsSystem(ITypeSymbol? type, string name) => type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
