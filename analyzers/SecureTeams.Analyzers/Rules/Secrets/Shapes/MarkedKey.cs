namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Keys of Azure that carry the mark of their service at a fixed place, and the personal access tokens of Azure DevOps.</summary>
internal static class MarkedKey
{
    private static readonly (int Length, int At, string Mark, string Name)[] Marks =
    [
        (88, 76, "+ASt", "a key of Azure Storage"),
        (88, 76, "ACDb", "a key of Azure Cosmos DB"),
        (88, 76, "+ABa", "a key of Azure Batch"),
        (88, 76, "APIM", "a key of Azure API Management"),
        (88, 76, "AIoT", "a key of Azure IoT"),
        (44, 33, "AIoT", "a key of Azure IoT"),
        (44, 33, "+ASb", "a key of Azure Service Bus"),
        (44, 33, "+AEh", "a key of Azure Event Hubs"),
        (44, 33, "+ARm", "a key of Azure Relay"),
        (44, 33, "AzCa", "a key of Azure Cache for Redis"),
        (44, 33, "AZEG", "a key of Azure Event Grid"),
        (56, 44, "AzFu", "a key of Azure Functions"),
        (52, 42, "AzSe", "a key of Azure AI Search"),
        (52, 42, "+ACR", "a password of an Azure container registry"),
        (84, 76, "AZDO", "a personal access token of Azure DevOps"),
        (84, 76, "ACOG", "a key of Azure AI services"),
        (84, 52, "JQQJ9", "a key of Azure"),
    ];

    /// <summary>A whole run of base64 characters with its padding.</summary>
    public static FoundSecret In(string text, int start, int end)
    {
        var length = end - start;
        if (length is not (44 or 52 or 56 or 84 or 88))
        {
            return default;
        }

        foreach (var mark in Marks)
        {
            if (length == mark.Length && Letters.StandAt(text, start + mark.At, mark.Mark) && !Samples.Contain(text, start, end))
            {
                return new FoundSecret(mark.Name, start, end);
            }
        }

        return default;
    }

    /// <summary>The older form of an Azure DevOps token: 52 characters of base 32 in lower case, and nothing else in the text.</summary>
    public static FoundSecret Whole(string text)
    {
        if (text.Length != 52)
        {
            return default;
        }

        var digits = 0;
        foreach (var letter in text)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '2' and <= '7')))
            {
                return default;
            }

            digits += letter <= '7' ? 1 : 0;
        }

        return digits is > 2 and < 26 && !Samples.Contain(text, 0, text.Length) ? new FoundSecret("a personal access token of Azure DevOps", 0, text.Length) : default;
    }
}
