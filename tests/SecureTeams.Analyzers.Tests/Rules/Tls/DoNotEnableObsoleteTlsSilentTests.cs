using static SecureTeams.Analyzers.Tests.Rules.Tls.DoNotEnableObsoleteTlsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>Honest code that names obsolete versions.</summary>
public sealed class DoNotEnableObsoleteTlsSilentTests
{
    [Theory]
    [InlineData("ServicePointManager.SecurityProtocol &= ~SecurityProtocolType.Tls11;")]
    [InlineData("ServicePointManager.SecurityProtocol &= ~(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls | SecurityProtocolType.Tls11);")]
    [InlineData("ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol & ~SecurityProtocolType.Tls;")]
    [InlineData("handler.SslProtocols = handler.SslProtocols & ~(SslProtocols.Tls | SslProtocols.Tls11) | SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols = (SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13) & ~SslProtocols.Tls11;")]
    [InlineData("var all = SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13; all &= ~SslProtocols.Tls11; handler.SslProtocols = all;")]
    [InlineData("var all = SslProtocols.Tls | SslProtocols.Tls12; all = all & ~SslProtocols.Tls; handler.SslProtocols = all | SslProtocols.Tls13;")]
    [InlineData("var weak = SslProtocols.Tls | SslProtocols.Tls11; handler.SslProtocols &= ~weak;")]
    [InlineData("var kept = ~(SslProtocols.Tls | SslProtocols.Tls11);")]
    [InlineData("ServicePointManager.SecurityProtocol ^= SecurityProtocolType.Tls11;")]
    public async Task MaskedOut_IsSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Theory]
    [InlineData("if (stream.SslProtocol == SslProtocols.Tls11) { throw new AuthenticationException(\"TLS 1.1 is refused\"); }")]
    [InlineData("if (stream.SslProtocol < SslProtocols.Tls12) { throw new AuthenticationException(); }")]
    [InlineData("if (stream.SslProtocol is SslProtocols.Tls or SslProtocols.Tls11 or SslProtocols.Ssl3) { stream.Close(); }")]
    [InlineData("if ((handler.SslProtocols & (SslProtocols.Tls | SslProtocols.Tls11)) != 0) { handler.SslProtocols = SslProtocols.None; }")]
    [InlineData("if (handler.SslProtocols.HasFlag(SslProtocols.Tls11)) { throw new InvalidOperationException(); }")]
    [InlineData("switch (stream.SslProtocol) { case SslProtocols.Tls: case SslProtocols.Tls11: throw new AuthenticationException(); default: break; }")]
    [InlineData("var name = stream.SslProtocol switch { SslProtocols.Tls => \"1.0\", SslProtocols.Tls11 => \"1.1\", SslProtocols.Tls12 => \"1.2\", _ => \"?\" };")]
    [InlineData("if (Equals(configured, new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls11 })) { return; }")]
    [InlineData("if (Equals(stream.SslProtocol, SslProtocols.Tls11)) { return; }")]
    [InlineData("if (new[] { SslProtocols.Tls, SslProtocols.Tls11 }.Contains(stream.SslProtocol)) { return; }")]
    [InlineData("var text = nameof(SslProtocols.Tls11) + Enum.GetName(SslProtocols.Tls) + SslProtocols.Ssl3.ToString();")]
    [InlineData("const SslProtocols Refused = SslProtocols.Tls | SslProtocols.Tls11; if ((stream.SslProtocol & Refused) != SslProtocols.None) { stream.Dispose(); }")]
    [InlineData("var refused = SslProtocols.Tls11; if (stream.SslProtocol == refused) { throw new AuthenticationException(); }")]
    [InlineData("Console.WriteLine(SslProtocols.Tls11); Console.WriteLine($\"not {SslProtocols.Tls}\");")]
    [InlineData("_ = handler.SslProtocols != SslProtocols.Tls11 ? \"fine\" : throw new InvalidOperationException();")]
    [InlineData("if (ServicePointManager.SecurityProtocol == (SecurityProtocolType)192) { ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault; }")]
    public async Task Compared_IsSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Theory]
    [InlineData("handler.SslProtocols = SslProtocols.None;")]
    [InlineData("handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols = SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols = (SslProtocols)(3072 | 12288);")]
    [InlineData("ServicePointManager.SecurityProtocol |= (SecurityProtocolType)3072;")]
    [InlineData("ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12 | SecurityProtocolType.Tls13;")]
    [InlineData("ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;")]
    [InlineData("handler.SslProtocols = Enum.Parse<SslProtocols>(\"Tls12, Tls13\");")]
    [InlineData("handler.SslProtocols = Enum.Parse<SslProtocols>(host);")]
    [InlineData("handler.SslProtocols = configured ?? SslProtocols.None;")]
    [InlineData("handler.SslProtocols = configured.GetValueOrDefault();")]
    [InlineData("handler.SslProtocols = default;")]
    [InlineData("await stream.AuthenticateAsClientAsync(host, null, SslProtocols.None, true);")]
    [InlineData("await stream.AuthenticateAsClientAsync(host, null, true);")]
    [InlineData("handler.SslProtocols = SslProtocols.Tls == SslProtocols.Tls11 ? SslProtocols.Tls13 : SslProtocols.None;")]
    public async Task CurrentVersionsOrUnknown_AreSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Theory]
    [InlineData("var names = new Dictionary<SslProtocols, string> { [SslProtocols.Tls] = \"TLS 1.0\", [SslProtocols.Tls11] = \"TLS 1.1\", [SslProtocols.Tls13] = \"TLS 1.3\" }; Console.WriteLine(names[stream.SslProtocol]);")]
    [InlineData("var names = new Dictionary<SslProtocols, string> { { SslProtocols.Ssl3, \"SSL 3\" }, { SslProtocols.Tls11, \"TLS 1.1\" } }; Console.WriteLine(names.Count);")]
    [InlineData("var versions = new Dictionary<string, SslProtocols> { [\"1.1\"] = SslProtocols.Tls11 }; Console.WriteLine(versions.Count);")]
    [InlineData("var rows = new List<(SslProtocols Version, string Name)> { (SslProtocols.Tls, \"TLS 1.0\"), (SslProtocols.Tls11, \"TLS 1.1\") }; Console.WriteLine(rows.Count);")]
    [InlineData("foreach (var version in new[] { SslProtocols.Tls, SslProtocols.Tls11, SslProtocols.Tls12 }) { Console.WriteLine(version); }")]
    [InlineData("HashSet<SslProtocols> refused = [SslProtocols.Ssl2, SslProtocols.Ssl3, SslProtocols.Tls, SslProtocols.Tls11]; Console.WriteLine(refused.Contains(stream.SslProtocol));")]
    [InlineData("var count = new Dictionary<SslProtocols, int>(); count[SslProtocols.Tls11] = 0; count.TryAdd(SslProtocols.Tls, 0);")]
    public async Task TableOfNames_IsSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Theory]
    [InlineData("handler.SslProtocols = host switch { \"tls1.0\" => SslProtocols.Tls, \"tls1.1\" or \"1.1\" => SslProtocols.Tls11, _ => SslProtocols.None };")]
    [InlineData("handler.SslProtocols = Translate(host); static SslProtocols Translate(string text) { switch (text) { case \"TLS 1.1\": return SslProtocols.Tls11; case \"TLS 1.3\": return SslProtocols.Tls13; default: throw new ArgumentException(text); } }")]
    [InlineData("handler.SslProtocols = ServicePointManager.SecurityProtocol switch { SecurityProtocolType.Tls11 => SslProtocols.Tls11, SecurityProtocolType.Tls => SslProtocols.Tls, _ => SslProtocols.None };")]
    public async Task TranslationOfWhatWasNamed_IsSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Fact]
    public async Task ParameterThatIsOnlyCompared_IsSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Security.Authentication;

            public static class Sessions
            {
                public static bool IsAtMost(this SslStream stream, SslProtocols highest = SslProtocols.Tls11) => stream.SslProtocol <= highest;

                public static string Grade(SslStream stream) => stream.IsAtMost(SslProtocols.Tls) ? "F" : stream.IsAtMost() ? "C" : "A";
            }
            """);

    [Fact]
    public async Task MetricsOfNegotiatedVersions_AreSilent() =>
        await IsSilentAsync("""
            using System.Diagnostics.Metrics;
            using System.Net.Security;
            using System.Security.Authentication;
            using Microsoft.Extensions.Logging;

            public sealed class HandshakeMetrics(Meter meter, ILogger<HandshakeMetrics> logger)
            {
                private const SslProtocols Outdated = SslProtocols.Tls | SslProtocols.Tls11;

                private static readonly SslProtocols[] Known = [SslProtocols.Tls, SslProtocols.Tls11, SslProtocols.Tls12, SslProtocols.Tls13];

                private static readonly IReadOnlyDictionary<SslProtocols, string> Labels = new Dictionary<SslProtocols, string>
                {
                    [SslProtocols.Ssl3] = "ssl3",
                    [SslProtocols.Tls] = "tls1.0",
                    [SslProtocols.Tls11] = "tls1.1",
                    [SslProtocols.Tls12] = "tls1.2",
                    [SslProtocols.Tls13] = "tls1.3",
                };

                private readonly Counter<long> handshakes = meter.CreateCounter<long>("handshakes");

                public void Record(SslStream stream)
                {
                    handshakes.Add(1, new KeyValuePair<string, object?>("version", Label(stream.SslProtocol)));
                    if ((stream.SslProtocol & Outdated) != 0)
                    {
                        logger.LogWarning("The peer still speaks {Version}; {Old} is removed next month", stream.SslProtocol, SslProtocols.Tls11);
                        LogOld(SslProtocols.Tls);
                    }
                }

                public static bool IsAcceptable(SslProtocols version) => version is not (SslProtocols.Tls or SslProtocols.Tls11) && Array.IndexOf(Known, version) >= 0;

                public static int Rank(SslProtocols version) => version switch
                {
                    SslProtocols.Tls => 1,
                    SslProtocols.Tls11 => 2,
                    SslProtocols.Tls12 => 3,
                    SslProtocols.Tls13 => 4,
                    _ => 0,
                };

                public static bool IsNewer(SslProtocols version) => Rank(version) > Rank(SslProtocols.Tls11);

                private static string Label(SslProtocols version) => Labels.TryGetValue(version, out var label) ? label : "other";

                private void LogOld(SslProtocols version) => logger.LogInformation("Seen: {Version}", version);
            }
            """);

    [Fact]
    public async Task GateBeforeAConnection_IsSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Security.Authentication;

            public sealed class TlsGate
            {
                private static readonly SslProtocols Refused = SslProtocols.Ssl2 | SslProtocols.Ssl3 | SslProtocols.Tls | SslProtocols.Tls11;

                public async Task<SslStream> OpenAsync(Stream inner, string host, SslProtocols wanted, CancellationToken cancellationToken)
                {
                    if (wanted.HasFlag(SslProtocols.Tls) || wanted.HasFlag(SslProtocols.Tls11))
                    {
                        throw new ArgumentOutOfRangeException(nameof(wanted), wanted, $"{SslProtocols.Tls} and {SslProtocols.Tls11} are refused");
                    }

                    var stream = new SslStream(inner);
                    await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = wanted & ~Refused, CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.Online }, cancellationToken);
                    EnsureCurrent(stream.SslProtocol, SslProtocols.Tls11);
                    return stream;
                }

                private static void EnsureCurrent(SslProtocols negotiated, SslProtocols highestRefused)
                {
                    if (negotiated <= highestRefused)
                    {
                        throw new AuthenticationException($"{negotiated} was negotiated");
                    }
                }
            }
            """);

    [Fact]
    public async Task ScannerOfOwnServers_IsSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Net.Sockets;
            using System.Security.Authentication;

            public sealed record ProtocolSupport(SslProtocols Version, bool IsAccepted);

            public sealed class TlsScanner
            {
                private static readonly SslProtocols[] Versions = [SslProtocols.Tls, SslProtocols.Tls11, SslProtocols.Tls12, SslProtocols.Tls13];

                public async Task<IReadOnlyList<ProtocolSupport>> ScanAsync(string host)
                {
                    var found = new List<ProtocolSupport> { new(SslProtocols.Ssl3, false) };
                    foreach (var version in Versions)
                    {
                        found.Add(new ProtocolSupport(version, await AcceptsAsync(host, version)));
                    }

                    if (await AcceptsAsync(host, SslProtocols.Tls11))
                    {
                        Console.WriteLine(host + " still accepts TLS 1.1");
                    }

                    return found;
                }

                private static async Task<bool> AcceptsAsync(string host, SslProtocols version)
                {
                    using var client = new TcpClient(host, 443);
                    await using var stream = new SslStream(client.GetStream());
                    try
                    {
                        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = version, CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.Online });
                        return stream.SslProtocol == version;
                    }
                    catch (AuthenticationException)
                    {
                        return false;
                    }
                }
            }
            """);

    [Fact]
    public async Task RecordsAndNamesOfOwnTypes_AreSilent() =>
        await IsSilentAsync("""
            using System.Security.Authentication;

            public sealed class HandshakeResult
            {
                public SslProtocols Negotiated { get; set; } = SslProtocols.Tls11;
                public SslProtocols Protocol { get; init; }
            }

            public sealed class Peer
            {
                public SslProtocols Last { get; set; }
                public SslProtocols DeprecatedProtocols { get; set; } = SslProtocols.Tls | SslProtocols.Tls11;
            }

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class RefusesAttribute(SslProtocols version) : Attribute
            {
                public override string ToString() => version.ToString();
            }

            public interface IReporter
            {
                void Report(SslProtocols version);
            }

            [Refuses(SslProtocols.Tls11)]
            public static class Support
            {
                public static string Name(SslProtocols version) => version.ToString().ToUpperInvariant();

                public static string Describe(IReporter reporter, Peer peer)
                {
                    reporter.Report(SslProtocols.Tls11);
                    peer.Last = SslProtocols.Tls11;
                    var result = new HandshakeResult { Protocol = SslProtocols.Tls };
                    Func<SslProtocols, string> name = Name;
                    return Name(SslProtocols.Tls11) + name(SslProtocols.Tls) + result.Protocol;
                }
            }
            """);
}
