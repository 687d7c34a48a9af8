using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SecureTeams.Graph;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Hosting;

/// <summary>
/// A client without dependency injection: one tenant, one credential, its own connections.
/// </summary>
/// <remarks>Thread-safe and meant to live as long as the application. With dependency injection use <see cref="SecureTeamsServiceCollectionExtensions"/>.</remarks>
public sealed class SecureTeamsClient : IDisposable
{
    private readonly RevocationChecker _revocation;
    private readonly HardenedHandler _tls;
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The HTTP client disposes it.")]
    private readonly HttpMessageHandler _graphLine;
    private readonly HttpClient _graph;
    private readonly Uri _graphEndpoint;
    private readonly HttpClient _identity;
    private readonly HttpClient _keys;
    private readonly TokenSource _tokens;
    private readonly Lazy<TabTokenValidator> _tabTokens;

    /// <summary>Initializes a new instance of the <see cref="SecureTeamsClient"/> class. Nothing is sent yet.</summary>
    /// <param name="options">The options; later changes to the object have no effect.</param>
    /// <param name="loggerFactory">Where to log; null for nowhere.</param>
    /// <param name="timeProvider">What tells the time of waits and durations; null for the system's clock. Certificates are always judged by the system's clock.</param>
    /// <exception cref="OptionsValidationException">An option is missing or out of its range; the message names it.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>: <see cref="SecureTeamsOptions.Fips"/> is required, and the platform or the credential is not approved.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The handlers are owned and disposed by their HttpClient.")]
    public SecureTeamsClient(SecureTeamsOptions options, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ClientSettings settings = ClientSettings.From(options);
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        ILogger logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);
        Connections = new TlsReports();
        _graphEndpoint = settings.Cloud.GraphEndpoint;
        _revocation = new RevocationChecker(settings.Tls.Revocation, settings.Tls.Trust, settings.Proxy, loggerFactory, timeProvider: null);
        _tls = new HardenedHandler(new TlsHandshake(settings.Tls, _revocation, clock), Connections, settings.Proxy);
        _identity = new HttpClient(ClientPipeline.Line(ClientPipeline.ForIdentity(settings, clock, logger), _tls.Create(settings.Tls.ClientCertificateForIdentity))) { Timeout = Timeout.InfiniteTimeSpan };
        _keys = new HttpClient(ClientPipeline.Line(ClientPipeline.ForKeys(settings, clock, logger), _tls.Create(settings.Tls.ClientCertificateForIdentity))) { Timeout = Timeout.InfiniteTimeSpan };
        _tokens = settings.CreateTokenSource(_identity, clock, logger);
        _graphLine = ClientPipeline.Line(ClientPipeline.ForGraph(settings, _tokens, clock, logger), _tls.Create(settings.Tls.ClientCertificateForGraph));
        _graph = new HttpClient(_graphLine) { Timeout = Timeout.InfiniteTimeSpan };
        _tabTokens = new Lazy<TabTokenValidator>(() => settings.CreateTabTokenValidator(_keys, clock, logger));
        LongRunning = new LongRunningFlow(_tokens);
        SignIn = new TeamsSignIn(_tokens, settings.Credential.IsDelegated);
        Meetings = new TeamsMeetingsClient(new GraphClient(_graph, settings.Cloud.GraphEndpoint, settings.Caller with { Tokens = _tokens }, clock, logger) { Retries = settings.Retries }, settings.MeetingFloor, logger);
    }

    /// <summary>Gets the client for online meetings.</summary>
    public TeamsMeetingsClient Meetings { get; }

    /// <summary>Gets the judge of the tokens that tabs send, set up by <see cref="SecureTeamsOptions.TabTokens"/>.</summary>
    /// <exception cref="InvalidOperationException">The credential has no client id, or no tenant is known by its GUID.</exception>
    public TabTokenValidator TabTokens => _tabTokens.Value;

    /// <summary>Gets what starts and stops the acting for users who have left.</summary>
    public LongRunningFlow LongRunning { get; }

    /// <summary>Gets the sign-in of the person in front of a tool, for credentials that ask people.</summary>
    public TeamsSignIn SignIn { get; }

    /// <summary>Gets the facts of the latest TLS connection to each host.</summary>
    public TlsReports Connections { get; }

    /// <summary>
    /// Makes an HTTP client for calls to Microsoft Graph that this package has no method for, such as those of Microsoft.Graph's
    /// <c>GraphServiceClient</c>: it goes through the same line of guards, tokens, limits and connections as <see cref="Meetings"/>.
    /// </summary>
    /// <returns>
    /// The client; its base address is the cloud's Graph endpoint, and requests to any other origin are refused. Disposing it closes
    /// nothing that others use; it ends with this object.
    /// </returns>
    /// <remarks>
    /// Give it no authentication of its own: whatever <c>Authorization</c> a request has is replaced. Answers are read whole, up to
    /// <see cref="SecureTeamsOptions.MaxResponseBytes"/>; redirects and compressed answers are refused. Failures are
    /// <see cref="SecureTeamsException"/>, except that answers which Graph gave come back as they are.
    /// </remarks>
    public HttpClient CreateGraphHttpClient() => CreateHttpClient(_tokens.Default);

    /// <summary>Makes the same HTTP client with the application's token of another tenant.</summary>
    /// <param name="tenant">The tenant whose token is sent.</param>
    /// <returns>The client, as <see cref="CreateGraphHttpClient()"/> makes it.</returns>
    /// <exception cref="ArgumentException">The tenant is the default of its type.</exception>
    public HttpClient CreateGraphHttpClient(TenantId tenant) => tenant.IsDefault
        ? throw new ArgumentException("default(TenantId) is not a tenant. Use TenantId.Parse or its constructor.", nameof(tenant))
        : CreateHttpClient(new TokenSubject(tenant));

    /// <summary>Makes the same HTTP client with the delegated token of a user, on whose behalf the application acts.</summary>
    /// <param name="user">The token that the user's tab sent with the request that is being answered.</param>
    /// <returns>The client, as <see cref="CreateGraphHttpClient()"/> makes it. Its <c>/me</c> is the user.</returns>
    public HttpClient CreateGraphHttpClient(ValidatedTabToken user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return CreateHttpClient(new TokenSubject(user.Tenant, new TabUser(user)));
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It holds nothing but the line of handlers, which others use.")]
    private HttpClient CreateHttpClient(TokenSubject subject) => new(new TokenSubjectHandler(subject, _graphLine), disposeHandler: false)
    {
        BaseAddress = _graphEndpoint,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Closes the connections. Operations that are under way fail.</summary>
    public void Dispose()
    {
        _graph.Dispose();
        _tokens.Dispose();
        _identity.Dispose();
        _keys.Dispose();
        _tls.Dispose();
        _revocation.Dispose();
    }
}
