using System.Collections.Concurrent;

namespace SecureTeams.Emulator.Certificates;

/// <summary>Gives every certificate a revocation list address of its own: platforms cache lists by address until nextUpdate.</summary>
internal sealed class DistributionPoints
{
    public const string RoutePattern = "/crl/{id}.crl";

    private readonly ConcurrentDictionary<string, EmulatedCertificateAuthority> _authorities = new(StringComparer.Ordinal);

    public Uri? HttpOrigin { get; set; }

    public Uri? HttpsOrigin { get; set; }

    public Uri Publish(EmulatedCertificateAuthority authority, bool overHttps)
    {
        var origin = (overHttps ? HttpsOrigin : HttpOrigin)
            ?? throw new InvalidOperationException("The distribution point's listener has not been started.");
        var id = Guid.NewGuid().ToString("N");
        _authorities[id] = authority;
        return new Uri(origin, $"/crl/{id}.crl");
    }

    public EmulatedCertificateAuthority? Find(string id) => _authorities.GetValueOrDefault(id);
}
