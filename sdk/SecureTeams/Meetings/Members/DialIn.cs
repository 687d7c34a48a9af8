namespace SecureTeams.Meetings.Members;

/// <summary>How people call a meeting from the telephone network (<c>audioConferencing</c>). Read-only: the service assigns it.</summary>
/// <remarks>Its <c>ToString</c> shows nothing of it.</remarks>
public sealed record DialIn
{
    /// <summary>Gets the number that a caller types in to reach this meeting.</summary>
    public RedactedText? ConferenceId { get; init; }

    /// <summary>Gets the number to call that costs the caller.</summary>
    public RedactedText? TollNumber { get; init; }

    /// <summary>Gets the number to call that is free.</summary>
    public RedactedText? TollFreeNumber { get; init; }

    /// <summary>Gets all numbers that cost the caller.</summary>
    public IReadOnlyList<RedactedText> TollNumbers { get; init; } = [];

    /// <summary>Gets all numbers that are free.</summary>
    public IReadOnlyList<RedactedText> TollFreeNumbers { get; init; } = [];

    /// <summary>Gets the address of the page that lists the numbers of the meeting.</summary>
    public RedactedText? Page { get; init; }
}
