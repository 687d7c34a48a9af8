namespace SecureTeams.Admission;

/// <summary>The texts of the guide "Security and Microsoft Teams" on which decisions rest.</summary>
public static class GuideStatementExtensions
{
    private const string Threats = "Addressing Threats to Teams Meetings";
    private const string Admittance = "Participant Admittance";

    extension(GuideStatement statement)
    {
        /// <summary>Gets the sentence, word for word, or a row of the lobby table, its cells written one after the other under their headings; null for <see cref="GuideStatement.None"/>.</summary>
        public string? Text => statement switch
        {
            GuideStatement.OrganizerControlsMeeting => "An organizer must be an authenticated in-tenant user and has control over all end-user aspects of a meeting.",
            GuideStatement.LobbyTableOrganization => "People in my organization. User types joining the meeting directly: In-tenant, Guest of tenant. User types going to the lobby: Federated, Anonymous, PSTN dial-in.",
            GuideStatement.LobbyTableTrustedOrganizations => "People in my organization and trusted organizations. User types joining the meeting directly: In-tenant, Guest of tenant, Federated. User types going to the lobby: Anonymous, PSTN dial-in.",
            GuideStatement.LobbyTableEveryone => "Everyone. User types joining the meeting directly: In-tenant, Guest of tenant, Federated, Anonymous, PSTN dial-in.",
            GuideStatement.EveryoneOnceStarted => "All meeting participants bypass the lobby once an authenticated user has joined the meeting.",
            GuideStatement.AnonymousJoinSwitch => "If you do not wish for Anonymous users (users you don't explicitly invite) to join a meeting, you need to ensure the Anonymous users can join a meeting is set to Off for the Participant meeting section.",
            GuideStatement.DialInOnceStarted => "By default, participants dialing in from the PSTN go directly to the meeting once an authenticated user joins the meeting, but this option can be changed to force dial-in participants to go to the lobby.",
            GuideStatement.DialInAlsoWaits => "If the \"Always allow callers to bypass the lobby\" setting is turned On then they also need to wait until a presenter or authenticated user joins the meeting.",
            GuideStatement.DialInFirst => "It's also possible for an organizer to configure settings to let Dial-in callers be the first person in a meeting.",
            _ => null,
        };

        /// <summary>Gets the section of the guide in which it stands; null for <see cref="GuideStatement.None"/>.</summary>
        public string? Section => statement switch
        {
            GuideStatement.OrganizerControlsMeeting => "Participant Roles",
            GuideStatement.LobbyTableOrganization or GuideStatement.LobbyTableTrustedOrganizations or GuideStatement.LobbyTableEveryone => Threats,
            GuideStatement.DialInAlsoWaits or GuideStatement.DialInFirst => Threats,
            GuideStatement.EveryoneOnceStarted or GuideStatement.AnonymousJoinSwitch or GuideStatement.DialInOnceStarted => Admittance,
            _ => null,
        };
    }
}
