using ExplainLobby;
using SecureTeams.Tests.Admission;

namespace SecureTeams.Tests.Samples;

/// <summary>The sample that answers vectors, against the table.</summary>
public sealed class ExplainLobbyTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Answer_EveryVector_IsTheRowOfTheTable()
    {
        TruthTable.Vector[] vectors = [.. TruthTable.Vectors()];
        (int code, string[] output, string errors) = Run([
            "type,scope,J,D,A,I,P",
            .. vectors.Select(vector => $"{vector.Variant},{vector.Scope},{Bit(vector.J)},{Bit(vector.D)},{Bit(vector.A)},{Bit(vector.I)},{Bit(vector.P)}"),
        ]);
        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Equal("type,scope,J,D,A,I,P,current,seed,reason", output[0]);
        Assert.Equal(vectors.Length + 1, output.Length);
        for (int i = 0; i < vectors.Length; i++)
        {
            TruthTable.Row row = TruthTable.Rows.Single(row => row.Covers(vectors[i]));
            string[] columns = output[i + 1].Split(',');
            Assert.Equal((vectors[i], row.Current, row.GuideFor(vectors[i])), (vectors[i], columns[7], columns[8]));
            Assert.NotEmpty(columns[9]);
        }
    }

    [Fact]
    public void Answer_ColumnsInAnotherOrderAndAmongOthers_ComeBackAsTheyWere()
    {
        (int code, string[] output, _) = Run(["note,P,I,A,D,J,scope,type", "mine, 0,0,1,0,1, everyone ,6", "", "next,0,0,0,0,1,tomorrow,2", "bot,0,0,0,0,1,tomorrow,9R"]);
        Assert.Equal(0, code);
        Assert.Equal(
            ["note,P,I,A,D,J,scope,type,current,seed,reason", "mine, 0,0,1,0,1, everyone ,6,DIR,DIR,MeetingStarted", "", "next,0,0,0,0,1,tomorrow,2,LOB,silent,ScopeNotUnderstood", "bot,0,0,0,0,1,tomorrow,9R,LOB,silent,ScopeNotUnderstood"],
            output);
    }

    [Fact]
    public void Answer_QuotedFields_AreReadByRfc4180()
    {
        string[] rows = ["\"a, \"\"b\"\"\",\"6\",\"everyone\",1,\"0\",1,0,0", "\",,,,,,\",2,everyone,0,0,0,0,0"];
        (int code, string[] output, string errors) = Run(["note,\"type\",scope,J,D,A,I,P", .. rows]);
        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Equal([$"{rows[0]},DIR,DIR,MeetingStarted", $"{rows[1]},DIR,DIR,ScopeIncludesType"], output[1..]);
    }

    [Theory]
    [InlineData("11,everyone,0,0,0,0,0", "the type is none of")]
    [InlineData("2,everyone,0,maybe,0,0,0", "the column D must be 0 or 1")]
    [InlineData("2,everyone,0,0,0", "the row has 5 columns")]
    [InlineData("2,everyone,0,0,0,0,0,0", "the row has 8 columns")]
    [InlineData("2,everyone,0,0,0,0,\"0", "a quoted field is not closed")]
    public void Answer_RowThatIsNoVector_IsNamedByItsLineAndTheOthersAreAnswered(string row, string fault)
    {
        (int code, string[] output, string errors) = Run(["type,scope,J,D,A,I,P", row, "1,everyone,0,0,0,0,0"]);
        Assert.Equal(1, code);
        Assert.Contains($"Line 2: {fault}", errors, StringComparison.Ordinal);
        Assert.Equal($"{row},,,", output[1]);
        Assert.Equal("1,everyone,0,0,0,0,0,DIR,DIR,IsOrganizer", output[2]);
    }

    [Theory]
    [InlineData("type,scope,J,D,A,I")]
    [InlineData("type,scope,J,D,A,I,P,J")]
    [InlineData("")]
    public void Answer_HeaderWithoutTheColumns_IsRefused(string header)
    {
        (int code, string[] output, string errors) = Run([header]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("Line 1:", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type,scope,J,D,A,I,P,current,seed,reason", "current")]
    [InlineData("type,scope,J,D,A,I,P,Seed", "seed")]
    [InlineData("note,reason,type,scope,J,D,A,I,P", "reason")]
    public void Answer_HeaderThatNamesAColumnOfTheAnswer_IsRefused(string header, string column)
    {
        (int code, string[] output, string errors) = Run([header, "1,everyone,0,0,0,0,0,DIR,DIR,IsOrganizer"]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(column, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_HeaderWithAQuoteThatIsNotClosed_IsRefused()
    {
        (int code, string[] output, string errors) = Run(["type,scope,J,D,A,I,P,\"note", "1,everyone,0,0,0,0,0,x"]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("not closed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_ShortRowWhoseMissingColumnIsNoneOfOurs_IsNamedTooForItsAnswersWouldStandInTheWrongColumns()
    {
        (int code, string[] output, string errors) = Run(["type,scope,J,D,A,I,P,note", "1,everyone,0,0,0,0,0"]);
        Assert.Equal(1, code);
        Assert.Equal("1,everyone,0,0,0,0,0,,,", output[1]);
        Assert.Contains("Line 2: the row has 7 columns, and the header 8", errors, StringComparison.Ordinal);
    }

    private (int Code, string[] Output, string Errors) Run(string[] lines)
    {
        File.WriteAllLines(_file, lines);
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter();
        int code = VectorFile.Answer(_file, output, errors);
        string[] all = output.ToString().Split('\n');
        return (code, all[..^1], errors.ToString());
    }

    private static char Bit(bool value) => value ? '1' : '0';
}
