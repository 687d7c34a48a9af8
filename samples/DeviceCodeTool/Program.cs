using DeviceCodeTool;
using SecureTeams;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Meetings;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(15));
switch (args)
{
    case []:
        await using (LocalPerson local = await LocalPerson.StartAsync(stop.Token))
        {
            return await ScheduleAsync(local.Options(), stop.Token);
        }

    case [var tenant, var client] when TenantId.TryParse(tenant, out TenantId id) && Guid.TryParse(client, out Guid application):
        return await ScheduleAsync(
            new SecureTeamsOptions
            {
                Cloud = TeamsCloud.Global,
                Tenant = id,
                Credential = TeamsCredential.FromDeviceCode(application, Prompt.ShowAsync),

                // The person's own encrypted store, so that the next start asks nobody; without one the tool says so and ends.
                UserTokens = UserTokenCache.EncryptedFile("SecureTeams.DeviceCodeTool"),
            },
            stop.Token);

    default:
        await Console.Error.WriteLineAsync("Usage: DeviceCodeTool [tenant client-id]   Without them, it signs in to a local emulator.");
        return 2;
}

static async Task<int> ScheduleAsync(SecureTeamsOptions options, CancellationToken cancellationToken)
{
    using var client = new SecureTeamsClient(options);
    try
    {
        SignedInUser user = await client.SignIn.SignInAsync(cancellationToken);
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(user);
        DateTimeOffset start = TimeProvider.System.GetUtcNow().AddHours(1);
        OnlineMeeting meeting = await mine.CreateAsync(user.ObjectId, new MeetingDraft { Subject = "Stand-up", Schedule = new MeetingSchedule(start, start.AddMinutes(15)), Policy = MeetingPolicy.Strict }, cancellationToken);
        Console.WriteLine($"A meeting of yours was scheduled; past its lobby: {meeting.LobbyBypass}.");
        await mine.DeleteAsync(user.ObjectId, meeting.Id, cancellationToken);
        Console.WriteLine("And deleted again.");
        return 0;
    }
    catch (SecureTeamsException failure)
    {
        await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
        return 1;
    }
}
