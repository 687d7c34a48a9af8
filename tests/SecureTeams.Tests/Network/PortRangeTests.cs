using CsCheck;
using SecureTeams.Network;

namespace SecureTeams.Tests.Network;

public sealed class PortRangeTests
{
    private static Gen<PortRange> Range => Gen.Select(Gen.Int[1, 65_535], Gen.Int[1, 65_535]).Select((left, right) => new PortRange(Math.Min(left, right), Math.Max(left, right)));

    [Theory]
    [InlineData("443", 443, 443)]
    [InlineData("3478-3481", 3478, 3481)]
    [InlineData("1-65535", 1, 65535)]
    [InlineData("7-7", 7, 7)]
    public void TryParse_Range_IsRead(string text, int first, int last)
    {
        Assert.True(PortRange.TryParse(text, out PortRange range));
        Assert.Equal(new PortRange(first, last), range);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999")]
    [InlineData("0443")]
    [InlineData("+443")]
    [InlineData(" 443")]
    [InlineData("3481-3478")]
    [InlineData("1-2-3")]
    [InlineData("-443")]
    [InlineData("443-")]
    [InlineData("\u0664\u0664\u0663")]
    [InlineData("4e2")]
    [InlineData("0x1bb")]
    public void TryParse_NoRange_IsRefused(string text)
    {
        Assert.False(PortRange.TryParse(text, out PortRange range));
        Assert.Equal(0, range.Count);
    }

    [Fact]
    public void Text_IsReadBack() => Range.Sample(range => PortRange.TryParse(range.ToString(), out PortRange read) && read == range);

    [Fact]
    public void Contains_IsWhatThePortsSay() => Gen.Select(Range, Range).Sample((outer, inner) =>
        outer.Contains(inner) == (outer.Contains(inner.First) && outer.Contains(inner.Last)) && outer.Count == outer.Last - outer.First + 1);

    [Fact]
    public void DefaultOfTheType_IsEmpty()
    {
        PortRange empty = default;
        Assert.Equal((0, string.Empty), (empty.Count, empty.ToString()));
        Assert.False(empty.Contains(0) || empty.Contains(1) || empty.Contains(new PortRange(1, 1)));
        Assert.True(PortRange.All.Contains(empty));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 65_536)]
    public void Constructor_OutOfRange_IsRefused(int first, int last) => Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(first, last));

    [Theory]
    [InlineData(65_535, 2)]
    [InlineData(50_000, 0)]
    [InlineData(50_000, int.MaxValue)]
    public void FromCount_OutOfRange_IsRefused(int first, int count) => Assert.Throws<ArgumentOutOfRangeException>(() => PortRange.FromCount(first, count));
}
