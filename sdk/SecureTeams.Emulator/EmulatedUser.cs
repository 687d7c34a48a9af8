namespace SecureTeams.Emulator;

/// <summary>A person in the emulated directory.</summary>
/// <param name="Id">The object id: the only form of user id Graph documents for app-only meeting calls.</param>
/// <param name="DisplayName">The name shown as organizer of the person's meetings.</param>
/// <param name="UserPrincipalName">The sign-in name.</param>
public sealed record EmulatedUser(Guid Id, string DisplayName, string UserPrincipalName)
{
    /// <summary>Makes a person with a fresh object id.</summary>
    /// <param name="displayName">The name shown as organizer of the person's meetings.</param>
    /// <param name="userPrincipalName">The sign-in name.</param>
    /// <returns>The person.</returns>
    public static EmulatedUser Create(string displayName, string userPrincipalName) =>
        new(Guid.NewGuid(), displayName, userPrincipalName);
}
