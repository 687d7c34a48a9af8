using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class RevocationCases
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nConnection: close\r\n";

    private static readonly LabFamily Revocation = new("Revocation");
    private static readonly RevocationSettings SoftFail = Patience.Revocation with { Requirement = RevocationRequirement.SoftFail };
    private static readonly RevocationSettings Impatient = new() { FetchTimeout = TimeSpan.FromSeconds(1) };
    private static readonly string Megabyte = new('x', 1024 * 1024);

    internal static IEnumerable<LabCase> All =>
    [
        List("good list", "its issuer's list does not name it", LabOutcome.Accepted, new()),
        Revocation.Row("long list", "its issuer's list names 500 others", LabOutcome.Accepted, bench => At(bench, b => b.Lists.Publish(() => b.Root.List(new() { Revoked = [.. Enumerable.Repeat(b.Root.Certificate, 500)] })))),
        List("list for servers only", "its issuer's list says that it covers end entities only", LabOutcome.Accepted, new() { More = [Scope(1)] }),
        Revocation.Row("revoked", "is on its issuer's list", SecureTeamsErrorCode.CertificateRevoked, bench => Revoked(bench, bench.Lists)),
        Revocation.Row("intermediate revoked", "its issuer is on the root's list", SecureTeamsErrorCode.CertificateRevoked, IntermediateRevoked),
        Revocation.Row("intermediate without an answer", "the root's list for its issuer is not there (404)", RevocationFailure.UnexpectedStatus, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { DistributionPoint = bench.Lists.Publish(Status("404 Not Found")) })))),
        List("list expired", "the list's nextUpdate was an hour ago", RevocationFailure.Outdated, new() { ThisUpdate = TimeSpan.FromHours(-2), NextUpdate = TimeSpan.FromHours(-1) }),
        List("list without an end", "the list has no nextUpdate", RevocationFailure.Outdated, new() { NextUpdate = null }),
        List("list from the future", "the list's thisUpdate is tomorrow", RevocationFailure.NotYetCurrent, new() { ThisUpdate = TimeSpan.FromDays(1), NextUpdate = TimeSpan.FromDays(2) }),
        List("list signed by another key", "the list has its issuer's name and a stranger's signature", RevocationFailure.SignatureInvalid, new() { Signer = LabKey.P384 }),
        List("list of another issuer", "the list is another authority's", RevocationFailure.WrongIssuer, new() { Issuer = new X500DistinguishedName("CN=Somebody else"), Signer = LabKey.P384 }),
        List("indirect list", "the list says that it speaks for other issuers too", RevocationFailure.IndirectList, new() { More = [Scope(4)] }),
        List("delta list", "the list is a delta of another", RevocationFailure.DeltaList, new() { More = [new X509Extension("2.5.29.27", [2, 1, 1], critical: true)] }),
        List("list for authorities only", "the list says that it covers authorities only", RevocationFailure.OutOfScope, new() { More = [Scope(2)] }),
        List("list with an unknown critical extension", "the list demands something that nobody knows", RevocationFailure.UnknownCriticalExtension, new() { More = [new X509Extension("1.3.6.1.4.1.55555.2", [5, 0], critical: true)] }),
        Revocation.Row("list over SHA-1", "the list is signed over SHA-1", RevocationFailure.AlgorithmNotApproved, bench => bench.Serve(bench.Chain(p => p with { DistributionPoint = bench.Lists.Publish(() => bench.RsaRoot.List(new() { Hash = HashAlgorithmName.SHA1 })) }, bench.RsaRoot))),
        Revocation.Row("authority that may not sign lists", "its issuer's key usage lacks cRLSign", RevocationFailure.SignatureInvalid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { KeyUsage = X509KeyUsageFlags.KeyCertSign })))),
        Endpoint("404", "the distribution point answers 404", RevocationFailure.UnexpectedStatus, Status("404 Not Found")),
        Endpoint("redirect", "the distribution point redirects", RevocationFailure.UnexpectedStatus, Status("302 Found\r\nLocation: http://127.0.0.1/list.crl")),
        Endpoint("HTML", "the distribution point answers with a web page", RevocationFailure.Malformed, Head + "Content-Length: 25\r\n\r\n<html><p>Hello</p></html>"),
        Endpoint("nothing", "the distribution point answers with an empty body", RevocationFailure.Malformed, Head + "Content-Length: 0\r\n\r\n"),
        Endpoint("hanging", "the distribution point does not answer", RevocationFailure.TimedOut, (connection, stream) => connection.StayAsync(stream)),
        Endpoint("hanging in the middle", "the distribution point stops after a byte of the list", RevocationFailure.TimedOut, async (connection, stream) =>
        {
            await connection.SendAsync(stream, Head + "Content-Length: 1000\r\n\r\n0");
            await connection.StayAsync(stream);
        }),
        Endpoint("50 MB, announced", "the distribution point announces 50 MB", RevocationFailure.TooLarge, async (connection, stream) =>
        {
            await connection.SendAsync(stream, Head + "Content-Length: 52428800\r\n\r\n");
            await connection.StayAsync(stream);
        }),
        Endpoint("50 MB, not announced", "the distribution point sends 50 MB without saying so", RevocationFailure.TooLarge, async (connection, stream) =>
        {
            await connection.SendAsync(stream, Head + "\r\n");
            for (int i = 0; i < 50; i++)
            {
                await connection.SendAsync(stream, Megabyte);
            }
        }),
        Revocation.Row("nobody there", "nothing listens at the distribution point", RevocationFailure.Unreachable, bench => At(bench, _ => ClosedPort())),
        Revocation.Row("https, good", "its list is at an https address", LabOutcome.Accepted, bench => At(bench, b => b.SecureLists.Publish(() => b.Root.List(new())))),
        Revocation.Row("https, revoked", "is on a list at an https address", SecureTeamsErrorCode.CertificateRevoked, bench => Revoked(bench, bench.SecureLists)),
        Revocation.Row("https, self-signed", "the https distribution point's certificate vouches for itself", RevocationFailure.Unreachable, bench => BadHttps(bench, new LabChain(LabAuthority.Root(new CertificateProfile { DnsNames = ["localhost"] }).Certificate, LabKey.P256))),
        Revocation.Row("https, wrong host", "the https distribution point's certificate names another host", RevocationFailure.Unreachable, bench => BadHttps(bench, bench.Chain(p => p with { DnsNames = ["other.test"] }))),
        Revocation.Row("https, expired", "the https distribution point's certificate has ended", RevocationFailure.Unreachable, bench => BadHttps(bench, bench.Chain(p => p with { DnsNames = ["localhost"], From = TimeSpan.FromDays(-9), Until = TimeSpan.FromDays(-1) }))),
        Revocation.Leaf("no distribution point", "names no distribution point", SecureTeamsErrorCode.CertificateDistributionPointMissing, p => p with { DistributionPoint = null }),
        Revocation.Leaf("LDAP only", "names a distribution point that is neither http nor https", SecureTeamsErrorCode.CertificateDistributionPointMissing, p => p with { DistributionPoint = "ldap://127.0.0.1/cn=list" }),
        Revocation.Row("first of two is gone", "names two distribution points, the first of which is dead", LabOutcome.Accepted, FirstOfTwoIsGone),
        Revocation.Row("SoftFail, 404", "the distribution point answers 404, and `RevocationRequirement.SoftFail` was chosen", LabOutcome.Accepted, bench => At(bench, b => b.Lists.Publish(Status("404 Not Found"))) with { Revocation = SoftFail }),
        Revocation.Row("SoftFail, revoked", "is on the list, and `RevocationRequirement.SoftFail` was chosen", SecureTeamsErrorCode.CertificateRevoked, bench => Revoked(bench, bench.Lists) with { Revocation = SoftFail }),
    ];

    private static LabCase List(string name, string server, LabOutcome expected, RevocationListProfile list) =>
        Revocation.Row(name, server, expected, bench => At(bench, b => b.Lists.Publish(() => b.Root.List(list))));

    private static LabCase Endpoint(string name, string server, LabOutcome expected, string answer) =>
        Revocation.Row(name, server, expected, bench => At(bench, b => b.Lists.Publish(answer)));

    private static LabCase Endpoint(string name, string server, LabOutcome expected, Func<LabConnection, Stream, Task> answer) =>
        Revocation.Row(name, server, expected, bench =>
        {
            LabSetup setup = At(bench, b => b.Lists.Publish(answer));
            return expected.Failure == RevocationFailure.TimedOut ? setup with { Revocation = Impatient } : setup;
        });

    private static LabSetup At(LabBench bench, Func<LabBench, string> address) => bench.Serve(bench.Chain(p => p with { DistributionPoint = address(bench) }));

    private static string Status(string status) => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /// <summary>An issuing distribution point (RFC 5280 section 5.2.5) with one of its flags set.</summary>
    private static X509Extension Scope(byte flag) => new("2.5.29.28", [0x30, 3, (byte)(0x80 | flag), 1, 0xFF], critical: true);

    private static LabSetup Revoked(LabBench bench, RevocationHost host)
    {
        X509Certificate2[] revoked = [];
        LabChain chain = bench.Chain(p => p with { DistributionPoint = host.Publish(() => bench.Root.List(new() { Revoked = revoked })) });
        revoked = [chain.Leaf];
        return bench.Serve(chain);
    }

    private static LabSetup IntermediateRevoked(LabBench bench)
    {
        X509Certificate2[] revoked = [];
        LabAuthority issuer = bench.Intermediate(p => p with { DistributionPoint = bench.Lists.Publish(() => bench.Root.List(new() { Revoked = revoked })) });
        revoked = [issuer.Certificate];
        return bench.Serve(bench.ChainBy(issuer));
    }

    private static LabSetup BadHttps(LabBench bench, LabChain endpoint)
    {
        var host = new RevocationHost(new PlatformTls(endpoint));
        return At(bench, b => host.Publish(() => b.Root.List(new()))) with { Companion = host };
    }

    private static LabSetup FirstOfTwoIsGone(LabBench bench) => bench.Serve(bench.Chain(p => p with
    {
        DistributionPoint = null,
        More = [CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([ClosedPort(), p.DistributionPoint!])],
    }));

    /// <summary>A port that was free a moment ago, on an address of the loopback net that nobody else uses.</summary>
    private static string ClosedPort()
    {
        using var free = new TcpListener(IPAddress.Parse("127.0.0.9"), 0);
        free.Start();
        return $"http://127.0.0.9:{((IPEndPoint)free.LocalEndpoint).Port}/list.crl";
    }
}
