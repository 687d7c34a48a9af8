using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Plays the browser of a person: it talks to the identity service over TLS, like any other.</summary>
internal sealed class EmulatedBrowser : IDisposable
{
    private readonly EntraState _entra;
    private readonly HttpClient _http;

    public EmulatedBrowser(EntraState entra, X509Certificate2 root)
    {
        _entra = entra;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        });
    }

    public async Task<SignInOutcome> SignInAsync(Uri address, EmulatedUser user, CancellationToken cancellationToken)
    {
        RequireOurs(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await SendAsync(request, user, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.Headers.Location is { } location
            ? new SignInOutcome(location, Form: null)
            : SignInOutcome.OfForm(body) ?? throw new InvalidOperationException($"The sign-in was refused with status {(int)response.StatusCode}: {body}");
    }

    /// <summary>Brings a code to where the client listens.</summary>
    public async Task DeliverAsync(SignInOutcome outcome, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(outcome.Form is null ? HttpMethod.Get : HttpMethod.Post, outcome.Address);
        request.Content = outcome.Form is null ? null : new FormUrlEncodedContent(outcome.Form);
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DecideAsync(Tenant tenant, string userCode, EmulatedUser user, string decision, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, tenant.Absolute(tenant.VerificationPath));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_code"] = userCode, [DecideOnDevice.Decision] = decision });
        using var response = await SendAsync(request, user, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => _http.Dispose();

    private void RequireOurs(Uri address)
    {
        if (!_entra.Origin.IsBaseOf(address))
        {
            throw new ArgumentException($"The address is not one of {_entra.Origin}.", nameof(address));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, EmulatedUser user, CancellationToken cancellationToken)
    {
        var session = _entra.Sessions.Open(user);
        try
        {
            request.Headers.Add("Cookie", $"{BrowserSessions.Cookie}={session}");
            return await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _entra.Sessions.Close(session);
        }
    }
}
