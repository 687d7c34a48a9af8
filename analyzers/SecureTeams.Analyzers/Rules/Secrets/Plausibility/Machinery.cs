namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>Texts that a program works with: addresses, paths, patterns, formats, references to a place where the secret is.</summary>
internal static class Machinery
{
    private static readonly string[] PatternMarks = ["(?", "\\d", "\\w", "\\s", "\\b", "[a-z", "[A-Z", "[0-9", "[^", ".*", ".+", "{0", "$(", "%s", "/>", "</", "\\u", "={", "=>", "=\"", "char(", "CHAR(", "binary(", "BINARY(", "='", "[@", "[type"];

    private static readonly string[] References = ["urn:", "env:", "file:", "vault:", "secretref:", "keyvault:", "data:", "arn:", "ssm:", "kv:", "awssm:", "azurekeyvault:", "mailto:", "tel:", "alt+", "ctrl+", "shift+", "$2a$", "$2b$", "$2y$", "$argon2", "$pbkdf2", "{sha", "fa-", "bi-", "mdi-", "icon-", "btn-", "mat-", "mud-", "form-", "col-",
        "css=", "xpath=", "id=", "name=", "ctl00", "txtpass", "txtpwd", "input#", "input.", "anonymous@"];

    private const int ShortestAlphabet = 20;

    public static bool Matches(string text, TextShape shape) =>
        text.IndexOf("://", StringComparison.Ordinal) >= 0
        || StartsWithReference(text)
        || HasPattern(text)
        || IsColour(text)
        || IsMarked(text)
        || IsPath(text, shape)
        || IsEnvironmentVariable(shape, text)
        || IsHeader(text, shape)
        || IsIdentityHash(text)
        || IsAlphabet(text)
        || IsLabel(text, shape);

    private static bool StartsWithReference(string text)
    {
        foreach (var reference in References)
        {
            if (text.StartsWith(reference, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPattern(string text)
    {
        foreach (var mark in PatternMarks)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return (text[0] == '^' && text[text.Length - 1] == '$')
            || (text[0] is '{' or '[' or '<' or '(' && text[text.Length - 1] is '}' or ']' or '>' or ')')
            || (text[0] == '%' && text[text.Length - 1] == '%');
    }

    private static bool IsColour(string text)
    {
        if (text[0] != '#' || text.Length is not (4 or 5 or 7 or 9))
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (!Uri.IsHexDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Parameters of SQL, options of a command line, variables of a shell, ids of HTML: a mark and a name.</summary>
    private static bool IsMarked(string text)
    {
        if (text.StartsWith("--", StringComparison.Ordinal))
        {
            return true;
        }

        if (text[0] is not ('@' or ':' or '$' or '#' or '.' or '&' or '?' or '%' or '-' or '=' or '!' or '~'))
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]) && text[i] is not ('_' or '-' or '=' or '.' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPath(string text, TextShape shape)
    {
        if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("~/", StringComparison.Ordinal)
            || text.IndexOf(":\\", StringComparison.Ordinal) == 1 || text.StartsWith("\\\\", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var ending in ValueWords.FileEndings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // Base64 has slashes, too, and most of it has more than words between them.
        return text.IndexOf('/') >= 0 && !shape.IsRandom && (text[0] == '/' || shape.IsWords || IsLowerPath(text, shape)) && text.IndexOf('+') < 0 && text.IndexOf('=') < 0;
    }

    /// <summary>Two slashes or more, and few figures: "kv/data/db2".</summary>
    private static bool IsLowerPath(string text, TextShape shape) =>
        shape is { Upper: 0, Symbols: 0, Digits: <= 4 } && text.IndexOf('/') != text.LastIndexOf('/');

    private static bool IsHeader(string text, TextShape shape) =>
        shape is { Symbols: 0, Foreign: 0, Digits: <= 3 } && text.StartsWith("x-", StringComparison.OrdinalIgnoreCase);

    /// <summary>What ASP.NET Core Identity stores in place of a password.</summary>
    private static bool IsIdentityHash(string text) => text.Length >= 60 && text.StartsWith("AQAAAA", StringComparison.Ordinal);

    /// <summary>The characters that passwords are made of: most follow the one before them, and none comes again.</summary>
    private static bool IsAlphabet(string text)
    {
        if (text.Length < ShortestAlphabet)
        {
            return false;
        }

        var rising = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text.IndexOf(text[i], 0, i) >= 0)
            {
                return false;
            }

            rising += text[i] == text[i - 1] + 1 ? 1 : 0;
        }

        return rising * 2 >= text.Length;
    }

    private static bool IsEnvironmentVariable(TextShape shape, string text) =>
        shape is { Lower: 0, Symbols: 0, Foreign: 0 } && shape.Upper >= 3 && text.IndexOf('_') > 0 && shape.Digits <= 2;

    /// <summary>Words of another alphabet, or a word that ends like a prompt.</summary>
    private static bool IsLabel(string text, TextShape shape) =>
        (shape.Foreign > 0 && shape.Digits == 0) || (text[text.Length - 1] is ':' or '?' or '*' or '>' && shape.Digits == 0);
}
