namespace SecureTeams.Media;

/// <summary>
/// Remembers which of the latest indexes were seen, so that a packet or message that comes a second time is refused (RFC 3711 3.3.2).
/// </summary>
/// <remarks>
/// <para>
/// Anyone can send a packet with a high number. A window that moves before the packet is authenticated lets them push every genuine
/// packet behind it. So there are two steps: <see cref="Check"/> changes nothing; after the packet has been authenticated,
/// <see cref="Commit"/> records it. <see cref="TryAccept"/> does both for callers whose packets are authenticated already.
/// </para>
/// <para>
/// The indexes are any numbers of 64 bits that grow: packet indexes of SRTP (<see cref="SrtpReplayWindow"/> makes them from sequence
/// numbers), or ids of messages. An index never wraps.
/// </para>
/// <para>
/// Not thread-safe: one receiver of one stream uses it. Where several threads do, one lock covers <see cref="Check"/> to
/// <see cref="Commit"/>; a lock around each call is safe too, since <see cref="Commit"/> checks again and says no to the second.
/// Nothing is allocated after construction.
/// </para>
/// </remarks>
public sealed class ReplayWindow
{
    /// <summary>The least size: 64, that of RFC 3711.</summary>
    public const int MinSize = 64;

    /// <summary>The greatest size: 1,024.</summary>
    public const int MaxSize = 1024;

    private readonly ulong[] _seen;
    private ulong _highest;
    private bool _hasSeen;

    /// <summary>Initializes a new instance of the <see cref="ReplayWindow"/> class, with nothing seen.</summary>
    /// <param name="size">How many of the latest indexes are remembered: 64 to 1,024, a multiple of 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range or not a multiple of 64.</exception>
    public ReplayWindow(int size = MinSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, MinSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        if (size % MinSize != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "The size must be a multiple of 64.");
        }

        _seen = new ulong[size / MinSize];
    }

    /// <summary>Gets how many of the latest indexes are remembered.</summary>
    public int Size => _seen.Length * MinSize;

    /// <summary>Gets the highest index seen; null before the first.</summary>
    public ulong? Highest => _hasSeen ? _highest : null;

    /// <summary>Says what would become of an index, and changes nothing.</summary>
    /// <param name="index">The index of the packet.</param>
    /// <returns><see cref="ReplayVerdict.Fresh"/>, <see cref="ReplayVerdict.Replayed"/> or <see cref="ReplayVerdict.TooOld"/>.</returns>
    public ReplayVerdict Check(ulong index)
    {
        if (!_hasSeen || index > _highest)
        {
            return ReplayVerdict.Fresh;
        }

        if (_highest - index >= (ulong)Size)
        {
            return ReplayVerdict.TooOld;
        }

        return (_seen[Word(index)] & Bit(index)) == 0 ? ReplayVerdict.Fresh : ReplayVerdict.Replayed;
    }

    /// <summary>Records an index whose packet has been authenticated.</summary>
    /// <param name="index">The index that was checked.</param>
    /// <returns>The verdict, made anew: only with <see cref="ReplayVerdict.Fresh"/> has the index been recorded and may the packet be used.</returns>
    public ReplayVerdict Commit(ulong index)
    {
        ReplayVerdict verdict = Check(index);
        if (verdict != ReplayVerdict.Fresh)
        {
            return verdict;
        }

        if (!_hasSeen || index > _highest)
        {
            MoveTo(index);
        }

        _seen[Word(index)] |= Bit(index);
        return ReplayVerdict.Fresh;
    }

    /// <summary>Checks and records at once, for packets that have been authenticated already.</summary>
    /// <param name="index">The index.</param>
    /// <returns><see langword="true"/> when the index was not seen before, and now is.</returns>
    public bool TryAccept(ulong index) => Commit(index) == ReplayVerdict.Fresh;

    private void MoveTo(ulong index)
    {
        // The array is a ring: an index keeps its place for as long as it is in the window, so moving on means forgetting what lies between. The caller sets the new one's own.
        ulong steps = _hasSeen ? index - _highest : ulong.MaxValue;
        if (steps >= (ulong)Size)
        {
            Array.Clear(_seen);
        }
        else
        {
            for (ulong passed = _highest + 1; passed != index; passed++)
            {
                _seen[Word(passed)] &= ~Bit(passed);
            }
        }

        _highest = index;
        _hasSeen = true;
    }

    private int Word(ulong index) => (int)(index / MinSize % (ulong)_seen.Length);

    private static ulong Bit(ulong index) => 1UL << (int)(index % MinSize);
}
