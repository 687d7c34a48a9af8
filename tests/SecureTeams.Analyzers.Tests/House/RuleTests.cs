using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.House;

public sealed class RuleTests
{
    private static readonly Dictionary<char, string> AreaOfBlock = new()
    {
        ['1'] = "Tls",
        ['2'] = "Cryptography",
        ['3'] = "Secrets",
        ['4'] = "Identity",
        ['5'] = "Inbound",
        ['6'] = "Transport",
        ['7'] = "Meetings",
        ['8'] = "Configuration",
        ['9'] = "Meta",
    };

    /// <summary>Names of libraries, or of versions of them, that the tests do not reference.</summary>
    private static readonly HashSet<string> UnavailableHere =
    [
        "Azure.Security.KeyVault.Keys.Cryptography.EncryptionAlgorithm",
        "Azure.Security.KeyVault.Keys.Cryptography.KeyWrapAlgorithm",
        "Azure.Security.KeyVault.Keys.KeyCurveName",
        "BCrypt.Net.BCrypt",
        "Duende.IdentityModel.Client.ProtocolRequest | IdentityModel.Client.ProtocolRequest",
        "Google.Apis.Auth.OAuth2.ClientSecrets",
        "Isopoh.Cryptography.Argon2.Argon2",
        "Konscious.Security.Cryptography.Argon2",
        "Konscious.Security.Cryptography.HMACBlake2B",
        "Microsoft.Agents.Authentication.Msal.Model.ConnectionSettings",
        "Microsoft.AspNetCore.DataProtection.AzureDataProtectionBuilderExtensions",
        "Microsoft.AspNetCore.DataProtection.AzureStorageBlobDataProtectionBuilderExtensions",
        "Microsoft.AspNetCore.DataProtection.EntityFrameworkCoreDataProtectionExtensions",
        "Microsoft.AspNetCore.DataProtection.RedisDataProtectionBuilderExtensions",
        "Microsoft.AspNetCore.DataProtection.StackExchangeRedisDataProtectionBuilderExtensions",
        "Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions",
        "Microsoft.Bot.Connector.Authentication.MicrosoftAppCredentials",
        "Microsoft.Bot.Connector.Authentication.PasswordServiceClientCredentialFactory",
        "Microsoft.Bot.Connector.Authentication.SimpleCredentialProvider",
        "Microsoft.Graph.Communications.Calls.JoinMeetingParameters",
        "Microsoft.IdentityModel.Clients.ActiveDirectory.ClientCredential",
        "Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions",
        "Microsoft.Teams.Api.Auth.ClientCredentials",
        "Microsoft.TeamsFx.Configuration.AuthenticationOptions",
        "System.Data.SqlClient.SqlConnectionStringBuilder",
        "System.DirectoryServices.AccountManagement.PrincipalContext",
        "System.DirectoryServices.DirectoryEntry",
        "System.IdentityModel.Tokens.SigningCredentials",
        "System.ServiceModel.BasicHttpMessageSecurity",
        "System.Security.Cryptography.RIPEMD160",
        "System.ServiceModel.FederatedMessageSecurityOverHttp",
        "System.ServiceModel.MessageSecurityOverHttp",
        "System.ServiceModel.MessageSecurityOverMsmq",
        "System.ServiceModel.MessageSecurityOverTcp",
    ];

    public static TheoryData<string> Ids => RuleCatalogue.Ids();

    [Fact]
    public void Ids_AreUnique() =>
        Assert.Equal(RuleCatalogue.Rules().Count, RuleCatalogue.Rules().Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void EveryRuleClass_IsHostedByTheAnalyzerOfItsArea()
    {
        var declared = typeof(Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Rule))).Select(type => type.Name);

        Assert.Equal(declared.Order(), RuleCatalogue.Rules().Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void EveryAnalyzer_IsVisibleToTheCompilerAndInternalToUs() =>
        Assert.All(RuleCatalogue.Areas(), area =>
        {
            Assert.NotNull(area.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>());
            Assert.True(area.GetType() is { IsSealed: true, IsNotPublic: true });
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void IdBlock_IsFolderAnalyzerAndCategory(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        var area = AreaOfBlock[id[2]];

        Assert.Matches("^ST[1-9][0-9]{3}$", id);
        Assert.Equal("SecureTeams.Analyzers.Rules." + area, rule.GetType().Namespace);
        Assert.Equal("SecureTeams." + area, rule.Descriptor.Category);
        Assert.Equal(area + "Analyzer", RuleCatalogue.Areas().Single(host => host.Rules.Any(hosted => hosted.Id == id)).GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasTestsUnderItsName(string id)
    {
        var name = RuleCatalogue.Rule(id).GetType().Name + "Tests";

        Assert.Contains(typeof(RuleTests).Assembly.GetTypes(), type => type.Name == name);
    }

    [Fact]
    public void Fix_IsNamedAfterARuleItFixes() =>
        Assert.All(RuleCatalogue.Fixes(), fix => Assert.Contains(
            fix.FixableDiagnosticIds,
            id => fix.GetType().Name == RuleCatalogue.Rule(id).GetType().Name + "Fix"));

    [Fact]
    public void EveryFix_IsExported() =>
        Assert.All(RuleCatalogue.Fixes(), fix => Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_IsThePage(string id)
    {
        Assert.EndsWith("/blob/main/analyzers/docs/rules/" + id + ".md", RuleCatalogue.Rule(id).Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.StartsWith("https://", RuleCatalogue.Rule(id).Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(RulePage.Folder, id + ".md")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_CarriesAWeaknessAndOneSentence(string id)
    {
        var descriptor = RuleCatalogue.Rule(id).Descriptor;

        Assert.Contains(descriptor.CustomTags, tag => tag.StartsWith("CWE-", StringComparison.Ordinal));
        Assert.EndsWith("{5}", descriptor.MessageFormat.ToString(null), StringComparison.Ordinal);
        Assert.DoesNotContain(". ", descriptor.MessageFormat.ToString(null), StringComparison.Ordinal);
    }

    /// <summary>Of two rules that both give way, neither would speak.</summary>
    [Fact]
    public void Precedence_HasNoCircle() =>
        Assert.All(RuleCatalogue.Rules(), rule => Assert.DoesNotContain(rule.Id, Above(rule)));

    [Fact]
    public void ReleaseRows_AreTheRules()
    {
        var rows = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs"), "AnalyzerReleases.*.md")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("ST", StringComparison.Ordinal))
            .Select(line => string.Join(" | ", line.Split('|').Take(4).Select(cell => cell.Trim())));

        Assert.Equal(
            RuleCatalogue.Rules().Select(rule => $"{rule.Id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | {rule.GetType().Name}").Order(),
            rows.Order());
    }

    [Fact]
    public void WatchedNames_ExistInTheRealAssemblies()
    {
        var compilation = Snippet.Compile(RealAssemblies.WithClients);

        Assert.All(
            RuleCatalogue.Areas().SelectMany(area => area.Watches).Where(watch => !watch.Type.IsNone && !UnavailableHere.Contains(watch.Type.ToString())),
            watch => Assert.Contains(
                watch.Type.Alternatives.SelectMany(name => compilation.GetTypesByMetadataName(name)),
                type => watch.Member is null || !type.GetMembers(watch.Member).IsEmpty));
    }

    /// <summary>The rules that a rule gives way to, and those that they give way to.</summary>
    private static HashSet<string> Above(Rule rule)
    {
        var above = new HashSet<string>();
        var open = new Queue<string>(rule.YieldsTo);
        while (open.TryDequeue(out var id))
        {
            if (above.Add(id))
            {
                foreach (var next in RuleCatalogue.Rule(id).YieldsTo)
                {
                    open.Enqueue(next);
                }
            }
        }

        return above;
    }
}
