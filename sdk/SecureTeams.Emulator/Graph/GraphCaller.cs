using Microsoft.IdentityModel.JsonWebTokens;

namespace SecureTeams.Emulator.Graph;

/// <summary>Who calls, by the token that <see cref="BearerGate"/> has verified.</summary>
internal sealed record GraphCaller(string TenantId, Guid ObjectId, bool IsApplication, string TokenId, IReadOnlyList<string> Permissions)
{
    public static GraphCaller Of(JsonWebToken token)
    {
        var isApplication = Value(token, "idtyp") == "app";
        return new GraphCaller(
            Value(token, "tid"),
            Guid.TryParse(Value(token, "oid"), out var id) ? id : Guid.Empty,
            isApplication,
            Value(token, "uti"),
            isApplication ? [.. All(token, "roles")] : [.. Value(token, "scp").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string Value(JsonWebToken token, string name) => All(token, name).FirstOrDefault() ?? string.Empty;

    private static IEnumerable<string> All(JsonWebToken token, string name) =>
        token.Claims.Where(claim => claim.Type == name).Select(claim => claim.Value);
}
