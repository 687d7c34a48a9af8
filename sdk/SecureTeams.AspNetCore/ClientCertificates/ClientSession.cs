using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>What the handshake of one connection found out about its client.</summary>
internal sealed class ClientSession(SslStream stream)
{
    private byte[][] _path = [];

    internal SslStream Stream => stream;

    /// <summary>Gets a value indicating whether the client's certificate passed everything that needs no network.</summary>
    internal bool IsJudged => _path.Length > 0;

    /// <summary>Keeps the chain as it is in the platform's callback, which disposes the certificates when it returns.</summary>
    internal void Accept(X509Chain chain) => _path = [.. chain.ChainElements.Select(element => element.Certificate.RawData)];

    /// <summary>Gives the chain's certificates anew, the client's first; the caller disposes them.</summary>
    internal X509Certificate2[] Path() => [.. _path.Select(X509CertificateLoader.LoadCertificate)];
}
