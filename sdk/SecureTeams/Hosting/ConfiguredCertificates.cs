using Microsoft.Extensions.Logging;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Hosting;

/// <summary>The certificate sources that the configuration names, one for each file however often the options are read. The services own them, and dispose them after the clients.</summary>
internal sealed class ConfiguredCertificates(ILoggerFactory? loggers) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Path, string? KeyPath), CertificateSource> _sources = [];

    internal CertificateSource Pem(string path, string? keyPath) => Get(path, keyPath, settings => CertificateSource.FromPemFile(path, keyPath, settings: settings));

    internal CertificateSource Pfx(string path) => Get(path, keyPath: null, settings => CertificateSource.FromPfxFile(path, settings: settings));

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (CertificateSource source in _sources.Values)
            {
                source.Dispose();
            }
        }
    }

    private CertificateSource Get(string path, string? keyPath, Func<CertificateSourceSettings, CertificateSource> make)
    {
        lock (_gate)
        {
            if (!_sources.TryGetValue((path, keyPath), out CertificateSource? source))
            {
                source = make(new CertificateSourceSettings { LoggerFactory = loggers });
                _sources.Add((path, keyPath), source);
            }

            return source;
        }
    }
}
