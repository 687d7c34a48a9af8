using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Emulator;

/// <summary>A further address of the same Graph, with a certificate of its own. Disposing closes it.</summary>
public sealed class EmulatedEndpoint : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    internal EmulatedEndpoint(Uri address, X509Certificate2 certificate, Func<ValueTask> close)
    {
        Address = address;
        Certificate = certificate;
        _close = close;
    }

    /// <summary>The address, <c>https://localhost:PORT/</c>; tokens for it have its origin as audience.</summary>
    public Uri Address { get; }

    /// <summary>The certificate it shows.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Closes the listener and its connections. The emulator does it when it is disposed itself.</summary>
    /// <returns>The completion of the closing.</returns>
    public ValueTask DisposeAsync() => _close();
}
