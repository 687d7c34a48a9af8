namespace SecureTeams.Meetings;

/// <summary>
/// One setting that the service left weaker than asked.
/// </summary>
/// <param name="Setting">The setting, by the name of its property on <see cref="MeetingPolicy"/>.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Actual">What the service answered; <c>(absent)</c> when it said nothing.</param>
public sealed record PolicyFinding(string Setting, string Asked, string Actual)
{
    /// <summary>Returns the finding as one phrase.</summary>
    /// <returns>A text for messages.</returns>
    public override string ToString() => $"{Setting} was asked to be {Asked}, but is {Actual}";
}
