namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>How a value came to where it is.</summary>
internal readonly struct Trail(int hops, bool isPicked)
{
    /// <summary>How many more variables, members and calls are followed.</summary>
    public int Hops { get; } = hops;

    /// <summary>One of several texts that were there before was chosen, or one of a few numbers: nothing was made.</summary>
    public bool IsPicked { get; } = isPicked;

    public Trail Next => new(Hops - 1, IsPicked);

    public Trail Picked => new(Hops, isPicked: true);

    /// <summary>Pieces that were chosen are put together to something new.</summary>
    public Trail Joined => new(Hops, isPicked: false);
}
