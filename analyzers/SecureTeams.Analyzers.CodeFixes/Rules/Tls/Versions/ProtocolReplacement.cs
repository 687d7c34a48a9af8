using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls.Versions;

/// <summary>The system's choice, or the versions that <c>secureteams.tls_min</c> asks for.</summary>
internal static class ProtocolReplacement
{
    private const string Tls12 = "Tls12";
    private const string Tls13 = "Tls13";

    public static string? Text(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken) =>
        EnumReplacement.EnumAt(place, model, cancellationToken) is { } type
            ? EnumReplacement.Text(type, Members(type, Minimum(place, document), EnumReplacement.IsJoined(place, model, cancellationToken)))
            : null;

    /// <summary>Where flags are joined, the system's choice would add nothing.</summary>
    private static string[] Members(ITypeSymbol type, string? minimum, bool isJoined) => minimum switch
    {
        "1.3" => [Tls13],
        "1.2" => [Tls12, Tls13],
        _ => isJoined ? [Tls12, Tls13] : [ProtocolVersions.SystemChoice(type)],
    };

    private static string? Minimum(SyntaxNode place, Document document)
    {
        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        return provider.GetOptions(place.SyntaxTree).TryGetValue(DoNotEnableObsoleteTls.TlsMin.Key, out var value)
            || provider.GlobalOptions.TryGetValue(DoNotEnableObsoleteTls.TlsMin.Key, out value)
                ? value.Trim()
                : null;
    }
}
