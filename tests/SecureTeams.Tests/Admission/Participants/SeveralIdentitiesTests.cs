using System.Security.Claims;
using SecureTeams.Admission.Participants;

namespace SecureTeams.Tests.Admission.Participants;

/// <summary>Only one authenticated identity speaks, and only where its names for one claim agree.</summary>
public sealed class SeveralIdentitiesTests
{
    private const string LongTenant = "http://schemas.microsoft.com/identity/claims/tenantid";
    private const string LongProvider = "http://schemas.microsoft.com/identity/claims/identityprovider";

    private static readonly Guid Home = new("11111111-2222-3333-4444-555555555555");
    private static readonly Guid Other = new("66666666-7777-8888-9999-aaaaaaaaaaaa");

    [Fact]
    public void FromClaims_OfAnIdentityThatNobodyAuthenticated_TakesNothing()
    {
        ClaimsIdentity claimed = Identity(null, ("tid", Home), ("acct", "0"));
        Assert.Equal(ParticipantType.Anonymous, Type(Identity("cookie", ("name", "Alice")), claimed));
        Assert.Equal(ParticipantType.AnonymousSignedIn, Type(Identity("jwt", ("tid", Other)), claimed));
        Assert.Equal(ParticipantType.TenantGuest, Type(Identity("jwt", ("tid", Home)), Identity(null, ("acct", "0"))));
        Assert.Equal(ParticipantType.TenantMember, Type(Identity("jwt", ("tid", Home), ("acct", "0")), Identity(null, ("tid", Other), ("acct", "1"), ("idtyp", "app"))));
        Assert.Equal(ParticipantType.Anonymous, Type(claimed, Identity("jwt", ("tid", Home), ("acct", "0"))));
    }

    [Fact]
    public void FromClaims_OfSeveralAuthenticatedIdentities_TakesTheOneWithATenant()
    {
        ClaimsIdentity token = Identity("jwt", ("tid", Home), ("oid", "person"), ("sub", "pairwise"));
        Assert.Equal(ParticipantType.TenantGuest, Type(token, Identity("cookie", ("acct", "0"), ("iss", "x"), ("idp", "x"))));
        Assert.Equal(ParticipantType.TenantMember, Type(Identity("cookie", ("sub", "person"), ("acct", "1")), Identity("jwt", ("tid", Home), ("oid", "person"), ("acct", "0"))));
        Assert.Equal(ParticipantType.Anonymous, Type(token, Identity("other", ("tid", Other), ("acct", "0"))));
        Assert.Equal(ParticipantType.Anonymous, Type(token, Identity("other", (LongTenant, Home), ("acct", "0"))));
    }

    [Fact]
    public void FromClaims_OfTwoNamesForTheTenant_NeedsThemToAgree()
    {
        Assert.Equal(ParticipantType.Anonymous, Type(Identity("jwt", ("tid", Other), ("tid", Home), (LongTenant, Home), ("acct", "0"))));
        Assert.Equal(ParticipantType.Anonymous, Type(Identity("jwt", ("tid", Home), (LongTenant, Other), ("acct", "0"))));
        Assert.Equal(ParticipantType.Anonymous, Type(Identity("jwt", ("tid", Home), (LongTenant, Home), (LongTenant, Home), ("acct", "0"))));
        Assert.Equal(ParticipantType.TenantMember, Type(Identity("jwt", ("tid", Home), (LongTenant, Home), ("acct", "0"))));
    }

    [Fact]
    public void FromClaims_OfTwoNamesForTheProvider_NeedsThemToAgree()
    {
        (string, object)[] token = [("tid", Home), ("scp", "access_as_user"), ("iss", "x")];
        Assert.Equal(ParticipantType.TenantGuest, Type(Identity("jwt", [.. token, ("idp", "y"), ("idp", "y"), (LongProvider, "x")])));
        Assert.Equal(ParticipantType.TenantGuest, Type(Identity("jwt", [.. token, ("idp", "x"), (LongProvider, "y")])));
        Assert.Equal(ParticipantType.TenantMember, Type(Identity("jwt", [.. token, ("idp", "x"), (LongProvider, "x")])));
        Assert.Equal(ParticipantType.TenantMember, Type(Identity("jwt", [.. token, (LongProvider, "x")])));
        Assert.Equal(ParticipantType.TenantGuest, Type(Identity("jwt", [.. token, ("iss", "x"), ("idp", "x")])));
    }

    private static ParticipantType Type(params ClaimsIdentity[] identities) => ParticipantClassifier.FromClaims(new ClaimsPrincipal(identities), Home).Type;

    private static ClaimsIdentity Identity(string? authenticationType, params (string Type, object Value)[] claims) =>
        new(claims.Select(claim => new Claim(claim.Type, claim.Value.ToString()!)), authenticationType);
}
