using System.Buffers;
using System.Text;

namespace SecureTeams.Identity.Claims;

/// <summary>
/// Reads the challenges of a <c>WWW-Authenticate</c> header one after the other, in one pass (RFC 9110 sections 5.6 and 11.6.1).
/// It ends at the first thing that is not in the grammar, so that what follows is not read with another meaning.
/// </summary>
internal ref struct ChallengeReader(ReadOnlySpan<char> header)
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private ReadOnlySpan<char> _rest = header;

    /// <summary>Reads the next challenge; false at the end of the header, or where it breaks the grammar.</summary>
    internal bool TryReadChallenge(out ReadOnlySpan<char> scheme, out ChallengeParameters parameters)
    {
        parameters = default;
        SkipCommas();
        scheme = Token(_rest);
        if (scheme.IsEmpty)
        {
            return false;
        }

        _rest = _rest[scheme.Length..];
        if (!_rest.IsEmpty && _rest[0] is not (' ' or '\t' or ','))
        {
            return false;
        }

        SkipSpaces();
        return TrySkipToken68() || TryReadParameters(ref parameters);
    }

    private bool TryReadParameters(ref ChallengeParameters parameters)
    {
        bool isFirst = true;
        while (true)
        {
            ReadOnlySpan<char> before = _rest;
            bool isSeparated = SkipCommas() || isFirst;
            if (!TryReadName(out ReadOnlySpan<char> name))
            {
                // What comes is the next challenge, or the end.
                _rest = before;
                return true;
            }

            if (!isSeparated || !TryReadValue(out string? value) || !TryKeep(name, value, ref parameters))
            {
                _rest = default;
                return false;
            }

            isFirst = false;
        }
    }

    /// <summary>A parameter that is there twice has no certain meaning.</summary>
    private static bool TryKeep(ReadOnlySpan<char> name, string value, ref ChallengeParameters parameters)
    {
        if (name.Equals("error", StringComparison.OrdinalIgnoreCase))
        {
            bool isNew = parameters.Error is null;
            parameters = parameters with { Error = value };
            return isNew;
        }

        if (name.Equals("claims", StringComparison.OrdinalIgnoreCase))
        {
            bool isNew = parameters.Claims is null;
            parameters = parameters with { Claims = value };
            return isNew;
        }

        return true;
    }

    private bool TryReadName(out ReadOnlySpan<char> name)
    {
        name = Token(_rest);
        ReadOnlySpan<char> after = _rest[name.Length..].TrimStart(" \t");
        if (name.IsEmpty || after.IsEmpty || after[0] != '=')
        {
            return false;
        }

        _rest = after[1..].TrimStart(" \t");
        return true;
    }

    private bool TryReadValue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
    {
        if (!_rest.IsEmpty && _rest[0] == '"')
        {
            return TryReadQuoted(out value);
        }

        // Base64 ends in '=', which is no character of a token; senders leave the quotes out nevertheless.
        ReadOnlySpan<char> token = Token68(_rest);
        value = token.ToString();
        _rest = _rest[token.Length..];
        return token.Length > 0 && (_rest.IsEmpty || _rest[0] is ' ' or '\t' or ',');
    }

    private bool TryReadQuoted([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
    {
        var text = new StringBuilder();
        for (int i = 1; i < _rest.Length; i++)
        {
            if (_rest[i] == '"')
            {
                value = text.ToString();
                _rest = _rest[(i + 1)..];
                return true;
            }

            if (_rest[i] == '\\' && ++i == _rest.Length)
            {
                break;
            }

            text.Append(_rest[i]);
        }

        value = null;
        return false;
    }

    /// <summary>Skips the form in which a scheme has one value instead of parameters, such as Negotiate's.</summary>
    private bool TrySkipToken68()
    {
        ReadOnlySpan<char> token = Token68(_rest);
        ReadOnlySpan<char> after = _rest[token.Length..].TrimStart(" \t");
        if (token.IsEmpty || (!after.IsEmpty && after[0] != ','))
        {
            return false;
        }

        _rest = after;
        return true;
    }

    private bool SkipCommas()
    {
        ReadOnlySpan<char> before = _rest;
        _rest = _rest.TrimStart(" \t,");
        return before[..^_rest.Length].Contains(',');
    }

    private void SkipSpaces() => _rest = _rest.TrimStart(" \t");

    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExcept(TokenCharacters);
        return end < 0 ? text : text[..end];
    }

    private static ReadOnlySpan<char> Token68(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && (TokenCharacters.Contains(text[end]) || text[end] == '/'))
        {
            end++;
        }

        // At its end only, and more than a base64 text has is none.
        int padding = end;
        while (padding < text.Length && text[padding] == '=' && padding - end < 2)
        {
            padding++;
        }

        return text[..padding];
    }
}
