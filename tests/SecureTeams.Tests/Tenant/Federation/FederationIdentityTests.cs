using CsCheck;
using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;
using SecureTeams.Tenant.Spim;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>Who counts as whom: an identifier that names nobody makes no colleagues, and colleagues may block each other.</summary>
public sealed class FederationIdentityTests
{
    private static readonly Guid Tenant = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Alice = new("55555555-5555-5555-5555-555555555555");
    private static readonly Guid Bob = new("66666666-6666-6666-6666-666666666666");

    private static readonly Gen<Guid?> AnyId = Gen.Int[0, 5].Select(Gen.Guid, (which, id) => which switch { 0 => null, 1 or 2 => Guid.Empty, 3 => Tenant, _ => (Guid?)id });

    [Fact]
    public void EmptyIdentifiers_AreNobodys_AndAreRefused()
    {
        FederationParty contoso = Of("contoso.com");
        Assert.Equal("TenantId", Assert.Throws<ArgumentException>(() => contoso with { TenantId = Guid.Empty }).ParamName);
        Assert.Equal("UserId", Assert.Throws<ArgumentException>(() => contoso with { UserId = Guid.Empty }).ParamName);
        Assert.Equal("BlockedUsers", Assert.Throws<ArgumentException>(() => contoso with { BlockedUsers = new HashSet<Guid> { Alice, Guid.Empty } }).ParamName);
        FederationParty known = contoso with { TenantId = Tenant, UserId = Alice, BlockedUsers = new HashSet<Guid> { Bob } };
        Assert.Null((known with { TenantId = null, UserId = null, BlockedUsers = new HashSet<Guid>() }).TenantId);
    }

    [Fact]
    public void PartiesOfDifferentDomains_AreColleagues_OnlyWithOneKnownTenant() => Gen.Select(AnyId, AnyId).Sample((one, two) =>
    {
        try
        {
            FederationParty first = Of("contoso.com") with { TenantId = one, Configuration = FederationConfiguration.Strict };
            FederationParty second = Of("evil.example") with { TenantId = two };
            bool colleagues = one is not null && one == two;
            Assert.Equal(colleagues, FederationEngine.CanJoin(first, second).IsAllowed);
            Assert.Equal(colleagues, FederationEngine.CanContact(second, first).IsAllowed);
            Assert.False(one == Guid.Empty || two == Guid.Empty);
        }
        catch (ArgumentException)
        {
            Assert.True(one == Guid.Empty || two == Guid.Empty);
        }
    });

    [Fact]
    public void Colleagues_MayBlockEachOther_AndStillMeet()
    {
        FederationParty alice = Of("contoso.com") with { TenantId = Tenant, UserId = Alice };
        FederationParty bob = Of("contoso.com") with { TenantId = Tenant, UserId = Bob };
        FederationParty blocking = SpimResponse.BlockUser(alice, Bob).After;
        Assert.Equal(new(FederationReason.BlockedByUser, FederationSide.First), FederationEngine.CanContact(blocking, bob));
        Assert.Equal(new(FederationReason.BlockedByUser, FederationSide.Second), FederationEngine.CanContact(bob, blocking));
        Assert.Equal(FederationReason.SameTenant, FederationEngine.CanJoin(blocking, bob).Reason);
        Assert.Equal(FederationReason.SameTenant, FederationEngine.CanContact(alice, bob).Reason);
        Assert.Equal(FederationReason.SameTenant, FederationEngine.CanContact(blocking, bob with { UserId = null }).Reason);
        Assert.Equal(FederationReason.BlockedByUser, FederationEngine.CanContact(blocking with { TenantId = null }, bob).Reason);
    }

    [Fact]
    public void Impostor_IsToldAsSuch_WhateverIsBlocked()
    {
        FederationParty alice = Of("contoso.com") with { TenantId = Tenant, BlockedUsers = new HashSet<Guid> { Bob } };
        FederationParty impostor = Of("contoso.com") with { TenantId = Bob, UserId = Bob };
        Assert.Equal(FederationReason.ContradictoryIdentity, FederationEngine.CanContact(impostor, alice).Reason);
    }

    private static FederationParty Of(string domain) => FederationParty.Organization(DomainName.Parse(domain));
}
