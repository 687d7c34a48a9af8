using System.Security.Cryptography;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Pins;

/// <summary>The pins of each host. Immutable.</summary>
internal sealed class PinSet
{
    private readonly Dictionary<string, byte[][]> _byHost;

    private PinSet(Dictionary<string, byte[][]> byHost) => _byHost = byHost;

    internal static PinSet Empty { get; } = new([]);

    internal PinSet With(string host, IReadOnlyCollection<PublicKeyPin> pins)
    {
        if (!DnsName.TryNormalize(host, out string? name))
        {
            throw new ArgumentException("The host must be a DNS name without port or brackets.", nameof(host));
        }

        var distinct = new HashSet<PublicKeyPin>(pins);
        if (distinct.Count < 2)
        {
            throw new ArgumentException("Name at least two different keys, one of them a backup that is kept elsewhere: with a single pin, the loss of its key makes the host unreachable.", nameof(pins));
        }

        var byHost = new Dictionary<string, byte[][]>(_byHost, StringComparer.Ordinal);
        return byHost.TryAdd(name, [.. distinct.Select(pin => pin.Hash())])
            ? new PinSet(byHost)
            : throw new ArgumentException("The host has pins already: name all its keys at once.", nameof(host));
    }

    /// <summary>Looks for a pinned key anywhere in a validated chain; all keys are compared with all pins, whatever is found.</summary>
    /// <exception cref="TeamsTransportException">The host has pins, and none of them is the hash of a key in the chain.</exception>
    internal void Demand(string host, CertificateJudgement judgement)
    {
        if (_byHost.Count == 0)
        {
            return;
        }

        if (!DnsName.TryNormalize(host, out string? name) || !_byHost.TryGetValue(name, out byte[][]? pins))
        {
            return;
        }

        bool found = false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (CertificateFacts certificate in judgement.Path)
        {
            SHA256.HashData(certificate.PublicKeyInfo.Span, hash);
            foreach (byte[] pin in pins)
            {
                found |= CryptographicOperations.FixedTimeEquals(hash, pin);
            }
        }

        if (!found)
        {
            throw ServerCertificateCheck.Refusal(SecureTeamsErrorCode.CertificatePinMismatch, host, judgement.Findings);
        }
    }
}
