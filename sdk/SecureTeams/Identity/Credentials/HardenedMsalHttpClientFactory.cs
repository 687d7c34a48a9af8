using Microsoft.Identity.Client;

namespace SecureTeams.Identity.Credentials;

/// <summary>Gives MSAL the hardened client, so that the token's own way is guarded like the token's use.</summary>
internal sealed class HardenedMsalHttpClientFactory(HttpClient client) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => client;
}
