using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Adds how often to poll, and the sentence a device shows.</summary>
internal sealed class CompleteDeviceResponse(EntraState entra) : IOpenIddictServerHandler<ApplyDeviceAuthorizationResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyDeviceAuthorizationResponseContext>()
        .UseSingletonHandler<CompleteDeviceResponse>()
        .SetOrder(int.MinValue + 2_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ApplyDeviceAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
        {
            context.Response["interval"] = (long)entra.Options.DevicePollingInterval.TotalSeconds;
            context.Response["message"] = $"To sign in, use a web browser to open the page {context.Response.VerificationUri} and enter the code {context.Response.UserCode} to authenticate.";
        }

        return ValueTask.CompletedTask;
    }
}
