using System.Diagnostics;
using System.Reflection;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Tests.Meetings.Members;

/// <summary>The texts that open a way into a meeting: what they accept, and what they show.</summary>
public sealed class RedactionTests
{
    private const string Link = "https://teams.microsoft.com/meet/259131250812?p=abc";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\t")]
    [InlineData(" ")]
    [InlineData("\u00A0")]
    [InlineData("\u2028")]
    [InlineData("\0")]
    [InlineData("\u0085")]
    public void JoinUrl_WithABlankOrControlCharacterAroundIt_IsRefused(string character)
    {
        foreach (string text in (string[])[Link + character, character + Link])
        {
            var refused = Assert.Throws<ArgumentException>(() => JoinUrl.Parse(text));
            Assert.DoesNotContain("259131250812", refused.Message, StringComparison.Ordinal);
            Assert.Null(JoinUrl.TryParse(text));
        }

        Assert.Equal(Link, JoinUrl.Parse(Link).Reveal());
    }

    [Theory]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\t')]
    [InlineData('\u001B')]
    public void JoinUrl_WithAControlCharacterInside_IsRefused(char character) =>
        Assert.Throws<ArgumentException>(() => JoinUrl.Parse($"https://teams.microsoft.com/meet/2591{character}31250812"));

    [Theory]
    [InlineData(typeof(JoinUrl))]
    [InlineData(typeof(RedactedText))]
    public void Debugger_ShowsNoContent(Type type)
    {
        Assert.Equal("[redacted]", type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);
        Assert.All(
            type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
    }
}
