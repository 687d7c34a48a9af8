using OpenIddict.Abstractions;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>Entra's words for what OpenIddict itself refused, by the number of OpenIddict's message.</summary>
internal static class OpenIddictErrors
{
    public static EntraRefusal Translate(OpenIddictRequest? request, OpenIddictResponse response)
    {
        var number = response.ErrorUri is { } address ? address[(address.LastIndexOf('/') + 1)..] : string.Empty;
        var description = response.ErrorDescription ?? string.Empty;
        return number switch
        {
            "ID2052" when description.Contains("client_id", StringComparison.Ordinal) => new(EntraError.UnknownClient, request?.ClientId ?? string.Empty),
            "ID2014" => new(EntraError.AuthorizationPending),
            "ID2015" => new(EntraError.AuthorizationDeclined),
            "ID2017" => new(EntraError.ExpiredDeviceCode),
            "ID2002" or "ID2011" or "ID2070" => new(EntraError.BadDeviceCode),
            "ID2010" => new(EntraError.RedeemedCode),
            "ID2016" => new(EntraError.ExpiredCode),
            "ID2072" => new(EntraError.OtherRedirectUri),
            "ID2043" when description.Contains("redirect_uri", StringComparison.Ordinal) => new(EntraError.UnknownRedirectUri, request?.RedirectUri ?? string.Empty),
            "ID2029" or "ID2052" or "ID2054" or "ID2073" when description.Contains("code_verifier", StringComparison.Ordinal) => new(EntraError.WrongVerifier),
            "ID2029" or "ID2032" or "ID2037" or "ID2054" when description.Contains("code_challenge", StringComparison.Ordinal) => new(EntraError.MissingChallenge),
            "ID2029" => new(EntraError.MissingParameter, Parameter(description)),
            "ID2032" => new(EntraError.UnsupportedGrant),
            "ID2043" or "ID2057" or "ID2198" => new(EntraError.MissingCredential),
            "ID2018" => new(EntraError.ExpiredRefreshToken),
            "ID2053" => new(EntraError.PublicClient),
            _ when response.Error is OpenIddictConstants.Errors.InvalidGrant or OpenIddictConstants.Errors.InvalidToken => new(EntraError.InvalidGrant),
            _ => new(EntraError.MalformedRequest, description),
        };
    }

    private static string Parameter(string description)
    {
        var parts = description.Split('\'');
        return parts.Length > 1 ? parts[1] : description;
    }
}
