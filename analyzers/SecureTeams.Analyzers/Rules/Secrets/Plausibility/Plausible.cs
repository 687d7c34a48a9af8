using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>What may be a secret: it is whole, not empty, stands for itself, and not everybody knows it.</summary>
internal static class Plausible
{
    private static readonly string[] Admissions =
    [
        "dummy", "fake", "unused", "not-used", "notused", "not_used", "not-needed", "notneeded", "not-a-secret", "not_a_secret", "redacted",
        "enter_", "enter your", "enter the", "_here", "-here", " here", "insert_", "insert your", "your client", "your password", "your secret", "your key", "$(",
    ];

    public static bool Text(string text) =>
        text.IndexOf(TextTracer.Hole) < 0 && text.Trim().Length > 0 && !Placeholder.Matches(text) && !StandsForAnother(text.Trim()) && !PublicValues.Contains(text);

    /// <summary>Bytes of one value are a placeholder as characters of one value are.</summary>
    public static bool Bytes(byte[] bytes) =>
        bytes.Length > 0 && Array.Exists(bytes, value => value != bytes[0]) && !PublicValues.Contains(bytes) && !(Printable(bytes) is { } text && !Text(text));

    private static bool StandsForAnother(string text)
    {
        foreach (var admission in Admissions)
        {
            if (text.IndexOf(admission, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return IsBetween(text, "[", "]") || IsBetween(text, "%", "%") || IsBetween(text, "__", "__") || text is "...";
    }

    private static bool IsBetween(string text, string start, string end) =>
        text.Length > start.Length + end.Length && text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal);

    private static string? Printable(byte[] bytes) =>
        Array.TrueForAll(bytes, static value => value is >= 0x20 and < 0x7F) ? System.Text.Encoding.ASCII.GetString(bytes) : null;
}
