using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>The application trusts a subject name and an issuer; the certificate's key is registered nowhere.</summary>
public sealed class SubjectNameCredentialTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetToken_CertificateOfTheTrustedSubject_CountsOnlyWhenItIsSentAlong(bool fromSource)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        X509Certificate2 certificate = teams.Emulator.Certificates.Issue(CertificateIssuance.Client);
        RegisteredApplication application = await RegisterAsync(teams, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(new X509Certificate2(certificate)));

        await teams.CreateAsync(teams.Client(options => options.Credential = Credential(new CertificateProof { SendsCertificate = true })));
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(
            () => teams.CreateAsync(teams.Client(options => options.Credential = Credential(new CertificateProof()))));
        Assert.Equal(SecureTeamsErrorCode.CredentialRejected, refusal.Code);

        TeamsCredential Credential(CertificateProof proof) => fromSource
            ? TeamsCredential.FromCertificate(application.ClientId, source, proof)
            : TeamsCredential.FromCertificate(application.ClientId, certificate, proof);
    }

    [Fact]
    public async Task GetToken_CertificateOfAnotherSubject_IsRejected()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        X509Certificate2 certificate = teams.Emulator.Certificates.Issue(CertificateIssuance.Client);
        RegisteredApplication application = await RegisterAsync(teams, "another.contoso.example");
        TeamsCredential credential = TeamsCredential.FromCertificate(application.ClientId, certificate, new CertificateProof { SendsCertificate = true });
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(teams.Client(options => options.Credential = credential)));
        Assert.Equal(SecureTeamsErrorCode.CredentialRejected, refusal.Code);
    }

    private static async Task<RegisteredApplication> RegisterAsync(EmulatedTeams teams, string subject)
    {
        RegisteredApplication application = await teams.Emulator.Identity.RegisterApplicationAsync(
            new EmulatedApplication { Roles = ["OnlineMeetings.ReadWrite.All"] }, TestContext.Current.CancellationToken);
        application.TrustSubjectName(subject);
        return application;
    }
}
