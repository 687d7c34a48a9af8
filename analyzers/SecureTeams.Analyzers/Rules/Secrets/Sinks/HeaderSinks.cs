using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Where requests are given a token or an API key.</summary>
internal static class HeaderSinks
{
    private static readonly TypeName Flurl = TypeName.AnyOf("Flurl.Http.GeneratedExtensions", "Flurl.Http.HeaderExtensions");

    /// <summary>Take nothing but the credential.</summary>
    public static readonly SecretSink[] Credentials =
    [
        SecretSink.New("System.Net.Http.Headers.AuthenticationHeaderValue", "parameter"),
        SecretSink.Call("System.Net.Http.Headers.AuthenticationHeaderValue", "Parse", "input"),
        SecretSink.New("Azure.AzureKeyCredential", "key"),
        SecretSink.Call("Azure.AzureKeyCredential", "Update", "key"),
        SecretSink.New("Azure.AzureSasCredential", "signature"),
        SecretSink.New("Azure.Core.AccessToken", "accessToken"),
        SecretSink.New("RestSharp.Authenticators.JwtAuthenticator", "accessToken"),
        SecretSink.New("RestSharp.Authenticators.OAuth2.OAuth2AuthorizationRequestHeaderAuthenticator", "accessToken"),
        SecretSink.New("Microsoft.Kiota.Abstractions.Authentication.ApiKeyAuthenticationProvider", "apiKey"),
        SecretSink.Call(Flurl, "WithOAuthBearerToken", "token"),
        SecretSink.Call(Flurl, "WithBasicAuth", "password"),
        SecretSink.Property("NATS.Client.Core.NatsAuthOpts", "Token"),
        SecretSink.Property("Microsoft.AspNetCore.Http.IHeaderDictionary", "Authorization"),
        SecretSink.Property("Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions", "AccessTokenProvider"),
        SecretSink.New("System.ClientModel.ApiKeyCredential", "key"),
    ];

    /// <summary>Take any header; its name tells.</summary>
    public static readonly SecretSink[] Headers =
    [
        SecretSink.Call("System.Net.Http.Headers.HttpHeaders", "Add", "value"),
        SecretSink.Call("System.Net.Http.Headers.HttpHeaders", "Add", "values"),
        SecretSink.Call("System.Net.Http.Headers.HttpHeaders", "TryAddWithoutValidation", "value"),
        SecretSink.Call("System.Net.Http.Headers.HttpHeaders", "TryAddWithoutValidation", "values"),
        SecretSink.Call("System.Net.WebHeaderCollection", "Add", "value"),
        SecretSink.Call("System.Net.WebHeaderCollection", "Add", "header"),
        SecretSink.Call("System.Net.WebHeaderCollection", "Set", "value"),
        SecretSink.Property("System.Net.WebHeaderCollection", "this[]"),
        SecretSink.Property("System.Collections.Specialized.NameValueCollection", "this[]"),
        SecretSink.Call("System.Net.WebSockets.ClientWebSocketOptions", "SetRequestHeader", "headerValue"),
        SecretSink.Call("RestSharp.RestRequestExtensions", "AddHeader", "value"),
        SecretSink.Call("RestSharp.RestRequestExtensions", "AddOrUpdateHeader", "value"),
        SecretSink.Call("RestSharp.RestClientExtensions", "AddDefaultHeader", "value"),
        SecretSink.Call(Flurl, "WithHeader", "value"),
        SecretSink.Call("Grpc.Core.Metadata", "Add", "value"),
        SecretSink.New("Grpc.Core.Metadata+Entry", "value"),
        SecretSink.Call("Azure.Core.RequestHeaders", "Add", "value"),
        SecretSink.Call("Azure.Core.RequestHeaders", "SetValue", "value"),
        SecretSink.Call("Microsoft.Kiota.Abstractions.RequestHeaders", "Add", "headerValues"),
        SecretSink.Property("Microsoft.AspNetCore.Http.IHeaderDictionary", "this[]"),
        SecretSink.Call("Microsoft.AspNetCore.Http.HeaderDictionaryExtensions", "Append", "value"),
    ];
}
