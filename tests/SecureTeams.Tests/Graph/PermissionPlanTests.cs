using System.Reflection;
using SecureTeams.Emulator;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Events;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Graph;

public sealed class PermissionPlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void For_ReadingOnly_NeedsNoWriting()
    {
        PermissionPlan plan = PermissionPlan.For(TeamsOperation.GetMeeting, TeamsOperation.FindMeetingByJoinUrl, TeamsOperation.GetMeeting);
        Assert.Equal([TeamsOperation.GetMeeting, TeamsOperation.FindMeetingByJoinUrl], plan.Operations);
        Assert.Equal(["OnlineMeetings.Read.All"], plan.Application.Select(permission => permission.Name));
        Assert.Equal(["OnlineMeetings.Read"], plan.Delegated.Select(permission => permission.Name));
    }

    [Fact]
    public void For_ReadingAndWriting_WritingCoversReadingInEitherOrder()
    {
        PermissionPlan[] plans = [PermissionPlan.For(TeamsOperation.GetMeeting, TeamsOperation.CreateMeeting), PermissionPlan.For(TeamsOperation.CreateMeeting, TeamsOperation.GetMeeting)];
        Assert.All(plans, plan => Assert.Equal(["OnlineMeetings.ReadWrite.All"], plan.Application.Select(permission => permission.Name)));
        Assert.Equal("Application OnlineMeetings.ReadWrite.All: Meetings.Get Meetings.Create\nDelegated OnlineMeetings.ReadWrite: Meetings.Get Meetings.Create\n", plans[0].ToString());
    }

    [Fact]
    public void For_NothingOrNull_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PermissionPlan.For());
        Assert.Throws<ArgumentException>(() => PermissionPlan.For(null!));
    }

    [Fact]
    public void Commands_HaveTheIdsAndNothingThatEscapesItsQuotes()
    {
        var client = Guid.NewGuid();
        var organizer = Guid.NewGuid();
        IReadOnlyList<string> lines = PermissionPlan.ApplicationAccessPolicyCommands(client, organizer);
        Assert.Contains(lines, line => line.StartsWith("New-CsApplicationAccessPolicy", StringComparison.Ordinal) && line.Contains($"-AppIds \"{client:D}\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Grant-CsApplicationAccessPolicy", StringComparison.Ordinal) && line.Contains($"-Identity \"{organizer:D}\"", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => PermissionPlan.ApplicationAccessPolicyCommands(Guid.Empty, organizer));
        Assert.Throws<ArgumentException>(() => PermissionPlan.ApplicationAccessPolicyCommands(client, Guid.Empty));
    }

    [Fact]
    public void Methods_EachThatCallsGraph_DeclaresThePermissionsOfItsOperation()
    {
        (Type Client, string Prefix)[] clients = [(typeof(TeamsMeetingsClient), "Meetings"), (typeof(MeetingArtifactsClient), "Artifacts"), (typeof(VirtualEventsClient), "Events")];
        string[] declared =
        [
            .. (from client in clients
                from method in client.Client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                where method.Name.EndsWith("Async", StringComparison.Ordinal)
                let needed = method.GetCustomAttribute<RequiresGraphPermissionAttribute>()
                select $"{client.Prefix}.{method.Name[..^"Async".Length]} {needed?.Delegated} {needed?.Application}").Distinct(),
        ];
        string[] known = [.. TeamsOperation.All.Select(operation => $"{operation.Name} {operation.Delegated} {operation.Application}")];
        Assert.Equal(known.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Create_WithPermissionToReadOnly_NamesTheMissingOne()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { Roles = { [0] = "OnlineMeetings.Read.All" } });
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.AccessDenied, refusal.Code);
        Assert.Equal(GraphPermission.OnlineMeetingsReadWriteAll, refusal.MissingPermission);
        Assert.Contains("OnlineMeetings.ReadWrite.All", refusal.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithoutAnyPermission_NamesTheLeastOne()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { Roles = { [0] = "Calls.Initiate.All" } });
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.Client().Meetings.GetAsync(teams.Organizer, "any", Stop));
        Assert.Equal(GraphPermission.OnlineMeetingsReadAll, refusal.MissingPermission);
    }

    [Fact]
    public async Task Get_NothingFound_NamesNoPermission()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.Client().Meetings.GetAsync(teams.Organizer, "any", Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.Null(refusal.MissingPermission);
    }

    [Fact]
    public async Task Create_WithoutAccessPolicyAndClientId_HasNoLinesButItsReason()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { ApplicationAccessPolicyGranted = false });
        using var entra = new EmulatorClient(teams.Emulator);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromTokenProvider(async (_, _) => new ProvidedToken(await entra.TokenAsync(), DateTimeOffset.MaxValue)));
        ApplicationAccessPolicyException refusal = await Assert.ThrowsAsync<ApplicationAccessPolicyException>(() => teams.CreateAsync(client));
        Assert.Empty(refusal.AdministratorCommands);
    }

    [Fact]
    public async Task Create_WithoutAccessPolicy_GivesTheAdministratorsLinesOutsideTheMessage()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { ApplicationAccessPolicyGranted = false });
        ApplicationAccessPolicyException refusal = await Assert.ThrowsAsync<ApplicationAccessPolicyException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(PermissionPlan.ApplicationAccessPolicyCommands(teams.Emulator.ClientId, teams.Organizer), refusal.AdministratorCommands);
        Assert.DoesNotContain(teams.Organizer.ToString(), refusal.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
