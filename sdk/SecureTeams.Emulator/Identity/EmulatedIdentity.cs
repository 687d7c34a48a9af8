using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity;

/// <summary>What a test arranges in the emulated Entra.</summary>
public sealed class EmulatedIdentity
{
    private readonly EmulatorHost _host;

    internal EmulatedIdentity(EmulatorHost host) => _host = host;

    /// <summary>The application that every emulator has: <see cref="TeamsEmulator.ClientId"/> with <see cref="TeamsEmulator.ClientCertificate"/>, installed in all tenants.</summary>
    public RegisteredApplication Application => _host.Application;

    /// <summary>Registers a further application. It has no credential yet.</summary>
    /// <param name="application">What it is.</param>
    /// <param name="cancellationToken">Stops the registration.</param>
    /// <returns>The application, for its credentials.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="application"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The client id is registered already, or the emulator lacks one of its tenants.</exception>
    public Task<RegisteredApplication> RegisterApplicationAsync(EmulatedApplication application, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        return _host.Entra.RegisterAsync(application, cancellationToken);
    }
}
