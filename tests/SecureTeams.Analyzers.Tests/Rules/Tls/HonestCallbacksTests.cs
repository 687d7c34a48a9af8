using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>Callbacks of real length that decide: neither ST1101 nor ST1102 may take them for accept-all.</summary>
public sealed class HonestCallbacksTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        """;

    [Fact]
    public async Task FirstUseStore_IsSilent() =>
        await IsSilentAsync(Usings + """
            sealed class KnownHosts(string path)
            {
                private readonly Dictionary<string, string> _known = File.Exists(path)
                    ? File.ReadAllLines(path).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1])
                    : new Dictionary<string, string>();

                public HttpMessageHandler Handler() => new SocketsHttpHandler
                {
                    SslOptions = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.Online, RemoteCertificateValidationCallback = Validate },
                };

                private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    if (errors == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    if (certificate is null || sender is not SslStream { TargetHostName: var host })
                    {
                        return false;
                    }

                    var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
                    if (_known.TryGetValue(host, out var seen))
                    {
                        return string.Equals(seen, hash, StringComparison.OrdinalIgnoreCase);
                    }

                    _known[host] = hash;
                    File.AppendAllText(path, host + " " + hash + "\n");
                    return true;
                }
            }
            """);

    [Fact]
    public async Task BackupPins_AreSilent() =>
        await IsSilentAsync(Usings + """
            static class Pinning
            {
                private static readonly byte[][] Pins = [Convert.FromHexString("00"), Convert.FromHexString("01")];

                public static HttpClientHandler Create() => new()
                {
                    CheckCertificateRevocationList = true,
                    ServerCertificateCustomValidationCallback = static (request, certificate, chain, errors) =>
                    {
                        if (errors != SslPolicyErrors.None || chain is null)
                        {
                            return false;
                        }

                        foreach (var element in chain.ChainElements)
                        {
                            var hash = SHA256.HashData(element.Certificate.PublicKey.ExportSubjectPublicKeyInfo());
                            foreach (var pin in Pins)
                            {
                                if (CryptographicOperations.FixedTimeEquals(hash, pin))
                                {
                                    return true;
                                }
                            }
                        }

                        return false;
                    },
                };
            }
            """);

    [Theory]
    [InlineData("return _inner(sender, certificate, chain, errors);")]
    [InlineData("var accepted = _inner?.Invoke(sender, certificate, chain, errors) ?? true; return accepted;")]
    [InlineData("if (_configuration.GetValue<bool>(\"Tls:Lab\")) { _logger.LogWarning(\"lab\"); return true; } return errors == SslPolicyErrors.None;")]
    [InlineData("var allowed = _configuration.GetSection(\"Tls:Pins\").Get<string[]>() ?? []; return allowed.Length == 0 || allowed.Contains(certificate!.GetCertHashString(HashAlgorithmName.SHA256));")]
    [InlineData("return _validators.All(validator => validator(sender, certificate, chain, errors));")]
    [InlineData("foreach (var validator in _validators) { if (!validator(sender, certificate, chain, errors)) { return false; } } return true;")]
    [InlineData("using var fresh = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, ApplicationPolicy = { new System.Security.Cryptography.Oid(\"1.3.6.1.5.5.7.3.1\") } } }; fresh.ChainPolicy.CustomTrustStore.Add(_root); return (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0 && fresh.Build(new X509Certificate2(certificate!));")]
    [InlineData("try { _store.Verify(certificate!); return true; } catch (CryptographicException exception) { _logger.LogError(exception, \"refused\"); return false; }")]
    [InlineData("if (!_store.TryFind(certificate!, out var entry)) { return false; } _logger.LogInformation(\"{Entry}\", entry); return true;")]
    [InlineData("return errors switch { SslPolicyErrors.None => true, SslPolicyErrors.RemoteCertificateChainErrors when chain!.ChainStatus.All(status => status.Status == X509ChainStatusFlags.OfflineRevocation) => true, _ => false };")]
    [InlineData("_store.RequireTrusted(certificate!, errors); _logger.LogDebug(\"trusted\"); return true;")]
    [InlineData("var decision = Task.Run(() => _store.DecideAsync(certificate!)).GetAwaiter().GetResult(); return decision;")]
    [InlineData("lock (_validators) { _attempts++; return _attempts < 3 && errors == SslPolicyErrors.None; }")]
    [InlineData("bool accepted = true; accepted &= errors == SslPolicyErrors.None; return accepted;")]
    [InlineData("return errors == SslPolicyErrors.None && !IsRevoked(certificate!); static bool IsRevoked(X509Certificate certificate) => File.ReadLines(\"revoked.txt\").Contains(certificate.GetSerialNumberString());")]
    [InlineData("return Accepts(certificate!.GetExpirationDateString()); bool Accepts(string until) => DateTime.Parse(until) > DateTime.UtcNow;")]
    [InlineData("_decided.TrySetResult(errors); return _decided.Task.Result == SslPolicyErrors.None;")]
    [InlineData("return certificate is X509Certificate2 { NotAfter: var until } && until > DateTime.Now;")]
    [InlineData("return certificate != null && _pins.Contains(certificate.GetRawCertDataString());")]
    public async Task ServiceThatDecides_IsSilent(string body) =>
        await IsSilentAsync(Usings + $$"""
            public interface ICertificateStore
            {
                void Verify(X509Certificate certificate);
                bool TryFind(X509Certificate certificate, out string entry);
                void RequireTrusted(X509Certificate certificate, SslPolicyErrors errors);
                Task<bool> DecideAsync(X509Certificate certificate);
            }

            public sealed class Connector
            {
                private readonly RemoteCertificateValidationCallback _inner;
                private readonly List<RemoteCertificateValidationCallback> _validators = new();
                private readonly IConfiguration _configuration;
                private readonly ICertificateStore _store;
                private readonly ILogger<Connector> _logger;
                private readonly X509Certificate2 _root;
                private readonly HashSet<string> _pins = new();
                private readonly TaskCompletionSource<SslPolicyErrors> _decided = new();
                private int _attempts;

                public Connector(RemoteCertificateValidationCallback inner, IConfiguration configuration, ICertificateStore store, ILogger<Connector> logger, X509Certificate2 root)
                {
                    _inner = inner;
                    _configuration = configuration;
                    _store = store;
                    _logger = logger;
                    _root = root;
                    _validators.Add(inner);
                }

                public int Attempts => _attempts + _pins.Count + _decided.GetHashCode() + _root.GetHashCode() + _store.GetHashCode() + _logger.GetHashCode() + _configuration.GetHashCode() + _inner.GetHashCode();

                public async Task<SslStream> ConnectAsync(Stream transport, string host, CancellationToken cancellationToken)
                {
                    var stream = new SslStream(transport, leaveInnerStreamOpen: false, Validate);
                    await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, CertificateRevocationCheckMode = X509RevocationMode.Online }, cancellationToken);
                    return stream;
                }

                private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    {{body}}
                }
            }
            """);

    [Theory]
    [InlineData("_ = seen.Count(_ => true);")]
    [InlineData("_ = seen.Where(check => true).ToList();")]
    [InlineData("seen.RemoveAll(_ => true);")]
    [InlineData("Func<CheckRecord, bool> everything = _ => true; _ = seen.Any(everything);")]
    [InlineData("_ = events.Count(_ => true);")]
    [InlineData("_ = events.Find(_ => true);")]
    public async Task FilterOverRecordsOfChecks_IsSilent(string statement) =>
        await IsSilentAsync(Usings + $$"""
            public sealed record CheckRecord(string Host, X509Certificate2 Certificate, SslPolicyErrors SslPolicyErrors);

            public sealed record CheckedEventArgs(X509Certificate2 Certificate, SslPolicyErrors SslPolicyErrors);

            public static class Report
            {
                public static void Write(List<CheckRecord> seen, List<CheckedEventArgs> events)
                {
                    {{statement}}
                }
            }
            """);

    [Fact]
    public async Task OwnArgumentsThatAskForADecision_AreReported() =>
        await ReportsAsync(Usings + """
            public sealed record ValidatingEventArgs(X509Certificate2 Certificate, SslPolicyErrors SslPolicyErrors);

            public sealed class Connector
            {
                public Func<ValidatingEventArgs, bool>? Validate { get; set; }

                public static Connector Lab => new() { Validate = {|ST1101:args => true|} };
            }
            """);

    [Theory]
    [InlineData("https.ClientCertificateValidation = (certificate, chain, errors) => errors == SslPolicyErrors.None && certificate.Issuer == chain!.ChainElements[^1].Certificate.Subject;")]
    [InlineData("https.ClientCertificateValidation = (certificate, chain, errors) => allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256));")]
    [InlineData("https.ClientCertificateValidation = validator.Validate;")]
    [InlineData("https.ClientCertificateValidation = null; https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;")]
    [InlineData("https.OnAuthenticate = (context, ssl) => ssl.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    public async Task ServerThatAsksForClientCertificates_IsSilent(string statement) =>
        await IsSilentAsync(Usings + $$"""
            using Microsoft.AspNetCore.Server.Kestrel.Core;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            public interface IClientValidator
            {
                bool Validate(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors);
            }

            public static class Listener
            {
                public static void Configure(KestrelServerOptions options, HashSet<string> allowed, IClientValidator validator) =>
                    options.ConfigureHttpsDefaults(https =>
                    {
                        {{statement}}
                    });
            }
            """);
}
