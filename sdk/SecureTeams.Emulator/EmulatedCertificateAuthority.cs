using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator.Certificates;

namespace SecureTeams.Emulator;

/// <summary>
/// The emulator's certificate authority: it issues certificates, revokes them, and signs the revocation lists that
/// the emulator serves over plain HTTP on loopback.
/// </summary>
/// <remarks>
/// Its name is unique, and each certificate has a distribution point of its own, because platforms keep a fetched list
/// until its nextUpdate: a certificate revoked <em>after</em> a client checked it stays accepted that long. Revoke
/// before the first connection, or shorten <see cref="TeamsEmulatorOptions.RevocationListLifetime"/>.
/// </remarks>
public sealed class EmulatedCertificateAuthority : IDisposable
{
    private readonly DistributionPoints _distributionPoints;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _listLifetime;
    private readonly X509Certificate2 _root;
    private readonly ConcurrentDictionary<string, X509Certificate2> _issued = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _revoked = new(StringComparer.Ordinal);
    private long _listNumber;

    internal EmulatedCertificateAuthority(DistributionPoints distributionPoints, TimeProvider clock, TimeSpan listLifetime)
    {
        _distributionPoints = distributionPoints;
        _clock = clock;
        _listLifetime = listLifetime;
        _root = ThrowAwayRoot.Create(clock.GetUtcNow());
        RootCertificate = X509CertificateLoader.LoadCertificate(_root.RawData);
    }

    /// <summary>The self-signed certificate to trust, without its private key.</summary>
    public X509Certificate2 RootCertificate { get; }

    /// <summary>How requests for revocation lists are answered from now on.</summary>
    /// <value>The default is <see cref="RevocationListMode.Current"/>.</value>
    public RevocationListMode RevocationLists { get; set; }

    /// <summary>Issues a certificate. The authority owns its key and disposes it with the emulator.</summary>
    /// <param name="issuance">What the certificate says.</param>
    /// <returns>The certificate with its private key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="issuance"/> is <see langword="null"/>.</exception>
    public X509Certificate2 Issue(CertificateIssuance issuance)
    {
        ArgumentNullException.ThrowIfNull(issuance);
        var distributionPoint = issuance.HasDistributionPoint
            ? _distributionPoints.Publish(this, issuance.UseHttpsDistributionPoint)
            : null;
        var certificate = LeafCertificate.Create(issuance, _root, distributionPoint, _clock.GetUtcNow());
        _issued[certificate.SerialNumber] = certificate;
        return certificate;
    }

    /// <summary>Puts a certificate on every revocation list signed from now on. Revoking twice changes nothing.</summary>
    /// <param name="certificate">A certificate issued by this authority.</param>
    /// <exception cref="ArgumentNullException"><paramref name="certificate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The certificate was not issued by this authority.</exception>
    public void Revoke(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!_issued.TryGetValue(certificate.SerialNumber, out var issued) || !issued.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span))
        {
            throw new ArgumentException("This authority did not issue the certificate.", nameof(certificate));
        }

        _revoked.TryAdd(certificate.SerialNumber, _clock.GetUtcNow());
    }

    /// <summary>Disposes the authority's key and the certificates it issued. <see cref="TeamsEmulator"/> does this.</summary>
    public void Dispose()
    {
        _root.Dispose();
        RootCertificate.Dispose();
        foreach (var certificate in _issued.Values)
        {
            certificate.Dispose();
        }
    }

    internal byte[] SignRevocationList()
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (serial, since) in _revoked)
        {
            builder.AddEntry(Convert.FromHexString(serial), since, X509RevocationReason.KeyCompromise);
        }

        var now = _clock.GetUtcNow();
        var age = RevocationLists is RevocationListMode.Stale ? _listLifetime + TimeSpan.FromDays(1) : TimeSpan.FromMinutes(1);
        var thisUpdate = now - age;
        var nextUpdate = RevocationLists is RevocationListMode.Stale ? thisUpdate + _listLifetime : now + _listLifetime;
        using var key = RevocationLists is RevocationListMode.WronglySigned
            ? ECDsa.Create(ECCurve.NamedCurves.nistP256)
            : _root.GetECDsaPrivateKey() ?? throw new InvalidOperationException("The authority's key is gone.");
        return builder.Build(
            _root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            new BigInteger(Interlocked.Increment(ref _listNumber)),
            nextUpdate,
            HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, includeKeyIdentifier: true, includeIssuerAndSerial: false),
            thisUpdate);
    }
}
