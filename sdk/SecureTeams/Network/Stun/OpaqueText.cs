using System.Globalization;
using System.Text;

namespace SecureTeams.Network.Stun;

/// <summary>Prepares user names, realms and passwords by the OpaqueString profile (RFC 8265 4.2), and refuses somewhat more than it does.</summary>
internal static class OpaqueText
{
    /// <exception cref="ArgumentException">The text is empty, or has what the profile forbids; the message does not repeat it.</exception>
    internal static byte[] Prepare(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        var mapped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar || IsForbidden(category))
            {
                throw new ArgumentException("The text has a control, formatting, unassigned or unpaired character, which RFC 8265 forbids.", parameter);
            }

            mapped.Append(category == UnicodeCategory.SpaceSeparator ? " " : rune.ToString());
        }

        return Encoding.UTF8.GetBytes(Compose(mapped.ToString()));
    }

    private static bool IsForbidden(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Compose(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
}
