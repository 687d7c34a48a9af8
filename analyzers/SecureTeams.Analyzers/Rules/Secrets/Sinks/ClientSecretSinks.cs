using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Where MSAL, Azure.Identity, ASP.NET Core, bots and their kin are given a client secret.</summary>
internal static class ClientSecretSinks
{
    public static readonly SecretSink[] All =
    [
        SecretSink.Call("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientSecret", "clientSecret"),
        SecretSink.Call("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientAssertion", "signedClientAssertion"),
        SecretSink.Property("Microsoft.Identity.Client.ConfidentialClientApplicationOptions", "ClientSecret"),
        SecretSink.New("Azure.Identity.ClientSecretCredential", "clientSecret"),
        SecretSink.New("Azure.Identity.OnBehalfOfCredential", "clientSecret"),
        SecretSink.New("Azure.Identity.AuthorizationCodeCredential", "clientSecret"),
        SecretSink.Property("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions", "ClientSecret"),
        SecretSink.Property("Microsoft.AspNetCore.Authentication.OAuth.OAuthOptions", "ClientSecret"),
        SecretSink.Property("Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage", "ClientSecret"),
        SecretSink.Property("Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage", "ClientAssertion"),
        SecretSink.Property("Microsoft.Identity.Abstractions.CredentialDescription", "ClientSecret"),
        SecretSink.Property("Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions", "ClientSecret"),
        SecretSink.New("Microsoft.IdentityModel.Clients.ActiveDirectory.ClientCredential", "clientSecret"),
        SecretSink.New("Microsoft.Bot.Connector.Authentication.MicrosoftAppCredentials", "password"),
        SecretSink.Property("Microsoft.Bot.Connector.Authentication.MicrosoftAppCredentials", "MicrosoftAppPassword"),
        SecretSink.New("Microsoft.Bot.Connector.Authentication.PasswordServiceClientCredentialFactory", "password"),
        SecretSink.Property("Microsoft.Bot.Connector.Authentication.PasswordServiceClientCredentialFactory", "Password"),
        SecretSink.New("Microsoft.Bot.Connector.Authentication.SimpleCredentialProvider", "password"),
        SecretSink.Property("Microsoft.Agents.Authentication.Msal.Model.ConnectionSettings", "ClientSecret"),
        SecretSink.New("Microsoft.Teams.Api.Auth.ClientCredentials", "clientSecret"),
        SecretSink.Property(TypeName.AnyOf("Duende.IdentityModel.Client.ProtocolRequest", "IdentityModel.Client.ProtocolRequest"), "ClientSecret"),
        SecretSink.Property("Google.Apis.Auth.OAuth2.ClientSecrets", "ClientSecret"),
        SecretSink.Property("Microsoft.TeamsFx.Configuration.AuthenticationOptions", "ClientSecret"),
    ];

    /// <summary>Where code that is asked each time gives the secret, or the assertion that stands for it.</summary>
    public static readonly SecretSink[] Suppliers =
    [
        SecretSink.Call("SecureTeams.Identity.Credentials.ClientSecret", "FromDelegate", "read"),
        SecretSink.Call("SecureTeams.Identity.TeamsCredential", "FromAssertion", "assertion"),
        SecretSink.Call("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientAssertion", "clientAssertionDelegate"),
        SecretSink.Call("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientAssertion", "clientAssertionAsyncDelegate"),
        SecretSink.New("Azure.Identity.ClientAssertionCredential", "assertionCallback"),
        SecretSink.New("Azure.Identity.OnBehalfOfCredential", "clientAssertionCallback"),
    ];

    /// <summary>Where the secret is one field of several.</summary>
    public static readonly SecretSink[] Forms =
    [
        SecretSink.New("System.Net.Http.FormUrlEncodedContent", "nameValueCollection"),
        SecretSink.Call("System.Environment", "SetEnvironmentVariable", "value"),
        SecretSink.Call("RestSharp.RestRequestExtensions", "AddParameter", "value"),
        SecretSink.Call("RestSharp.RestRequestExtensions", "AddOrUpdateParameter", "value"),
    ];
}
