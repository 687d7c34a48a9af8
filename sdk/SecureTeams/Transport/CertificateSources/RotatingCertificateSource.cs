using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>
/// Keeps what a loader gives, and asks it again by one caller at a time. The others go on with a certificate that is still
/// valid, and wait only when there is none; when the one who looks finds none, that is their answer too.
/// </summary>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The semaphore holds nothing without a wait handle, and a look under way releases it after the disposal.")]
internal sealed class RotatingCertificateSource : CertificateSource
{
    /// <summary>Longer than any handshake or assertion in which a replaced certificate may be in use.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly CertificateLoader _loader;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _refreshInterval;
    private readonly TimeSpan _loadTimeout;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Lock _ownership = new();
    private readonly Queue<(LoadedCertificate Certificate, long Since)> _retired = new();
    private Holding? _holding;
    private TeamsTransportException? _refusal;
    private bool _disposed;

    internal RotatingCertificateSource(CertificateLoader loader, CertificateSourceSettings settings)
    {
        settings.Demand();
        _loader = loader;
        _clock = settings.TimeProvider;
        _refreshInterval = settings.RefreshInterval ?? loader.DefaultRefreshInterval;
        _loadTimeout = settings.LoadTimeout;
        _logger = (settings.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);
    }

    public override async ValueTask<X509Certificate2> GetAsync(CancellationToken cancellationToken = default) =>
        (await GetLoadedAsync(cancellationToken).ConfigureAwait(false)).Certificate;

    public override async ValueTask<SslStreamCertificateContext> GetContextAsync(CancellationToken cancellationToken = default) =>
        (await GetLoadedAsync(cancellationToken).ConfigureAwait(false)).Context;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_ownership)
            {
                _disposed = true;
                _holding?.Certificate.Dispose();
                _holding = null;
                while (_retired.TryDequeue(out (LoadedCertificate Certificate, long Since) old))
                {
                    old.Certificate.Dispose();
                }
            }
        }

        base.Dispose(disposing);
    }

    private async ValueTask<LoadedCertificate> GetLoadedAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TeamsTransportException? before = Volatile.Read(ref _refusal);
        if (Usable(out bool due) is { } certificate)
        {
            if (!due || !await _looking.WaitAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false))
            {
                return certificate;
            }
        }
        else
        {
            await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            LoadedCertificate? found = Usable(out due);
            if (found is null && Volatile.Read(ref _refusal) is { } meanwhile && !ReferenceEquals(meanwhile, before))
            {
                // Many who wait must not time out one after the other.
                throw meanwhile.Repeat();
            }

            return found is not null && !due ? found : await LookAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _looking.Release();
        }
    }

    private LoadedCertificate? Usable(out bool due)
    {
        Holding? holding = Volatile.Read(ref _holding);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), typeof(CertificateSource));
        due = holding is null || _clock.GetElapsedTime(holding.LookedAt) >= _refreshInterval;
        return holding is not null && ClientCertificateCheck.IsValidAt(holding.Certificate.Certificate, _clock.GetUtcNow()) ? holding.Certificate : null;
    }

    private async ValueTask<LoadedCertificate> LookAsync(CancellationToken cancellationToken)
    {
        LoadedCertificate? current = Volatile.Read(ref _holding)?.Certificate;
        try
        {
            LoadedCertificate loaded = await LoadAsync(current, cancellationToken).ConfigureAwait(false);
            Hold(loaded);
            return loaded;
        }
        catch (TeamsTransportException refusal) when (current is not null && Usable(out _) is not null)
        {
            Log.CertificateKept(_logger, _loader.Description, current.Certificate.NotAfter.ToUniversalTime(), refusal.Message);
            Hold(current);
            return current;
        }
        catch (TeamsTransportException refusal)
        {
            Volatile.Write(ref _refusal, refusal);
            throw;
        }
    }

    private async ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_loadTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        LoadedCertificate loaded;
        try
        {
            loaded = await _loader.LoadAsync(current, _clock.GetUtcNow(), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TeamsTransportException(
                SecureTeamsErrorCode.ClientCertificateUnusable,
                $"The certificate was not loaded from {_loader.Description} within {_loadTimeout.TotalSeconds:F0} seconds.",
                "Look for what holds it, or raise CertificateSourceSettings.LoadTimeout.",
                exception);
        }

        try
        {
            ClientCertificateCheck.Demand(loaded.Certificate, _loader.Description, _clock.GetUtcNow());
            return loaded;
        }
        catch (Exception exception) when (exception is TeamsTransportException or CryptographicException)
        {
            if (!ReferenceEquals(loaded, current))
            {
                loaded.Dispose();
            }

            throw exception as TeamsTransportException ?? new TeamsTransportException(
                SecureTeamsErrorCode.ClientCertificateUnusable,
                $"The certificate from {_loader.Description} cannot be read.",
                "See that it was not disposed and is well-formed.",
                exception);
        }
    }

    private void Hold(LoadedCertificate loaded)
    {
        lock (_ownership)
        {
            if (_disposed)
            {
                loaded.Dispose();
                throw new ObjectDisposedException(nameof(CertificateSource));
            }

            long now = _clock.GetTimestamp();
            if (_holding is { } previous && !ReferenceEquals(previous.Certificate, loaded))
            {
                _retired.Enqueue((previous.Certificate, now));
                Log.CertificateRotated(_logger, _loader.Description, loaded.Certificate.NotAfter.ToUniversalTime());
            }

            Volatile.Write(ref _holding, new Holding(loaded, now));
            DisposeRetired(loaded);
        }
    }

    private void DisposeRetired(LoadedCertificate current)
    {
        while (_retired.TryPeek(out (LoadedCertificate Certificate, long Since) oldest) && _clock.GetElapsedTime(oldest.Since) >= Grace)
        {
            _retired.Dequeue();

            // A delegate may have come back to an object that it gave before.
            if (!ReferenceEquals(oldest.Certificate.Certificate, current.Certificate) && !_retired.Any(later => ReferenceEquals(later.Certificate.Certificate, oldest.Certificate.Certificate)))
            {
                oldest.Certificate.Dispose();
            }
        }
    }

    private sealed record Holding(LoadedCertificate Certificate, long LookedAt);
}
