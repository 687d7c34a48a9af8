using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>
/// Attacks over real sockets. Each row is run once; the tables in <c>sdk/docs/tls-attack-lab.md</c> are what came of them.
/// Set <c>SECURETEAMS_WRITE_ATTACK_LAB=1</c> to write the document's tables anew.
/// </summary>
public sealed class AttackLabTests(AttackLab lab) : IClassFixture<AttackLab>
{
    private const string Start = "<!-- The tables are written by AttackLabTests. -->\n";
    private const string End = "\n<!-- End of the tables. -->";

    public static TheoryData<string> Rows => [.. LabCases.All.Select(row => row.Id)];

    private static string Page => Path.Combine(Repository.Root, "sdk", "docs", "tls-attack-lab.md");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Connect_EachRow_EndsAsExpectedAndSaysWhatToDo(string id)
    {
        LabCase row = LabCases.All.Single(candidate => candidate.Id == id);
        LabResult result = await lab.ResultAsync(row);
        Assert.True(row.Expected == result.Outcome, $"Expected {row.Expected}, but was {result.Outcome}.\n{result.Refusal}");
        if (result.Refusal is { } refusal)
        {
            Assert.NotEmpty(refusal.NextStep);
            Assert.EndsWith(refusal.NextStep, refusal.Message, StringComparison.Ordinal);
            Assert.True(refusal.Message.Length > refusal.NextStep.Length + 20, "The message does not name the cause.");
            Assert.DoesNotContain(LabClient.Token, refusal.ToString(), StringComparison.Ordinal);
        }

        if (result.Refusal is TeamsTransportException { Code: not SecureTeamsErrorCode.ClientCertificateUnusable } named)
        {
            Assert.Contains($"'{result.Host}'", named.Message, StringComparison.Ordinal);
        }

        if (result.Refusal?.Code is >= SecureTeamsErrorCode.TlsHandshakeFailed and < SecureTeamsErrorCode.AuthenticationFailed)
        {
            Assert.Empty(result.Requests);
        }
        else
        {
            Assert.All(result.Requests, request => Assert.Contains(LabClient.Token, request, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Rows_EveryFamily_HasALegitimateCase() =>
        Assert.All(LabCases.All.GroupBy(row => row.Family), family => Assert.Contains(family, row => row.Expected == LabOutcome.Accepted));

    [Fact]
    public void Rows_Together_AreAtLeastSixtyOfDifferentNames()
    {
        Assert.True(LabCases.All.Count(row => row.Expected != LabOutcome.Accepted) >= 60);
        Assert.Equal(LabCases.All.Count, LabCases.All.DistinctBy(row => row.Id).Count());
    }

    [Fact]
    public async Task Document_Tables_AreWhatCameOfTheRows()
    {
        var results = new List<(LabCase Row, LabOutcome Outcome)>();
        foreach (LabCase row in LabCases.All)
        {
            results.Add((row, (await lab.ResultAsync(row)).Outcome));
        }

        string tables = LabTable.Write(results);
        TestContext.Current.TestOutputHelper?.WriteLine(tables);
        string page = (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SECURETEAMS_WRITE_ATTACK_LAB") == "1")
        {
            await File.WriteAllTextAsync(Page, page[..start] + tables + page[end..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(tables, page[start..end]);
    }
}
