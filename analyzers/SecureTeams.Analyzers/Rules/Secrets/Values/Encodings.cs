using System.Globalization;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Bytes behind text; null where the text is not in the encoding.</summary>
internal static class Encodings
{
    public static byte[]? FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static byte[]? FromBase64Url(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        return FromBase64(plain.PadRight((plain.Length + 3) / 4 * 4, '='));
    }

    public static byte[]? FromHex(string text)
    {
        if (text.Length % 2 != 0)
        {
            return null;
        }

        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(text.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }
}
