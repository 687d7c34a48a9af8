using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class MutualTlsCases
{
    private const string Host = "localhost";

    private static readonly LabFamily Mutual = new("Mutual TLS");

    internal static IEnumerable<LabCase> All =>
    [
        Mutual.Row("TLS 1.3, accepted", "asks for a client certificate and accepts it", LabOutcome.Accepted, bench => Demanding(bench, SslProtocols.Tls13, Client(bench))),
        Mutual.Row("TLS 1.2, accepted", "asks for a client certificate and accepts it", LabOutcome.Accepted, bench => Demanding(bench, SslProtocols.Tls12, Client(bench))),
        Mutual.Row("guard, accepted", "is guarded by `RequireSecureTeamsClientCertificate`, which allows the client", LabOutcome.Accepted, bench => Guarded(bench, Client(bench), bench.Root)),
        Alerting("TLS 1.3, none", "certificate_required", ProtocolVersion.TLSv13, AlertDescription.certificate_required, _ => null),
        Alerting("TLS 1.2, none", "handshake_failure", ProtocolVersion.TLSv12, AlertDescription.handshake_failure, _ => null),
        Alerting("TLS 1.3, wrong issuer", "unknown_ca", ProtocolVersion.TLSv13, AlertDescription.unknown_ca, bench => Client(bench, issuer: LabAuthority.Root())),
        Alerting("TLS 1.2, wrong issuer", "unknown_ca", ProtocolVersion.TLSv12, AlertDescription.unknown_ca, bench => Client(bench, issuer: LabAuthority.Root())),
        Alerting("TLS 1.3, revoked", "certificate_revoked", ProtocolVersion.TLSv13, AlertDescription.certificate_revoked, RevokedClient),
        Alerting("TLS 1.2, revoked", "certificate_revoked", ProtocolVersion.TLSv12, AlertDescription.certificate_revoked, RevokedClient),
        Mutual.Row("TLS 1.3, none, no alert", "demands a client certificate and closes, since the client has none", SecureTeamsErrorCode.ConnectionFailed, bench => Demanding(bench, SslProtocols.Tls13, client: null)),
        Mutual.Row("TLS 1.2, none, no alert", "demands a client certificate and closes, since the client has none", SecureTeamsErrorCode.ConnectionFailed, bench => Demanding(bench, SslProtocols.Tls12, client: null)),
        Mutual.Row("guard, none", "is guarded, and the client has no certificate", SecureTeamsErrorCode.ConnectionFailed, bench => Guarded(bench, client: null, bench.Root)),
        Mutual.Row("guard, wrong issuer", "is guarded, and does not trust the issuer of the client's certificate", SecureTeamsErrorCode.ConnectionFailed, bench => Guarded(bench, Client(bench, issuer: LabAuthority.Root()), bench.Root)),
        Mutual.Row("guard, not allowed", "is guarded, and the client's name is not on its list", SecureTeamsErrorCode.ConnectionFailed, bench => Guarded(bench, Client(bench, p => p with { CommonName = "Somebody else" }), bench.Root)),
        Mutual.Row("guard, revoked", "is guarded, looks the client's certificate up and closes before it reads a request", SecureTeamsErrorCode.ConnectionFailed, bench => Guarded(bench, RevokedClient(bench), bench.Root)),
        Mutual.Row("expired", "is not reached: the client's certificate has ended", SecureTeamsErrorCode.ClientCertificateUnusable, bench => Demanding(bench, SslProtocols.Tls13, Client(bench, p => p with { From = TimeSpan.FromDays(-9), Until = TimeSpan.FromDays(-1) }))),
        Mutual.Row("not for clients", "is not reached: the client's certificate is one for servers", SecureTeamsErrorCode.ClientCertificateUnusable, bench => Demanding(bench, SslProtocols.Tls13, Client(bench, p => p with { Usages = [CertificateProfile.ServerAuthentication] }))),
        Mutual.Row("no private key", "is not reached: the client has the certificate without its key", SecureTeamsErrorCode.ClientCertificateUnusable, bench => Demanding(bench, SslProtocols.Tls13, X509CertificateLoader.LoadCertificate(Client(bench).RawData))),
        Mutual.Row("not asked", "does not ask for the client's certificate", SecureTeamsErrorCode.MutualTlsNotNegotiated, bench => NotAsking(bench, SslProtocols.Tls13)),
        Mutual.Row("not asked, TLS 1.2", "does not ask for the client's certificate", SecureTeamsErrorCode.MutualTlsNotNegotiated, bench => NotAsking(bench, SslProtocols.Tls12)),
        Mutual.Row("revoked server", "is revoked, and asks for the client's certificate", SecureTeamsErrorCode.CertificateRevoked, RevokedServer),
    ];

    private static X509Certificate2 Client(LabBench bench, Func<CertificateProfile, CertificateProfile>? change = null, LabAuthority? issuer = null)
    {
        LabAuthority authority = issuer ?? bench.Root;
        CertificateProfile profile = new()
        {
            CommonName = GuardedHost.AllowedClient,
            DnsNames = [],
            Usages = [CertificateProfile.ClientAuthentication],
            Key = LabKey.P384,
            DistributionPoint = bench.GoodList(authority),
        };
        profile = change?.Invoke(profile) ?? profile;
        return profile.Key.Attach(authority.Issue(profile));
    }

    private static X509Certificate2 RevokedClient(LabBench bench)
    {
        X509Certificate2[] revoked = [];
        X509Certificate2 client = Client(bench, p => p with { DistributionPoint = bench.Lists.Publish(() => bench.Root.List(new() { Revoked = revoked })) });
        revoked = [client];
        return client;
    }

    /// <summary>A server that judges clients by their issuer, in the handshake.</summary>
    private static LabSetup Demanding(LabBench bench, SslProtocols protocol, X509Certificate2? client)
    {
        LabChain chain = bench.Chain(p => p with { DnsNames = [Host] });
        bool Judge(object sender, X509Certificate? certificate, X509Chain? built, SslPolicyErrors errors) =>
            certificate is not null && certificate.Issuer == bench.Root.Certificate.Subject;

        var tls = new PlatformTls(chain) { Protocols = protocol, JudgeClient = Judge };
        return Setup(new LabServer(tls.Script(Answers.Good)), client) with
        {
            Proof = ClientProbe.IsAnswered(Client(bench)),
        };
    }

    /// <summary>A server that refuses whatever it is shown, and says why.</summary>
    private static LabCase Alerting(string name, string alertName, ProtocolVersion version, short alert, Func<LabBench, X509Certificate2?> client) =>
        Mutual.Row(name, $"ends the connection with the alert {alertName}", SecureTeamsErrorCode.TlsHandshakeFailed, bench =>
        {
            LabChain chain = bench.Chain(p => p with { DnsNames = [Host] });
            return Setup(new LabServer(new LegacyTls(chain) { Versions = version.Only(), ClientAlert = alert }.Script(Answers.Good)), client(bench)) with
            {
                Proof = ClientProbe.IsAskedFor(chain.Leaf),
            };
        });

    private static LabSetup NotAsking(LabBench bench, SslProtocols protocol)
    {
        LabChain chain = bench.Chain(p => p with { DnsNames = [Host] });
        return Setup(new LabServer(new PlatformTls(chain) { Protocols = protocol }.Script(Answers.Good)), Client(bench)) with { Proof = PermissiveProbe.Sees(chain.Leaf, Host) };
    }

    private static LabSetup RevokedServer(LabBench bench)
    {
        X509Certificate2[] revoked = [];
        LabChain chain = bench.Chain(p => p with { DnsNames = [Host], DistributionPoint = bench.Lists.Publish(() => bench.Root.List(new() { Revoked = revoked })) });
        revoked = [chain.Leaf];
        var tls = new PlatformTls(chain) { JudgeClient = (_, certificate, _, _) => certificate is not null };
        return Setup(new LabServer(tls.Script(Answers.Good)), Client(bench)) with { Proof = ClientProbe.IsAnswered(Client(bench)) };
    }

    /// <summary>A web server of this repository's own making; the client reaches it through a relay that changes nothing.</summary>
    private static LabSetup Guarded(LabBench bench, X509Certificate2? client, LabAuthority trusted)
    {
        LabChain chain = bench.Chain(p => p with { DnsNames = [Host] });
        var host = new GuardedHost(chain.Key.Attach(chain.Leaf), trusted.Certificate);
        var relay = new LabServer(connection => Relay.RelayAsync(connection, host.Port, (_, _, _) => { }));
        host.Requests = relay.Requests;
        return Setup(relay, client) with { Companion = host, Proof = ClientProbe.IsAnswered(Client(bench)) };
    }

    private static LabSetup Setup(LabServer server, X509Certificate2? client) => new(server, PermissiveProbe.Reads(string.Empty))
    {
        Host = Host,
        ClientCertificate = client is null ? null : CertificateSource.FromDelegate(_ => ValueTask.FromResult(client)),
    };
}
