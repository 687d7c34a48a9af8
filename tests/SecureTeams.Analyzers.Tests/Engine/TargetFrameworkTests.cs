using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class TargetFrameworkTests
{
    [Theory]
    [InlineData("net10.0", TargetFamily.Core, "10.0")]
    [InlineData("net8.0-windows10.0.19041.0", TargetFamily.Core, "8.0")]
    [InlineData("NET6.0", TargetFamily.Core, "6.0")]
    [InlineData("netcoreapp3.1", TargetFamily.Core, "3.1")]
    [InlineData("netstandard2.0", TargetFamily.Standard, "2.0")]
    [InlineData("net48", TargetFamily.Framework, "4.8")]
    [InlineData("net472", TargetFamily.Framework, "4.7.2")]
    [InlineData("uap10.0", TargetFamily.Unknown, "0.0")]
    [InlineData("net", TargetFamily.Unknown, "0.0")]
    [InlineData("v4.8", TargetFamily.Unknown, "0.0")]
    public void Parse_ReadsMonikers(string moniker, object family, string version)
    {
        var parsed = TargetFramework.Parse(moniker);

        Assert.Equal(family, parsed.Family);
        Assert.Equal(Version.Parse(version), parsed.Version);
    }
}
