namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-ph: text that stands for a value to be filled in.</summary>
internal static class Placeholder
{
    private static readonly string[] Marks =
    [
        "YOUR_", "YOUR-", "YOURSECRET", "PLACEHOLDER", "CHANGEME", "CHANGE_ME", "CHANGE-ME", "REPLACE_", "REPLACE-", "XXX",
        "${", "{{", "#{", "@MICROSOFT.KEYVAULT(", "TODO",
    ];

    public static bool Matches(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || (trimmed[0] == '<' && trimmed[trimmed.Length - 1] == '>') || IsOneCharacterRepeated(trimmed))
        {
            return true;
        }

        foreach (var mark in Marks)
        {
            if (trimmed.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return IsFormatItem(trimmed);
    }

    private static bool IsFormatItem(string text) => text.Length >= 3 && text[0] == '{' && text[text.Length - 1] == '}';

    private static bool IsOneCharacterRepeated(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != text[0])
            {
                return false;
            }
        }

        return text.Length > 1;
    }
}
