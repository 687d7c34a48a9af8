using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Challenges;
using SecureTeams.Emulator.Identity.Federation;
using SecureTeams.Emulator.Identity.ManagedIdentity;
using SecureTeams.Emulator.Identity.SignIn;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>What a test arranges in the emulated Entra.</summary>
public sealed class EmulatedIdentity
{
    private readonly EmulatorHost _host;
    private readonly EntraState _entra;
    private readonly TabTokenWriter _tabTokens;
    private readonly EmulatedBrowser _browser;

    internal EmulatedIdentity(EmulatorHost host, EntraState entra, EmulatedBrowser browser)
    {
        _host = host;
        _entra = entra;
        _tabTokens = new TabTokenWriter(entra, new TokenMint(entra));
        _browser = browser;
    }

    /// <summary>The application that every emulator has: <see cref="TeamsEmulator.ClientId"/> with <see cref="TeamsEmulator.ClientCertificate"/>, installed in all tenants.</summary>
    public RegisteredApplication Application => _host.Application;

    /// <summary>Registers a further application. It has no credential yet.</summary>
    /// <param name="application">What it is.</param>
    /// <param name="cancellationToken">Stops the registration.</param>
    /// <returns>The application, for its credentials.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="application"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The client id is all zeros or registered already, the emulator lacks one of its tenants, or a redirect address is not absolute.</exception>
    public Task<RegisteredApplication> RegisterApplicationAsync(EmulatedApplication application, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        return _host.Entra.RegisterAsync(application, cancellationToken);
    }

    /// <summary>Starts a managed identity endpoint in App Service's form.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The endpoint; its system-assigned identity has the roles of <see cref="TeamsEmulatorOptions.Roles"/>.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed.</exception>
    public Task<ManagedIdentityEndpoint> AddManagedIdentityEndpointAsync(CancellationToken cancellationToken = default) =>
        _host.OwnAsync(() => ManagedIdentityEndpoint.StartAsync(_entra, _host.Faults, _host.Requests, cancellationToken));

    /// <summary>Starts a foreign issuer of assertions; <see cref="RegisteredApplication.AddFederatedCredential"/> makes an application accept them.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The issuer.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed.</exception>
    public Task<AssertionIssuer> AddAssertionIssuerAsync(CancellationToken cancellationToken = default) =>
        _host.OwnAsync(() => AssertionIssuer.StartAsync(_entra, _host.Certificates, _host.Requests, cancellationToken));

    /// <summary>Plays a person's browser up to the redirection to the client, which is not followed.</summary>
    /// <param name="authorizeAddress">The address that the client opens in a browser.</param>
    /// <param name="user">Who signs in.</param>
    /// <param name="cancellationToken">Stops the sign-in.</param>
    /// <returns>The client's redirect address with the code or the error in its query, also where the client asked for a form post.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The address is not one of this emulator.</exception>
    /// <exception cref="InvalidOperationException">The request was refused without a redirection, for example for its redirect address.</exception>
    public async Task<Uri> SignInAsync(Uri authorizeAddress, EmulatedUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorizeAddress);
        ArgumentNullException.ThrowIfNull(user);
        var outcome = await _browser.SignInAsync(authorizeAddress, user, cancellationToken).ConfigureAwait(false);
        return outcome.AsRedirection;
    }

    /// <summary>Plays a person's browser to the end: the answer is brought, redirected or posted, to where the client listens.</summary>
    /// <param name="authorizeAddress">The address that the client opens in a browser.</param>
    /// <param name="user">Who signs in.</param>
    /// <param name="cancellationToken">Stops the sign-in.</param>
    /// <returns>The completion of the delivery.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The address is not one of this emulator.</exception>
    /// <exception cref="InvalidOperationException">The request was refused without a redirection.</exception>
    /// <exception cref="HttpRequestException">Nobody listens at the redirect address.</exception>
    public async Task BrowseAsync(Uri authorizeAddress, EmulatedUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorizeAddress);
        ArgumentNullException.ThrowIfNull(user);
        var outcome = await _browser.SignInAsync(authorizeAddress, user, cancellationToken).ConfigureAwait(false);
        await _browser.DeliverAsync(outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Types a device's code into a browser and agrees.</summary>
    /// <param name="userCode">The code the device shows.</param>
    /// <param name="user">Who signs in.</param>
    /// <param name="cancellationToken">Stops the sign-in.</param>
    /// <returns>The completion of the sign-in.</returns>
    /// <exception cref="ArgumentException"><paramref name="userCode"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="user"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">No device waits with this code: it is unknown, expired or decided.</exception>
    public Task ApproveDeviceAsync(string userCode, EmulatedUser user, CancellationToken cancellationToken = default) =>
        DecideAsync(userCode, user, "approve", cancellationToken);

    /// <summary>Types a device's code into a browser and refuses.</summary>
    /// <param name="userCode">The code the device shows.</param>
    /// <param name="user">Who refuses.</param>
    /// <param name="cancellationToken">Stops the refusal.</param>
    /// <returns>The completion of the refusal.</returns>
    /// <exception cref="ArgumentException"><paramref name="userCode"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="user"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">No device waits with this code: it is unknown, expired or decided.</exception>
    public Task DenyDeviceAsync(string userCode, EmulatedUser user, CancellationToken cancellationToken = default) =>
        DecideAsync(userCode, user, DecideOnDevice.Deny, cancellationToken);

    /// <summary>Demands for claims, and revocation.</summary>
    public ClaimsChallenges Challenges => _entra.Challenges;

    /// <summary>Gives what Teams' <c>getAuthToken()</c> gives to a tab of an application, or a forgery of it.</summary>
    /// <param name="token">What the token says; <see langword="null"/> for a right one of the <see cref="TeamsEmulator.Organizer"/>.</param>
    /// <returns>The signed token.</returns>
    /// <exception cref="ArgumentException"><see cref="TabToken.SatisfiedClaims"/> is not a JSON object, or the version is neither 1 nor 2.</exception>
    public string IssueTabToken(TabToken? token = null) => _tabTokens.Issue(token ?? new TabToken(), Application);

    /// <summary>Makes a new key that signs all tokens from now on.</summary>
    /// <param name="keepPublished">
    /// Whether the keys before it stay published, so that their tokens stay valid. Without, Graph refuses tokens signed
    /// before, as does everybody who reads the keys again.
    /// </param>
    public void RollSigningKey(bool keepPublished = true) => _entra.SigningKeys.Roll(keepPublished);

    private async Task DecideAsync(string userCode, EmulatedUser user, string decision, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userCode);
        ArgumentNullException.ThrowIfNull(user);
        foreach (var tenant in _entra.Tenants)
        {
            if (await _browser.DecideAsync(tenant, userCode, user, decision, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new InvalidOperationException("No device waits with this code: it is unknown, expired or decided.");
    }
}
