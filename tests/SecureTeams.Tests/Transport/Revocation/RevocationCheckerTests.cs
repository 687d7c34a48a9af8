using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport;
using SecureTeams.Transport.Pins;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>The checker on its own, as an application uses it, against distribution points over real sockets.</summary>
public sealed class RevocationCheckerTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = TestAuthority.Root();
    private readonly ListServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task CheckAsync_CurrentListWithoutTheCertificate_IsGoodWithItsFacts()
    {
        var draft = new ListDraft { Entries = [new ListEntry(TestAuthority.Serial())] };
        string url = _server.Publish(draft.Sign(_authority));
        RevocationResult result = await CheckOneAsync(_authority.Issue(url));
        Assert.Equal(RevocationStatus.Good, result.Status);
        Assert.Equal(RevocationFailure.None, result.Failure);
        Assert.Equal(RevocationSource.Fetched, result.Source);
        Assert.Equal(url, result.DistributionPoint);
        Assert.Equal(TimeSpan.Zero, result.Age);
        Assert.Equal(draft.NextUpdate!.Value.ToUnixTimeSeconds(), result.NextUpdate!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task CheckAsync_RevokedCertificate_IsRevoked()
    {
        string url = _server.Publish([]);
        X509Certificate2 certificate = _authority.Issue(url);
        _server.Replace(url, ListDraft.Revoking(certificate).Sign(_authority));
        Assert.Equal(RevocationStatus.Revoked, (await CheckOneAsync(certificate)).Status);
    }

    public static TheoryData<string, RevocationFailure> BadAnswers => new()
    {
        { "404", RevocationFailure.UnexpectedStatus },
        { "500", RevocationFailure.UnexpectedStatus },
        { "redirect to the good list", RevocationFailure.UnexpectedStatus },
        { "204", RevocationFailure.UnexpectedStatus },
        { "206", RevocationFailure.UnexpectedStatus },
        { "announced too large", RevocationFailure.TooLarge },
        { "endless", RevocationFailure.TooLarge },
        { "hanging before the head", RevocationFailure.TimedOut },
        { "hanging in the body", RevocationFailure.TimedOut },
        { "drips", RevocationFailure.TimedOut },
        { "closed at once", RevocationFailure.Unreachable },
        { "cut off", RevocationFailure.Unreachable },
        { "not HTTP", RevocationFailure.Unreachable },
        { "endless head", RevocationFailure.Unreachable },
        { "html", RevocationFailure.Malformed },
        { "empty", RevocationFailure.Malformed },
        { "pem", RevocationFailure.Malformed },
        { "other key", RevocationFailure.SignatureInvalid },
        { "other issuer", RevocationFailure.WrongIssuer },
        { "other key identifier", RevocationFailure.WrongIssuer },
        { "ended", RevocationFailure.Outdated },
        { "without end", RevocationFailure.Outdated },
        { "of the future", RevocationFailure.NotYetCurrent },
        { "indirect", RevocationFailure.IndirectList },
        { "delta", RevocationFailure.DeltaList },
        { "unknown critical", RevocationFailure.UnknownCriticalExtension },
        { "authorities only", RevocationFailure.OutOfScope },
        { "some reasons", RevocationFailure.OutOfScope },
        { "other distribution point", RevocationFailure.OutOfScope },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task CheckAsync_BadAnswer_IsUnknownWithItsReason(string attack, RevocationFailure expected)
    {
        string url = _server.PublishRaw(Attack(attack));
        bool timesOut = expected == RevocationFailure.TimedOut;
        RevocationSettings settings = Patience.Revocation with { MaxListBytes = 64 * 1024 };
        RevocationResult result = await CheckOneAsync(_authority.Issue(url), timesOut ? settings with { FetchTimeout = TimeSpan.FromSeconds(1) } : settings);
        Assert.Equal(RevocationStatus.Unknown, result.Status);
        Assert.Equal(expected, result.Failure);
        Assert.Equal(RevocationSource.None, result.Source);
        Assert.Equal(url, result.DistributionPoint);
        Assert.Null(result.Age);

        // The HTTP stack repeats a request whose connection ended before the answer began; a busy machine may not get to sending one in time.
        Assert.InRange(_server.RequestsFor(url), timesOut ? 0 : 1, attack == "closed at once" ? 4 : 1);
    }

    [Theory]
    [InlineData("users only")]
    [InlineData("its own distribution point")]
    public async Task CheckAsync_ListThatNamesItsScope_CoversTheCertificate(string scope)
    {
        string url = _server.Publish([]);
        _server.Replace(url, new ListDraft { IssuingPoint = scope == "users only" ? Points.Issuing(onlyUsers: true) : Points.Issuing(url) }.Sign(_authority));
        Assert.Equal(RevocationStatus.Good, (await CheckOneAsync(_authority.Issue(url))).Status);
    }

    [Theory]
    [InlineData(true, RevocationStatus.Unknown)]
    [InlineData(false, RevocationStatus.Good)]
    public async Task CheckAsync_Intermediate_NeedsAListThatCoversAuthorities(bool onlyUsers, RevocationStatus expected)
    {
        string url = _server.Publish(new ListDraft { IssuingPoint = onlyUsers ? Points.Issuing(onlyUsers: true) : Points.Issuing(onlyAuthorities: true) }.Sign(_authority));
        TestAuthority intermediate = _authority.Subordinate(Points.Of(url));
        X509Certificate2 leaf = intermediate.Issue(_server.Publish(new ListDraft().Sign(intermediate)));
        using var checker = new RevocationChecker(Patience.Revocation);
        using X509Chain chain = intermediate.Chain(leaf);
        IReadOnlyList<RevocationResult> results = await checker.CheckAsync(chain, Stop);
        Assert.Equal(RevocationStatus.Good, results[0].Status);
        Assert.Equal(expected, results[1].Status);
    }

    [Fact]
    public async Task CheckAsync_RevokedIntermediate_IsRevoked()
    {
        string url = _server.Publish([]);
        TestAuthority intermediate = _authority.Subordinate(Points.Of(url));
        _server.Replace(url, ListDraft.Revoking(intermediate.Certificate).Sign(_authority));
        X509Certificate2 leaf = intermediate.Issue(_server.Publish(new ListDraft().Sign(intermediate)));
        using var checker = new RevocationChecker(Patience.Revocation);
        using X509Chain chain = intermediate.Chain(leaf);
        IReadOnlyList<RevocationResult> results = await checker.CheckAsync(chain, Stop);
        Assert.Equal([0, 1], results.Select(result => result.Position));
        Assert.Equal([RevocationStatus.Good, RevocationStatus.Revoked], results.Select(result => result.Status));
    }

    [Fact]
    public async Task CheckAsync_IssuerThatMayNotSignLists_IsUnknownAndNotAsked()
    {
        using var authority = TestAuthority.Root(usage: X509KeyUsageFlags.KeyCertSign);
        RevocationResult result = await CheckOneAsync(authority.Issue(_server.Publish(new ListDraft().Sign(authority))), authority: authority);
        Assert.Equal(RevocationFailure.SignatureInvalid, result.Failure);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("ldap:///CN=list,DC=example")]
    [InlineData("ftp://localhost/list.crl")]
    [InlineData("file:///etc/passwd")]
    [InlineData("list.crl")]
    [InlineData("http://user:word@localhost/list.crl")]
    [InlineData("http://localhost/\u001b[2Jlist.crl")]
    [InlineData("http://localhost/list.crl\r\nrevocation: good")]
    public async Task CheckAsync_NoUsableAddress_IsUnknown(string url)
    {
        RevocationResult result = await CheckOneAsync(_authority.Issue(url));
        Assert.Equal(RevocationFailure.NoDistributionPoint, result.Failure);
        Assert.Null(result.DistributionPoint);
    }

    [Fact]
    public async Task CheckAsync_NoDistributionPoint_IsUnknown() => Assert.Equal(RevocationFailure.NoDistributionPoint, (await CheckOneAsync(_authority.Issue())).Failure);

    [Theory]
    [InlineData(true, false, RevocationFailure.OutOfScope)]
    [InlineData(false, true, RevocationFailure.IndirectList)]
    public async Task CheckAsync_DistributionPointForSomeReasonsOrOfAnotherIssuer_IsNotUsed(bool reasons, bool issuer, RevocationFailure expected)
    {
        string url = _server.Publish(new ListDraft().Sign(_authority));
        Assert.Equal(expected, (await CheckOneAsync(_authority.Issue(Points.One([url], reasons, issuer)))).Failure);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task CheckAsync_GarbageForDistributionPoints_IsUnknown() =>
        Assert.Equal(RevocationStatus.Unknown, (await CheckOneAsync(_authority.Issue([0x30, 0x03, 0x02, 0x01, 0x01]))).Status);

    [Fact]
    public async Task CheckAsync_FirstAddressFails_TheNextIsAsked()
    {
        string good = _server.Publish(new ListDraft().Sign(_authority));
        RevocationResult result = await CheckOneAsync(_authority.Issue("ldap:///CN=list", $"http://{_server.Authority}/missing.crl", good));
        Assert.Equal(RevocationStatus.Good, result.Status);
        Assert.Equal(good, result.DistributionPoint);
    }

    [Fact]
    public async Task CheckAsync_TwoNamesOfOnePoint_AreTriedInOrder()
    {
        string good = _server.Publish(new ListDraft().Sign(_authority));
        RevocationResult result = await CheckOneAsync(_authority.Issue(Points.One([$"http://{_server.Authority}/missing.crl", good])));
        Assert.Equal(RevocationStatus.Good, result.Status);
    }

    [Fact]
    public async Task CheckAsync_ManyAddresses_FourAreAsked()
    {
        RevocationResult result = await CheckOneAsync(_authority.Issue([.. Enumerable.Range(0, 20).Select(i => $"http://{_server.Authority}/missing{i}.crl")]));
        Assert.Equal(RevocationFailure.UnexpectedStatus, result.Failure);
        Assert.Equal(4, _server.Requests.Count);
    }

    /// <summary>The certificate chooses the address; the request must not carry anything else.</summary>
    [Fact]
    public async Task CheckAsync_Request_HasNoCookieCredentialOrTracing()
    {
        string url = _server.PublishRaw(ListServer.Answer("200 OK", new ListDraft().Sign(_authority), "Set-Cookie: a=b\r\n"));
        using var checker = new RevocationChecker(Patience.Revocation with { MaxAge = TimeSpan.Zero });
        await CheckOneAsync(_authority.Issue(url), checker);
        await CheckOneAsync(_authority.Issue(url), checker);
        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, head => Assert.Equal(["GET", "Host:"], head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])));
    }

    [Fact]
    public async Task CheckAsync_UntrustedChain_AsksNobody()
    {
        string url = _server.Publish(new ListDraft().Sign(_authority));
        using var other = TestAuthority.Root();
        using X509Chain chain = other.Chain(_authority.Issue(url));
        using var checker = new RevocationChecker(Patience.Revocation);
        RevocationResult result = Assert.Single(await checker.CheckAsync(chain, Stop));
        Assert.Equal(RevocationStatus.Unknown, result.Status);
        Assert.Equal(RevocationFailure.ChainUntrusted, result.Failure);
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task CheckAsync_ChainThatWasNotBuilt_IsACallersMistake()
    {
        using var checker = new RevocationChecker(Patience.Revocation);
        using var chain = new X509Chain();
        await Assert.ThrowsAsync<ArgumentException>(async () => await checker.CheckAsync(chain, Stop));
    }

    [Fact]
    public async Task CheckAsync_RootAlone_HasNoResults()
    {
        using var checker = new RevocationChecker(Patience.Revocation);
        using X509Chain chain = _authority.Chain(_authority.Certificate);
        Assert.Empty(await checker.CheckAsync(chain, Stop));
    }

    [Theory]
    [InlineData("good", RevocationStatus.Good, RevocationFailure.None)]
    [InlineData("revoked", RevocationStatus.Revoked, RevocationFailure.None)]
    [InlineData("other root", RevocationStatus.Unknown, RevocationFailure.Unreachable)]
    [InlineData("wrong host", RevocationStatus.Unknown, RevocationFailure.Unreachable)]
    public async Task CheckAsync_HttpsDistributionPoint_IsFetchedFromATrustedServerOnly(string kind, RevocationStatus expected, RevocationFailure failure)
    {
        using var stranger = TestAuthority.Root();
        string plain = _server.Publish(new ListDraft().Sign(_authority));
        X509Certificate2 own = kind switch
        {
            "other root" => stranger.Issue(plain),
            "wrong host" => _authority.Issue(Points.Of(plain), host: "other.example"),
            _ => _authority.Issue(plain),
        };
        await using var secure = new ListServer(own);
        string url = secure.Publish([]);
        X509Certificate2 certificate = _authority.Issue(url);
        secure.Replace(url, (kind == "revoked" ? ListDraft.Revoking(certificate) : new ListDraft()).Sign(_authority));
        using var checker = new RevocationChecker(Patience.Revocation, TlsTrust.OnlyRoots(_authority.Certificate));
        RevocationResult result = await CheckOneAsync(certificate, checker);
        Assert.Equal(expected, result.Status);
        Assert.Equal(failure, result.Failure);
        Assert.Equal(failure == RevocationFailure.None ? 1 : 0, secure.Requests.Count);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CheckAsync_HttpsDistributionPointOnAPinnedHost_NeedsThePinnedKey(bool pinned)
    {
        await using var secure = new ListServer(_authority.Issue(_server.Publish([])));
        using var other = TestAuthority.Root();
        X509Certificate2 certificate = _authority.Issue(secure.Publish(new ListDraft().Sign(_authority)));
        TlsTrust trust = TlsTrust.OnlyRoots(_authority.Certificate).WithPins(
            "localhost", PublicKeyPin.FromCertificate(other.Certificate), PublicKeyPin.FromCertificate(pinned ? _authority.Certificate : certificate));
        using var checker = new RevocationChecker(Patience.Revocation, trust);
        RevocationResult result = await CheckOneAsync(certificate, checker);
        Assert.Equal(pinned ? RevocationFailure.None : RevocationFailure.Unreachable, result.Failure);
        Assert.Equal(pinned ? 1 : 0, secure.Requests.Count);
    }

    [Fact]
    public void Demand_NothingWasLookedUp_IsUnknownAndNotGood()
    {
        TeamsTransportException refusal = Assert.Throws<TeamsTransportException>(() => RevocationVerdict.Demand("localhost", RevocationRequirement.HardFail, [], []));
        Assert.Equal(SecureTeamsErrorCode.CertificateRevocationUnknown, refusal.Code);
        Assert.Equal(RevocationFailure.ChainUntrusted, refusal.RevocationFailure);
        RevocationVerdict.Demand("localhost", RevocationRequirement.SoftFail, [], []);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(64 * 1024, 0)]
    public void Constructor_SettingOutOfRange_IsRefused(int maxListBytes, int timeoutSeconds) =>
        Assert.Throws<ArgumentException>(() => new RevocationChecker(new RevocationSettings { MaxListBytes = maxListBytes, FetchTimeout = TimeSpan.FromSeconds(timeoutSeconds) }));

    private async Task<RevocationResult> CheckOneAsync(X509Certificate2 certificate, RevocationSettings? settings = null, TestAuthority? authority = null)
    {
        using var checker = new RevocationChecker(settings ?? Patience.Revocation);
        return await CheckOneAsync(certificate, checker, authority);
    }

    private async Task<RevocationResult> CheckOneAsync(X509Certificate2 certificate, RevocationChecker checker, TestAuthority? authority = null)
    {
        using X509Chain chain = (authority ?? _authority).Chain(certificate);
        return Assert.Single(await checker.CheckAsync(chain, Stop));
    }

    private Func<Stream, CancellationToken, Task> Attack(string attack)
    {
        var draft = new ListDraft();
        byte[] good = draft.Sign(_authority);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return attack switch
        {
            "404" => Send(ListServer.Answer("404 Not Found", good)),
            "500" => Send(ListServer.Answer("500 Internal Server Error", good)),
            "204" => Send("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray()),
            "206" => Send(ListServer.Answer("206 Partial Content", good)),
            "redirect to the good list" => Send(ListServer.Answer("302 Found", [], $"Location: {_server.Publish(good)}\r\n")),
            "announced too large" => Send("HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n"u8.ToArray()),
            "endless" => Repeat("HTTP/1.1 200 OK\r\n\r\n", new byte[4096]),
            "hanging before the head" => Hang([]),
            "hanging in the body" => Hang("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0"u8.ToArray()),
            "drips" => Repeat("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", [0x30], slowly: true),
            "closed at once" => Send([]),
            "cut off" => Send([.. "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray()[..30], .. "60000\r\n\r\n"u8, .. good]),
            "not HTTP" => Send("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray()),
            "endless head" => Repeat("HTTP/1.1 200 OK\r\n", "X-Filler: 0123456789012345678901234567890123456789\r\n"u8.ToArray()),
            "html" => Send(ListServer.Answer("200 OK", "<html></html>"u8.ToArray())),
            "empty" => Send(ListServer.Answer("200 OK", [])),
            "pem" => Send(ListServer.Answer("200 OK", System.Text.Encoding.ASCII.GetBytes(System.Security.Cryptography.PemEncoding.WriteString("X509 CRL", good)))),
            "other key" => SendList(draft.Sign(_authority.Certificate, TestKey.P256())),
            "other issuer" => SendList(draft.Sign(TestAuthority.Root())),
            "other key identifier" => SendList((draft with { KeyIdentifier = [1, 2, 3] }).Sign(_authority)),
            "ended" => SendList((draft with { ThisUpdate = now.AddDays(-2), NextUpdate = now.AddSeconds(-1) }).Sign(_authority)),
            "without end" => SendList((draft with { NextUpdate = null }).Sign(_authority)),
            "of the future" => SendList((draft with { ThisUpdate = now.AddHours(1) }).Sign(_authority)),
            "indirect" => SendList((draft with { IssuingPoint = Points.Issuing(indirect: true) }).Sign(_authority)),
            "delta" => SendList((draft with { FurtherExtensions = [(ListDraft.DeltaId, true, [2, 1, 1])] }).Sign(_authority)),
            "unknown critical" => SendList((draft with { FurtherExtensions = [("1.2.3.4", true, [5, 0])] }).Sign(_authority)),
            "authorities only" => SendList((draft with { IssuingPoint = Points.Issuing(onlyAuthorities: true) }).Sign(_authority)),
            "some reasons" => SendList((draft with { IssuingPoint = Points.Issuing(someReasons: true) }).Sign(_authority)),
            _ => SendList((draft with { IssuingPoint = Points.Issuing($"http://{_server.Authority}/other.crl") }).Sign(_authority)),
        };
    }

    private static Func<Stream, CancellationToken, Task> SendList(byte[] list) => Send(ListServer.Answer("200 OK", list));

    private static Func<Stream, CancellationToken, Task> Send(byte[] answer) => (stream, stop) => stream.WriteAsync(answer, stop).AsTask();

    private static Func<Stream, CancellationToken, Task> Hang(byte[] beginning) => async (stream, stop) =>
    {
        await stream.WriteAsync(beginning, stop);
        await Task.Delay(Timeout.Infinite, stop);
    };

    private static Func<Stream, CancellationToken, Task> Repeat(string head, byte[] part, bool slowly = false) => async (stream, stop) =>
    {
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), stop);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!stop.IsCancellationRequested)
        {
            await stream.WriteAsync(part, stop);
            if (slowly)
            {
                await next.WaitForNextTickAsync(stop);
            }
        }
    };
}
