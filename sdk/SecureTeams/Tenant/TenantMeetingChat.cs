namespace SecureTeams.Tenant;

/// <summary>Who uses the chat of meetings (<c>MeetingChatEnabledType</c>).</summary>
public enum TenantMeetingChat
{
    /// <summary>Nobody (<c>Disabled</c>).</summary>
    Disabled,

    /// <summary>Everybody but anonymous people (<c>EnabledExceptAnonymous</c>; CIS 8.5.5). The default of this library.</summary>
    EnabledExceptAnonymous,

    /// <summary>Everybody (<c>Enabled</c>). What Teams ships with.</summary>
    Enabled,
}
