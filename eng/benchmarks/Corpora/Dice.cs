namespace SecureTeams.Benchmarks.Corpora;

/// <summary>The same throws on every machine and run.</summary>
internal sealed class Dice(uint seed)
{
    private uint _state = seed;

    public int Next(int sides)
    {
        _state = (_state * 1664525u) + 1013904223u;
        return (int)((_state >> 8) % (uint)sides);
    }

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public IEnumerable<int> Times(int least, int most) => Enumerable.Range(0, least + Next(most - least + 1));
}
