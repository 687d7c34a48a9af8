using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.Federation;
using SecureTeams.Tests.Emulator.Identity;
using SecureTeams.Tests.Transport.CertificateSources;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>The emulator verifies the signature, audience and lifetime of each assertion.</summary>
public sealed class AssertionCredentialTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_AssertionOfTheApplicationsCode_IsVerified()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromAssertion(teams.Emulator.ClientId, (request, _) => ValueTask.FromResult(Sign(teams, request))));
        await teams.CreateAsync(client);
    }

    [Fact]
    public async Task GetToken_AssertionForAnotherEndpoint_IsRejectedAndNotShown()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        string? sent = null;
        SecureTeamsException refusal = await RefusedAsync(teams, TeamsCredential.FromAssertion(teams.Emulator.ClientId, (_, _) =>
        {
            sent = Assertions.Sign(teams.Emulator.ClientCertificate, teams.Emulator.ClientId, "https://login.evil.example/token");
            return ValueTask.FromResult(sent);
        }));
        Assert.IsType<TeamsAuthenticationException>(refusal);
        Assert.DoesNotContain(sent!, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_WhatIsNoAssertion_IsNotSent()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await NotSentAsync(() => "s3cr3t", "gave no signed token");
        await NotSentAsync(() => null!, "gave no signed token");
        await NotSentAsync(() => throw new FormatException("s3cr3t"), "threw FormatException");
        Assert.DoesNotContain(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");

        async Task NotSentAsync(Func<string> assertion, string reason)
        {
            SecureTeamsException refusal = await RefusedAsync(teams, TeamsCredential.FromAssertion(teams.Emulator.ClientId, (_, _) => ValueTask.FromResult(assertion())));
            Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetToken_CodeThatWaits_EndsWithTheCaller()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromAssertion(teams.Emulator.ClientId, async (_, cancellationToken) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return string.Empty;
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Meetings.GetAsync(teams.Organizer, "id", cancelled.Token));
    }

    [Fact]
    public async Task GetToken_ProjectedFileReplaced_UsesTheNewOne()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        string path = folder.Path("token");
        var endpoint = new Uri(teams.Emulator.Authority, $"{teams.Emulator.TenantId:D}/oauth2/v2.0/token");
        var request = new AssertionRequest(teams.Emulator.ClientId, endpoint);
        await File.WriteAllTextAsync(path, Sign(teams, request, endsIn: TimeSpan.FromHours(-1)), Stop);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromWorkloadIdentity(teams.Emulator.ClientId, path));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.ClockSkew, refusal.Code);

        await File.WriteAllTextAsync(path, "\uFEFF" + Sign(teams, request) + "\n", Stop);
        await teams.CreateAsync(client);
    }

    [Fact]
    public async Task GetToken_ProjectedFileIsUnusable_IsNamedAndNothingIsSent()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await NotSentAsync("absent", text: null, "cannot be read (FileNotFoundException)");
        await NotSentAsync("empty", string.Empty, "is empty");
        await NotSentAsync("secret", "s3cr3t", "holds no signed token");
        await NotSentAsync("large", new string('a', 70_000), "larger than 65536 bytes");
        Assert.DoesNotContain(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");

        async Task NotSentAsync(string name, string? text, string reason)
        {
            if (text is not null)
            {
                await File.WriteAllTextAsync(folder.Path(name), text, Stop);
            }

            SecureTeamsException refusal = await RefusedAsync(teams, TeamsCredential.FromWorkloadIdentity(teams.Emulator.ClientId, folder.Path(name)));
            Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("eyJh.eyJi.c2ln", true)]
    [InlineData("eyJh.eyJi.", false)]
    [InlineData("eyJh..c2ln", false)]
    [InlineData("eyJh.eyJi", false)]
    [InlineData("a.b.c.d", false)]
    [InlineData("a.b.c\n", false)]
    [InlineData("a.b.c+", false)]
    [InlineData("", false)]
    public void IsWellFormed_Text_IsASignedTokenOrNot(string text, bool expected) => Assert.Equal(expected, Assertion.IsWellFormed(text));

    [Fact]
    public void WorkloadIdentityEnvironment_MissingVariable_IsNamed()
    {
        var id = Guid.NewGuid();
        Assert.Equal((id, "/var/run/token"), WorkloadIdentityEnvironment.Read(name => name == "AZURE_CLIENT_ID" ? id.ToString() : "/var/run/token"));
        Assert.Contains("AZURE_CLIENT_ID", Assert.Throws<InvalidOperationException>(() => WorkloadIdentityEnvironment.Read(_ => "x")).Message, StringComparison.Ordinal);
        Assert.Contains("AZURE_FEDERATED_TOKEN_FILE", Assert.Throws<InvalidOperationException>(() => WorkloadIdentityEnvironment.Read(name => name == "AZURE_CLIENT_ID" ? id.ToString() : null)).Message, StringComparison.Ordinal);
    }

    private static string Sign(EmulatedTeams teams, AssertionRequest request, TimeSpan? endsIn = null) =>
        Assertions.Sign(teams.Emulator.ClientCertificate, request.ClientId, request.TokenEndpoint.AbsoluteUri, startsIn: TimeSpan.FromHours(-2), endsIn: endsIn ?? TimeSpan.FromMinutes(5));

    private static Task<SecureTeamsException> RefusedAsync(EmulatedTeams teams, TeamsCredential credential) =>
        Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client(options => options.Credential = credential)));
}
