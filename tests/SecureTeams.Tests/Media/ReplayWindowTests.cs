using CsCheck;
using SecureTeams.Media;

namespace SecureTeams.Tests.Media;

public sealed class ReplayWindowTests
{
    private static Gen<int> Size => Gen.Int[1, 16].Select(words => words * 64);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(1025)]
    [InlineData(1088)]
    public void Constructor_SizeThatIsNone_IsRefused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayWindow(size));

    [Fact]
    public void Check_ChangesNothing()
    {
        var window = new ReplayWindow();
        Assert.True(window.TryAccept(1));
        for (int times = 0; times < 3; times++)
        {
            // A forged packet with a high number must not push the genuine ones behind the window.
            Assert.Equal(ReplayVerdict.Fresh, window.Check(ulong.MaxValue));
        }

        Assert.Equal(1UL, window.Highest);
        Assert.Equal(ReplayVerdict.Fresh, window.Commit(2));
    }

    [Fact]
    public void Commit_OfWhatWasCommittedMeanwhile_SaysNo()
    {
        var window = new ReplayWindow();
        Assert.Equal(ReplayVerdict.Fresh, window.Check(7));
        Assert.Equal(ReplayVerdict.Fresh, window.Check(7));
        Assert.Equal(ReplayVerdict.Fresh, window.Commit(7));
        Assert.Equal(ReplayVerdict.Replayed, window.Commit(7));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1024)]
    public void Check_AtTheEdge_KnowsTheLastAndRefusesTheOneBefore(int size)
    {
        var window = new ReplayWindow(size);
        const ulong Top = 100_000;
        Assert.True(window.TryAccept(Top));
        Assert.Equal(ReplayVerdict.Fresh, window.Check(Top - (ulong)size + 1));
        Assert.Equal(ReplayVerdict.TooOld, window.Check(Top - (ulong)size));
        Assert.Equal(ReplayVerdict.TooOld, window.Check(0));
        Assert.Equal(ReplayVerdict.Replayed, window.Check(Top));
    }

    [Fact]
    public void New_HasSeenNothing()
    {
        var window = new ReplayWindow(128);
        Assert.Null(window.Highest);
        Assert.Equal(128, window.Size);
        Assert.Equal(ReplayVerdict.Fresh, window.Check(0));
        Assert.True(window.TryAccept(0));
        Assert.False(window.TryAccept(0));
        Assert.Equal(0UL, window.Highest);
    }

    [Fact]
    public void DefaultVerdict_Refuses() => Assert.NotEqual(ReplayVerdict.Fresh, default);

    /// <summary>Disorder, duplicates, and jumps within and beyond the window, near zero and near the end of 64 bits.</summary>
    [Fact]
    public void EverySequence_IsJudgedAsByASet()
    {
        Gen<int> step = Gen.Frequency((6, Gen.Int[-70, 70]), (2, Gen.Int[-1100, 1100]), (1, Gen.Int[-40_000, 40_000]));
        Gen<ulong> start = Gen.OneOf(Gen.ULong[0, 2000], Gen.ULong, Gen.ULong[ulong.MaxValue - 2000, ulong.MaxValue]);
        Gen.Select(Size, start, step.Array[1, 400]).Sample((size, first, steps) =>
        {
            var window = new ReplayWindow(size);
            var model = new NaiveWindow(size);
            ulong index = first;
            foreach (int by in steps)
            {
                index = Move(index, by);
                ReplayVerdict expected = model.Check(index);
                if (window.Check(index) != expected || window.Commit(index) != expected)
                {
                    return false;
                }

                model.Commit(index);
                if (window.Highest != model.Highest)
                {
                    return false;
                }
            }

            return true;
        });
    }

    /// <summary>However a stream is mixed up and repeated, no packet is taken twice, and none within the window's reach is lost.</summary>
    [Fact]
    public void RepeatedStream_IsTakenOnce() => Gen.Select(Size, Gen.Int[0, 63].Array[300]).Sample((size, delays) =>
    {
        var window = new ReplayWindow(size);
        ulong[] sent = [.. Enumerable.Range(0, delays.Length).OrderBy(index => index + delays[index]).ThenBy(index => index).Select(index => (ulong)index)];
        ulong[] taken = [.. sent.SelectMany(index => new[] { index, index }).Concat(sent).Where(window.TryAccept)];
        return taken.SequenceEqual(sent);
    });

    [Fact]
    public void Use_AllocatesNothing()
    {
        var window = new ReplayWindow(1024);
        ulong first = 0;
        Assert.Equal(0, Allocations.Least(Run));

        void Run()
        {
            for (ulong index = 0; index < 10_000; index++)
            {
                window.TryAccept(first + ((index * 7919) % 20_000));
            }

            first += 20_000;
        }
    }

    private static ulong Move(ulong index, int by) => by < 0
        ? index - Math.Min(index, (ulong)-by)
        : index + Math.Min(ulong.MaxValue - index, (ulong)by);
}
