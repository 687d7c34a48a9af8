using System.Buffers;

namespace SecureTeams;

/// <summary>Lets a service's text into messages and logs only where it looks like the name it should be.</summary>
internal static class WireText
{
    private const int LongestCode = 64;

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    internal static string? CodeOrNull(string? text) =>
        text is { Length: > 0 and <= LongestCode } && !text.AsSpan().ContainsAnyExcept(CodeCharacters) ? text : null;

    internal static string Shown(string? text) => string.IsNullOrEmpty(text) ? "(absent)" : CodeOrNull(text) ?? "(unreadable)";

    /// <summary>Gives the spelling of the known value that the text is in another casing; the text itself when it is none.</summary>
    internal static string Canonical(string text, params ReadOnlySpan<string> known) => Known(text, known) ?? text;

    /// <summary>Gives the known value that the text is in this or another casing; null when it is none.</summary>
    internal static string? Known(ReadOnlySpan<char> text, params ReadOnlySpan<string> known)
    {
        foreach (string value in known)
        {
            if (text.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
