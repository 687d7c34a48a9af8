namespace SecureTeams;

/// <summary>The hosts and issuers of the Bot Framework in one cloud (Bot Framework, "Authentication").</summary>
public sealed class BotFrameworkEndpoints
{
    private BotFrameworkEndpoints(string loginTenant, string issuer, string metadata, string userTokenService, params string[] serviceHosts)
    {
        LoginTenant = TenantId.Parse(loginTenant);
        Issuer = issuer;
        Metadata = new Uri(metadata);
        UserTokenService = new Uri(userTokenService);
        ServiceHosts = serviceHosts.AsReadOnly();
    }

    /// <summary>Gets the tenant that issues the tokens of multi-tenant bots, for example <c>botframework.com</c>.</summary>
    public TenantId LoginTenant { get; }

    /// <summary>Gets the scope of a token with which a bot sends to the service, for example <c>https://api.botframework.com/.default</c>.</summary>
    public string Scope => Issuer + "/.default";

    /// <summary>Gets the issuer (<c>iss</c>) of the tokens with which the service calls a bot, to be compared ordinally.</summary>
    public string Issuer { get; }

    /// <summary>Gets the address of the OpenID Connect document that names the keys of <see cref="Issuer"/>.</summary>
    public Uri Metadata { get; }

    /// <summary>Gets the origin of the service that keeps users' tokens for bots.</summary>
    public Uri UserTokenService { get; }

    /// <summary>
    /// Gets the hosts that may be the <c>serviceUrl</c> of an activity: https, the default port, exactly these names. Some lie in
    /// zones in which anybody can register a name, so that a match by suffix would hand the bot's token to others.
    /// </summary>
    public IReadOnlyList<string> ServiceHosts { get; }

    internal static BotFrameworkEndpoints Global { get; } = new(
        "botframework.com",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openid-configuration",
        "https://token.botframework.com/",
        "smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com");

    internal static BotFrameworkEndpoints UsGovernmentHigh { get; } = UsGovernment("https://tokengcch.botframework.azure.us/", "smba.infra.gov.teams.microsoft.us");

    internal static BotFrameworkEndpoints UsGovernmentDod { get; } = UsGovernment("https://apidod.botframework.azure.us/", "smba.infra.dod.teams.microsoft.us");

    internal static BotFrameworkEndpoints China { get; } = new(
        "microsoftservices.partner.onmschina.cn",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://token.botframework.azure.cn/",
        "frontend.botapi.msg.infra.teams.microsoftonline.cn");

    private static BotFrameworkEndpoints UsGovernment(string userTokens, string serviceHost) => new(
        "microsoftservices.onmicrosoft.us",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        userTokens,
        serviceHost);
}
