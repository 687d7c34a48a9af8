using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation.Fetching;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation;

/// <summary>
/// Finds out whether certificates have been revoked, by the revocation lists that they name over http or https.
/// </summary>
/// <remarks>
/// <para>Thread-safe and meant to be shared: it keeps lists until they are <see cref="RevocationSettings.MaxAge"/> old or past
/// their nextUpdate, and fetches a list once for all who wait for it. A distribution point that failed is not asked again
/// for 30 seconds. The certificates of a chain are looked up side by side; of one certificate up to four addresses are
/// asked in order, and no further one once <see cref="RevocationSettings.FetchTimeout"/> is over.</para>
/// <para>The certificate of an https distribution point must satisfy the same rules as any server's, but is not looked up itself:
/// that would need a list of its own, and so on without end. Lists are signed, so https hides the reader and adds no trust.</para>
/// </remarks>
public sealed class RevocationChecker : IDisposable
{
    private const int MaxSubjects = 512;

    private const X509ChainStatusFlags Distrust = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid
        | X509ChainStatusFlags.ExplicitDistrust | X509ChainStatusFlags.Cyclic | X509ChainStatusFlags.InvalidBasicConstraints;

    private readonly ConcurrentDictionary<(Fingerprint Certificate, Fingerprint Issuer), RevocationSubject> _subjects = new();
    private readonly RevocationSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ListCache _lists;

    /// <summary>Initializes a new instance of the <see cref="RevocationChecker"/> class. Nothing is fetched yet.</summary>
    /// <param name="settings">How to check; null for the defaults. <see cref="RevocationSettings.Requirement"/> is for whoever acts on the results.</param>
    /// <param name="trust">The roots that the server of an https distribution point must lead to; null for those of the operating system.</param>
    /// <param name="loggerFactory">Where to log; null for nowhere.</param>
    /// <param name="timeProvider">What tells the time by which lists are judged; null for the system's clock.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public RevocationChecker(RevocationSettings? settings = null, TlsTrust? trust = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(settings, trust, proxy: null, loggerFactory, timeProvider)
    {
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The fetcher is owned and disposed by the cache.")]
    internal RevocationChecker(RevocationSettings? settings, TlsTrust? trust, IWebProxy? proxy, ILoggerFactory? loggerFactory, TimeProvider? timeProvider)
    {
        _settings = settings ?? new RevocationSettings();
        string faults = string.Join(' ', _settings.Faults());
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(settings));
        }

        _clock = timeProvider ?? TimeProvider.System;
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);
        _lists = new ListCache(_settings, new ListFetcher(_settings, trust ?? TlsTrust.SystemRoots, proxy, _logger), _clock);
    }

    /// <summary>Gets how long the check of one chain can take at most: a last address may be begun just before the first timeout.</summary>
    internal TimeSpan Budget => 2 * _settings.FetchTimeout;

    /// <summary>Gets how many bytes the lists that are kept take.</summary>
    internal long CachedBytes => _lists.Bytes;

    /// <summary>Looks up every certificate of a chain but the root.</summary>
    /// <remarks>
    /// The chain's own revocation mode does not matter, <see cref="X509RevocationMode.NoCheck"/> is best: what the platform
    /// knows is used only where it says that a certificate is revoked. A revoked or unknown certificate is a result, not an
    /// exception.
    /// </remarks>
    /// <param name="chain">
    /// A chain that has been built and is trusted: addresses that its certificates name are connected to. When its status
    /// says that it is not trusted, nothing is asked and every result is <see cref="RevocationFailure.ChainUntrusted"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait; a fetch that others wait for goes on.</param>
    /// <returns>One result a certificate, the end entity's first; none when a trusted chain is nothing but its root.</returns>
    /// <exception cref="ArgumentException">The chain has not been built.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The checker has been disposed, or is while lists are fetched.</exception>
    public ValueTask<IReadOnlyList<RevocationResult>> CheckAsync(X509Chain chain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        if (chain.ChainElements.Count == 0)
        {
            throw new ArgumentException("The chain has not been built: call X509Chain.Build first.", nameof(chain));
        }

        bool distrusted = false;
        foreach (X509ChainStatus status in chain.ChainStatus)
        {
            distrusted |= (status.Status & Distrust) != 0;
        }

        var path = CertificatePath.Capture(chain);
        return distrusted ? ValueTask.FromResult<IReadOnlyList<RevocationResult>>(Distrusted(path)) : CheckAsync(path, cancellationToken);
    }

    /// <summary>Closes the connections to distribution points and forgets the lists. Who waits for a list gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => _lists.Dispose();

    internal ValueTask<IReadOnlyList<RevocationResult>> CheckAsync(CertificatePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<CertificatePath.Element> elements = path.Elements;
        for (int i = 0; i < elements.Count; i++)
        {
            if ((elements[i].PlatformStatus & Distrust) != 0)
            {
                return ValueTask.FromResult<IReadOnlyList<RevocationResult>>(Distrusted(path));
            }
        }

        DateTimeOffset now = _clock.GetUtcNow();
        var results = new RevocationResult?[elements.Count - 1];
        bool complete = true;
        Fingerprint certificate = Fingerprint.Digest(elements[0].Encoded.Span);
        for (int i = 0; i < results.Length; i++)
        {
            Fingerprint issuer = Fingerprint.Digest(elements[i + 1].Encoded.Span);
            results[i] = elements[i].PlatformStatus.HasFlag(X509ChainStatusFlags.Revoked)
                ? new RevocationResult { Position = i, Status = RevocationStatus.Revoked, Source = RevocationSource.Platform }
                : RecallAll(i, Subject(path, i, (certificate, issuer)), now);
            complete &= results[i] is not null;
            certificate = issuer;
        }

        return complete ? ValueTask.FromResult<IReadOnlyList<RevocationResult>>(Conclude(results)) : FetchAsync(path, results, cancellationToken);
    }

    private async ValueTask<IReadOnlyList<RevocationResult>> FetchAsync(CertificatePath path, RevocationResult?[] results, CancellationToken cancellationToken)
    {
        var lookups = new List<Task>();
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is null)
            {
                lookups.Add(FetchOneAsync(path, results, i, cancellationToken));
            }
        }

        await Task.WhenAll(lookups).ConfigureAwait(false);
        return Conclude(results);
    }

    private async Task FetchOneAsync(CertificatePath path, RevocationResult?[] results, int position, CancellationToken cancellationToken)
    {
        RevocationSubject subject = Subject(path, position, (Fingerprint.Digest(path.Elements[position].Encoded.Span), Fingerprint.Digest(path.Elements[position + 1].Encoded.Span)));
        RevocationResult result = Unknown(position, subject.Points.WhyNone, point: null);
        long started = TimeProvider.System.GetTimestamp();
        foreach (DistributionPoint point in subject.Points.Usable)
        {
            if (TimeProvider.System.GetElapsedTime(started) >= _settings.FetchTimeout)
            {
                break;
            }

            var key = new ListKey(subject.Issuer.Identity, point.Url);
            DateTimeOffset now = _clock.GetUtcNow();
            bool known = _lists.TryGet(key, now, out ListOutcome outcome);
            if (!known)
            {
                outcome = await _lists.FetchAsync(key, point, subject.Issuer, cancellationToken).ConfigureAwait(false);
            }

            result = Judge(position, subject, point, outcome, known ? RevocationSource.Cached : RevocationSource.Fetched, now);
            if (result.Status != RevocationStatus.Unknown)
            {
                break;
            }
        }

        results[position] = result;
    }

    /// <summary>Answers from what is kept; null when something has to be fetched first.</summary>
    private RevocationResult? RecallAll(int position, RevocationSubject subject, DateTimeOffset now)
    {
        if (!subject.Issuer.MaySignLists)
        {
            return Unknown(position, RevocationFailure.SignatureInvalid, point: null);
        }

        RevocationResult? result = null;
        foreach (DistributionPoint point in subject.Points.Usable)
        {
            if (!_lists.TryGet(new ListKey(subject.Issuer.Identity, point.Url), now, out ListOutcome outcome))
            {
                return null;
            }

            result = Judge(position, subject, point, outcome, RevocationSource.Cached, now);
            if (result.Status != RevocationStatus.Unknown)
            {
                return result;
            }
        }

        return result ?? Unknown(position, subject.Points.WhyNone, point: null);
    }

    private static RevocationResult Judge(int position, RevocationSubject subject, DistributionPoint point, in ListOutcome outcome, RevocationSource source, DateTimeOffset now)
    {
        RevocationFailure failure = outcome.List?.JudgeScope(subject, point) ?? outcome.Failure;
        if (outcome.List is not { } list || failure != RevocationFailure.None)
        {
            return Unknown(position, failure, point);
        }

        return new RevocationResult
        {
            Position = position,
            Status = list.Names(subject.Serial) ? RevocationStatus.Revoked : RevocationStatus.Good,
            Source = source,
            DistributionPoint = point.Url,
            ThisUpdate = list.ThisUpdate,
            NextUpdate = list.NextUpdate,
            Age = source == RevocationSource.Fetched || now < outcome.At ? TimeSpan.Zero : now - outcome.At,
        };
    }

    private static RevocationResult Unknown(int position, RevocationFailure failure, DistributionPoint? point) => new()
    {
        Position = position,
        Status = RevocationStatus.Unknown,
        Failure = failure,
        DistributionPoint = point?.Url,
    };

    private RevocationSubject Subject(CertificatePath path, int position, (Fingerprint Certificate, Fingerprint Issuer) key)
    {
        if (_subjects.TryGetValue(key, out RevocationSubject? known))
        {
            return known;
        }

        if (_subjects.Count >= MaxSubjects)
        {
            _subjects.Clear();
        }

        var subject = RevocationSubject.Of(path.Elements[position].Encoded.Span, path.Elements[position + 1].Encoded.Span);
        _subjects[key] = subject;
        return subject;
    }

    private RevocationResult[] Distrusted(CertificatePath path)
    {
        var results = new RevocationResult?[Math.Max(1, path.Elements.Count - 1)];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Unknown(i, RevocationFailure.ChainUntrusted, point: null);
        }

        return Conclude(results);
    }

    private RevocationResult[] Conclude(RevocationResult?[] results)
    {
        foreach (RevocationResult? result in results)
        {
            Report(result!);
        }

        return results!;
    }

    private void Report(RevocationResult result)
    {
        RevocationMetrics.Count(result);
        if (result.Status == RevocationStatus.Good)
        {
            return;
        }

        string? loggable = Uri.TryCreate(result.DistributionPoint, UriKind.Absolute, out Uri? address) ? address.GetLeftPart(UriPartial.Path) : null;
        if (result.Status == RevocationStatus.Revoked)
        {
            RevocationLog.Revoked(_logger, result.Position, result.Source, loggable);
        }
        else
        {
            RevocationLog.Unknown(_logger, result.Position, result.Failure, loggable);
        }
    }
}
