using System.Reflection;
using System.Text.RegularExpressions;
using SecureTeams.Admission;
using SecureTeams.AspNetCore;
using SecureTeams.Azure;
using SecureTeams.Media;

namespace SecureTeams.Tests.House;

/// <summary>The map from the guide's sections to pages and calls: complete, and nothing in it has gone.</summary>
public sealed partial class GuideMapTests
{
    /// <summary>The guide's headings, in its order, with the tables and lists below each.</summary>
    private static readonly string[] Sections =
    [
        "Trustworthy by Design",
        "Trustworthy by Default",
        "Compromised-Key Attack",
        "Network Denial-of-Service Attack (list)",
        "Eavesdropping",
        "Identity Spoofing (IP Address Spoofing)",
        "Man-in-the-Middle Attack",
        "RTP Replay Attack",
        "Spim",
        "Viruses and Worms",
        "Security Framework for Teams (list)",
        "Azure Active Directory",
        "CRL Distribution Points",
        "Enhanced Key Usage",
        "TLS and MTLS for Teams",
        "Encryption for Teams",
        "Traffic Encryption (table)",
        "Media Encryption",
        "FIPS",
        "User and Client Authentication (list)",
        "Windows PowerShell and Team Management Tools",
        "Configuring Access to Teams at your Internet Boundary",
        "UDP 3478-3481 and TCP 443 (list)",
        "UDP/TCP 50,000–59,999 (Optional) (list)",
        "Federation Safeguards for Teams",
        "Addressing Threats to Teams Meetings (table: who bypasses the lobby)",
        "Addressing Threats to Teams Meetings (table: actions of presenters and attendees)",
        "Addressing Threats to Teams Meetings (list: safeguards)",
        "Participant Roles (list)",
        "Participant Types (list)",
        "Participant Admittance (list)",
        "Presenter Capabilities (list)",
        "Modify While Meeting is Running",
    ];

    /// <summary>Sections that ask nothing of a library that calls the service.</summary>
    private static readonly string[] WithoutCall = ["Trustworthy by Design", "Viruses and Worms"];

    /// <summary>The name of a permission in Microsoft Graph, which reads like a member.</summary>
    private const string Permission = "VirtualEvent.Read";

    private static readonly string[][] Rows =
    [
        .. File.ReadAllLines(Path.Combine(Docs, "guide-map.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Section |", StringComparison.Ordinal))
            .Select(MarkdownTable.Cells),
    ];

    private static readonly ILookup<string, Type> Types = new[] { typeof(TenantId), typeof(SecureTeamsListenOptionsExtensions), typeof(AzureTeamsCredential) }
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .ToLookup(type => type.Name);

    private static string Docs => Path.Combine(Repository.Root, "sdk", "docs");

    public static TheoryData<string> Pages() => [.. Directory.EnumerateFiles(Docs, "*.md").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Map_HasEverySectionInTheGuidesOrder() => Assert.Equal(Sections, Rows.Select(row => row[0]));

    [Fact]
    public void Map_EveryRow_HasACall()
    {
        foreach (string[] row in Rows.Where(row => !WithoutCall.Contains(row[0])))
        {
            MatchCollection calls = Member().Matches(row[3]);
            Assert.True(calls.Count > 0, $"'{row[0]}' has no call.");
            Assert.All(calls, call => Assert.True(Types.Contains(call.Groups["type"].Value), $"'{row[0]}': there is no type {call.Groups["type"].Value}."));
            Assert.Contains("](", row[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Map_SectionsThatTheCodeNames_AreInIt()
    {
        string[] named = [.. Rows.Select(row => row[0].Split(" (")[0]).Distinct()];
        Assert.Empty(Enum.GetValues<GuideStatement>().Select(statement => statement.Section).OfType<string>().Except(named));
        Assert.Empty(TrafficProtection.All.Select(row => row.Section).Except(named));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryMemberOfOursThatItNames_Exists(string page)
    {
        foreach (Match match in Member().Matches(File.ReadAllText(Path.Combine(Docs, page))))
        {
            Type[] types = [.. Types[match.Groups["type"].Value]];
            string member = match.Groups["member"].Value;
            Assert.True(types.Length == 0 || match.Value.TrimStart('`') == Permission || types.Any(type => Has(type, member)), $"{page} names {match.Groups["type"].Value}.{member}, which does not exist.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryPlaceThatItLinksTo_IsAHeading(string page)
    {
        foreach (Match link in Fragment().Matches(File.ReadAllText(Path.Combine(Docs, page))))
        {
            string target = link.Groups["page"].Value is { Length: > 0 } other ? other : page;
            IEnumerable<string> headings = File.ReadAllLines(Path.Combine(Docs, target)).Where(line => line.StartsWith('#')).Select(Anchor);
            Assert.True(headings.Contains(link.Groups["place"].Value), $"{page} links to {link.Value}, which is no heading.");
        }
    }

    /// <summary>As the pages' renderer names a heading: lower case, hyphens for blanks, no punctuation.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    private static bool Has(Type type, string member) =>
        type.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy).Length > 0;

    [GeneratedRegex(@"\]\((?<page>[\w/.-]*\.md)?#(?<place>[^)]+)\)")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)\.(?<member>[A-Z]\w+)")]
    private static partial Regex Member();
}
