using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Handshake;

/// <summary>
/// A validated chain as it was in the platform's callback, which disposes the certificates when it returns.
/// </summary>
internal sealed class CertificatePath
{
    private CertificatePath(Element[] elements) => Elements = elements;

    /// <summary>Gets the certificates, the end entity's first and the root last.</summary>
    internal IReadOnlyList<Element> Elements { get; }

    internal static CertificatePath Capture(X509Chain chain)
    {
        var elements = new Element[chain.ChainElements.Count];
        for (int i = 0; i < elements.Length; i++)
        {
            X509ChainElement element = chain.ChainElements[i];
            X509ChainStatusFlags status = X509ChainStatusFlags.NoError;
            foreach (X509ChainStatus part in element.ChainElementStatus)
            {
                status |= part.Status;
            }

            elements[i] = new Element(element.Certificate.RawDataMemory, status);
        }

        return new CertificatePath(elements);
    }

    /// <summary>One certificate.</summary>
    /// <param name="Encoded">The certificate in DER.</param>
    /// <param name="PlatformStatus">What the platform says of it.</param>
    internal readonly record struct Element(ReadOnlyMemory<byte> Encoded, X509ChainStatusFlags PlatformStatus);
}
