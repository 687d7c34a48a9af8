using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary>A quick look for a key that takes a secret, or for the scheme of a database or broker. Nothing is allocated.</summary>
internal static class ConnectionMark
{
    private const int Shortest = 12;

    private static readonly string[] Keys = ["password", "pwd", "passwd", "accountkey", "accesskey", "signature", "sharedsecretvalue", "clientsecret", "secret", "apikey", "key"];

    /// <summary>In a piece of a text the rest of the connection string stands elsewhere.</summary>
    public static bool MayStandIn(string text, bool isPiece)
    {
        if (text.Length < Shortest && !isPiece)
        {
            return false;
        }

        var isSeparated = isPiece || text.IndexOf(';') >= 0 || text.IndexOf(',') >= 0;
        for (var at = isSeparated ? text.IndexOf('=') : -1; at >= 0; at = text.IndexOf('=', at + 1))
        {
            if (IsKeyBefore(text, at))
            {
                return true;
            }
        }

        return ConnectionAddress.MayStandIn(text, isPiece);
    }

    private static bool IsKeyBefore(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        foreach (var key in Keys)
        {
            var start = end - key.Length;
            if (start >= 0
                && string.Compare(text, start, key, 0, key.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (key != "key" || start == 0 || !Letters.IsWord(text[start - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
