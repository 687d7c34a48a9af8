namespace SecureTeams.Admission;

/// <summary>The texts of the guide "Security and Microsoft Teams" on which decisions rest.</summary>
public static class GuideStatementExtensions
{
    private const string Threats = "Addressing Threats to Teams Meetings";
    private const string Admittance = "Participant Admittance";

    extension(GuideStatement statement)
    {
        /// <summary>Gets the sentence, or the row of the lobby table, as the guide has it; null for <see cref="GuideStatement.None"/>.</summary>
        public string? Text => statement switch
        {
            GuideStatement.OrganizerControlsMeeting => "An organizer must be an authenticated in-tenant user and has control over all end-user aspects of a meeting.",
            GuideStatement.LobbyTableOrganization => "People in my organization: in-tenant and guests of the tenant join directly; federated, anonymous and PSTN dial-in go to the lobby.",
            GuideStatement.LobbyTableTrustedOrganizations => "People in my organization and trusted organizations: in-tenant, guests of the tenant and federated join directly; anonymous and PSTN dial-in go to the lobby.",
            GuideStatement.LobbyTableEveryone => "Everyone: in-tenant, guests of the tenant, federated, anonymous and PSTN dial-in join directly.",
            GuideStatement.EveryoneOnceStarted => "All meeting participants bypass the lobby once an authenticated user has joined the meeting.",
            GuideStatement.AnonymousJoinSwitch => "If you do not wish for anonymous users to join a meeting, set \"Anonymous users can join a meeting\" to Off.",
            GuideStatement.DialInOnceStarted => "By default, participants dialing in from the PSTN go directly to the meeting once an authenticated user joins the meeting.",
            GuideStatement.DialInAlsoWaits => "If \"Always allow callers to bypass the lobby\" is on, they also need to wait until a presenter or authenticated user joins the meeting.",
            GuideStatement.DialInFirst => "It is also possible to let dial-in callers be the first person in a meeting, in the Audio Conferencing settings for users.",
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
