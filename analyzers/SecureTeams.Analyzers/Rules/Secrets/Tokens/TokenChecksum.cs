namespace SecureTeams.Analyzers.Rules.Secrets.Tokens;

/// <summary>The checksum at the end of GitHub's and npm's tokens: CRC-32 of what stands before it, in base 62.</summary>
internal static class TokenChecksum
{
    private const int Length = 6;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static bool Fits(string text, int start, int end)
    {
        var remaining = Crc(text, start, end - Length);
        for (var i = end - 1; i >= end - Length; i--)
        {
            if (text[i] != Digits[(int)(remaining % 62)])
            {
                return false;
            }

            remaining /= 62;
        }

        return true;
    }

    private static uint Crc(string text, int start, int end)
    {
        var crc = uint.MaxValue;
        for (var i = start; i < end; i++)
        {
            crc ^= text[i];
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
