using System.Globalization;
using System.Text;

namespace SecureTeams.Network.Stun;

/// <summary>Prepares user names, realms and passwords by the OpaqueString profile (RFC 8265 4.2).</summary>
/// <remarks>
/// Stricter than the profile with the two joiners, which it allows in the right context: they are formatting characters, and refused like the others. Laxer with characters such as U+00B7 and the Arabic digits,
/// which it allows in the right context: they are taken in any, since whoever made the password elsewhere had it taken there.
/// </remarks>
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
            if (rune == Rune.ReplacementChar || IsForbidden(category) || IsForbidden(rune.Value))
            {
                throw new ArgumentException("The text has a control, formatting, invisible, unassigned or unpaired character or one of old Hangul, which RFC 8265 forbids.", parameter);
            }

            mapped.Append(category == UnicodeCategory.SpaceSeparator ? " " : rune.ToString());
        }

        return Encoding.UTF8.GetBytes(Compose(mapped.ToString()));
    }

    private static bool IsForbidden(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>What RFC 8264 9 disallows and the category does not show: exceptions (9.6), old Hangul (9.9), and what is invisible (9.13).</summary>
    private static bool IsForbidden(int value) => value
        is 0x0640 or 0x07FA or (>= 0x302E and <= 0x302F) or (>= 0x3031 and <= 0x3035) or 0x303B
        or (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97C) or (>= 0xD7B0 and <= 0xD7FB)
        or 0x034F or (>= 0x17B4 and <= 0x17B5) or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    private static string Compose(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
}
