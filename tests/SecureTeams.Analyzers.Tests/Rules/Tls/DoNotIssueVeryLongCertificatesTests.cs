using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Tls.StateServerUsageInCertificateRequestsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotIssueVeryLongCertificatesTests
{
    private const string Dns = "var names = new SubjectAlternativeNameBuilder(); names.AddDnsName(host); request.CertificateExtensions.Add(names.Build()); ";
    private const string Server = Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.1\") }, false)); ";

    [Theory]
    [InlineData("return {|ST1208:request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(5))|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(398))|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(DateTime.Now, DateTime.Now.AddMonths(24))|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(now, now.AddYears(2))|};")]
    [InlineData("var start = DateTimeOffset.UtcNow; var end = start.AddYears(10); return {|ST1208:request.CreateSelfSigned(start, end)|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(now, now + TimeSpan.FromDays(1000))|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(now.Subtract(TimeSpan.FromDays(30)), now.Add(TimeSpan.FromDays(390)))|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(notAfter: now.AddDays(10 * 365), notBefore: now)|};")]
    [InlineData("return {|ST1208:request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero))|};")]
    [InlineData("return {|ST1208:request.Create(issuer, now, now.AddYears(3), serial)|};")]
    public async Task LongLife_IsReported(string statements) => await ReportsAsync(InIssuer(Server + statements));

    [Fact]
    public async Task LongLifeWithoutUsage_IsReportedForBoth() =>
        await ReportsAsync(InIssuer(Dns + "return {|ST1208:{|ST1207:request.CreateSelfSigned(now, now.AddYears(5))|}|};"));

    [Theory]
    [InlineData("return request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(398));")]
    [InlineData("return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(90));")]
    [InlineData("return request.CreateSelfSigned(now, now.AddYears(1));")]
    [InlineData("return request.CreateSelfSigned(now, issuer.NotAfter);")]
    [InlineData("return request.CreateSelfSigned(now, now.AddDays(serial.Length));")]
    [InlineData("var years = isServer ? 1 : 10; return request.CreateSelfSigned(now, now.AddYears(years));")]
    [InlineData("return request.CreateSelfSigned(issuer.NotBefore, now.AddYears(5));")]
    [InlineData("return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(-2));")]
    public async Task ShortOrUnknownLife_IsSilent(string statements) => await IsSilentAsync(InIssuer(Server + statements));

    [Theory]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true)); return request.CreateSelfSigned(now, now.AddYears(10));")]
    [InlineData("request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true)); return request.CreateSelfSigned(now, now.AddYears(10));")]
    [InlineData("return request.CreateSelfSigned(now, now.AddYears(10));")]
    [InlineData(Server + "Complete(request); return request.CreateSelfSigned(now, now.AddYears(10));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.3\") }, false)); return request.CreateSelfSigned(now, now.AddYears(10));")]
    public async Task AuthorityOrOtherPurpose_IsSilent(string statements) => await IsSilentAsync(InIssuer(statements));

    [Fact]
    public async Task TestProject_IsSilent() =>
        await IsSilentAsync(InIssuer(Server + "return request.CreateSelfSigned(now, now.AddYears(10));"), RuleSituation.TestProject);
}
