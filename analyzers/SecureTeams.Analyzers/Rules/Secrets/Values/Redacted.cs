using System.Globalization;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>How a message names a secret: by its length and, where that gives little away, its first three characters.</summary>
internal static class Redacted
{
    private const int Shown = 3;

    /// <summary>Three characters of a shorter text would be too large a part of it.</summary>
    private const int ShortestShown = 16;

    public static string Of(string secret) => secret.Length < ShortestShown
        ? string.Format(CultureInfo.InvariantCulture, "{0} characters", secret.Length)
        : string.Format(CultureInfo.InvariantCulture, "{0} characters that start with '{1}'", secret.Length, secret.Substring(0, Shown));
}
