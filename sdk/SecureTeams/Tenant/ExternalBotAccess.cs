namespace SecureTeams.Tenant;

/// <summary>What happens to bots of others that the service detects (<c>ExternalBotAccessMode</c>).</summary>
public enum ExternalBotAccess
{
    /// <summary>They wait in the lobby, whatever the lobby scope (<c>RequireApprovalWhenDetected</c>). The default.</summary>
    RequireApprovalWhenDetected,

    /// <summary>They join as anonymous people do (<c>AllowAllBots</c>).</summary>
    AllowAll,
}
