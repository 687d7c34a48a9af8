using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>Stands in for OpenIddict's own check, which knows one secret for each client and no expiry.</summary>
internal sealed class VerifyClientSecret(EntraState entra, Tenant tenant) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .AddFilter<OpenIddictServerHandlerFilters.RequireClientSecretParameter>()
        .UseSingletonHandler<VerifyClientSecret>()
        .SetOrder(ValidateClientSecret.Descriptor.Order)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (Refusal(context.ClientId, context.ClientSecret ?? string.Empty) is { } refusal)
        {
            refusal.End(context);
        }

        return ValueTask.CompletedTask;
    }

    private EntraRefusal? Refusal(string? clientId, string text)
    {
        var now = entra.Clock.GetUtcNow();
        var matches = entra.Applications.Find(clientId, tenant)?.Secrets.Where(secret => secret.Matches(text)).ToArray() ?? [];
        return matches switch
        {
            [] => new(EntraError.BadSecret, clientId ?? string.Empty),
            _ when matches.All(secret => secret.ExpiresAt <= now) => new(EntraError.ExpiredSecret, clientId ?? string.Empty),
            _ => null,
        };
    }
}
