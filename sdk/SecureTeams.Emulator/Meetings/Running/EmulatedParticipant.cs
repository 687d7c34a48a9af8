namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>Someone, or something, that asks to join.</summary>
/// <param name="Id">The object id, or any id of a participant whom the directory does not know.</param>
/// <param name="DisplayName">The name shown to the others.</param>
/// <param name="Kind">As what the participant is known.</param>
public sealed record EmulatedParticipant(Guid Id, string DisplayName, ParticipantKind Kind)
{
    /// <summary>The participant's own tenant.</summary>
    /// <value>The default is <see langword="null"/>: of a member the meeting's tenant, of others none.</value>
    public Guid? TenantId { get; init; }

    /// <summary>The application with which the participant joins.</summary>
    /// <value>The default is <c>Teams</c>.</value>
    public string Client { get; init; } = "Teams";

    /// <summary>The address in attendance records.</summary>
    /// <value>The default is <see langword="null"/>: none, as for unknown people.</value>
    public string? EmailAddress { get; init; }

    /// <summary>The person of the directory, as a member.</summary>
    /// <param name="user">The person.</param>
    /// <returns>The participant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="user"/> is <see langword="null"/>.</exception>
    public static EmulatedParticipant Of(EmulatedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmulatedParticipant(user.Id, user.DisplayName, ParticipantKind.Member) { EmailAddress = user.UserPrincipalName };
    }
}
