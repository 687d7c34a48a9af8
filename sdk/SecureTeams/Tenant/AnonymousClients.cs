namespace SecureTeams.Tenant;

/// <summary>The kinds of client with which people join who are not signed in (<c>BlockedAnonymousJoinClientTypes</c>).</summary>
[Flags]
public enum AnonymousClients
{
    /// <summary>None; for a participant: the kind of client is not known.</summary>
    None = 0,

    /// <summary>A client of Microsoft Teams, in the browser or installed (<c>Teams</c>).</summary>
    Teams = 1,

    /// <summary>A client of another maker on Azure Communication Services (<c>ACS</c>).</summary>
    CommunicationServices = 2,
}
