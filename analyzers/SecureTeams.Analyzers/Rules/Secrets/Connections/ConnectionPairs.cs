using System.Text;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary>The keys and values of a connection string; keys in lower case and without spaces.</summary>
internal sealed class ConnectionPairs
{
    private const int LongestKey = 40;

    private readonly List<(string Key, string Value)> _pairs = [];

    private ConnectionPairs()
    {
    }

    public int Count => _pairs.Count;

    public IEnumerable<string> Values => _pairs.Select(static pair => pair.Value);

    public string? this[string key]
    {
        get
        {
            foreach (var pair in _pairs)
            {
                if (pair.Key == key)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The first of several keys that has a value.</summary>
    public string? First(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (this[key] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    public bool HasAny(Func<string, bool> predicate) => _pairs.Any(pair => predicate(pair.Key));

    /// <summary>Null when the text is none.</summary>
    public static ConnectionPairs? Of(string text) => Separated(text, ';') ?? Redis(text) ?? Java(text);

    /// <summary><c>host:6380,password=...,ssl=True</c>.</summary>
    private static ConnectionPairs? Redis(string text)
    {
        var comma = text.IndexOf(',');
        if (comma <= 0 || text.IndexOf(';') >= 0)
        {
            return null;
        }

        var host = text.Substring(0, comma).Trim();
        if (host.IndexOfAny([':', '.', Engine.Tracing.TextTracer.Hole]) < 0 || host.IndexOf('=') >= 0 || host.IndexOf(' ') >= 0 || host.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        // More hosts may follow before the first option.
        var option = text.IndexOf('=', comma);
        comma = option < 0 ? comma : text.LastIndexOf(',', option);
        return WithServer(host, Separated(text.Substring(comma + 1), ','));
    }

    /// <summary><c>jdbc:sqlserver://host:1433;user=sa;password=...</c>, and what else begins with an address.</summary>
    private static ConnectionPairs? Java(string text)
    {
        var semicolon = text.IndexOf(';');
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && semicolon > scheme && text.IndexOf('=', 0, semicolon) < 0
            ? WithServer(text.Substring(scheme + 3, semicolon - scheme - 3), Separated(text.Substring(semicolon + 1), ';'))
            : null;
    }

    private static ConnectionPairs? WithServer(string server, ConnectionPairs? pairs)
    {
        pairs?._pairs.Insert(0, ("server", server));
        return pairs;
    }

    private static ConnectionPairs? Separated(string text, char separator)
    {
        var pairs = new ConnectionPairs();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPart(text, at, separator, out var equals);
            if (equals >= 0)
            {
                if (Key(text, at, equals) is not { } key)
                {
                    return null;
                }

                pairs._pairs.Add((key, Unquoted(text.Substring(equals + 1, end - equals - 1).Trim())));
            }
            else if (text.Substring(at, end - at).Trim().Trim(Engine.Tracing.TextTracer.Hole).Length > 0)
            {
                return null;
            }

            at = end + 1;
        }

        return pairs.Count > 0 ? pairs : null;
    }

    /// <summary>A value may stand in quotation marks or braces, with separators inside.</summary>
    private static int EndOfPart(string text, int start, char separator, out int equals)
    {
        equals = -1;
        var closing = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var letter = text[i];
            if (closing != '\0')
            {
                closing = letter == closing ? '\0' : closing;
            }
            else if (letter == separator)
            {
                return i;
            }
            else if (equals < 0)
            {
                equals = letter == '=' ? i : -1;
            }
            else if (i == equals + 1 && letter is '"' or '\'' or '{')
            {
                var expected = letter == '{' ? '}' : letter;
                closing = text.IndexOf(expected, i + 1) > 0 ? expected : '\0';
            }
        }

        return text.Length;
    }

    private static string? Key(string text, int start, int end)
    {
        var key = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var letter = text[i];
            if (letter is ' ' or '\t' or '\r' or '\n' or '_' or '-' or '.' or Engine.Tracing.TextTracer.Hole)
            {
                continue;
            }

            if (!Shapes.Letters.IsWord(letter))
            {
                return null;
            }

            key.Append(char.ToLowerInvariant(letter));
        }

        return key.Length is > 0 and <= LongestKey && end - start <= 2 * LongestKey ? key.ToString() : null;
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] == value[value.Length - 1] && value[0] is '"' or '\'' ? value.Substring(1, value.Length - 2) : value;
}
