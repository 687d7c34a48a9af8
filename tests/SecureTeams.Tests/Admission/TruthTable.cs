using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>
/// The table of who gets in, written down row by row without a look at the engine, and the vectors that it stands for.
/// </summary>
/// <remarks>
/// The variants of participants: 1 organizer, 2 member, 3 guest (G: guests allowed), 4 federated with mutual trust, 5 anonymous but signed in,
/// 6 anonymous (6B: with a blocked client), 7 caller, 8 organizer by PIN, 9R detected bot that needs approval, 10 calling bot.
/// The switches: J anonymous join, D dial-in bypass, A somebody verified has joined, I invited, P anonymous start.
/// </remarks>
internal static class TruthTable
{
    internal const string Any = "organizer|invited|organizationExcludingGuests|organization|organizationAndFederated|everyone";
    private const string Other = "organizer|invited|organizationExcludingGuests";
    private const string NotEveryone = "organizer|invited|organizationExcludingGuests|organization|organizationAndFederated";

    internal static string[] Variants { get; } = ["1", "2", "3G0", "3G1", "4", "5", "6", "6B", "7", "8", "9R", "10"];

    internal static string[] Scopes { get; } = Any.Split('|');

    /// <summary>Number, variant, scopes, the switches J D A I P ('-' is either), today, guide.</summary>
    internal static Row[] Rows { get; } =
    [
        new(1, "1", Any, "-----", "DIR", "DIR"),
        new(2, "2", "everyone", "-----", "DIR", "DIR"),
        new(3, "2", "organizationAndFederated", "-----", "DIR", "DIR"),
        new(4, "2", "organization", "-----", "DIR", "DIR"),
        new(5, "2", "organizationExcludingGuests", "-----", "DIR", "silent"),
        new(6, "2", "invited", "---1-", "DIR", "silent"),
        new(7, "2", "invited", "---0-", "LOB", "silent"),
        new(8, "2", "organizer", "-----", "LOB", "silent"),
        new(9, "3G0", Any, "-----", "DEN", "silent"),
        new(10, "3G1", "everyone", "-----", "DIR", "DIR"),
        new(11, "3G1", "organizationAndFederated", "-----", "DIR", "DIR"),
        new(12, "3G1", "organization", "-----", "DIR", "DIR"),
        new(13, "3G1", "organizationExcludingGuests", "-----", "LOB", "silent"),
        new(14, "3G1", "invited", "---1-", "DIR", "silent"),
        new(15, "3G1", "invited", "---0-", "LOB", "silent"),
        new(16, "3G1", "organizer", "-----", "LOB", "silent"),
        new(17, "4", "everyone", "-----", "DIR", "A:DIR/WAIT"),
        new(18, "4", "organizationAndFederated", "-----", "DIR", "DIR"),
        new(19, "4", "organization", "-----", "LOB", "LOB"),
        new(20, "4", "organizationExcludingGuests", "-----", "LOB", "silent"),
        new(21, "4", "invited", "---1-", "DIR", "silent"),
        new(22, "4", "invited", "---0-", "LOB", "silent"),
        new(23, "4", "organizer", "-----", "LOB", "silent"),
        new(25, "5", Any, "0----", "DEN", "DEN"),
        new(26, "5", "everyone", "1-1--", "DIR", "DIR"),
        new(27, "5", "everyone", "1-0-1", "DIR", "WAIT"),
        new(28, "5", "everyone", "1-0-0", "WAIT", "WAIT"),
        new(29, "5", "organizationAndFederated", "1----", "LOB", "LOB"),
        new(30, "5", "organization", "1----", "LOB", "LOB"),
        new(31, "5", "organizationExcludingGuests", "1----", "LOB", "silent"),
        new(32, "5", "invited", "1-11-", "DIR", "silent"),
        new(33, "5", "invited", "1-01-", "WAIT", "silent"),
        new(34, "5", "invited", "1--0-", "LOB", "silent"),
        new(35, "5", "organizer", "1----", "LOB", "silent"),
        new(36, "6", Any, "0----", "DEN", "DEN"),
        new(36, "6B", Any, "0----", "DEN", "DEN"),
        new(37, "6B", Any, "1----", "DEN", "silent"),
        new(38, "6", "everyone", "1-1--", "DIR", "DIR"),
        new(39, "6", "everyone", "1-0-1", "DIR", "WAIT"),
        new(40, "6", "everyone", "1-0-0", "WAIT", "WAIT"),
        new(41, "6", "organizationAndFederated", "1----", "LOB", "LOB"),
        new(42, "6", "organization", "1----", "LOB", "LOB"),
        new(43, "6", "organizationExcludingGuests", "1----", "LOB", "silent"),
        new(44, "6", "invited", "1----", "LOB", "silent"),
        new(45, "6", "organizer", "1----", "LOB", "silent"),
        new(46, "7", "everyone", "-0---", "LOB", "A:DIR/WAIT"),
        new(47, "7", "organization|organizationAndFederated", "-0---", "LOB", "LOB"),
        new(48, "7", Other, "-0---", "LOB", "silent"),
        new(49, "7", Any, "-11--", "DIR", "DIR"),
        new(50, "7", "everyone", "-10-1", "DIR", "WAIT"),
        new(51, "7", "everyone", "-10-0", "WAIT", "WAIT"),
        new(52, "7", NotEveryone, "-10--", "WAIT", "WAIT"),
        new(54, "8", Any, "-----", "DIR", "silent"),
        new(55, "9R", Any, "-----", "LOB", "silent"),
        new(57, "10", Any, "-----", "DIR", "silent"),
    ];

    internal static IEnumerable<Vector> Vectors() =>
        from variant in Variants
        from scope in Scopes
        from bits in Enumerable.Range(0, 32)
        select new Vector(variant, scope, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0);

    internal sealed record Row(int Number, string Variant, string ScopeList, string Switches, string Current, string Guide)
    {
        internal bool Covers(Vector vector) =>
            Variant == vector.Variant && ScopeList.Split('|').Contains(vector.Scope)
            && Fits(0, vector.J) && Fits(1, vector.D) && Fits(2, vector.A) && Fits(3, vector.I) && Fits(4, vector.P);

        internal string GuideFor(Vector vector) => Guide == "A:DIR/WAIT" ? (vector.A ? "DIR" : "WAIT") : Guide;

        private bool Fits(int index, bool value) => Switches[index] == '-' || (Switches[index] == '1') == value;
    }

    internal sealed record Vector(string Variant, string Scope, bool J, bool D, bool A, bool I, bool P)
    {
        internal AdmissionScene Scene(GuidanceProfile profile) => new()
        {
            Tenant = new TenantConfiguration { AllowAnonymousJoin = J, AllowGuests = Variant == "3G1" },
            Policy = new TenantMeetingPolicy
            {
                AllowAnonymousJoin = J,
                AllowAnonymousStart = P,
                BlockedAnonymousClients = Variant == "6B" ? AnonymousClients.CommunicationServices : AnonymousClients.None,
            },
            Meeting = new MeetingAccess { LobbyBypass = new LobbyScope(Scope), DialInBypassesLobby = D },
            Profile = profile,
        };

        internal Participant Participant => new()
        {
            Type = Variant switch
            {
                "1" => ParticipantType.Organizer,
                "2" => ParticipantType.TenantMember,
                "3G0" or "3G1" => ParticipantType.TenantGuest,
                "4" => ParticipantType.Federated,
                "5" => ParticipantType.AnonymousSignedIn,
                "6" or "6B" => ParticipantType.Anonymous,
                "7" => ParticipantType.DialIn,
                "8" => ParticipantType.DialInOrganizer,
                "9R" => ParticipantType.DetectedBot,
                _ => ParticipantType.CallingBot,
            },
            TrustIsMutual = Variant == "4",
            IsInvited = I,
            Client = Variant == "6B" ? AnonymousClients.CommunicationServices : AnonymousClients.Teams,
        };

        internal AdmissionDecision Decide(GuidanceProfile profile = GuidanceProfile.Current) =>
            AdmissionEngine.Decide(Scene(profile), Participant, new MeetingRoster(A));
    }
}
