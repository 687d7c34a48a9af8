using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity;
using SecureTeams.Emulator.Meetings;
using SecureTeams.Emulator.VirtualEvents;

namespace SecureTeams.Emulator;

/// <summary>
/// A local Microsoft Teams for tests: an Entra tenant that issues tokens to one application, Graph's online meetings,
/// and a certificate authority with revocation, in this process, over TLS, on ports the system chooses.
/// </summary>
/// <remarks>
/// Nothing is trusted but what a test trusts: clients need <see cref="RootCertificate"/> as their only root. Several
/// emulators can run at once. Tokens are for the audience <c>https://localhost:PORT</c> of <see cref="GraphEndpoint"/>,
/// and are asked for with the scope <c>https://localhost:PORT/.default</c>.
/// </remarks>
public sealed class TeamsEmulator : IAsyncDisposable
{
    private readonly EmulatorHost _host;

    private TeamsEmulator(EmulatorHost host) => _host = host;

    /// <summary>The identity service, <c>https://localhost:PORT/</c>; the tenant's issuer is <c>{Authority}{TenantId}/v2.0</c>.</summary>
    public Uri Authority => _host.Authority;

    /// <summary>Microsoft Graph, <c>https://localhost:PORT/</c>.</summary>
    public Uri GraphEndpoint => _host.GraphEndpoint;

    /// <summary>The tenant.</summary>
    public Guid TenantId => _host.Options.TenantId;

    /// <summary>The application that may ask for tokens.</summary>
    public Guid ClientId => _host.Options.ClientId;

    /// <summary>The application's registered credential, with its private key. The emulator disposes it.</summary>
    public X509Certificate2 ClientCertificate => _host.ClientCertificate;

    /// <summary>The certificate to trust, without its private key. The emulator disposes it.</summary>
    public X509Certificate2 RootCertificate => _host.Certificates.RootCertificate;

    /// <summary>The person whose meetings are created and read.</summary>
    public EmulatedUser Organizer => _host.Options.Organizer;

    /// <summary>The certificate authority behind <see cref="RootCertificate"/>.</summary>
    public EmulatedCertificateAuthority Certificates => _host.Certificates;

    /// <summary>What can be arranged in the identity service: applications, people, keys, challenges.</summary>
    public EmulatedIdentity Identity => _host.Identity;

    /// <summary>The meetings from inside Teams: runs, lobbies, reports, transcripts, recordings.</summary>
    public EmulatedMeetings Meetings => _host.Meetings;

    /// <summary>Webinars and town halls.</summary>
    public EmulatedVirtualEvents VirtualEvents => _host.VirtualEvents;

    /// <summary>Faults to come.</summary>
    public FaultScript Faults => _host.Faults;

    /// <summary>Requests received, never with their tokens.</summary>
    public RequestJournal Requests => _host.Requests;

    /// <summary>Whether the application has an application access policy, from now on.</summary>
    /// <value>The default is <see cref="TeamsEmulatorOptions.ApplicationAccessPolicyGranted"/>.</value>
    public bool ApplicationAccessPolicyGranted
    {
        get => _host.Directory.ApplicationAccessPolicyGranted;
        set => _host.Directory.ApplicationAccessPolicyGranted = value;
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults. Read once.</param>
    /// <param name="cancellationToken">Stops the start; what was started is disposed.</param>
    /// <returns>The running emulator; dispose it to close its ports and drop its keys.</returns>
    /// <exception cref="ArgumentException">An option is out of range; the parameter name is the option's.</exception>
    public static async Task<TeamsEmulator> StartAsync(TeamsEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var host = new EmulatorHost((options ?? new TeamsEmulatorOptions()).Validated());
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            return new TeamsEmulator(host);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a further listener that serves the same Graph with a certificate of another quality.</summary>
    /// <param name="profile">What is right or wrong with the certificate, which is issued for this endpoint alone.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The endpoint; it accepts tokens for its own origin and for <see cref="GraphEndpoint"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The profile does not exist.</exception>
    /// <exception cref="ObjectDisposedException">The emulator was disposed.</exception>
    public Task<EmulatedEndpoint> AddGraphEndpointAsync(ServerCertificateProfile profile, CancellationToken cancellationToken = default) =>
        _host.AddGraphEndpointAsync(profile, cancellationToken);

    /// <summary>Registers a further credential of the application, as a tenant administrator does before a certificate is renewed.</summary>
    /// <param name="certificate">A certificate with an RSA key, for example one from <see cref="Certificates"/>.</param>
    /// <param name="cancellationToken">Stops the registration.</param>
    /// <returns>The completion of the registration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="certificate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The emulator was disposed.</exception>
    public Task RegisterClientCertificateAsync(X509Certificate2 certificate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        cancellationToken.ThrowIfCancellationRequested();
        _host.RegisterClientCertificate(certificate);
        return Task.CompletedTask;
    }

    /// <summary>Closes all listeners and connections and disposes all keys.</summary>
    /// <returns>The completion of the closing.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
