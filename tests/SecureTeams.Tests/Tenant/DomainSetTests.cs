using SecureTeams.Tenant;

namespace SecureTeams.Tests.Tenant;

public sealed class DomainSetTests
{
    private static readonly DomainName Contoso = DomainName.Parse("contoso.com");
    private static readonly DomainName Fabrikam = DomainName.Parse("fabrikam.com");

    [Fact]
    public void Sets_WithTheSameDomains_AreEqualInAnyOrder()
    {
        DomainSet set = DomainSet.Parse("fabrikam.com", "contoso.com", "CONTOSO.com");
        Assert.Equal([Contoso, Fabrikam], set);
        Assert.True(set.Equals(DomainSet.Create(Contoso, Fabrikam)));
        Assert.Equal(set.GetHashCode(), DomainSet.Create(Contoso, Fabrikam).GetHashCode());
        Assert.False(set.Equals(DomainSet.Parse("contoso.com")));
        Assert.Equal("contoso.com, fabrikam.com", set.ToString());
    }

    [Fact]
    public void Create_WithDefault_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => DomainSet.Create(Contoso, default));
        Assert.Throws<ArgumentException>(() => DomainSet.Parse("contoso.com", "*.fabrikam.com"));
    }

    [Fact]
    public void UnionAndExcept_OfWhatIsThere_GiveTheSameSet()
    {
        DomainSet one = [Contoso];
        Assert.Same(one, one.Union([Contoso]));
        Assert.Same(one, one.Except([Fabrikam]));
        Assert.Equal([Contoso, Fabrikam], one.Union([Fabrikam]));
        Assert.Empty(one.Except([Contoso]));
        Assert.Equal([Contoso], one);
    }

    [Fact]
    public void Contains_IsExact_AndDefaultIsNoMember()
    {
        DomainSet set = [Contoso, Fabrikam];
        Assert.True(set.Contains(Contoso));
        Assert.False(set.Contains(DomainName.Parse("mail.contoso.com")));
        Assert.True(set.ContainsParentOf(DomainName.Parse("a.mail.contoso.com")));
        Assert.False(set.ContainsParentOf(Contoso));
        Assert.False(set.ContainsParentOf(DomainName.Parse("evilcontoso.com")));
        Assert.False(set.Contains(default));
        Assert.False(set.ContainsParentOf(default));
    }
}
