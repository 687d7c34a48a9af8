namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>
/// Finds serial numbers in an encoded list: a table of their places, four bytes a slot, instead of a copy of each.
/// </summary>
internal sealed class SerialIndex(byte[] encoded)
{
    private int[] _places = new int[64];

    internal int Count { get; private set; }

    internal long Bytes => (long)_places.Length * sizeof(int);

    /// <summary>Adds the serial number whose INTEGER begins at <paramref name="place"/>; its length has one octet.</summary>
    internal void Add(int place)
    {
        if ((Count + 1) * 3L > _places.Length * 2L)
        {
            Grow();
        }

        Insert(_places, place);
        Count++;
    }

    internal bool Contains(ReadOnlySpan<byte> serial)
    {
        ReadOnlySpan<byte> wanted = serial.TrimStart((byte)0);
        int mask = _places.Length - 1;
        for (int slot = Hash(wanted) & mask; _places[slot] != 0; slot = (slot + 1) & mask)
        {
            if (SerialAt(_places[slot]).SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static int Hash(ReadOnlySpan<byte> serial)
    {
        // Seeded for each process, so that nobody can choose serial numbers that collide.
        var hash = default(HashCode);
        hash.AddBytes(serial);
        return hash.ToHashCode();
    }

    private void Grow()
    {
        int[] larger = new int[_places.Length * 2];
        foreach (int place in _places)
        {
            if (place != 0)
            {
                Insert(larger, place);
            }
        }

        _places = larger;
    }

    private void Insert(int[] places, int place)
    {
        int mask = places.Length - 1;
        int slot = Hash(SerialAt(place)) & mask;
        while (places[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        places[slot] = place;
    }

    private ReadOnlySpan<byte> SerialAt(int place) => encoded.AsSpan(place + 2, encoded[place + 1]).TrimStart((byte)0);
}
