using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Identity.TabTokens;

namespace SecureTeams.Tests.Hosting;

public sealed partial class TabTokenConfigurationTests
{
    private const string First = "5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11";
    private const string Second = "5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b12";

    [Fact]
    public void Read_Section_IsTheOptions()
    {
        TabTokenOptions options = Read(("Tenants:0", First), ("Tenants:1", Second), ("Clients:0", Second), ("AppIdUri", "api://tab.contoso.example/" + First));
        Assert.Equal([Guid.Parse(First), Guid.Parse(Second)], options.Tenants);
        Assert.Equal([Guid.Parse(Second)], options.Clients);
        Assert.Equal("api://tab.contoso.example/" + First, options.AppIdUri);
    }

    [Fact]
    public void Read_Nothing_KeepsTheDefaults()
    {
        TabTokenOptions options = Read();
        Assert.Empty(options.Tenants);
        Assert.Equal([TabTokenOptions.TeamsDesktopAndMobile, TabTokenOptions.TeamsWeb], options.Clients);
        Assert.Null(options.AppIdUri);
    }

    [Theory]
    [InlineData("TabTokens:Audience", "api://tab.contoso.example", "TabTokens:Audience")]
    [InlineData("TabTokens", First, "TabTokens")]
    [InlineData("TabTokens:Tenants", First, "TabTokens:Tenants")]
    [InlineData("TabTokens:Tenants:0", "common", "TabTokens:Tenants")]
    [InlineData("TabTokens:Tenants:first", First, "TabTokens:Tenants")]
    [InlineData("TabTokens:Clients:0", "*", "TabTokens:Clients")]
    public void Read_UnknownKeyOrNoId_IsNamed(string key, string value, string named) =>
        Assert.Contains($"SecureTeams:{named}", Assert.Throws<InvalidOperationException>(() => ReadKeys((key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Tenants:0", "00000000-0000-0000-0000-000000000000", "TabTokens.Tenants")]
    [InlineData("Tenants:0", "9188040d-6c67-4c5b-b112-36a304b66dad", "TabTokens.Tenants")]
    [InlineData("Clients:0", "00000000-0000-0000-0000-000000000000", "TabTokens.Clients")]
    [InlineData("AppIdUri", "https://contoso.example", "TabTokens.AppIdUri")]
    public void AddSecureTeams_ValueOutOfRange_FailsAtTheStart(string key, string value, string named)
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section([("TabTokens:" + key, value)])).BuildServiceProvider();
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(refusal.Failures, failure => failure.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void AddSecureTeams_DocumentedKeys_AreThoseThatAreRead()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "SecureTeams", "Hosting", "SecureTeamsServiceCollectionExtensions.cs"));
        int start = source.IndexOf("The section, with the keys", StringComparison.Ordinal);
        string text = source[start..source.IndexOf("</param>", start, StringComparison.Ordinal)];
        string[] documented = [.. Code().Matches(text).Select(match => match.Groups[1].Value)];
        string[] known = [.. SecureTeamsConfiguration.Keys, .. SecureTeamsConfiguration.Sections, "Tenants", "Clients", "AppIdUri"];
        Assert.Equal(known.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("<c>([A-Za-z]+)</c>")]
    private static partial Regex Code();

    private static TabTokenOptions Read(params (string Key, string Value)[] pairs) => ReadKeys([.. pairs.Select(pair => ("TabTokens:" + pair.Key, pair.Value))]);

    private static TabTokenOptions ReadKeys(params (string Key, string Value)[] pairs)
    {
        var options = new SecureTeamsOptions();
        using var certificates = new ConfiguredCertificates(null);
        SecureTeamsConfiguration.Read(Section(pairs), options, certificates);
        return options.TabTokens;
    }

    private static IConfiguration Section((string Key, string Value)[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build();
}
