namespace SecureTeams.Emulator.Faults;

/// <summary>The OAuth error under which Entra sends an AADSTS code, and the sub-error by which MSAL classifies it.</summary>
internal static class TokenErrors
{
    public static (string Error, string? SubError) Of(int code) => code switch
    {
        50076 or 50079 or 50158 or 53000 or 53001 or 53002 or 53003 => ("interaction_required", "basic_action"),
        50196 => ("invalid_grant", null),
        65001 => ("invalid_grant", "consent_required"),
        50173 or 50078 or 50089 or 700082 or 70043 => ("invalid_grant", "bad_token"),
        50055 or 50144 => ("invalid_grant", "user_password_expired"),
        700016 or 700038 => ("unauthorized_client", null),
        90002 or 900023 or 50059 => ("invalid_request", null),
        90033 or 50184 => ("temporarily_unavailable", null),
        7000215 or 7000222 or 7000218 or 700027 or 700024 or 700023 or 700025 or 7000112 or 50012 or 70021 or 700211 or 700212 or 700213 => ("invalid_client", null),
        500011 => ("invalid_resource", null),
        70011 or 1002012 => ("invalid_scope", null),
        _ => ("invalid_grant", null),
    };

    public static int StatusOf(string error) => error switch
    {
        "invalid_client" => 401,
        "temporarily_unavailable" => 503,
        _ => 400,
    };
}
