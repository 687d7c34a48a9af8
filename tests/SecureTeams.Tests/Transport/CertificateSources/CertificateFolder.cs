using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.CertificateSources;

/// <summary>A folder with certificate files, a clock to move, and what was logged.</summary>
internal sealed class CertificateFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-");
    private readonly List<IDisposable> _owned = [];

    internal FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal LogCollector Logs { get; } = new();

    internal string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    internal CertificateSource Own(CertificateSource source)
    {
        _owned.Add(source);
        return source;
    }

    internal CertificateSourceSettings Settings(TimeSpan? interval = null) => new()
    {
        RefreshInterval = interval ?? TimeSpan.FromSeconds(10),
        TimeProvider = Clock,
        LoggerFactory = Logs,
    };

    internal X509Certificate2 Issue(string name, TimeSpan? from = null, TimeSpan? until = null, AsymmetricAlgorithm? key = null)
    {
        using AsymmetricAlgorithm made = key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = made is RSA rsa
            ? new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", (ECDsa)made, HashAlgorithmName.SHA256);
        DateTimeOffset now = Clock.GetUtcNow();
        X509Certificate2 certificate = request.CreateSelfSigned(now + (from ?? TimeSpan.FromDays(-1)), now + (until ?? TimeSpan.FromDays(30)));
        _owned.Add(certificate);
        return certificate;
    }

    internal X509Certificate2 IssueAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Root {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow().AddDays(30));
    }

    internal string WritePem(string name, X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm key = certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("The certificate has no key.");
        File.WriteAllText(Path(name), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return Path(name);
    }

    internal string WritePfx(string name, X509Certificate2 certificate, string? password = null)
    {
        File.WriteAllBytes(Path(name), certificate.Export(X509ContentType.Pkcs12, password));
        return Path(name);
    }

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        Logs.Dispose();
        _folder.Delete(recursive: true);
    }

    internal sealed class LogCollector : ILoggerFactory, ILogger
    {
        private readonly List<string> _lines = [];

        internal string[] Lines
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
            {
                _lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }

        public void Dispose()
        {
        }
    }
}
