namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Base64 of a private key (PKCS#1, PKCS#8, SEC 1) or of a PKCS#12 file: told by the first elements and by the length that they state.</summary>
internal static class DerKey
{
    private const int Sequence = 0x30;
    private const int Integer = 0x02;
    private const int OctetString = 0x04;

    /// <summary>An indefinite length, as old Windows exports have it, then the number 3 and the contents.</summary>
    private const string IndefinitePkcs12 = "MIACAQMwgAYJKoZIhvcNAQcB";

    private static readonly byte[][] KeyAlgorithms =
    [
        [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01],
        [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01],
        [0x06, 0x03, 0x2B, 0x65],
    ];

    /// <summary>The start is that of a run of base64 characters, which begins with M.</summary>
    public static FoundSecret At(string text, int start)
    {
        if (Letters.StandAt(text, start, IndefinitePkcs12))
        {
            return new FoundSecret("a PKCS#12 file", start, End(text, start, out var size), null, isOftenMadeForTests: true) is { } found && size > 200 ? found : default;
        }

        var reader = new Reader(text, start);
        if (reader.Take() != Sequence || reader.TakeLength() is not { } length || NameOf(ref reader) is not { } name)
        {
            return default;
        }

        var end = End(text, start, out var bytes);
        return bytes == length + reader.HeaderLength && !Samples.IsMonotonous(text, start, end)
            ? new FoundSecret(name, start, end, null, isOftenMadeForTests: true)
            : default;
    }

    private static string? NameOf(ref Reader reader)
    {
        if (reader.Take() != Integer || reader.Take() != 1)
        {
            return null;
        }

        return (reader.Take(), reader.Take()) switch
        {
            (3, Sequence) => "a PKCS#12 file",
            (0 or 1, Sequence) when reader.TakeLength() is not null && reader.IsAtOneOf(KeyAlgorithms) => "a private key",
            (0, Integer) when reader.TakeLength() is >= 64 => "a private key",
            (1, OctetString) when reader.TakeLength() is 28 or 32 or 48 or 66 => "a private key",
            _ => null,
        };
    }

    /// <summary>Line ends inside are passed, also escaped ones.</summary>
    private static int End(string text, int start, out int bytes)
    {
        var letters = 0;
        var end = start;
        for (var i = start; i < text.Length; i++)
        {
            if (Letters.IsBase64(text[i]))
            {
                letters++;
                end = i + 1;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r')
            {
                i++;
            }
            else if (text[i] is not ('\r' or '\n' or ' ' or '\t'))
            {
                break;
            }
        }

        bytes = letters * 3 / 4;
        return Letters.EndOfPadding(text, end);
    }

    /// <summary>Decodes as far as it is asked.</summary>
    private struct Reader(string text, int start)
    {
        private int _at;

        public int HeaderLength { get; private set; }

        /// <summary>The next byte; -1 when the text ends or is no base64.</summary>
        public int Take()
        {
            var index = start + (_at / 3 * 4) + (_at % 3);
            if (index + 1 >= text.Length)
            {
                return -1;
            }

            var (first, second) = (Value(text[index]), Value(text[index + 1]));
            var shift = 2 * (_at % 3);
            _at++;
            return first < 0 || second < 0 ? -1 : ((first << (2 + shift)) | (second >> (4 - shift))) & 0xFF;
        }

        public int? TakeLength()
        {
            var length = Take();
            if (length > 0x80)
            {
                var more = length & 0x7F;
                if (more > 3)
                {
                    return null;
                }

                for (length = 0; more > 0; more--)
                {
                    length = (length << 8) | Take();
                }
            }

            HeaderLength = HeaderLength == 0 ? _at : HeaderLength;
            return length < 0 ? null : length;
        }

        public readonly bool IsAtOneOf(byte[][] expected)
        {
            foreach (var bytes in expected)
            {
                var copy = this;
                if (Array.TrueForAll(bytes, value => copy.Take() == value))
                {
                    return true;
                }
            }

            return false;
        }

        private static int Value(char letter) => letter switch
        {
            >= 'A' and <= 'Z' => letter - 'A',
            >= 'a' and <= 'z' => letter - 'a' + 26,
            >= '0' and <= '9' => letter - '0' + 52,
            '+' => 62,
            '/' => 63,
            _ => -1,
        };
    }
}
