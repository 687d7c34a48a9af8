using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Federation;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Transport.CertificateSources;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>A foreign issuer vouches for the application, as a Kubernetes cluster does; the emulator fetches its keys and verifies.</summary>
public sealed class FederatedCredentialTests
{
    private const string Subject = "system:serviceaccount:teams:meetings";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_ProjectedTokenOfTheTrustedIssuer_IsAccepted()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        AssertionIssuer issuer = await teams.Emulator.Identity.AddAssertionIssuerAsync(Stop);
        RegisteredApplication application = await RegisterAsync(teams, issuer);
        string path = folder.Path("azure-identity-token");
        await File.WriteAllTextAsync(path, issuer.IssueAssertion(new FederatedAssertion(Subject)), Stop);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromWorkloadIdentity(application.ClientId, path), clock: folder.Clock);
        await teams.CreateAsync(client);

        // The platform replaced the file with another account's.
        await File.WriteAllTextAsync(path, issuer.IssueAssertion(new FederatedAssertion("system:serviceaccount:teams:other")), Stop);
        folder.Clock.Advance(TimeSpan.FromHours(2));
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.FederatedCredentialMismatch, refusal.Code);
    }

    public static TheoryData<FederatedAssertion, SecureTeamsErrorCode> Wrong => new()
    {
        { new FederatedAssertion(Subject) { Audience = "api://another" }, SecureTeamsErrorCode.FederatedCredentialMismatch },
        { new FederatedAssertion(Subject.ToUpperInvariant()), SecureTeamsErrorCode.FederatedCredentialMismatch },
        { new FederatedAssertion(Subject) { Issuer = "https://evil.example/" }, SecureTeamsErrorCode.FederatedCredentialMismatch },
        { new FederatedAssertion(Subject) { StartsIn = TimeSpan.FromHours(-3), EndsIn = TimeSpan.FromHours(-2) }, SecureTeamsErrorCode.ClockSkew },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task GetToken_AssertionThatIsNotTrusted_HasItsReasonAndIsNotShown(FederatedAssertion assertion, SecureTeamsErrorCode expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        AssertionIssuer issuer = await teams.Emulator.Identity.AddAssertionIssuerAsync(Stop);
        RegisteredApplication application = await RegisterAsync(teams, issuer);
        string text = issuer.IssueAssertion(assertion);
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(
            teams.Client(options => options.Credential = TeamsCredential.FromAssertion(application.ClientId, (_, _) => ValueTask.FromResult(text)))));
        Assert.Equal(expected, refusal.Code);
        Assert.DoesNotContain(text, refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task GetToken_IssuerThatIsNotTrusted_IsRefused()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        AssertionIssuer trusted = await teams.Emulator.Identity.AddAssertionIssuerAsync(Stop);
        AssertionIssuer other = await teams.Emulator.Identity.AddAssertionIssuerAsync(Stop);
        RegisteredApplication application = await RegisterAsync(teams, trusted);
        TeamsCredential forged = TeamsCredential.FromAssertion(application.ClientId, (_, _) => ValueTask.FromResult(other.IssueAssertion(new FederatedAssertion(Subject) { Issuer = trusted.Issuer.AbsoluteUri })));
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(teams.Client(options => options.Credential = forged)));
        Assert.NotEqual(SecureTeamsErrorCode.Unspecified, refusal.Code);
    }

    private static async Task<RegisteredApplication> RegisterAsync(EmulatedTeams teams, AssertionIssuer issuer)
    {
        RegisteredApplication application = await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { Roles = ["OnlineMeetings.ReadWrite.All"] }, Stop);
        application.AddFederatedCredential(new FederatedCredential(issuer.Issuer.AbsoluteUri, Subject));
        return application;
    }
}
