using System.Security.Claims;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission.Participants;

public sealed class ParticipantClassifierTests
{
    private static readonly Guid Home = new("11111111-2222-3333-4444-555555555555");
    private static readonly Guid Other = new("66666666-7777-8888-9999-aaaaaaaaaaaa");
    private static readonly Guid Personal = new("9188040d-6c67-4c5b-b112-36a304b66dad");

    [Theory]
    [InlineData("tid=home;acct=0", ParticipantType.TenantMember)]
    [InlineData("tid=home;acct=1", ParticipantType.TenantGuest)]
    [InlineData("tid=home;acct=2", ParticipantType.TenantGuest)]
    [InlineData("tid=home;acct=0;acct=1", ParticipantType.TenantGuest)]
    [InlineData("tid=home;acct=1;iss=x;idp=x", ParticipantType.TenantGuest)]
    [InlineData("tid=home;iss=x;idp=x", ParticipantType.TenantGuest)]
    [InlineData("tid=home;iss=x;idp=y", ParticipantType.TenantGuest)]
    [InlineData("tid=home;iss=x", ParticipantType.TenantGuest)]
    [InlineData("tid=home", ParticipantType.TenantGuest)]
    [InlineData("tid=other;acct=0", ParticipantType.AnonymousSignedIn)]
    [InlineData("tid=personal;acct=0", ParticipantType.Anonymous)]
    [InlineData("tid=home;tid=other", ParticipantType.Anonymous)]
    [InlineData("tid=nonsense", ParticipantType.Anonymous)]
    [InlineData("tid=00000000-0000-0000-0000-000000000000", ParticipantType.Anonymous)]
    [InlineData("oid=home", ParticipantType.Anonymous)]
    [InlineData("http://schemas.microsoft.com/identity/claims/tenantid=home;acct=0", ParticipantType.TenantMember)]
    public void FromClaims_OfAValidatedToken_TrustsNoMoreThanItSays(string claims, ParticipantType expected)
    {
        Assert.Equal(expected, ParticipantClassifier.FromClaims(Principal(claims, "AuthenticationTypes.Federation"), Home).Type);
        Assert.Equal(ParticipantType.Anonymous, ParticipantClassifier.FromClaims(Principal(claims, null), Home).Type);
    }

    [Fact]
    public void FromClaims_OfATrustedOrganization_IsFederatedWithMutualTrust()
    {
        Participant trusted = ParticipantClassifier.FromClaims(Principal("tid=other", "jwt"), Home, trustIsMutual: true);
        Assert.Equal(new Participant { Type = ParticipantType.Federated, TrustIsMutual = true }, trusted);
        Assert.Equal(ParticipantType.Anonymous, ParticipantClassifier.FromClaims(Principal("tid=personal", "jwt"), Home, trustIsMutual: true).Type);
        Assert.Throws<ArgumentException>(() => ParticipantClassifier.FromClaims(Principal("tid=home", "jwt"), Guid.Empty));
    }

    [Fact]
    public void FromGraphUser_WithoutKnowingTheAccount_IsAGuest()
    {
        Assert.Equal(ParticipantType.TenantGuest, ParticipantClassifier.FromGraphUser(Home, Home).Type);
        Assert.Equal(ParticipantType.TenantGuest, ParticipantClassifier.FromGraphUser(Home, Home, isGuestAccount: true).Type);
        Assert.Equal(ParticipantType.TenantMember, ParticipantClassifier.FromGraphUser(Home, Home, isGuestAccount: false).Type);
        Assert.Equal(ParticipantType.AnonymousSignedIn, ParticipantClassifier.FromGraphUser(Other, Home, isGuestAccount: false).Type);
        Assert.Equal(ParticipantType.Federated, ParticipantClassifier.FromGraphUser(Other, Home, trustIsMutual: true).Type);
        Assert.Equal(ParticipantType.Anonymous, ParticipantClassifier.FromGraphUser(Personal, Home, trustIsMutual: true).Type);
        Assert.Equal(ParticipantType.Anonymous, ParticipantClassifier.FromGraphUser(null, Home).Type);
        Assert.Equal(ParticipantType.Anonymous, ParticipantClassifier.FromGraphUser(Guid.Empty, Home).Type);
        Assert.Throws<ArgumentException>(() => ParticipantClassifier.FromGraphUser(Home, Guid.Empty));
    }

    [Theory]
    [InlineData("phone", ParticipantType.DialIn, AnonymousClients.None)]
    [InlineData("guest", ParticipantType.Anonymous, AnonymousClients.Teams)]
    [InlineData("encrypted", ParticipantType.Anonymous, AnonymousClients.Teams)]
    [InlineData("acsUser", ParticipantType.Anonymous, AnonymousClients.CommunicationServices)]
    [InlineData("azureCommunicationServicesUser", ParticipantType.Anonymous, AnonymousClients.CommunicationServices)]
    [InlineData("acsApplicationInstance", ParticipantType.Anonymous, AnonymousClients.CommunicationServices)]
    [InlineData("user", ParticipantType.Unknown, AnonymousClients.None)]
    [InlineData("onPremises", ParticipantType.Unknown, AnonymousClients.None)]
    [InlineData("somethingNew", ParticipantType.Unknown, AnonymousClients.None)]
    public void FromGraphIdentity_ByMember_FailsClosed(string member, ParticipantType type, AnonymousClients client)
    {
        foreach (Guid? tenant in (Guid?[])[null, Home, Other])
        {
            Participant participant = ParticipantClassifier.FromGraphIdentity(member, tenant, Home);
            Assert.Equal((type, client), (participant.Type, participant.Client));
        }
    }

    [Theory]
    [InlineData("application")]
    [InlineData("applicationInstance")]
    public void FromGraphIdentity_OfAnApplication_TrustsThatOfTheTenantOnly(string member)
    {
        Assert.Equal(ParticipantType.CallingBot, ParticipantClassifier.FromGraphIdentity(member, Home, Home).Type);
        Assert.Equal(ParticipantType.DetectedBot, ParticipantClassifier.FromGraphIdentity(member, Other, Home).Type);
        Assert.Equal(ParticipantType.DetectedBot, ParticipantClassifier.FromGraphIdentity(member, null, Home).Type);
        Assert.Equal(ParticipantType.DetectedBot, ParticipantClassifier.FromGraphIdentity(member, Guid.Empty, Home).Type);
        Assert.Equal("organizerTenant", Assert.Throws<ArgumentException>(() => ParticipantClassifier.FromGraphIdentity(member, Guid.Empty, Guid.Empty)).ParamName);
    }

    [Theory]
    [InlineData("acsUser")]
    [InlineData("acsApplicationInstance")]
    public void FromGraphIdentity_OfCommunicationServices_PassesTheGatesForAnonymousPeople(string member)
    {
        Participant participant = ParticipantClassifier.FromGraphIdentity(member, Home, Home);
        var open = new MeetingAccess { LobbyBypass = LobbyScope.Everyone };
        AdmissionOutcome Of(TenantConfiguration tenant, TenantMeetingPolicy policy) => AdmissionEngine.Decide(tenant, policy, open, participant, new MeetingRoster(HasStarted: true)).Outcome;

        TenantMeetingPolicy policy = TenantMeetingPolicy.ServiceDefault with { AllowAnonymousJoin = true, BlockedAnonymousClients = AnonymousClients.None };
        TenantConfiguration tenant = TenantConfiguration.ServiceDefault with { AllowAnonymousJoin = true };
        Assert.Equal(AdmissionOutcome.Direct, Of(tenant, policy));
        Assert.Equal(AdmissionOutcome.Denied, Of(tenant with { AllowAnonymousJoin = false }, policy));
        Assert.Equal(AdmissionOutcome.Denied, Of(tenant, policy with { AllowAnonymousJoin = false }));
        Assert.Equal(AdmissionOutcome.Denied, Of(tenant, policy with { BlockedAnonymousClients = AnonymousClients.CommunicationServices }));
    }

    [Fact]
    public void FromCall_WithTheOrganizersPin_IsTheOrganizerAndStartsTheMeeting()
    {
        Assert.True(MeetingRosterAfter(ParticipantClassifier.FromCall(organizerPinVerified: true)));
        Assert.False(MeetingRosterAfter(ParticipantClassifier.FromCall()));
    }

    /// <summary>The three senses of "anonymous", and who starts a meeting for those who wait.</summary>
    [Theory]
    [InlineData(ParticipantType.Organizer, false, false, false, true)]
    [InlineData(ParticipantType.TenantMember, false, false, true, true)]
    [InlineData(ParticipantType.TenantGuest, false, false, true, true)]
    [InlineData(ParticipantType.Federated, true, false, true, true)]
    [InlineData(ParticipantType.AnonymousSignedIn, true, true, true, false)]
    [InlineData(ParticipantType.Anonymous, true, true, true, false)]
    [InlineData(ParticipantType.DialIn, true, true, true, false)]
    [InlineData(ParticipantType.DialInOrganizer, false, false, false, true)]
    [InlineData(ParticipantType.DetectedBot, true, true, true, false)]
    [InlineData(ParticipantType.CallingBot, true, false, true, false)]
    [InlineData(ParticipantType.CallingBotAsGuest, true, true, true, false)]
    [InlineData(ParticipantType.Unknown, true, true, true, false)]
    public void Predicates_OfEveryType_TellTheThreeSensesApart(ParticipantType type, bool external, bool unverified, bool uninvited, bool starts)
    {
        var participant = new Participant { Type = type, TrustIsMutual = type == ParticipantType.Federated };
        Assert.Equal((external, unverified, uninvited, starts), (participant.IsExternal, participant.IsUnverified, participant.IsUninvited, participant.StartsMeeting));
        Assert.Equal(!external, participant.IsAuthenticatedToTenant);
        bool canProve = type is ParticipantType.TenantMember or ParticipantType.TenantGuest or ParticipantType.Federated or ParticipantType.AnonymousSignedIn;
        Assert.Equal(uninvited && !canProve, (participant with { IsInvited = true }).IsUninvited);
    }

    private static bool MeetingRosterAfter(Participant participant) => MeetingRoster.Empty.With(participant).With(new() { Type = ParticipantType.Anonymous }).HasStarted;

    private static ClaimsPrincipal Principal(string claims, string? authenticationType)
    {
        var all = new List<Claim>();
        foreach (string pair in claims.Split(';'))
        {
            int at = pair.LastIndexOf('=');
            string value = pair[(at + 1)..] switch { "home" => Home.ToString(), "other" => Other.ToString(), "personal" => Personal.ToString(), var text => text };
            all.Add(new Claim(pair[..at], value));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(all, authenticationType));
    }
}
