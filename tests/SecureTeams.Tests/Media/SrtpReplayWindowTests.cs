using CsCheck;
using SecureTeams.Media;

namespace SecureTeams.Tests.Media;

public sealed class SrtpReplayWindowTests
{
    [Fact]
    public void SequenceThatWraps_GoesOnInTheNextRollover()
    {
        var window = new SrtpReplayWindow();
        ushort[] received = [65533, 65535, 1, 65534, 0, 2];
        ulong[] indexes = [.. received.Select(sequence => window.TryAccept(sequence, out ulong index) ? index : ulong.MaxValue)];
        Assert.Equal([65533UL, 65535, 65537, 65534, 65536, 65538], indexes);
        Assert.Equal(1U, window.RolloverCounter);
        Assert.All(received, sequence => Assert.Equal(ReplayVerdict.Replayed, window.Check(sequence, out _)));
    }

    /// <summary>Forged packets are checked and never committed: a thousand of them must not move the counter.</summary>
    [Fact]
    public void ForgedSequenceNumbers_MoveNothing()
    {
        var window = new SrtpReplayWindow();
        Assert.True(window.TryAccept(60_000, out _));
        for (int sequence = 0; sequence < 65_536; sequence += 61)
        {
            window.Check((ushort)sequence, out _);
        }

        Assert.Equal(0U, window.RolloverCounter);
        Assert.True(window.TryAccept(60_001, out ulong index));
        Assert.Equal(60_001UL, index);
    }

    [Fact]
    public void PacketFromBeforeTheStream_IsTooOld()
    {
        var window = new SrtpReplayWindow();
        Assert.True(window.TryAccept(2, out _));
        Assert.Equal(ReplayVerdict.TooOld, window.Check(65_535, out _));
    }

    [Fact]
    public void LateJoiner_StartsWithTheCounterItWasTold()
    {
        var window = new SrtpReplayWindow(rolloverCounter: 5);
        Assert.True(window.TryAccept(100, out ulong index));
        Assert.Equal((5UL << 16) | 100, index);
    }

    /// <summary>At 2^48 packets the key must be changed; an index that begins anew would use the same key stream twice.</summary>
    [Fact]
    public void EndOfTheKey_IsExhausted()
    {
        var window = new SrtpReplayWindow(rolloverCounter: uint.MaxValue);
        Assert.True(window.TryAccept(65_535, out ulong last));
        Assert.Equal((1UL << 48) - 1, last);
        Assert.Equal(ReplayVerdict.Exhausted, window.Check(0, out _));
        Assert.False(window.TryAccept(1, out _));
        Assert.Equal(ReplayVerdict.Exhausted, window.Commit(1UL << 48));
        Assert.Equal(uint.MaxValue, window.RolloverCounter);
    }

    /// <summary>A stream with disorder, loss and duplicates, over several rollovers, against a set of the true indexes.</summary>
    [Fact]
    public void EveryStream_IsJudgedAsByASetOfTrueIndexes()
    {
        Gen<long> step = Gen.Frequency((8, Gen.Long[-80, 80]), (2, Gen.Long[-1100, 1100]), (1, Gen.Long[0, 30_000]));
        Gen.Select(Gen.Int[1, 16].Select(words => words * 64), Gen.UInt[0, 3], Gen.UShort, step.Array[1, 400]).Sample((size, rollover, first, steps) =>
        {
            var window = new SrtpReplayWindow(size, rollover);
            var model = new NaiveWindow(size);
            long position = ((long)rollover << 16) | first;
            long highest = -1;
            foreach (long by in steps)
            {
                // What the estimate rests on: no packet is half the numbers away from the highest one, and the first tells the rollover.
                position = highest < 0 ? position : Math.Clamp(position + by, Math.Max(0, highest - 32_000), highest + 32_000);
                ulong truth = (ulong)position;
                ReplayVerdict expected = model.Check(truth);
                ReplayVerdict actual = window.Check((ushort)position, out ulong index);
                if (actual != expected || index != truth || (actual == ReplayVerdict.Fresh && window.Commit(index) != ReplayVerdict.Fresh))
                {
                    return false;
                }

                model.Commit(truth);
                highest = Math.Max(highest, position);
                if (window.RolloverCounter != (uint)(highest >> 16))
                {
                    return false;
                }
            }

            return true;
        });
    }

    [Fact]
    public void Use_AllocatesNothing()
    {
        var window = new SrtpReplayWindow();
        int sequence = -1;
        Assert.Equal(0, Allocations.Least(Run));
        Assert.Equal((uint)(sequence >> 16), window.RolloverCounter);

        void Run()
        {
            for (int packet = 0; packet < 200_000; packet++)
            {
                window.TryAccept((ushort)++sequence, out _);
            }
        }
    }
}
