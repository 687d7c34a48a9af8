namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Texts of the right shape that documents print, or that were typed to fill a place.</summary>
internal static class Samples
{
    /// <summary>Random text of the lengths in question has more kinds of characters.</summary>
    private const int LeastKinds = 8;

    private static readonly string[] Marks =
    [
        "EXAMPLE", "SAMPLE", "DUMMY", "REDACTED", "PLACEHOLDER", "INSERT", "CHANGEME", "REPLACE", "NOTAREAL", "NOTREAL", "YOUR_", "YOUR-", "YOURKEY", "XXXXX", "FAKEKEY", "FAKETOKEN",
    ];

    private static readonly HashSet<string> Published = new(StringComparer.Ordinal)
    {
        // Azurite, and GitHub's, Google's and Slack's own documents.
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
        "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
    };

    public static bool Contain(string text, int start, int end)
    {
        var value = text.Substring(start, end - start);
        return IsPublished(value) || HasMark(value) || IsMonotonous(value, 0, value.Length);
    }

    /// <summary>The keys of the emulators are the same everywhere.</summary>
    public static bool IsPublished(string value) =>
        Published.Contains(value) || value.StartsWith("C2y6yDjf5/R+ob0N8A7Cgv30VRDJI", StringComparison.Ordinal);

    /// <summary>Few kinds of characters, or mostly an alphabet or a row of figures.</summary>
    public static bool IsMonotonous(string text, int start, int end)
    {
        ulong low = 0;
        ulong high = 0;
        var rising = 0;
        for (var i = start; i < end; i++)
        {
            _ = text[i] < 64 ? low |= 1UL << text[i] : high |= 1UL << (text[i] & 63);
            rising += i > start && text[i] == text[i - 1] + 1 ? 1 : 0;
        }

        return Count(low) + Count(high) < LeastKinds || rising * 2 >= end - start;
    }

    private static bool HasMark(string value)
    {
        foreach (var mark in Marks)
        {
            if (value.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Count(ulong bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }
}
