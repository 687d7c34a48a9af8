using System.Globalization;

namespace SecureTeams.Emulator.Identity;

/// <summary>An AADSTS code with the message Entra writes for it.</summary>
internal sealed record EntraError(int Code, string Error, string Message)
{
    public static readonly EntraError UnknownTenant = new(90002, "invalid_request", "Tenant '{0}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
    public static readonly EntraError UnknownClient = new(700016, "unauthorized_client", "Application with identifier '{0}' was not found in the directory. You may have sent your authentication request to the wrong tenant.");
    public static readonly EntraError BadAssertion = new(700027, "invalid_client", "The certificate with identifier used to sign the client assertion is not registered on application '{0}', or the assertion is not valid.");
    public static readonly EntraError BadSecret = new(7000215, "invalid_client", "Invalid client secret provided for application '{0}'; it has certificates only.");
    public static readonly EntraError MissingCredential = new(7000218, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    public static readonly EntraError ScopeIsNotDefault = new(1002012, "invalid_scope", "The provided value for scope {0} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
    public static readonly EntraError UnknownResource = new(500011, "invalid_resource", "The resource principal named {0} was not found in the tenant.");

    private static readonly EntraError[] Known = [UnknownTenant, UnknownClient, BadAssertion, BadSecret, MissingCredential, ScopeIsNotDefault, UnknownResource];

    public string Describe(string subject) =>
        $"AADSTS{Code}: {string.Format(CultureInfo.InvariantCulture, Message, subject)}";

    public static EntraError? InDescription(string? description) =>
        Known.FirstOrDefault(error => description?.StartsWith($"AADSTS{error.Code}:", StringComparison.Ordinal) == true);
}
