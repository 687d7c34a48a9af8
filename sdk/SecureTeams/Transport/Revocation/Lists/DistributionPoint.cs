namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>One address at which a certificate says that its revocation list is published (RFC 5280 section 4.2.1.13).</summary>
internal sealed class DistributionPoint(string url, Uri address, byte[][] names)
{
    /// <summary>Gets the address as the certificate writes it.</summary>
    internal string Url { get; } = url;

    internal Uri Address { get; } = address;

    /// <summary>Gets the address without its query, which is all that may be logged.</summary>
    internal string Loggable { get; } = address.GetLeftPart(UriPartial.Path);

    /// <summary>Whether one of the names of a list's issuing distribution point is one of this point's; both encoded.</summary>
    internal bool SharesNameWith(byte[][] others)
    {
        foreach (byte[] name in names)
        {
            foreach (byte[] other in others)
            {
                if (name.AsSpan().SequenceEqual(other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
