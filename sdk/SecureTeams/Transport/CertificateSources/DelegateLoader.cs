using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>Asks the application's own code.</summary>
internal sealed class DelegateLoader(Func<CancellationToken, ValueTask<X509Certificate2>> load) : CertificateLoader
{
    private Task<X509Certificate2>? _underWay;

    internal override string Description => "the application's delegate";

    internal override TimeSpan DefaultRefreshInterval => TimeSpan.FromHours(1);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the delegate throws means that there is no certificate from it; it is carried along.")]
    internal override async ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        X509Certificate2? certificate;
        try
        {
            await JoinAsync(cancellationToken).ConfigureAwait(false);
            _underWay ??= load(cancellationToken).AsTask();

            // A delegate that does not heed the token must not hold the caller.
            certificate = await _underWay.WaitAsync(cancellationToken).ConfigureAwait(false);
            _underWay = null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Unreadable($"it threw {exception.GetType().Name}", "The inner exception has the cause.", exception);
        }

        if (certificate is null)
        {
            throw Unreadable("it returned null", "Let it return the certificate with its private key.");
        }

        return ReferenceEquals(certificate, current?.Certificate) ? current : new LoadedCertificate(certificate, [], ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>Waits for a call that outlived its caller, so that there never are two; only what it has loaded counts.</summary>
    private async ValueTask JoinAsync(CancellationToken cancellationToken)
    {
        if (_underWay is not { } late)
        {
            return;
        }

        await ((Task)late).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!late.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        _underWay = late.IsCompletedSuccessfully ? late : null;
    }
}
