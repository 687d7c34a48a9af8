using SecureTeams.Transport.Certificates;

namespace SecureTeams.Tests.House;

/// <summary>The page's table is the one that the handshake decides by.</summary>
public sealed class CertificatePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "docs", "certificates.md"));

    [Fact]
    public void Page_EveryFinding_HasItsRowInTheOrderOfTheHandshake()
    {
        string[] rows = [.. Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(FindingKind.MostTellingFirst.Select(kind => kind.Code.ToString()), rows.Select(row => Cells(row)[0].Trim('`')));
        foreach ((FindingKind kind, string row) in FindingKind.MostTellingFirst.Zip(rows))
        {
            string[] cells = Cells(row);
            Assert.Equal((kind.Severity.ToString(), kind.Reference, kind.RefusedWith?.ToString() ?? string.Empty), (cells[1], cells[4], cells[5].Trim('`')));
        }
    }

    [Fact]
    public void Kinds_EveryCode_IsThereOnce() =>
        Assert.Equal(Enum.GetValues<CertificateFindingCode>(), FindingKind.MostTellingFirst.Select(kind => kind.Code).Order());

    [Fact]
    public void Kinds_EveryError_HasARefusalAndNothingElseHas() =>
        Assert.All(FindingKind.MostTellingFirst, kind => Assert.Equal(kind.Severity == CertificateFindingSeverity.Error, kind.RefusedWith is not null));

    private static string[] Cells(string row) => [.. row.Split('|')[1..^1].Select(cell => cell.Trim())];
}
