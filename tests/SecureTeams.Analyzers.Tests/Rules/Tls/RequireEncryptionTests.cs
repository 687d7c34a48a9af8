using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class RequireEncryptionTests
{
    [Theory]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:EncryptionPolicy.NoEncryption|});")]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:EncryptionPolicy.AllowNoEncryption|});")]
    [InlineData("_ = new SslStream(inner, false, null, encryptionPolicy: {|ST1305:EncryptionPolicy.NoEncryption|}, userCertificateSelectionCallback: null);", "named")]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:(EncryptionPolicy)1|});")]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:Enum.Parse<EncryptionPolicy>(\"NoEncryption\")|});")]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:Policy|});")]
    [InlineData("var policy = EncryptionPolicy.AllowNoEncryption; _ = new SslStream(inner, false, null, null, {|ST1305:policy|});")]
    [InlineData("_ = new SslClientAuthenticationOptions { {|ST1305:EncryptionPolicy = EncryptionPolicy.AllowNoEncryption|} };")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1305:EncryptionPolicy = EncryptionPolicy.NoEncryption|} };")]
    [InlineData("client.EncryptionPolicy = isOld ? EncryptionPolicy.AllowNoEncryption : EncryptionPolicy.RequireEncryption;", "ternary")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|ST1305:EncryptionPolicy = AllowNoEncryption|} } };")]
    [InlineData("Func<SslStream> make = () => new(inner, false, null, null, {|ST1305:EncryptionPolicy.NoEncryption|}); make();")]
    public async Task OptionalEncryption_IsReported(string statement, string? shape = null) => await ReportsAsync(InRelay(shape switch
    {
        "ternary" => "{|ST1305:" + statement.TrimEnd(';') + "|};",
        "named" => statement.Replace("encryptionPolicy: {|ST1305:", "{|ST1305:encryptionPolicy: ", StringComparison.Ordinal),
        _ => statement,
    }));

    [Theory]
    [InlineData("_ = new SslStream(inner, false, null, null, EncryptionPolicy.RequireEncryption);")]
    [InlineData("_ = new SslStream(inner);")]
    [InlineData("client.EncryptionPolicy = EncryptionPolicy.RequireEncryption;")]
    [InlineData("if (client.EncryptionPolicy != EncryptionPolicy.RequireEncryption) { throw new InvalidOperationException(); }")]
    [InlineData("if (client.EncryptionPolicy is EncryptionPolicy.NoEncryption or EncryptionPolicy.AllowNoEncryption) { client.EncryptionPolicy = EncryptionPolicy.RequireEncryption; }")]
    [InlineData("switch (client.EncryptionPolicy) { case EncryptionPolicy.NoEncryption: throw new InvalidOperationException(); }")]
    [InlineData("Console.WriteLine(EncryptionPolicy.NoEncryption + nameof(EncryptionPolicy.AllowNoEncryption));")]
    [InlineData("_ = new SslStream(inner, false, null, null, given);")]
    [InlineData("var names = new Dictionary<EncryptionPolicy, string> { [EncryptionPolicy.NoEncryption] = \"none\" }; Console.WriteLine(names.Count);")]
    [InlineData("Reject(EncryptionPolicy.NoEncryption); Reject(EncryptionPolicy.AllowNoEncryption); void Reject(EncryptionPolicy refused) { if (given == refused) { throw new InvalidOperationException(); } }")]
    public async Task RequiredOrCompared_IsSilent(string statement) => await IsSilentAsync(InRelay(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InRelay("{|ST1305.Warning:client.EncryptionPolicy = EncryptionPolicy.NoEncryption|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData("_ = new SslStream(inner, false, null, null, {|ST1305:EncryptionPolicy.NoEncryption|});", "_ = new SslStream(inner, false, null, null, EncryptionPolicy.RequireEncryption);")]
    [InlineData("{|ST1305:client.EncryptionPolicy = (EncryptionPolicy)2|};", "client.EncryptionPolicy = EncryptionPolicy.RequireEncryption;")]
    [InlineData("{|ST1305:client.EncryptionPolicy = isOld ? EncryptionPolicy.AllowNoEncryption : given|}; // why", "client.EncryptionPolicy = isOld ? EncryptionPolicy.RequireEncryption : given; // why")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1305:EncryptionPolicy = EncryptionPolicy.NoEncryption|} };", "_ = new SslServerAuthenticationOptions { EncryptionPolicy = EncryptionPolicy.RequireEncryption };")]
    public async Task Policy_IsRequired(string statement, string fixedStatement) =>
        await FixesAsync(WithoutImport(statement), WithoutImport(fixedStatement));

    private static string WithoutImport(string statement) =>
        InRelay(statement).Replace("using static System.Net.Security.EncryptionPolicy;\n", string.Empty, StringComparison.Ordinal);

    private static string InRelay(string statement) => $$"""
        using System.Net.Security;
        using static System.Net.Security.EncryptionPolicy;

        class Relay
        {
            private const EncryptionPolicy Policy = EncryptionPolicy.NoEncryption;

            public void Run(Stream inner, SslClientAuthenticationOptions client, EncryptionPolicy given, bool isOld)
            {
                {{statement}}
            }
        }
        """;
}
