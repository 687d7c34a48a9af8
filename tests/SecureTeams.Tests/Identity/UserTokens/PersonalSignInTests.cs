using System.IO.Pipes;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.OnBehalfOf;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A tool that keeps its person's sign-in in the person's own store, from one run to the next.</summary>
public sealed class PersonalSignInTests : IDisposable
{
    private const string PipeVariable = "SECURETEAMS_TESTS_PIPE";
    private const string WayVariable = "SECURETEAMS_TESTS_WAY";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-elsewhere-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 240_000)]
    [InlineData("device")]
    [InlineData("browser")]
    public async Task SignIn_SecondProcess_AsksNobody(string way)
    {
        Assert.SkipUnless(SecretService.IsInstalled, "gnome-keyring, libsecret or D-Bus is not installed: eng/install-secret-service.sh");
        using SecretService session = await SecretService.StartAsync(Stop);
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { DevicePollingInterval = TimeSpan.FromSeconds(1) });
        var application = new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], RedirectUris = ["http://localhost"] };
        RegisteredApplication tool = await teams.Emulator.Identity.RegisterApplicationAsync(application, Stop);
        Dictionary<string, string?> environment = TeamsElsewhere.Describe(teams.Emulator, _folder, tool.ClientId);
        foreach ((string name, string? value) in session.Environment)
        {
            environment[name] = value;
        }

        string pipe = $"secureteams-{Guid.NewGuid():N}";
        environment[PipeVariable] = pipe;
        environment[WayVariable] = way;
        Task<string> first = RunAsync(environment);
        await using (var server = new NamedPipeServerStream(pipe, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous))
        {
            await AnswerAsync(server, teams.Emulator);
        }

        Assert.Equal($"1 {teams.Organizer:D}", await first);

        // Nobody is there any more.
        Assert.Equal($"0 {teams.Organizer:D}", await RunAsync(environment));
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
    }

    /// <summary>The tool; in a usual run it has nothing to do.</summary>
    [Fact]
    public async Task Child_AskedForAnAnswer_SignsInAndCreatesAMeeting()
    {
        if (ChildTest.AnswerFile is not { } file)
        {
            return;
        }

        int asked = 0;
        async Task AskAsync(string text)
        {
            asked++;
            await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(TimeSpan.FromSeconds(10), Stop);
            await using var writer = new StreamWriter(pipe);
            await writer.WriteLineAsync(text.AsMemory(), Stop);
        }

        bool isDevice = Environment.GetEnvironmentVariable(WayVariable) == "device";
        using SecureTeamsClient client = TeamsElsewhere.Client(
            UserTokenCache.EncryptedFile("SecureTeams.Tests"),
            id => isDevice
                ? TeamsCredential.FromDeviceCode(id, (prompt, _) => AskAsync(prompt.UserCode))
                : TeamsCredential.FromInteractive(id, new() { OpenBrowser = (address, _) => AskAsync(address.AbsoluteUri) }));
        string answer;
        try
        {
            SignedInUser user = await client.SignIn.SignInAsync(Stop);
            await client.Meetings.OnBehalfOf(user).CreateAsync(user.ObjectId, EmulatedTeams.Draft(), Stop);
            answer = $"{asked} {user.ObjectId:D}";
        }
        catch (TeamsAuthenticationException refusal)
        {
            answer = $"{asked} {refusal.Code}";
        }

        await File.WriteAllTextAsync(file, answer, Stop);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<string> RunAsync(Dictionary<string, string?> environment) =>
        ChildTest.AskAsync(typeof(PersonalSignInTests), nameof(Child_AskedForAnAnswer_SignsInAndCreatesAMeeting), environment, Stop);

    /// <summary>The person, who types the code or uses the browser.</summary>
    private static async Task AnswerAsync(NamedPipeServerStream server, TeamsEmulator emulator)
    {
        await server.WaitForConnectionAsync(Stop);
        using var reader = new StreamReader(server);
        string asked = (await reader.ReadLineAsync(Stop))!;
        if (Uri.TryCreate(asked, UriKind.Absolute, out Uri? address))
        {
            await emulator.Identity.BrowseAsync(address, emulator.Organizer, Stop);
        }
        else
        {
            await emulator.Identity.ApproveDeviceAsync(asked, emulator.Organizer, Stop);
        }
    }
}
