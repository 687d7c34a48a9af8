using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>A server that staples OCSP answers, good and forged, with and without a list beside them.</summary>
public sealed class StapledAnswerTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = TestAuthority.Root();
    private readonly ListServer _lists = new();
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>An address without a list.</summary>
    private string Missing => $"http://{_lists.Authority}/missing.crl";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _lists.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Connect_GoodAnswerBesideAGoodList_IsJudgedByTheList()
    {
        X509Certificate2 certificate = _authority.Issue(_lists.Publish(new ListDraft().Sign(_authority)));
        TlsReport report = await ConnectAsync(certificate, Answer(certificate, revoked: false));
        Assert.Equal(RevocationSource.Fetched, Assert.Single(report.Revocation).Source);
    }

    [Fact]
    public async Task Connect_RevokedAnswerWhereTheListCannotBeFetched_IsRefused()
    {
        X509Certificate2 certificate = _authority.Issue(Missing);
        await RefusedAsync(certificate, Answer(certificate, revoked: true), SecureTeamsErrorCode.CertificateRevoked);
    }

    [Fact]
    public async Task Connect_RevokedAnswerAgainstAGoodList_IsRefused()
    {
        X509Certificate2 certificate = _authority.Issue(_lists.Publish(new ListDraft().Sign(_authority)));
        await RefusedAsync(certificate, Answer(certificate, revoked: true), SecureTeamsErrorCode.CertificateRevoked);
    }

    /// <summary>Whoever has stolen the key and can cut off the list could go on stapling the last good answer, and the platform does not tell its age.</summary>
    [Fact]
    public async Task Connect_GoodAnswerWhereTheListCannotBeFetched_IsRefused()
    {
        X509Certificate2 certificate = _authority.Issue(Missing);
        TeamsTransportException refusal = await RefusedAsync(certificate, Answer(certificate, revoked: false), SecureTeamsErrorCode.CertificateRevocationUnknown);
        Assert.Equal(RevocationFailure.UnexpectedStatus, refusal.RevocationFailure);
    }

    [Fact]
    public async Task Connect_GoodAnswerAgainstARevokingList_IsRefused()
    {
        string url = _lists.Publish([]);
        X509Certificate2 certificate = _authority.Issue(url);
        _lists.Replace(url, ListDraft.Revoking(certificate).Sign(_authority));
        await RefusedAsync(certificate, Answer(certificate, revoked: false), SecureTeamsErrorCode.CertificateRevoked);
    }

    [Fact]
    public async Task Connect_AnswerOfAnotherAuthority_IsWorthNothing()
    {
        using var stranger = TestAuthority.Root();
        X509Certificate2 certificate = _authority.Issue(Missing);
        byte[] forged = StaplingServer.Answer(stranger, _authority, certificate, revoked: false, _now.AddHours(-1), _now.AddHours(1));
        await RefusedAsync(certificate, forged, SecureTeamsErrorCode.CertificateRevocationUnknown);
    }

    [Fact]
    public async Task Connect_AnswerOfThePast_IsWorthNothing()
    {
        X509Certificate2 certificate = _authority.Issue(Missing);
        byte[] old = StaplingServer.Answer(_authority, _authority, certificate, revoked: false, _now.AddDays(-3), _now.AddDays(-1));
        await RefusedAsync(certificate, old, SecureTeamsErrorCode.CertificateRevocationUnknown);
    }

    [Fact]
    public async Task Connect_AnswerAboutAnotherCertificate_IsWorthNothing()
    {
        byte[] other = Answer(_authority.Issue(Missing), revoked: false);
        await RefusedAsync(_authority.Issue(Missing), other, SecureTeamsErrorCode.CertificateRevocationUnknown);
    }

    private byte[] Answer(X509Certificate2 certificate, bool revoked) => StaplingServer.Answer(_authority, _authority, certificate, revoked, _now.AddHours(-1), _now.AddHours(1));

    private async Task<TeamsTransportException> RefusedAsync(X509Certificate2 certificate, byte[]? answer, SecureTeamsErrorCode expected)
    {
        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(certificate, answer));
        Assert.True(TransportFault.TryTranslate(failure, "localhost", out TeamsTransportException? refusal));
        Assert.Equal(expected, refusal.Code);
        return refusal;
    }

    private async Task<TlsReport> ConnectAsync(X509Certificate2 certificate, byte[]? answer)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using var server = new StaplingServer(certificate, answer);
        var settings = new TlsSettings(TlsTrust.OnlyRoots(_authority.Certificate), Patience.Revocation, FipsMode.Preferred, ClientCertificate: null);
        using var checker = new RevocationChecker(settings.Revocation, settings.Trust);
        var reports = new TlsReports();
        using var handler = new HardenedHandler(new TlsHandshake(settings, checker, TimeProvider.System), reports);
        using var http = new HttpClient(handler.Create()) { Timeout = TimeSpan.FromMinutes(1) };
        (await http.GetAsync(server.Address, stop)).Dispose();
        Assert.True(reports.TryGet(server.Address, out TlsReport? report));
        return report;
    }
}
