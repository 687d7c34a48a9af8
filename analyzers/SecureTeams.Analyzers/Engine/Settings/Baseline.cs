using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SecureTeams.Analyzers.Engine.Json;

namespace SecureTeams.Analyzers.Engine.Settings;

/// <summary>The findings that a code base had when it adopted the rules: <c>secureteams.baseline.json</c>.</summary>
internal sealed class Baseline
{
    public const string FileName = "secureteams.baseline.json";

    /// <summary>The property of a finding that carries its entry, so that a SARIF log has it.</summary>
    public const string EntryProperty = "SecureTeamsBaselineEntry";

    private readonly HashSet<string> _known;

    private Baseline(HashSet<string> known) => _known = known;

    public static Baseline Empty { get; } = new([]);

    public static Baseline Read(JsonNode root)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in root.Member("findings")?.Items ?? [])
        {
            known.Add(Key(finding.Text));
        }

        return new Baseline(known);
    }

    public bool Contains(string entry) => _known.Count > 0 && _known.Contains(Key(entry));

    /// <summary>
    /// Rule, digest, member. The digest covers the member and the text of the lines without their indentation, so an entry
    /// survives moved and reformatted code and a renamed file, but not a changed line.
    /// </summary>
    public static string Entry(string id, Location place, ISymbol containingSymbol)
    {
        var member = containingSymbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        var content = (containingSymbol.GetDocumentationCommentId() ?? member) + "\n" + Text(place);
        using var algorithm = SHA256.Create();
        var digest = algorithm.ComputeHash(Encoding.UTF8.GetBytes(content));
        var shown = new StringBuilder(id).Append(' ');
        for (var i = 0; i < 8; i++)
        {
            shown.Append(digest[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return shown.Append(' ').Append(member.Replace('"', '\'').Replace('\\', '/')).ToString();
    }

    private static string Text(Location place)
    {
        if (place.SourceTree is not { } tree)
        {
            return string.Empty;
        }

        var source = tree.GetText();
        var first = source.Lines.GetLineFromPosition(place.SourceSpan.Start);
        var last = source.Lines.GetLineFromPosition(place.SourceSpan.End);
        return string.Join(" ", source.ToString(TextSpan.FromBounds(first.Start, last.End)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The member is for the reader.</summary>
    private static string Key(string entry)
    {
        var digest = entry.IndexOf(' ');
        var end = digest < 0 ? -1 : entry.IndexOf(' ', digest + 1);
        return end < 0 ? entry : entry.Substring(0, end);
    }
}
