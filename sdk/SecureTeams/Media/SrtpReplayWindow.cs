namespace SecureTeams.Media;

/// <summary>
/// A replay window for one SRTP stream: makes the 48-bit packet index from the 16-bit sequence number and the rollover counter
/// (RFC 3711 3.3.1 and appendix A), and remembers the latest (3.3.2).
/// </summary>
/// <remarks>
/// <para>
/// For each packet: <see cref="Check"/>; authenticate the packet with the index that it gives; <see cref="Commit"/>. The rollover
/// counter moves in <see cref="Commit"/> only, so that a forged sequence number moves nothing.
/// </para>
/// <para>One for each synchronization source (SSRC) and key. Not thread-safe, as <see cref="ReplayWindow"/>. Nothing is allocated after construction.</para>
/// </remarks>
public sealed class SrtpReplayWindow
{
    private const int Half = 0x8000;
    private const int SequenceBits = 16;
    private const ulong MaxIndex = (1UL << 48) - 1;

    private readonly ReplayWindow _window;
    private uint _rolloverCounter;
    private int _highestSequence = -1;

    /// <summary>Initializes a new instance of the <see cref="SrtpReplayWindow"/> class.</summary>
    /// <param name="size">How many of the latest packets are remembered: 64 to 1,024, a multiple of 64.</param>
    /// <param name="rolloverCounter">How often the sequence number has wrapped before the first packet that is received here; 0 unless joining late.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range or not a multiple of 64.</exception>
    public SrtpReplayWindow(int size = ReplayWindow.MinSize, uint rolloverCounter = 0)
    {
        _window = new ReplayWindow(size);
        _rolloverCounter = rolloverCounter;
    }

    /// <summary>Gets how often the sequence number has wrapped (ROC).</summary>
    public uint RolloverCounter => _rolloverCounter;

    /// <summary>Says which index a packet most probably has and what would become of it, and changes nothing.</summary>
    /// <param name="sequenceNumber">The sequence number in the packet's header.</param>
    /// <param name="index">The packet index: 65,536 times the estimated rollover counter, plus the sequence number. 0 when the verdict is not about it.</param>
    /// <returns>The verdict; go on with <see cref="ReplayVerdict.Fresh"/> only.</returns>
    public ReplayVerdict Check(ushort sequenceNumber, out ulong index)
    {
        index = 0;
        long rollover = Estimate(sequenceNumber);
        if (rollover < 0)
        {
            return ReplayVerdict.TooOld;
        }

        ulong estimated = ((ulong)rollover << SequenceBits) | sequenceNumber;
        if (estimated > MaxIndex)
        {
            return ReplayVerdict.Exhausted;
        }

        index = estimated;
        return _window.Check(index);
    }

    /// <summary>Records a packet that has been authenticated, and moves the rollover counter with it.</summary>
    /// <param name="index">The index that <see cref="Check"/> gave.</param>
    /// <returns>The verdict, made anew: only with <see cref="ReplayVerdict.Fresh"/> may the packet be used.</returns>
    public ReplayVerdict Commit(ulong index)
    {
        if (index > MaxIndex)
        {
            return ReplayVerdict.Exhausted;
        }

        bool isHighest = _window.Highest is not { } highest || index > highest;
        ReplayVerdict verdict = _window.Commit(index);
        if (verdict == ReplayVerdict.Fresh && isHighest)
        {
            _rolloverCounter = (uint)(index >> SequenceBits);
            _highestSequence = (int)(index & ushort.MaxValue);
        }

        return verdict;
    }

    /// <summary>Checks and records at once, for packets that have been authenticated already.</summary>
    /// <param name="sequenceNumber">The sequence number in the packet's header.</param>
    /// <param name="index">The packet index.</param>
    /// <returns><see langword="true"/> when the packet was not seen before, and now is.</returns>
    public bool TryAccept(ushort sequenceNumber, out ulong index) =>
        Check(sequenceNumber, out index) == ReplayVerdict.Fresh && Commit(index) == ReplayVerdict.Fresh;

    /// <summary>Takes the counter that puts the packet nearest to the highest one; -1 means before the stream began.</summary>
    private long Estimate(ushort sequence)
    {
        if (_highestSequence < 0)
        {
            return _rolloverCounter;
        }

        if (_highestSequence < Half)
        {
            return sequence - _highestSequence > Half ? _rolloverCounter - 1L : _rolloverCounter;
        }

        return _highestSequence - Half > sequence ? _rolloverCounter + 1L : _rolloverCounter;
    }
}
