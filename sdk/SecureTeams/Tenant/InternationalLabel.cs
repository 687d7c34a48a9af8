using System.Globalization;
using System.Text;

namespace SecureTeams.Tenant;

/// <summary>Tells an A-label from an ASCII label that only begins like one.</summary>
internal static class InternationalLabel
{
    /// <summary>An A-label decodes to a name that encodes to it again, and to nothing else (RFC 5890, 2.3.2.1).</summary>
    internal static bool IsALabel(IdnMapping idn, string label)
    {
        try
        {
            string unicode = idn.GetUnicode(label);
            return !Ascii.IsValid(unicode) && IsULabel(unicode) && string.Equals(idn.GetAscii(unicode), label, StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The classes of RFC 5892 2.1 and the letters that its 2.6 adds; joiners need a context that is not judged here.</summary>
    private static bool IsULabel(string label)
    {
        bool first = true;
        foreach (Rune rune in label.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool mark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            bool letter = category is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber;
            bool exception = rune.Value is '-' or 0x00B7 or 0x0375 or 0x05F3 or 0x05F4 or 0x06FD or 0x06FE or 0x0F0B or 0x3007 or 0x30FB;
            if ((mark && first) || (!mark && !letter && !exception))
            {
                return false;
            }

            first = false;
        }

        return true;
    }
}
