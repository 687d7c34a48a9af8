using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>A running server, and the client that is sent to it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Proof">Shows that the server does what its row says.</param>
internal sealed record LabSetup(LabServer Server, Func<LabServer, CancellationToken, Task> Proof) : IAsyncDisposable
{
    internal string Host { get; init; } = LabCase.DefaultHost;

    /// <summary>Gets the roots; null for the lab's.</summary>
    internal TlsTrust? Trust { get; init; }

    internal RevocationSettings Revocation { get; init; } = new() { FetchTimeout = TimeSpan.FromSeconds(30) };

    internal CertificateSource? ClientCertificate { get; init; }

    /// <summary>Gets how long an attempt may take: long where nothing waits for it, short where the server stalls.</summary>
    internal TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets what the client does; by default it reads one meeting.</summary>
    internal Func<LabClient, CancellationToken, Task> Act { get; init; } = (client, stop) => client.GetMeetingAsync(stop);

    /// <summary>Gets what else must be true of the server afterwards.</summary>
    internal Action<LabServer>? Afterwards { get; init; }

    internal IAsyncDisposable? Companion { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (Companion is not null)
        {
            await Companion.DisposeAsync();
        }

        ClientCertificate?.Dispose();
    }
}
