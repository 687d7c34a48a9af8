using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Emulator.Identity.Federation;

/// <summary>An identity provider outside Entra, such as a Kubernetes cluster: an issuer with its own address, metadata and keys. Disposing closes it; its assertions are refused then.</summary>
public sealed class AssertionIssuer : IAsyncDisposable
{
    private const string Path = "/cluster";

    private readonly TokenSigningKeys _keys = new();
    private readonly EntraState _entra;
    private LoopbackListener? _listener;

    private AssertionIssuer(EntraState entra) => _entra = entra;

    /// <summary>The issuer, <c>https://localhost:PORT/cluster</c>; its metadata is at <c>/.well-known/openid-configuration</c> below.</summary>
    public Uri Issuer => new(Started.HttpsOrigin, Path);

    internal IEnumerable<SecurityKey> Keys => _keys.Public;

    private LoopbackListener Started => _listener ?? throw new InvalidOperationException("The issuer has not been started.");

    /// <summary>Issues an assertion, as the cluster projects it into a file.</summary>
    /// <param name="assertion">What it says.</param>
    /// <returns>The signed assertion.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assertion"/> is <see langword="null"/>.</exception>
    public string IssueAssertion(FederatedAssertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        var now = _entra.Clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = assertion.Issuer ?? Issuer.AbsoluteUri,
            ["sub"] = assertion.Subject,
            ["aud"] = assertion.Audience,
            ["iat"] = (now + assertion.StartsIn).ToUnixTimeSeconds(),
            ["nbf"] = (now + assertion.StartsIn).ToUnixTimeSeconds(),
            ["exp"] = (now + assertion.EndsIn).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString("D"),
        };
        return TokenMint.Sign(claims, assertion.Signature, _keys.Current);
    }

    /// <summary>Closes the issuer. The emulator does it when it is disposed itself.</summary>
    /// <returns>The completion of the closing.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_listener is null)
        {
            return;
        }

        _entra.AssertionIssuers.TryRemove(Issuer.AbsoluteUri, out _);
        await _listener.DisposeAsync().ConfigureAwait(false);
        _keys.Dispose();
    }

    internal static async Task<AssertionIssuer> StartAsync(EntraState entra, EmulatedCertificateAuthority certificates, RequestJournal journal, CancellationToken cancellationToken)
    {
        var issuer = new AssertionIssuer(entra);
        var recorder = new RequestRecorder(journal, EmulatedService.AssertionIssuer, entra.Clock);
        issuer._listener = await LoopbackListener.StartAsync(certificates.Issue(CertificateIssuance.Server), _ => { }, application => issuer.Configure(application, recorder), cancellationToken).ConfigureAwait(false);
        entra.AssertionIssuers[issuer.Issuer.AbsoluteUri] = issuer;
        return issuer;
    }

    private void Configure(WebApplication application, RequestRecorder recorder)
    {
        application.UseRouting();
        application.Use(recorder.InvokeAsync);
        application.MapGet(Path + "/.well-known/openid-configuration", WriteMetadataAsync);
        application.MapGet(Path + "/keys", WriteKeysAsync);
    }

    private Task WriteMetadataAsync(HttpContext context) => GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject
    {
        ["issuer"] = Issuer.AbsoluteUri,
        ["jwks_uri"] = Issuer.AbsoluteUri + "/keys",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    });

    private Task WriteKeysAsync(HttpContext context) => GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, _keys.AsJson());
}
