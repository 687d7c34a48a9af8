using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Challenges;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>What a test arranges in the emulated Entra.</summary>
public sealed class EmulatedIdentity
{
    private readonly EmulatorHost _host;
    private readonly EntraState _entra;
    private readonly TabTokenWriter _tabTokens;

    internal EmulatedIdentity(EmulatorHost host, EntraState entra)
    {
        _host = host;
        _entra = entra;
        _tabTokens = new TabTokenWriter(entra, new TokenMint(entra));
    }

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

    /// <summary>Demands for claims, and revocation.</summary>
    public ClaimsChallenges Challenges => _entra.Challenges;

    /// <summary>Gives what Teams' <c>getAuthToken()</c> gives to a tab of an application, or a forgery of it.</summary>
    /// <param name="token">What the token says; <see langword="null"/> for a right one of the <see cref="TeamsEmulator.Organizer"/>.</param>
    /// <returns>The signed token.</returns>
    /// <exception cref="ArgumentException"><see cref="TabToken.SatisfiedClaims"/> is not a JSON object.</exception>
    public string IssueTabToken(TabToken? token = null) => _tabTokens.Issue(token ?? new TabToken(), Application);

    /// <summary>Makes a new key that signs all tokens from now on.</summary>
    /// <param name="keepPublished">
    /// Whether the keys before it stay published, so that their tokens stay valid. Without, Graph refuses tokens signed
    /// before, as does everybody who reads the keys again.
    /// </param>
    public void RollSigningKey(bool keepPublished = true) => _entra.SigningKeys.Roll(keepPublished);
}
