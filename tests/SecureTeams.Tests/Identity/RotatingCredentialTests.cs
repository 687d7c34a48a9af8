using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Transport.CertificateSources;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Identity;

/// <summary>The emulator verifies each assertion against the keys that are registered, as Microsoft Entra does.</summary>
public sealed class RotatingCredentialTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_FileReplaced_SignsWithTheNewKey()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", teams.Emulator.ClientCertificate), settings: folder.Settings()));
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromCertificate(teams.Emulator.ClientId, source), clock: folder.Clock);
        await teams.CreateAsync(client);

        // Not registered yet: the provider's refusal proves that the new key signs.
        X509Certificate2 successor = teams.Emulator.Certificates.Issue(CertificateIssuance.Client);
        folder.WritePem("client.pem", successor);
        folder.Clock.Advance(TimeSpan.FromHours(1));
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.CredentialRejected, refusal.Code);

        await teams.Emulator.RegisterClientCertificateAsync(successor, Stop);
        await teams.CreateAsync(client);
    }

    [Fact]
    public async Task GetToken_NoUsableCertificate_IsRefusedWithItsReasonAndNothingIsSent()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await RefusedAsync(folder.WritePem("ended.pem", folder.Issue("ended", TimeSpan.FromDays(-2), TimeSpan.FromDays(-1), RSA.Create(2048))), "ended on ");
        await RefusedAsync(folder.WritePem("curve.pem", folder.Issue("curve")), "has a key that is not RSA");
        await RefusedAsync(folder.Path("absent.pem"), "the file cannot be read");
        Assert.DoesNotContain(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");

        async Task RefusedAsync(string path, string reason)
        {
            CertificateSource source = folder.Own(CertificateSource.FromPemFile(path));
            SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromCertificate(teams.Emulator.ClientId, source));
            SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
            Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, refusal.Code);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        }
    }
}
