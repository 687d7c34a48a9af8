using System.Globalization;
using System.Text;
using SecureTeams.Identity;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>The person's own encrypted store, on Linux the Secret Service.</summary>
public sealed class EncryptedFileTests
{
    private const string Name = "SecureTeams.Tests";
    private const string NotInstalled = "gnome-keyring, libsecret or D-Bus is not installed: eng/install-secret-service.sh";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_TwoProcesses_ShareTheTokenAndNoFileHoldsIt()
    {
        Assert.SkipUnless(SecretService.IsInstalled, NotInstalled);
        using SecretService session = await SecretService.StartAsync(Stop);
        string first = await AskAsync(session);
        Assert.Equal($"1 {OboService.TokenOf(Person.Number(1), 1)}", first);
        Assert.Equal($"0 {OboService.TokenOf(Person.Number(1), 1)}", await AskAsync(session));
        Assert.All(EverythingIn(session.Home), text => Assert.DoesNotContain(OboService.AccessTokenMark, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_NoSecretService_RefusesAndWritesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems always have a store.");
        using SecretService session = SecretService.Absent();
        Assert.Equal(nameof(SecureTeamsErrorCode.TokenStoreUnavailable), await AskAsync(session));
        Assert.All(EverythingIn(session.Home), text => Assert.DoesNotContain(OboService.AccessTokenMark, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_KeyringIsLocked_RefusesAndWritesNothing()
    {
        Assert.SkipUnless(SecretService.IsInstalled, NotInstalled);
        using SecretService session = await SecretService.StartAsync(Stop);
        await session.LockAsync(Stop);
        Assert.Equal(nameof(SecureTeamsErrorCode.TokenStoreUnavailable), await AskAsync(session));
        Assert.All(EverythingIn(session.Home), text => Assert.DoesNotContain(OboService.AccessTokenMark, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("ä")]
    public void EncryptedFile_NameThatIsAPath_IsRefused(string name) => Assert.Throws<ArgumentException>(() => UserTokenCache.EncryptedFile(name));

    [Fact]
    public async Task Turn_WorkThatNobodyWaitsFor_KeepsOthersOutUntilItHasEnded()
    {
        var others = new Gate();
        var turn = new PersonalStore.Turn(new PersonalStore(Name), others);
        var work = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool> begun = turn.Begin(() => work.Task);
        turn.Dispose();
        Assert.False(others.IsOpen.Task.IsCompleted);
        work.SetException(new IOException());
        await others.IsOpen.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await Assert.ThrowsAsync<IOException>(() => begun);
    }

    /// <summary>The person's process; in a usual run it has nothing to do.</summary>
    [Fact]
    public async Task Child_AskedForAnAnswer_GetsTheTokenFromTheStore()
    {
        if (ChildTest.AnswerFile is not { } file)
        {
            return;
        }

        using var service = new OboService(UserTokenCache.EncryptedFile(Name));
        string answer;
        try
        {
            string token = await service.GetAsync(Person.Number(1), Stop);
            answer = string.Create(CultureInfo.InvariantCulture, $"{service.Requests} {token}");
        }
        catch (TeamsAuthenticationException refusal)
        {
            answer = refusal.Code.ToString();
        }

        await File.WriteAllTextAsync(file, answer, Stop);
    }

    private sealed class Gate : IDisposable
    {
        internal TaskCompletionSource IsOpen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose() => IsOpen.TrySetResult();
    }

    private static Task<string> AskAsync(SecretService session) =>
        ChildTest.AskAsync(typeof(EncryptedFileTests), nameof(Child_AskedForAnAnswer_GetsTheTokenFromTheStore), session.Environment, Stop);

    private static IEnumerable<string> EverythingIn(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // The keyring's socket.
            if (Path.GetFileName(file) == "control")
            {
                continue;
            }

            byte[] content = File.ReadAllBytes(file);
            yield return Encoding.Latin1.GetString(content);
            yield return Encoding.Unicode.GetString(content);
        }
    }
}
