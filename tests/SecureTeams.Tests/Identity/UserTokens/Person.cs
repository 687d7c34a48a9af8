using System.Globalization;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A user who signed in to the service, with texts that a search would find.</summary>
internal sealed record Person(Guid ObjectId, Guid TenantId, string UserPrincipalName)
{
    internal static Person Number(int number) => new(
        new Guid(number, 0x1111, 0x2222, [1, 2, 3, 4, 5, 6, 7, 8]),
        new Guid("aaaabbbb-0000-4000-8000-ccccddddeeee"),
        string.Create(CultureInfo.InvariantCulture, $"person{number}@contoso.example"));

    /// <summary>Gets the token that the person's browser sent; its form is no matter to MSAL.</summary>
    internal string Assertion => $"assertion-of-{ObjectId:N}";
}
