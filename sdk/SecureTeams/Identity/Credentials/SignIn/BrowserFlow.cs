using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>Authorization code with PKCE through the system's browser (RFC 8252).</summary>
internal sealed class BrowserFlow(InteractiveSignIn options, IssuerSettings settings) : SignInFlow
{
    internal override async Task<AuthenticationResult> AskAsync(IPublicClientApplication application, TokenRequest request, string? claims, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        CancellationToken stop = either.Token;
        AcquireTokenInteractiveParameterBuilder call = application.AcquireTokenInteractive(request.Scopes)
            .WithTenantId(request.Subject.Tenant.Value)
            .WithUseEmbeddedWebView(false)
            .WithPrompt(Prompt.SelectAccount)
            .WithSystemWebViewOptions(new SystemWebViewOptions { OpenBrowserAsync = Opener(stop) });
        if (options.UserPrincipalName is { } name)
        {
            call = call.WithLoginHint(name).WithPrompt(Prompt.NoPrompt);
        }

        if (claims is not null)
        {
            call = call.WithClaims(claims);
        }

        try
        {
            return await call.ExecuteAsync(stop).ConfigureAwait(false);
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TeamsAuthenticationException(SecureTeamsErrorCode.SignInNotCompleted, "The person did not sign in within the time.", "Start the sign-in again, or raise InteractiveSignIn.Timeout.");
        }
    }

    private Func<Uri, Task>? Opener(CancellationToken stop) => options.OpenBrowser is not { } open
        ? null
        : address => settings.Cloud.IsAuthority(address)
            ? OpenAsync(open, address, stop)
            : throw new TeamsAuthenticationException(SecureTeamsErrorCode.AuthorityUntrusted, "The sign-in page is not at the cloud's own identity provider.", "Report this: the address was not opened.");

    private async Task OpenAsync(Func<Uri, CancellationToken, Task> open, Uri address, CancellationToken cancellationToken) =>
        await new ApplicationCode(options.Timeout, settings.Clock).RunAsync(
            async stop =>
            {
                await open(address, stop).ConfigureAwait(false);
                return true;
            },
            "browser",
            cancellationToken).ConfigureAwait(false);
}
