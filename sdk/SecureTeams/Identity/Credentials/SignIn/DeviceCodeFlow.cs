using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>The person signs in on another device (RFC 8628).</summary>
internal sealed class DeviceCodeFlow(Func<DeviceCodePrompt, CancellationToken, Task> show, TimeProvider clock) : SignInFlow
{
    internal override Task<AuthenticationResult> AskAsync(IPublicClientApplication application, TokenRequest request, string? claims, CancellationToken cancellationToken)
    {
        AcquireTokenWithDeviceCodeParameterBuilder call = application
            .AcquireTokenWithDeviceCode(request.Scopes, code => ShowAsync(code, cancellationToken))
            .WithTenantId(request.Subject.Tenant.Value);
        return (claims is null ? call : call.WithClaims(claims)).ExecuteAsync(cancellationToken);
    }

    private async Task ShowAsync(DeviceCodeResult code, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(code.VerificationUrl, UriKind.Absolute, out Uri? address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
        {
            throw new TeamsAuthenticationException(SecureTeamsErrorCode.AuthorityUntrusted, "The page for the device code is not an https address.", "Look for a proxy that replaces answers; the code was not shown.");
        }

        TimeSpan life = code.ExpiresOn - TimeProvider.System.GetUtcNow();
        await new ApplicationCode(life > TimeSpan.Zero ? life : TimeSpan.Zero, clock).RunAsync(
            async stop =>
            {
                await show(new DeviceCodePrompt(code.UserCode, address, code.ExpiresOn, code.Message), stop).ConfigureAwait(false);
                return true;
            },
            "device code",
            cancellationToken).ConfigureAwait(false);
    }
}
