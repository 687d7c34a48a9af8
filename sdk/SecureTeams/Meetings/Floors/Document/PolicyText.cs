using System.Text;

namespace SecureTeams.Meetings.Floors.Document;

/// <summary>
/// Walks through the text of a JSON document. It tolerates what configuration files hold: a byte order mark, comments, trailing commas.
/// </summary>
/// <remarks>
/// The files of this folder use nothing but the base library of .NET Standard 2.0, so that a compiler host,
/// which promises neither a JSON library nor a newer runtime, can share them as source.
/// </remarks>
internal sealed class PolicyText
{
    private readonly string _text;

    internal PolicyText(string text)
    {
        _text = text;
        Position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    internal int Position { get; private set; }

    internal bool IsAtEnd => Position >= _text.Length;

    internal char Current => IsAtEnd ? '\0' : _text[Position];

    internal bool Take(char expected)
    {
        if (IsAtEnd || _text[Position] != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    internal void SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (IsSpace(_text[Position]))
            {
                Position++;
            }
            else if (!SkipComment())
            {
                return;
            }
        }
    }

    /// <summary>Takes a word: a number, true, false, null, or whatever stands there unquoted.</summary>
    internal string TakeWord()
    {
        int start = Position;
        while (!IsAtEnd && !IsSpace(_text[Position]) && ",:{}[]\"/".IndexOf(_text[Position], 0) < 0)
        {
            Position++;
        }

        return _text.Substring(start, Position - start);
    }

    /// <summary>Takes a text in quotation marks; null where it has no end or a wrong escape, and the position is then that of the fault.</summary>
    internal string? TakeQuoted()
    {
        var value = new StringBuilder();
        Position++;
        while (!IsAtEnd && _text[Position] >= ' ')
        {
            char next = _text[Position];
            if (next == '"')
            {
                Position++;
                return value.ToString();
            }

            if (next != '\\')
            {
                value.Append(next);
                Position++;
            }
            else if (!TakeEscape(value))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Gives the line and the column of a position, both from 1.</summary>
    internal void Locate(int position, out int line, out int column)
    {
        line = 1;
        int start = 0;
        for (int i = 0; i < position && i < _text.Length; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        column = position - start + (line == 1 && _text.Length > 0 && _text[0] == '\uFEFF' ? 0 : 1);
    }

    private bool TakeEscape(StringBuilder value)
    {
        if (Position + 1 >= _text.Length)
        {
            return false;
        }

        int known = "\"\\/bfnrt".IndexOf(_text[Position + 1], 0);
        if (known >= 0)
        {
            value.Append("\"\\/\b\f\n\r\t"[known]);
            Position += 2;
            return true;
        }

        if (_text[Position + 1] != 'u' || Position + 6 > _text.Length)
        {
            return false;
        }

        int code = 0;
        for (int i = Position + 2; i < Position + 6; i++)
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(_text[i]), 0);
            if (digit < 0)
            {
                return false;
            }

            code = (code * 16) + digit;
        }

        value.Append((char)code);
        Position += 6;
        return true;
    }

    private bool SkipComment()
    {
        if (string.CompareOrdinal(_text, Position, "//", 0, 2) == 0)
        {
            int end = _text.IndexOf('\n', Position);
            Position = end < 0 ? _text.Length : end;
            return true;
        }

        if (string.CompareOrdinal(_text, Position, "/*", 0, 2) != 0)
        {
            return false;
        }

        int close = _text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            return false;
        }

        Position = close + 2;
        return true;
    }

    private static bool IsSpace(char value) => value == ' ' || value == '\t' || value == '\r' || value == '\n';
}
