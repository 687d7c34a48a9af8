using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Hosting;

namespace SecureTeams.Tests.House;

/// <summary>The table of keys on the page of the set-up against what the section takes.</summary>
public sealed class SetupPageTests
{
    private static readonly string[] Inner = ["Revocation", "Resilience", "TokenCache", "TabTokens"];

    [Fact]
    public void Table_NamesEveryKeyAndNoOther()
    {
        string[] named = [.. MarkdownTable.Of("setup.md", "| Key in section `SecureTeams` |").SelectMany(row => Full(MarkdownTable.Code(row[0]))).Order(StringComparer.Ordinal)];
        string[] read =
        [
            .. SecureTeamsConfiguration.Keys, .. SecureTeamsConfiguration.Sections.Except([.. Inner, "Pins"]), "Pins:HOST", .. Inner.SelectMany(section => KeysOf(section).Select(key => $"{section}:{key}")),
        ];
        Assert.Equal(read.Order(StringComparer.Ordinal), named);
    }

    /// <summary>The first name of a row says the section, which the others share; of a list the first index is shown.</summary>
    private static IEnumerable<string> Full(string[] names)
    {
        string section = names[0].Contains(':', StringComparison.Ordinal) ? names[0].Split(':')[0] + ":" : string.Empty;
        return names.Select(name => (name.StartsWith(section, StringComparison.Ordinal) ? name : section + name).Replace(":0", string.Empty, StringComparison.Ordinal));
    }

    /// <summary>The keys of a section, as the refusal of another one lists them.</summary>
    private static string[] KeysOf(string section)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cloud"] = "Global",
            ["TenantId"] = "contoso.example",
            [$"{section}:Another"] = "1",
        }).Build();
        using var certificates = new ConfiguredCertificates(NullLoggerFactory.Instance);
        string refusal = Assert.Throws<InvalidOperationException>(() => SecureTeamsConfiguration.Read(settings, new SecureTeamsOptions(), certificates)).Message;
        Assert.Contains($"'SecureTeams:{section}:Another'", refusal, StringComparison.Ordinal);
        return refusal[(refusal.IndexOf("Known keys: ", StringComparison.Ordinal) + "Known keys: ".Length)..].TrimEnd('.').Split(", ");
    }
}
