using CsCheck;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Tenant;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("contoso.com", "contoso.com")]
    [InlineData("CONTOSO.Com", "contoso.com")]
    [InlineData("contoso.onmicrosoft.com", "contoso.onmicrosoft.com")]
    [InlineData("a.b", "a.b")]
    [InlineData("4chan.example", "4chan.example")]
    [InlineData("münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("mu\u0308nchen.example", "xn--mnchen-3ya.example")]
    [InlineData("MÜNCHEN.example", "xn--mnchen-3ya.example")]
    [InlineData("xn--mnchen-3ya.example", "xn--mnchen-3ya.example")]
    [InlineData("XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example")]
    [InlineData("ＣＯＮＴＯＳＯ．com", "contoso.com")]
    [InlineData("contoso\u3002com", "contoso.com")]
    [InlineData("contoso\uFF61com", "contoso.com")]
    [InlineData("日本語.example", "xn--wgv71a119e.example")]
    [InlineData("\u039F\u0394\u039F\u03A3.example", "xn--pxavbq.example")]
    [InlineData("\u03BF\u03B4\u03BF\u03C2.example", "xn--pxavbm.example")]
    [InlineData("straße.example", "xn--strae-oqa.example")]
    [InlineData("STRA\u1E9EE.example", "xn--strae-oqa.example")]
    [InlineData("\u1E9E.STRA\u1E9EE.example", "xn--zca.xn--strae-oqa.example")]
    public void Parse_SpellingsOfOneName_GiveOneText(string text, string name)
    {
        Assert.Equal(name, DomainName.Parse(text).Value);
        Assert.Equal(DomainName.Parse(name), DomainName.Parse(text));
    }

    [Theory]
    [InlineData("c\u043Entoso.com", "xn--cntoso-wqf.com")]
    [InlineData("\u0430\u0440\u0440\u04CF\u0435.com", "xn--80ak6aa92e.com")]
    public void Parse_LookAlike_ShowsItselfAndEqualsNothingElse(string text, string name)
    {
        DomainName lookAlike = DomainName.Parse(text);
        Assert.Equal(name, lookAlike.ToString());
        Assert.True(lookAlike.IsInternationalized);
        Assert.NotEqual(DomainName.Parse("contoso.com"), lookAlike);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("*.contoso.com", "Wildcards")]
    [InlineData("*", "Wildcards")]
    [InlineData("contoso.com.", "trailing dot")]
    [InlineData("contoso.com\u3002", "trailing dot")]
    [InlineData(".contoso.com", "Two dots")]
    [InlineData("contoso..com", "Two dots")]
    [InlineData("contoso", "two labels")]
    [InlineData("localhost", "two labels")]
    [InlineData("192.0.2.1", "IP address")]
    [InlineData("127.1", "IP address")]
    [InlineData("contoso.0x7f", "IP address")]
    [InlineData("1\uFF12.\uFF13", "IP address")]
    [InlineData("[2001:db8::1]", "address or a URL")]
    [InlineData("2001:db8::1", "address or a URL")]
    [InlineData("https://contoso.com", "address or a URL")]
    [InlineData("contoso.com/path", "address or a URL")]
    [InlineData("contoso.com:443", "address or a URL")]
    [InlineData("user@contoso.com", "address or a URL")]
    [InlineData("con toso.com", "character")]
    [InlineData("contoso.com\n", "character")]
    [InlineData("contoso.com\0", "character")]
    [InlineData("con_toso.com", "character")]
    [InlineData("contoso.com'; Remove-Item *", "character")]
    [InlineData("contoso.com';Stop-Computer;'", "character")]
    [InlineData("contoso.com\u2019;Stop-Computer;\u2019", "IDNA")]
    [InlineData("$(hostname).com", "character")]
    [InlineData("-contoso.com", "hyphen")]
    [InlineData("contoso-.com", "hyphen")]
    [InlineData("co--ntoso.com", "hyphens")]
    [InlineData("con\u200Btoso.com", "invisible")]
    [InlineData("con\u00ADtoso.com", "invisible")]
    [InlineData("\u202Econtoso.com", "invisible")]
    [InlineData("con\u034Ftoso.com", "invisible")]
    [InlineData("contoso\uFE0F.com", "invisible")]
    [InlineData("contoso.com\uDB40\uDC41", "invisible")]
    [InlineData("\uFEFFcontoso.com", "invisible")]
    [InlineData("con\u2024toso.com", "IDNA")]
    [InlineData("\u2100.com", "IDNA")]
    [InlineData("\uD800.com", "IDNA")]
    [InlineData("xn--contoso-.com", "hyphen")]
    [InlineData("xn--a.com", "xn--")]
    [InlineData("xn--zzzzzzzzz999.com", "xn--")]
    [InlineData("xn--xn---epa.com", "xn--")]
    [InlineData("xn--.com", "hyphen")]
    [InlineData("xn--n3h.com", "xn--")]
    [InlineData("contoso.xn--zz", "xn--")]
    [InlineData("\u2603.com", "IDNA")]
    [InlineData("\U0001F600.com", "IDNA")]
    [InlineData("bü--cher.com", "IDNA")]
    [InlineData("münchen.xn--n3h.com", "begins with xn--")]
    [InlineData("münchen.XN--N3H.com", "begins with xn--")]
    public void Parse_HostileText_IsRefusedWithTheCause(string text, string cause)
    {
        Assert.False(DomainName.TryParse(text, out DomainName domain));
        Assert.Equal(default, domain);
        var failure = Assert.Throws<ArgumentException>(() => DomainName.Parse(text));
        string told = failure.Message[..failure.Message.LastIndexOf(" (Parameter", StringComparison.Ordinal)];
        Assert.Contains(cause, told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Stop-Computer", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Lengths_AreThoseOfDns()
    {
        string label = new('a', 63);
        string longest = $"{label}.{label}.{label}.{new string('a', 61)}";
        Assert.Equal(253, DomainName.Parse(longest).Value.Length);
        Assert.Contains("253", Assert.Throws<ArgumentException>(() => DomainName.Parse(longest + "a")).Message, StringComparison.Ordinal);
        Assert.Contains("63", Assert.Throws<ArgumentException>(() => DomainName.Parse($"{label}a.com")).Message, StringComparison.Ordinal);
        Assert.Contains("253", Assert.Throws<ArgumentException>(() => DomainName.Parse(new string('ü', 100_000) + ".com")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.contoso.com", "contoso.com", true)]
    [InlineData("a.b.contoso.com", "contoso.com", true)]
    [InlineData("contoso.com", "contoso.com", false)]
    [InlineData("evilcontoso.com", "contoso.com", false)]
    [InlineData("contoso.com.evil.example", "contoso.com", false)]
    [InlineData("contoso.com", "mail.contoso.com", false)]
    [InlineData("xn--mnchen-3ya.contoso.com", "contoso.com", true)]
    public void IsSubdomainOf_Goes_ByLabels(string name, string parent, bool below) =>
        Assert.Equal(below, DomainName.Parse(name).IsSubdomainOf(DomainName.Parse(parent)));

    [Fact]
    public void Default_IsNoName()
    {
        Assert.Throws<InvalidOperationException>(() => default(DomainName).Value);
        Assert.Equal(string.Empty, default(DomainName).ToString());
        Assert.False(DomainName.Parse("contoso.com").IsSubdomainOf(default));
        Assert.False(default(DomainName).IsSubdomainOf(DomainName.Parse("contoso.com")));
    }

    [Fact]
    public void TryParse_AnyText_GivesOnlyPlainNames() =>
        Gen.OneOf(Gen.String, Gen.OneOf([.. new[] { "contoso", "xn--", ".", "-", "3ya", "mnchen", "ü", "\u0435", "＊", "*", "\u3002", "'", "\u2019", "0x1", "com", "@", "\u0301", "\u200D" }.Select(Gen.Const)]).Array[0, 8].Select(string.Concat)).Sample(text =>
        {
            if (!DomainName.TryParse(text, out DomainName domain))
            {
                Assert.Throws<ArgumentException>(() => DomainName.Parse(text));
                return;
            }

            Assert.Matches(@"\A(?=.{1,253}\z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+\z", domain.Value);
            Assert.Equal(domain, DomainName.Parse(domain.Value));
            Assert.Equal(domain, DomainName.Parse(domain.Value.ToUpperInvariant()));
        });

    [Fact]
    public void IsSubdomainOf_AnyTwoNames_AgreesWithTheirLabels() => Gen.Select(Name, Name).Sample((one, two) =>
    {
        string[] below = one.Split('.');
        string[] above = two.Split('.');
        bool expected = below.Length > above.Length && below.AsSpan(below.Length - above.Length).SequenceEqual(above);
        Assert.Equal(expected, DomainName.Parse(one).IsSubdomainOf(DomainName.Parse(two)));
        Assert.Equal(expected, DomainSet.Parse(two, "unrelated.example").ContainsParentOf(DomainName.Parse(one)));
    });

    private static Gen<string> Name => Gen.OneOf([.. new[] { "a", "b", "ab", "aab" }.Select(Gen.Const)]).Array[2, 4].Select(labels => string.Join('.', labels));
}
