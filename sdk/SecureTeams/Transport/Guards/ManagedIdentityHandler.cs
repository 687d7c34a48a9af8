using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace SecureTeams.Transport.Guards;

/// <summary>
/// The one exemption from https: the endpoints from which a machine in Azure gets its managed identity, which speak plain HTTP
/// on the machine itself. Requests to them take a line of their own, without proxy, redirect or cookies and with small limits;
/// https requests go on as usual.
/// </summary>
/// <remarks>
/// Allowed are exactly <c>http://169.254.169.254</c> (the instance metadata service) and the origins of <see cref="ManagedIdentityOrigins"/>.
/// It stands in the identity provider's line only where the credential is a managed identity, so that otherwise no http address
/// is allowed at all.
/// </remarks>
internal sealed class ManagedIdentityHandler : DelegatingHandler
{
    internal const int MaxResponseBytes = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _line;
    private readonly ManagedIdentityOrigins _origins;
    private readonly TimeProvider _clock;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The invoker owns and disposes its line.")]
    internal ManagedIdentityHandler(ManagedIdentityOrigins origins, TimeProvider clock)
    {
        _origins = origins;
        _clock = clock;
        _line = new HttpMessageInvoker(new BoundedContentHandler(MaxResponseBytes) { InnerHandler = CreateSockets() });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address || address.Scheme != Uri.UriSchemeHttp)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (!_origins.Allows(address) || !MayProve(address, request.Headers.Authorization))
        {
            throw OriginGuardHandler.NotAllowed();
        }

        using var timeout = new CancellationTokenSource(Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        HttpResponseMessage response = await _line.SendAsync(request, either.Token).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is { } wait)
        {
            response.Dispose();
            throw AskedToWait(wait);
        }

        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _line.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>MSAL does not pass the time on, and would sleep for it: whoever asks decides.</summary>
    private static TeamsTransportException AskedToWait(RetryConditionHeaderValue wait) => new(
        SecureTeamsErrorCode.IdentityProviderThrottled,
        "The managed identity endpoint asked to slow down.",
        "Wait for RetryAfter before the next try, and use one client for the life of the application, so that its tokens are reused.")
    {
        RetryAfter = wait.Delta ?? (wait.Date - TimeProvider.System.GetUtcNow()),
    };

    /// <summary>
    /// Azure Arc's agent asks for what stands in a file that only the machine's own may read (RFC 7617). No token goes anywhere here,
    /// and no proof off the loopback interface.
    /// </summary>
    private static bool MayProve(Uri address, AuthenticationHeaderValue? proof) =>
        proof is null || (address.IsLoopback && string.Equals(proof.Scheme, "Basic", StringComparison.OrdinalIgnoreCase));

    private static SocketsHttpHandler CreateSockets() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 32,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Connects without asking a name server: "localhost" means this machine, whatever it is made to resolve to.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream owns the socket, and the catch disposes it before there is one.")]
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        IPAddress address = IPAddress.TryParse(target.Host, out IPAddress? ip) ? ip : IPAddress.Loopback;
        if (!ManagedIdentityOrigins.IsOfThisMachine(address))
        {
            throw OriginGuardHandler.NotAllowed();
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, target.Port), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
