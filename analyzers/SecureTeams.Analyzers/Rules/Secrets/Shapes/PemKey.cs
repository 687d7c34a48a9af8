using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Private keys between PEM lines, with real or escaped line ends.</summary>
internal static class PemKey
{
    /// <summary>The least that any kind of key needs.</summary>
    private const int ShortestBody = 60;

    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    private static readonly Lowering Encrypted = Lowering.ByOneLevel("encrypted with a password");

    public static bool MayBeginAt(string text, int start) => Letters.StandAt(text, start, Begin);

    /// <summary>The key, or its last line, may stand in the next piece.</summary>
    public static bool IsBegun(string text) => MayBeginAt(text, 0) && text.IndexOf("PRIVATE KEY" + Dashes, StringComparison.Ordinal) > 0;

    public static FoundSecret At(string text, int start)
    {
        var label = start + Begin.Length;
        var endOfLabel = text.IndexOf(Dashes, label, StringComparison.Ordinal);
        if (endOfLabel < 0 || text.IndexOf("PRIVATE KEY", label, endOfLabel - label, StringComparison.Ordinal) < 0)
        {
            return default;
        }

        var body = endOfLabel + Dashes.Length;
        var end = text.IndexOf(Dashes, body, StringComparison.Ordinal);
        if (end < 0)
        {
            return default;
        }

        var first = BehindHeaders(text, body, end);
        if (!IsKey(text, first, end))
        {
            return default;
        }

        var isEncrypted = text.IndexOf("ENCRYPTED", label, first - label, StringComparison.Ordinal) >= 0;
        return new FoundSecret("a private key", start, end, isEncrypted ? Encrypted : null, isOftenMadeForTests: true);
    }

    /// <summary>Headers such as <c>Proc-Type</c> end with an empty line.</summary>
    private static int BehindHeaders(string text, int body, int end)
    {
        if (text.IndexOf(": ", body, end - body, StringComparison.Ordinal) < 0)
        {
            return body;
        }

        foreach (var empty in new[] { "\n\n", "\r\n\r\n", @"\n\n", @"\r\n\r\n" })
        {
            var at = text.IndexOf(empty, body, end - body, StringComparison.Ordinal);
            if (at >= 0)
            {
                return at;
            }
        }

        return body;
    }

    private static bool IsKey(string text, int start, int end)
    {
        var letters = 0;
        var firstLetter = '\0';
        for (var i = start; i < end; i++)
        {
            var letter = text[i];
            if (letter == '\\' && i + 1 < end && text[i + 1] is 'n' or 'r')
            {
                i++;
            }
            else if (Letters.IsBase64(letter))
            {
                firstLetter = letters++ == 0 ? letter : firstLetter;
            }
            else if (!char.IsWhiteSpace(letter) && letter is not ('=' or TextTracer.Hole))
            {
                return false;
            }
        }

        // DER, OpenSSH's own format, or OpenPGP.
        return letters >= ShortestBody && firstLetter is 'M' or 'b' or 'l' && !Samples.IsMonotonous(text, start, end);
    }
}
