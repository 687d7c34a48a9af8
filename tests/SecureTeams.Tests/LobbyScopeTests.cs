using CsCheck;

namespace SecureTeams.Tests;

public sealed class LobbyScopeTests
{
    private static readonly LobbyScope[] Known =
    [
        LobbyScope.Organizer, LobbyScope.Invited, LobbyScope.OrganizationExcludingGuests,
        LobbyScope.Organization, LobbyScope.OrganizationAndFederated, LobbyScope.Everyone,
    ];

    [Theory]
    [InlineData("organizer", "invited")]
    [InlineData("organizer", "organizationExcludingGuests")]
    [InlineData("organizationExcludingGuests", "organization")]
    [InlineData("organization", "organizationAndFederated")]
    [InlineData("organizationAndFederated", "everyone")]
    [InlineData("invited", "everyone")]
    [InlineData("everyone", "somethingNew")]
    public void IsAtLeastAsStrictAs_StricterScope_HoldsInOneDirectionOnly(string strict, string weak)
    {
        Assert.True(new LobbyScope(strict).IsAtLeastAsStrictAs(new LobbyScope(weak)));
        Assert.False(new LobbyScope(weak).IsAtLeastAsStrictAs(new LobbyScope(strict)));
    }

    [Theory]
    [InlineData("organizationExcludingGuests")]
    [InlineData("organization")]
    [InlineData("organizationAndFederated")]
    public void IsAtLeastAsStrictAs_InvitedAndOrganization_AreNotComparable(string organization)
    {
        Assert.False(LobbyScope.Invited.IsAtLeastAsStrictAs(new LobbyScope(organization)));
        Assert.False(new LobbyScope(organization).IsAtLeastAsStrictAs(LobbyScope.Invited));
    }

    [Fact]
    public void IsAtLeastAsStrictAs_AnyThree_IsReflexiveAndTransitive() =>
        Gen.Select(Scope, Scope, Scope).Sample((a, b, c) =>
        {
            Assert.True(a.IsAtLeastAsStrictAs(a));
            Assert.True(!a.IsAtLeastAsStrictAs(b) || !b.IsAtLeastAsStrictAs(c) || a.IsAtLeastAsStrictAs(c));
        });

    [Fact]
    public void IsAtLeastAsStrictAs_TwoUnknown_AreNotComparable()
    {
        Assert.False(new LobbyScope("a").IsAtLeastAsStrictAs(new LobbyScope("b")));
        Assert.True(new LobbyScope("a").IsAtLeastAsStrictAs(new LobbyScope("a")));
    }

    [Fact]
    public void ToString_HostileText_IsNotShown() => Assert.Equal("(unreadable)", new LobbyScope("x\r\nFAKE log line").ToString());

    [Fact]
    public void Constructor_KnownTextInOtherCasing_IsThatValue() => Assert.Equal(LobbyScope.Everyone, new LobbyScope("EVERYONE"));

    [Fact]
    public void Constructor_UnknownText_IsKeptAndNotKnown()
    {
        var scope = new LobbyScope("unknownFutureValue");
        Assert.False(scope.IsKnown);
        Assert.Equal("unknownFutureValue", scope.Value);
    }

    [Fact]
    public void Default_IsNotKnown()
    {
        Assert.False(default(LobbyScope).IsKnown);
        Assert.Equal(string.Empty, default(LobbyScope).Value);
        Assert.Equal("(absent)", default(LobbyScope).ToString());
    }

    private static Gen<LobbyScope> Scope { get; } = Gen.OneOf(Gen.OneOf(Known), Gen.String.Select(text => new LobbyScope(text)));
}
