using System.Buffers;
using System.Globalization;
using System.Text;

namespace SecureTeams.Tenant;

/// <summary>Turns what people write into the one spelling of a domain, or says why it has none.</summary>
internal static class DomainSyntax
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>No spelling of a name of 253 characters needs more; it bounds the work on hostile text.</summary>
    private const int LongestText = 1024;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("@:/\\[]?#");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>Without ICU or Windows' tables (invariant globalization) nothing is folded, and two spellings of one name would differ.</summary>
    private static readonly bool FoldsUnicode = Idn.GetAscii("\uFF21.com") == "a.com";

    internal static DomainFault TryNormalize(string text, out string name)
    {
        name = string.Empty;
        DomainFault fault = Surface(text);
        if (fault != DomainFault.None)
        {
            return fault;
        }

        string ascii = text;
        if (!Ascii.IsValid(text) && (fault = ToAscii(text, out ascii)) != DomainFault.None)
        {
            return fault;
        }

        ascii = ascii.ToLowerInvariant();
        fault = Labels(ascii, text);
        if (fault == DomainFault.None)
        {
            name = ascii;
        }

        return fault;
    }

    internal static string Explain(DomainFault fault) => fault switch
    {
        DomainFault.Empty => "The domain is empty. Write a name such as contoso.com.",
        DomainFault.TooLong => "The domain has more than 253 characters.",
        DomainFault.Wildcard => "Wildcards are not domains. Write the parent's name; whether its subdomains count is the setting BlockAllSubdomains.",
        DomainFault.Address => "This is an address or a URL. Write the domain alone, such as contoso.com.",
        DomainFault.TrailingDot => "Write the domain without the trailing dot.",
        DomainFault.EmptyLabel => "Two dots stand together, or the domain begins with one.",
        DomainFault.SingleLabel => "A domain has at least two labels, such as contoso.com.",
        DomainFault.LabelTooLong => "A label of the domain has more than 63 characters.",
        DomainFault.Hyphen => "A label begins or ends with a hyphen, or has hyphens at the third and fourth place without being an A-label (xn--).",
        DomainFault.Character => "The domain has a character that no host name has. Letters, digits and hyphens are allowed.",
        DomainFault.Invisible => "The domain has an invisible character. Type the name anew, or write its A-label (xn--...).",
        DomainFault.IpAddress => "An IP address is not a domain.",
        DomainFault.FakeALabel => "A label begins with xn-- but is not the one A-label of an international name (RFC 5890).",
        DomainFault.NotInternational => "The domain is not an international name by IDNA (RFC 5892): a label has a character that may not stand in one, or hyphens at the third and fourth place.",
        DomainFault.NoUnicodeData => "This process has no Unicode tables (invariant globalization). Write international names as A-labels (xn--...).",
        _ => "The text is not a domain.",
    };

    /// <summary>What can be said before any conversion; control characters and blanks are no part of names in any writing.</summary>
    private static DomainFault Surface(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return text.Length == 0 ? DomainFault.Empty : DomainFault.TooLong;
        }

        foreach (char character in text)
        {
            if (IsInvisible(character))
            {
                return DomainFault.Invisible;
            }

            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return DomainFault.Character;
            }
        }

        return text.Contains('*', StringComparison.Ordinal) ? DomainFault.Wildcard
            : text.AsSpan().ContainsAny(Delimiters) ? DomainFault.Address
            : text[^1] is '.' or '\u3002' or '\uFF0E' or '\uFF61' ? DomainFault.TrailingDot
            : DomainFault.None;
    }

    /// <summary>Characters that IDNA drops silently: with them two texts that look the same would be the same name, or not, by platform.</summary>
    private static bool IsInvisible(char character) =>
        character > 127 && (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format
            || character is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or (>= '\u180B' and <= '\u180F') or '\u3164' or (>= '\uFE00' and <= '\uFE0F') or '\uFFA0' or '\uDB40');

    private static DomainFault ToAscii(string text, out string ascii)
    {
        ascii = string.Empty;
        if (!FoldsUnicode)
        {
            return DomainFault.NoUnicodeData;
        }

        try
        {
            // Older Unicode tables write the capital as "ss", which is another name than the small letter's.
            ascii = Idn.GetAscii(text.Replace('\u1E9E', '\u00DF'));
            return DomainFault.None;
        }
        catch (ArgumentException)
        {
            return DomainFault.NotInternational;
        }
    }

    private static DomainFault Labels(string name, string typed)
    {
        if (name.Length > LongestName)
        {
            return DomainFault.TooLong;
        }

        int count = 0;
        bool numeric = false;
        foreach (Range range in name.AsSpan().Split('.'))
        {
            ReadOnlySpan<char> label = name.AsSpan(range);
            DomainFault fault = Label(label);
            if (fault != DomainFault.None)
            {
                return fault == DomainFault.FakeALabel && !typed.AsSpan().Contains(label, StringComparison.OrdinalIgnoreCase) ? DomainFault.NotInternational : fault;
            }

            numeric = IsNumber(label);
            count++;
        }

        return numeric ? DomainFault.IpAddress : count < 2 ? DomainFault.SingleLabel : DomainFault.None;
    }

    private static DomainFault Label(ReadOnlySpan<char> label) =>
        label.IsEmpty ? DomainFault.EmptyLabel
        : label.Length > LongestLabel ? DomainFault.LabelTooLong
        : label.ContainsAnyExcept(LabelCharacters) ? DomainFault.Character
        : label[0] == '-' || label[^1] == '-' ? DomainFault.Hyphen
        : label.Length < 4 || label[2] != '-' || label[3] != '-' ? DomainFault.None
        : !label.StartsWith("xn", StringComparison.Ordinal) ? DomainFault.Hyphen
        : InternationalLabel.IsALabel(Idn, label.ToString()) ? DomainFault.None
        : DomainFault.FakeALabel;

    /// <summary>A last label that is a number makes the whole an IPv4 address to many readers, in hexadecimal too.</summary>
    private static bool IsNumber(ReadOnlySpan<char> label) =>
        !label.ContainsAnyExceptInRange('0', '9')
        || (label.StartsWith("0x", StringComparison.Ordinal) && !label[2..].ContainsAnyExcept(HexDigits));
}
