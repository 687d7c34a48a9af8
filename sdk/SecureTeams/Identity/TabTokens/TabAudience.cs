namespace SecureTeams.Identity.TabTokens;

/// <summary>The application and the cloud for which a token was checked. No other may use it.</summary>
internal readonly record struct TabAudience(string Authority, Guid ClientId)
{
    internal static TabAudience Of(TeamsCloud cloud, Guid clientId) => new(cloud.Authority.AbsoluteUri, clientId);
}
