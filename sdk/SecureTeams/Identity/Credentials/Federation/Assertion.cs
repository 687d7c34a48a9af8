using System.Buffers;

namespace SecureTeams.Identity.Credentials.Federation;

/// <summary>The form of a signed assertion (RFC 7515 section 7.1). Whether it is true is the identity provider's business.</summary>
internal static class Assertion
{
    internal const string Name = "assertion";
    internal const int MaxBytes = 64 * 1024;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Tells whether the text has the form of a signed JWT: what has not is never sent, since it may be another secret.</summary>
    internal static bool IsWellFormed(string? text)
    {
        if (text is not { Length: > 0 and <= MaxBytes } || text.AsSpan().ContainsAnyExcept(Characters))
        {
            return false;
        }

        int parts = 0;
        foreach (Range part in text.AsSpan().Split('.'))
        {
            parts = text.AsSpan()[part].IsEmpty ? int.MinValue : parts + 1;
        }

        return parts == 3;
    }
}
