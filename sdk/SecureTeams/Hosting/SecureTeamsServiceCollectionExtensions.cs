using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams.Graph;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Hosting;

/// <summary>
/// Registers <see cref="TeamsMeetingsClient"/>, <see cref="TabTokenValidator"/>, <see cref="LongRunningFlow"/>, <see cref="TeamsSignIn"/> and
/// <see cref="TlsReports"/> with a service collection.
/// </summary>
public static class SecureTeamsServiceCollectionExtensions
{
    /// <summary>
    /// The name of the HTTP client that sends authenticated requests to Microsoft Graph through all guards:
    /// <c>IHttpClientFactory.CreateClient(SecureTeamsServiceCollectionExtensions.GraphHttpClientName)</c>. See <see cref="SecureTeamsClient.CreateGraphHttpClient()"/>.
    /// </summary>
    public const string GraphHttpClientName = GraphClientName;

    private const string GraphClientName = "SecureTeams.Graph";
    private const string IdentityClientName = "SecureTeams.Identity";
    private const string KeysClientName = "SecureTeams.Keys";

    /// <summary>Registers the clients, configured in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; they are validated when the host starts.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The clients are registered already; a second registration would mix tenants and credentials.</exception>
    public static IServiceCollection AddSecureTeams(this IServiceCollection services, Action<SecureTeamsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        RefuseSecondCall(services);
        services.AddOptions<SecureTeamsOptions>().Configure(configure).ValidateOnStart();
        return services.AddClients();
    }

    /// <summary>Registers the clients, configured by a section such as <c>configuration.GetSection("SecureTeams")</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section, with the keys <c>Cloud</c>, <c>TenantId</c>, <c>ClientId</c> with one of <c>CertificatePath</c> (PKCS#12, or
    /// PEM with <c>CertificateKeyPath</c>; <c>SendCertificate</c>), <c>ClientSecretPath</c>, <c>FederatedTokenPath</c> and <c>SignIn</c>, or <c>ManagedIdentity</c> with
    /// <c>ManagedIdentityClientId</c>, <c>ManagedIdentityObjectId</c> or <c>ManagedIdentityResourceId</c>; <c>ClientCertificatePath</c> with <c>ClientCertificateKeyPath</c>
    /// and <c>MutualTls</c>, <c>TrustedRootPath</c>, for a custom cloud <c>CloudName</c>, <c>Authority</c> and <c>GraphEndpoint</c>; <c>Proxy</c>, <c>Fips</c>,
    /// <c>AttemptTimeout</c>, <c>TotalTimeout</c>, <c>MaxRetryAttempts</c>, <c>MaxRetryDelay</c>, <c>MaxResponseBytes</c>, <c>MeetingFloorPath</c> (a <c>secureteams.json</c>); and the lists and sections
    /// <c>AdditionalIdentityHosts</c>, <c>Pins</c>, <c>Revocation</c>, <c>Resilience</c>, <c>TokenCache</c> and <c>TabTokens</c> (<c>Tenants</c>, <c>Clients</c>,
    /// <c>AppIdUri</c>), whose keys are the properties of <see cref="SecureTeamsOptions"/>. An unknown key is refused, also within a section.
    /// </param>
    /// <param name="configure">Sets further options in code, after the section; null for none.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The clients are registered already; a second registration would mix tenants and credentials.</exception>
    public static IServiceCollection AddSecureTeams(this IServiceCollection services, IConfiguration section, Action<SecureTeamsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        RefuseSecondCall(services);
        services.AddSingleton(provider => new ConfiguredCertificates(provider.GetService<ILoggerFactory>()));
        OptionsBuilder<SecureTeamsOptions> options = services.AddOptions<SecureTeamsOptions>()
            .Configure<ConfiguredCertificates>((target, certificates) => SecureTeamsConfiguration.Read(section, target, certificates))
            .ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services.AddClients();
    }

    private static void RefuseSecondCall(IServiceCollection services)
    {
        foreach (ServiceDescriptor service in services)
        {
            if (service.ServiceType == typeof(ClientSettings))
            {
                throw new InvalidOperationException("AddSecureTeams was called before. One service collection serves one tenant and credential; make further clients with SecureTeamsClient.");
            }
        }
    }

    private static IServiceCollection AddClients(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<SecureTeamsOptions>, SecureTeamsOptionsValidator>();
        services.AddSingleton<IValidateOptions<SecureTeamsOptions>, SecureTeamsOptionsDurations>();
        services.AddSingleton<IValidateOptions<SecureTeamsOptions>>(new SecureTeamsOptionsFips());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new TlsReports());
        services.TryAddSingleton(provider => ClientSettings.From(provider.GetRequiredService<IOptionsMonitor<SecureTeamsOptions>>().CurrentValue));

        // Keyed, so that a checker that the application registers for itself does not replace the settings of this one.
        services.AddKeyedSingleton(GraphClientName, (provider, _) => CreateRevocationChecker(provider));
        services.TryAddSingleton(provider => new TlsHandshake(
            provider.GetRequiredService<ClientSettings>().Tls, provider.GetRequiredKeyedService<RevocationChecker>(GraphClientName), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new HardenedHandler(provider.GetRequiredService<TlsHandshake>(), provider.GetRequiredService<TlsReports>(), provider.GetRequiredService<ClientSettings>().Proxy));
        services.TryAddSingleton(provider => CreateTokenSource(provider));
        services.TryAddSingleton(provider => CreateMeetings(provider));
        services.TryAddSingleton(provider => new LongRunningFlow(provider.GetRequiredService<TokenSource>()));
        services.TryAddSingleton(provider => new TeamsSignIn(provider.GetRequiredService<TokenSource>(), provider.GetRequiredService<ClientSettings>().Credential.IsDelegated));
        services.TryAddSingleton(provider => provider.GetRequiredService<ClientSettings>().CreateTabTokenValidator(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(KeysClientName), provider.GetRequiredService<TimeProvider>(), CreateLogger(provider)));

        services.AddHardenedClient(
            IdentityClientName,
            (provider, settings) => ClientPipeline.ForIdentity(settings, provider.GetRequiredService<TimeProvider>(), CreateLogger(provider)));
        services.AddHardenedClient(
            KeysClientName,
            (provider, settings) => ClientPipeline.ForKeys(settings, provider.GetRequiredService<TimeProvider>(), CreateLogger(provider)));
        services.AddHardenedClient(
            GraphClientName,
            (provider, settings) => ClientPipeline.ForGraph(settings, provider.GetRequiredService<TokenSource>(), provider.GetRequiredService<TimeProvider>(), CreateLogger(provider)));
        return services;
    }

    private static ILogger CreateLogger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category);

    private static void AddHardenedClient(this IServiceCollection services, string name, Func<IServiceProvider, ClientSettings, DelegatingHandler[]> handlers)
    {
        services.AddHttpClient(name)

            // The line of handlers has timeouts of its own, for each attempt and for all of them.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<HardenedHandler>().Create(CertificateFor(name, provider)))

            // Connections are renewed by the primary handler itself, so that one line of handlers can live as long as its client.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // The factory's own loggers write whole URLs, and a join link may be in one.
            .RemoveAllLoggers()

            // Handlers that an application adds to all its clients (ConfigureHttpClientDefaults), such as retries that could
            // create a meeting twice, end here.
            .ConfigureAdditionalHttpMessageHandlers((chain, provider) =>
            {
                chain.Clear();
                foreach (DelegatingHandler handler in handlers(provider, provider.GetRequiredService<ClientSettings>()))
                {
                    chain.Add(handler);
                }
            });
    }

    private static CertificateSource? CertificateFor(string name, IServiceProvider provider)
    {
        TlsSettings settings = provider.GetRequiredService<ClientSettings>().Tls;
        return name == GraphClientName ? settings.ClientCertificateForGraph : settings.ClientCertificateForIdentity;
    }

    private static RevocationChecker CreateRevocationChecker(IServiceProvider provider)
    {
        ClientSettings settings = provider.GetRequiredService<ClientSettings>();
        return new RevocationChecker(settings.Tls.Revocation, settings.Tls.Trust, settings.Proxy, provider.GetService<ILoggerFactory>(), timeProvider: null);
    }

    private static TokenSource CreateTokenSource(IServiceProvider provider)
    {
        ClientSettings settings = provider.GetRequiredService<ClientSettings>();
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(IdentityClientName);
        return settings.CreateTokenSource(http, provider.GetRequiredService<TimeProvider>(), CreateLogger(provider));
    }

    private static TeamsMeetingsClient CreateMeetings(IServiceProvider provider)
    {
        ClientSettings settings = provider.GetRequiredService<ClientSettings>();
        ILogger logger = CreateLogger(provider);
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(GraphClientName);
        var graph = new GraphClient(http, settings.Cloud.GraphEndpoint, settings.Caller with { Tokens = provider.GetRequiredService<TokenSource>() }, provider.GetRequiredService<TimeProvider>(), logger) { Retries = settings.Retries };
        return new TeamsMeetingsClient(graph, settings.MeetingFloor, logger);
    }
}
