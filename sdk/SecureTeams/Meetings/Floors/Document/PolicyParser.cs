namespace SecureTeams.Meetings.Floors.Document;

/// <summary>Reads a JSON document into nodes with positions. The first fault ends it.</summary>
internal sealed class PolicyParser
{
    private const int Deepest = 32;

    private readonly PolicyText _text;
    private int _depth;
    private string? _fault;
    private int _faultPosition;

    private PolicyParser(PolicyText text) => _text = text;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong first; null where nothing is.</param>
    /// <param name="position">Where it is.</param>
    /// <returns>The document's value; null where the text is not one.</returns>
    internal static PolicyNode? Read(PolicyText text, out string? fault, out int position)
    {
        var parser = new PolicyParser(text);
        text.SkipSpace();
        PolicyNode? node = parser.Value();
        text.SkipSpace();
        if (node is not null && !text.IsAtEnd)
        {
            node = parser.Fail("there is text behind the end of the document");
        }

        fault = parser._fault;
        position = parser._faultPosition;
        return node;
    }

    private PolicyNode? Value()
    {
        if (_depth == Deepest)
        {
            return Fail("values are nested too deep");
        }

        _depth++;
        PolicyNode? node = Next();
        _depth--;
        return node;
    }

    private PolicyNode? Next()
    {
        int start = _text.Position;
        switch (_text.Current)
        {
            case '{':
                return Object();
            case '[':
                return Array();
            case '"':
                string? quoted = _text.TakeQuoted();
                return quoted is null ? Fail("the text has no end, or an escape that JSON does not have") : new PolicyNode(start, quoted, isQuoted: true);
            default:
                string word = _text.TakeWord();
                return word.Length == 0 ? Fail("a value is missing") : IsWord(word) ? new PolicyNode(start, word, isQuoted: false) : Fail("a value is a text in quotation marks, a number, true, false or null", start);
        }
    }

    private PolicyNode? Object()
    {
        int start = _text.Position;
        var members = new List<PolicyMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _text.Take('{');
        while (true)
        {
            _text.SkipSpace();
            if (_text.Take('}'))
            {
                return new PolicyNode(start, members);
            }

            int position = _text.Position;
            string? name = _text.Current == '"' ? _text.TakeQuoted() : null;
            if (name is null)
            {
                return Fail("a member's name in quotation marks, or the end of the object, is expected");
            }

            if (!names.Add(name))
            {
                return Fail("the member '" + Shown(name) + "' occurs twice", position);
            }

            _text.SkipSpace();
            if (!_text.Take(':'))
            {
                return Fail("':' is expected after the member's name");
            }

            _text.SkipSpace();
            PolicyNode? value = Value();
            if (value is null)
            {
                return null;
            }

            members.Add(new PolicyMember(name, position, value));
            _text.SkipSpace();
            if (!_text.Take(',') && _text.Current != '}')
            {
                return Fail("',' or the end of the object is expected");
            }
        }
    }

    private PolicyNode? Array()
    {
        int start = _text.Position;
        _text.Take('[');
        while (true)
        {
            _text.SkipSpace();
            if (_text.Take(']'))
            {
                return new PolicyNode(start, members: null);
            }

            if (Value() is null)
            {
                return null;
            }

            _text.SkipSpace();
            if (!_text.Take(',') && _text.Current != ']')
            {
                return Fail("',' or the end of the array is expected");
            }
        }
    }

    private PolicyNode? Fail(string reason) => Fail(reason, _text.Position);

    private PolicyNode? Fail(string reason, int position)
    {
        if (_fault is null)
        {
            _fault = reason;
            _faultPosition = position;
        }

        return null;
    }

    private static bool IsWord(string word) => word == "true" || word == "false" || word == "null" || PolicyNumber.Is(word);

    /// <summary>A name as messages may hold it: what a file says may be anything.</summary>
    internal static string Shown(string name)
    {
        if (name.Length == 0 || name.Length > 64)
        {
            return "(unreadable)";
        }

        foreach (char letter in name)
        {
            if (!(letter >= 'a' && letter <= 'z') && !(letter >= 'A' && letter <= 'Z') && !(letter >= '0' && letter <= '9') && "_-.$".IndexOf(letter, 0) < 0)
            {
                return "(unreadable)";
            }
        }

        return name;
    }
}
