using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Engine.Json;

/// <summary>
/// Reads JSON with positions, and tolerates what configuration files hold: a byte order mark, comments, trailing commas.
/// A compiler host promises no JSON library to analyzers.
/// </summary>
internal sealed class JsonParser
{
    private const int Deepest = 64;

    private readonly string _text;
    private int _position;
    private int _depth;
    private JsonFault? _fault;

    private JsonParser(string text) => _text = text;

    public static JsonNode? Parse(string text, out JsonFault? fault)
    {
        var parser = new JsonParser(text);
        parser.SkipSpace();
        var node = parser.Value();
        if (node is not null)
        {
            parser.SkipSpace();
            if (parser._fault is null && parser._position < text.Length)
            {
                parser.Fail("there is text behind the end of the value");
            }
        }

        fault = parser._fault;
        return fault is null ? node : null;
    }

    private bool AtEnd => _position >= _text.Length;

    private JsonNode? Value()
    {
        if (AtEnd)
        {
            return Fail("a value is missing");
        }

        if (_depth == Deepest)
        {
            return Fail("values are nested too deep");
        }

        _depth++;
        var node = _text[_position] switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => TextValue(),
            _ => Word(),
        };
        _depth--;
        return node;
    }

    private JsonNode? Object()
    {
        var start = _position++;
        var members = new List<JsonMember>();
        while (true)
        {
            SkipSpace();
            if (Take('}'))
            {
                return Node(JsonKind.Object, start, string.Empty, members, []);
            }

            if (AtEnd || _text[_position] != '"')
            {
                return Fail("a member name in quotation marks or '}' is expected");
            }

            if (TextValue() is not { } name)
            {
                return null;
            }

            SkipSpace();
            if (!Take(':'))
            {
                return Fail("':' is expected");
            }

            SkipSpace();
            if (Value() is not { } value)
            {
                return null;
            }

            members.Add(new JsonMember(name.Text, name.Span, value));
            SkipSpace();
            if (!Take(',') && (AtEnd || _text[_position] != '}'))
            {
                return Fail("',' or '}' is expected");
            }
        }
    }

    private JsonNode? Array()
    {
        var start = _position++;
        var items = new List<JsonNode>();
        while (true)
        {
            SkipSpace();
            if (Take(']'))
            {
                return Node(JsonKind.Array, start, string.Empty, [], items);
            }

            if (Value() is not { } value)
            {
                return null;
            }

            items.Add(value);
            SkipSpace();
            if (!Take(',') && (AtEnd || _text[_position] != ']'))
            {
                return Fail("',' or ']' is expected");
            }
        }
    }

    private JsonNode? TextValue()
    {
        var start = _position++;
        var value = new StringBuilder();
        while (!AtEnd)
        {
            var character = _text[_position++];
            switch (character)
            {
                case '"':
                    return Node(JsonKind.Text, start, value.ToString(), [], []);
                case '\\' when !AtEnd:
                    if (!Escape(value))
                    {
                        return Fail("an unknown escape sequence");
                    }

                    break;
                case '\n' or '\r':
                    _position--;
                    return Fail("a text does not end on its line");
                default:
                    value.Append(character);
                    break;
            }
        }

        return Fail("a text has no end");
    }

    private bool Escape(StringBuilder value)
    {
        var escaped = _text[_position++];
        if (escaped == 'u')
        {
            if (_position + 4 > _text.Length
                || !ushort.TryParse(_text.Substring(_position, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            value.Append((char)code);
            _position += 4;
            return true;
        }

        var index = "\"\\/bfnrt".IndexOf(escaped);
        if (index >= 0)
        {
            value.Append("\"\\/\b\f\n\r\t"[index]);
        }

        return index >= 0;
    }

    private JsonNode? Word()
    {
        var start = _position;
        while (!AtEnd && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '+' or '.'))
        {
            _position++;
        }

        return _position == start
            ? Fail("a value is expected")
            : Node(JsonKind.Word, start, _text.Substring(start, _position - start), [], []);
    }

    private void SkipSpace()
    {
        while (!AtEnd)
        {
            var character = _text[_position];
            if (char.IsWhiteSpace(character) || character == '\uFEFF')
            {
                _position++;
            }
            else if (character == '/' && _position + 1 < _text.Length && _text[_position + 1] == '/')
            {
                SkipTo("\n");
            }
            else if (character == '/' && _position + 1 < _text.Length && _text[_position + 1] == '*')
            {
                _position += 2;
                SkipTo("*/");
            }
            else
            {
                return;
            }
        }
    }

    private void SkipTo(string end)
    {
        var found = _text.IndexOf(end, _position, StringComparison.Ordinal);
        _position = found < 0 ? _text.Length : found + end.Length;
    }

    private bool Take(char expected)
    {
        if (AtEnd || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private JsonNode Node(JsonKind kind, int start, string text, IReadOnlyList<JsonMember> members, IReadOnlyList<JsonNode> items) =>
        new(kind, TextSpan.FromBounds(start, _position), text, members, items);

    private JsonNode? Fail(string reason)
    {
        _fault ??= new JsonFault(new TextSpan(Math.Min(_position, _text.Length), AtEnd ? 0 : 1), reason);
        return null;
    }
}
