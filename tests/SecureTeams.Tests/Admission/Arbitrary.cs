using CsCheck;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>Scenes and participants of every kind, for properties.</summary>
internal static class Arbitrary
{
    internal static readonly Gen<TenantConfiguration> Tenants =
        from anonymous in Gen.Bool
        from guests in Gen.Bool
        select new TenantConfiguration { AllowAnonymousJoin = anonymous, AllowGuests = guests };

    internal static readonly Gen<LobbyScope> Scopes = Among([.. TruthTable.Scopes.Select(scope => new LobbyScope(scope)), new LobbyScope("tomorrow")]);

    internal static readonly Gen<bool?> Switches = Among<bool?>(null, false, true);

    internal static readonly Gen<LobbyScope?> Options = Gen.OneOf(Gen.Const((LobbyScope?)null), Scopes.Select(scope => (LobbyScope?)scope));

    internal static readonly Gen<TenantMeetingPolicy> Policies =
        from joining in Gen.Bool
        from start in Gen.Bool
        from lobby in Scopes
        from dialIn in Gen.Bool
        from dialInStart in Gen.Bool
        from blocked in Among(AnonymousClients.None, AnonymousClients.Teams, AnonymousClients.CommunicationServices, AnonymousClients.Teams | AnonymousClients.CommunicationServices)
        from bots in Among(ExternalBotAccess.RequireApprovalWhenDetected, ExternalBotAccess.AllowAll)
        select new TenantMeetingPolicy
        {
            AllowAnonymousJoin = joining,
            AllowAnonymousStart = start,
            LobbyBypass = lobby,
            DialInBypassesLobby = dialIn,
            DialInMayStart = dialInStart,
            BlockedAnonymousClients = blocked,
            ExternalBots = bots,
        };

    internal static readonly Gen<MeetingAccess> Meetings =
        from lobby in Options
        from enforced in Gen.OneOf(Gen.Const((LobbyScope?)null), Options)
        from dialIn in Switches
        select new MeetingAccess { LobbyBypass = lobby, EnforcedLobbyBypass = enforced, DialInBypassesLobby = dialIn };

    internal static readonly Gen<AdmissionScene> Scenes =
        from tenant in Tenants
        from policy in Policies
        from meeting in Meetings
        from profile in Among(GuidanceProfile.Current, GuidanceProfile.SeedGuide)
        select new AdmissionScene { Tenant = tenant, Policy = policy, Meeting = meeting, Profile = profile };

    /// <summary>Types that are not defined are among them.</summary>
    internal static readonly Gen<Participant> Participants =
        from type in Among([.. Enum.GetValues<ParticipantType>(), (ParticipantType)12])
        from invited in Gen.Bool
        from trust in Gen.Bool
        from client in Among(AnonymousClients.None, AnonymousClients.Teams, AnonymousClients.CommunicationServices)
        from role in Among<MeetingRole?>(null, MeetingRole.Presenter, MeetingRole.CoOrganizer)
        select new Participant { Type = type, IsInvited = invited, TrustIsMutual = trust, Client = client, ListedRole = role };

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
