namespace SecureTeams.Tests;

public sealed class TenantIdTests
{
    [Theory]
    [InlineData("common")]
    [InlineData("organizations")]
    [InlineData("consumers")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("9188040d-6c67-4c5b-b112-36a304b66dad")]
    [InlineData("1.2.3.4")]
    [InlineData("contoso")]
    [InlineData("contoso..com")]
    [InlineData("contoso.com/evil")]
    [InlineData("contoso.com#")]
    [InlineData("-contoso.com")]
    [InlineData("..")]
    [InlineData(" ")]
    public void Parse_NotOneTenant_IsRefused(string text) => Assert.Throws<ArgumentException>(() => TenantId.Parse(text));

    [Theory]
    [InlineData("6babcaad-604b-40ac-a9d7-9fd97c0b779f", "6babcaad-604b-40ac-a9d7-9fd97c0b779f")]
    [InlineData("6BABCAAD-604B-40AC-A9D7-9FD97C0B779F", "6babcaad-604b-40ac-a9d7-9fd97c0b779f")]
    [InlineData("Contoso.onmicrosoft.com", "contoso.onmicrosoft.com")]
    public void Parse_Tenant_IsNormalised(string text, string expected) => Assert.Equal(expected, TenantId.Parse(text).Value);

    [Fact]
    public void Value_OfDefault_IsAClearError() => Assert.Throws<InvalidOperationException>(() => default(TenantId).Value);
}
