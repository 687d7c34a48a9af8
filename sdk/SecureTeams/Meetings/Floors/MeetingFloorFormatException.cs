namespace SecureTeams.Meetings.Floors;

/// <summary>
/// A <c>secureteams.json</c> cannot be used. A floor that cannot be read whole is never taken for none.
/// </summary>
public sealed class MeetingFloorFormatException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="MeetingFloorFormatException"/> class.</summary>
    /// <param name="faults">What is wrong, each with its line and column; at least one.</param>
    /// <param name="innerException">Why the file could not be read; null where it could.</param>
    public MeetingFloorFormatException(IReadOnlyList<string> faults, Exception? innerException = null)
        : base(
            SecureTeamsErrorCode.MeetingFloorUnreadable,
            $"The policy of the organisation (secureteams.json) cannot be used: {string.Join("; ", faults ?? throw new ArgumentNullException(nameof(faults)))}.",
            "Correct the file; its schema is secureteams.schema.json in the package.",
            innerException) => Faults = faults;

    /// <summary>Gets what is wrong, in the order of the text.</summary>
    public IReadOnlyList<string> Faults { get; }
}
