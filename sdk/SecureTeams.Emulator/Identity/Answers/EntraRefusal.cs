using OpenIddict.Server;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>An error about something, with the claims a client must ask for, if any.</summary>
internal sealed record EntraRefusal(EntraError Error, string Subject = "", string? Claims = null, string? SubError = null)
{
    /// <summary>Ends the request with this refusal.</summary>
    public void End(OpenIddictServerEvents.BaseValidatingContext context)
    {
        context.Transaction.SetProperty(nameof(EntraRefusal), this);
        context.Reject(Error.Error, Error.Describe(Subject));
    }

    public static EntraRefusal? Of(OpenIddictServerTransaction transaction) =>
        transaction.GetProperty<EntraRefusal>(nameof(EntraRefusal));
}
