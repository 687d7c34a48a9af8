using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>What is quoted stands in the guide, word for word, and fits the case for which it is quoted.</summary>
public sealed class GuideStatementTests
{
    /// <summary>The paragraphs of the guide in which the quoted sentences stand, in its order.</summary>
    private static readonly (string Section, string Paragraph)[] Excerpt =
    [
        ("Addressing Threats to Teams Meetings", "Anonymous, that is, unauthenticated, users who want to join a dial-in conference, dial one of the conference access numbers. If the \"Always allow callers to bypass the lobby\" setting is turned On then they also need to wait until a presenter or authenticated user joins the meeting."),
        ("Addressing Threats to Teams Meetings", "It's also possible for an organizer to configure settings to let Dial-in callers be the first person in a meeting. This setting is configured in the Audio Conferencing settings for users and would apply to all meetings scheduled by the user."),
        ("Participant Roles", "Organizer The user who creates a meeting, whether impromptu or by scheduling. An organizer must be an authenticated in-tenant user and has control over all end-user aspects of a meeting."),
        ("Participant Admittance", "If you do not wish for Anonymous users (users you don't explicitly invite) to join a meeting, you need to ensure the Anonymous users can join a meeting is set to Off for the Participant meeting section."),
        ("Participant Admittance", "By default, participants dialing in from the PSTN go directly to the meeting once an authenticated user joins the meeting, but this option can be changed to force dial-in participants to go to the lobby."),
        ("Participant Admittance", "Everyone - All meeting participants bypass the lobby once an authenticated user has joined the meeting."),
    ];

    /// <summary>The lobby table of the guide: those who join directly, and those who go to the lobby.</summary>
    private static readonly (GuideStatement Row, string Text)[] Table =
    [
        (GuideStatement.LobbyTableOrganization, "People in my organization. User types joining the meeting directly: In-tenant, Guest of tenant. User types going to the lobby: Federated, Anonymous, PSTN dial-in."),
        (GuideStatement.LobbyTableTrustedOrganizations, "People in my organization and trusted organizations. User types joining the meeting directly: In-tenant, Guest of tenant, Federated. User types going to the lobby: Anonymous, PSTN dial-in."),
        (GuideStatement.LobbyTableEveryone, "Everyone. User types joining the meeting directly: In-tenant, Guest of tenant, Federated, Anonymous, PSTN dial-in."),
    ];

    [Fact]
    public void Text_IsAWholeSentenceOfTheGuideOrARowOfItsTable()
    {
        foreach (GuideStatement statement in Enum.GetValues<GuideStatement>().Except([GuideStatement.None]))
        {
            string text = statement.Text!;
            string? row = Table.FirstOrDefault(row => row.Row == statement).Text;
            if (row is not null)
            {
                Assert.Equal((row, "Addressing Threats to Teams Meetings"), (text, statement.Section));
                continue;
            }

            (string _, string paragraph) = Assert.Single(Excerpt, entry => entry.Section == statement.Section && entry.Paragraph.Contains(text, StringComparison.Ordinal));
            int start = paragraph.IndexOf(text, StringComparison.Ordinal);
            string before = paragraph[..start].TrimEnd();
            string after = paragraph[(start + text.Length)..].TrimStart();
            Assert.True(text.EndsWith('.') && char.IsUpper(text[0]), text);
            Assert.True(before.Length == 0 || before[^1] is '.' or '-', text);
            Assert.True(after.Length == 0 || char.IsUpper(after[0]), text);
        }
    }

    [Theory]
    [InlineData(false, GuideStatement.EveryoneOnceStarted, AdmissionOutcome.WaitForAuthenticated)]
    [InlineData(true, GuideStatement.LobbyTableEveryone, AdmissionOutcome.Direct)]
    public void Caller_WhereEveryoneJoinsAndCallersDoNotSkipTheLobby_RestsOnTheRowForEveryone(bool started, GuideStatement statement, AdmissionOutcome outcome)
    {
        AdmissionDecision decision = Decide(LobbyScope.Everyone, dialInBypass: false, started);
        Assert.Equal((outcome, statement), (decision.Outcome, decision.Statement));
        Assert.Equal(started ? AdmissionReason.MeetingStarted : AdmissionReason.AwaitingAuthenticated, decision.Reason);
    }

    [Fact]
    public void Caller_SentenceAboutTheSwitchThatIsOn_IsQuotedOnlyWhereItIs()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => vector is { Variant: "7", D: false }))
        {
            foreach (GuidanceProfile profile in Enum.GetValues<GuidanceProfile>())
            {
                Assert.NotEqual((vector, GuideStatement.DialInAlsoWaits), (vector, vector.Decide(profile).Statement));
            }
        }
    }

    private static AdmissionDecision Decide(LobbyScope scope, bool dialInBypass, bool started) => AdmissionEngine.Decide(
        TenantConfiguration.ServiceDefault,
        TenantMeetingPolicy.ServiceDefault,
        new MeetingAccess { LobbyBypass = scope, DialInBypassesLobby = dialInBypass },
        new Participant { Type = ParticipantType.DialIn },
        new MeetingRoster(started),
        GuidanceProfile.SeedGuide);
}
