namespace SecureTeams.Tests.Tenant;

/// <summary>
/// Many containers run without ICU. Then the platform folds nothing: full-width "contoso.com" would become a name of its own,
/// and slip past the block of the real one.
/// </summary>
public sealed class InvariantGlobalizationTests
{
    [Theory]
    [InlineData("CONTOSO.com", "contoso.com")]
    [InlineData("XN--mnchen-3ya.example", "xn--mnchen-3ya.example")]
    [InlineData("münchen.example", "Unicode tables")]
    [InlineData("ｃｏｎｔｏｓｏ.com", "Unicode tables")]
    [InlineData("con\u200Btoso.com", "invisible")]
    [InlineData("xn--a.example", "xn--")]
    [InlineData("xn--zzzzzzzzz999.example", "xn--")]
    [InlineData("xn--n3h.example", "xn--")]
    public async Task Parse_WithoutUnicodeTables_ReadsOnlyWhatNeedsNone(string text, string answer) =>
        Assert.Contains(answer, await InvariantGlobalizationProcess.AskAsync(text, TestContext.Current.CancellationToken), StringComparison.Ordinal);
}
