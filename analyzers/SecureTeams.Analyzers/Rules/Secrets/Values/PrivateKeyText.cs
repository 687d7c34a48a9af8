using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Private keys as PEM, as the XML of the framework, and as JSON web keys.</summary>
internal static class PrivateKeyText
{
    private const string End = "PRIVATE KEY-----";

    private const int ShortestKey = 12;

    private const int LongKey = 120;

    private static readonly string[] PrivateElements = ["<D>", "<P>", "<X>"];

    /// <summary>The key itself; null when the text holds none.</summary>
    public static string? In(string text) => Pem(text) ?? Xml(text) ?? Member(text, "d");

    /// <summary>The text under a name of a JSON web key, such as <c>d</c> of a private and <c>k</c> of a symmetric one.</summary>
    public static string? Member(string json, string name)
    {
        var quoted = "\"" + name + "\"";
        var start = json.IndexOf(quoted, StringComparison.Ordinal);
        var open = start < 0 ? -1 : json.IndexOf('"', start + quoted.Length);
        var close = open < 0 ? -1 : json.IndexOf('"', open + 1);
        return close < 0 ? null : Key(json.Substring(open + 1, close - open - 1));
    }

    private static string? Pem(string text)
    {
        var start = text.IndexOf(End, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += End.Length;
        var end = text.IndexOf("-----END", start, StringComparison.Ordinal);
        return Key(end < 0 ? text.Substring(start) : text.Substring(start, end - start));
    }

    private static string? Xml(string text)
    {
        foreach (var element in PrivateElements)
        {
            var start = text.IndexOf(element, StringComparison.Ordinal);
            if (start >= 0)
            {
                start += element.Length;
                var end = text.IndexOf('<', start);
                return Key(end < 0 ? text.Substring(start) : text.Substring(start, end - start));
            }
        }

        return null;
    }

    private static string? Key(string text)
    {
        var key = text.Trim();
        return key.Length >= ShortestKey && key.IndexOf(TextTracer.Hole) < 0 && key.IndexOfAny(['<', '[', '{', '$']) < 0 && !IsPlaceholder(key) ? key : null;
    }

    /// <summary>In a long key the letters of a placeholder come together by chance.</summary>
    private static bool IsPlaceholder(string key) => key.Length < LongKey && !Plausible.Text(key);
}
