namespace SecureTeams.Meetings.Artifacts;

/// <summary>How much of a content is read, and how patiently.</summary>
public sealed record ContentOptions
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(10);

    /// <summary>Gets the most bytes that are read; a longer content is refused, before the first byte where its length is announced.</summary>
    /// <value>Default: 8 GiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public long MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxBytes));
            field = value;
        }
    } = 8L << 30;

    /// <summary>Gets how long the next piece of the content is waited for.</summary>
    /// <value>Default: 30 seconds; at most 10 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than 10 minutes.</exception>
    public TimeSpan IdleTimeout
    {
        get;
        init => field = value > TimeSpan.Zero && value <= LongestIdle ? value : throw new ArgumentOutOfRangeException(nameof(IdleTimeout), "The time must be positive and at most 10 minutes.");
    } = TimeSpan.FromSeconds(30);

    internal static ContentOptions Default { get; } = new();
}
