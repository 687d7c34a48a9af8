using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotValidateForTheWholeProcessTests
{
    [Theory]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback += (_, _, _, errors) => errors == SslPolicyErrors.None|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback ??= Validate|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback(Validate)|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = Pinned|};")]
    [InlineData("RemoteCertificateValidationCallback local = Validate; {|ST1111:ServicePointManager.ServerCertificateValidationCallback = local|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = Make()|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = lax ? Validate : null|};")]
    [InlineData("{|ST1111:ServicePointManager.ServerCertificateValidationCallback = delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return Decide(c); }|};")]
    [InlineData("{|ST1111:Manager.ServerCertificateValidationCallback = Validate|};")]
    [InlineData("{|ST1111:ServerCertificateValidationCallback = Validate|};")]
    [InlineData("{|ST1111:(ServicePointManager.ServerCertificateValidationCallback, lax) = ((_, _, _, e) => e == 0, true)|};")]
    [InlineData("if (env.IsDevelopment()) { {|ST1111.Info:ServicePointManager.ServerCertificateValidationCallback = Validate|}; }")]
    public async Task CallbackForEverything_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("{|ST1111.Info:ServicePointManager.ServerCertificateValidationCallback = Validate|};"), RuleSituation.TestProject);

    [Fact]
    public async Task TopLevelStatement_IsReported() =>
        await ReportsAsync("""
            #pragma warning disable SYSLIB0014
            using System.Net;
            using System.Net.Security;

            {|ST1111:ServicePointManager.ServerCertificateValidationCallback = (_, _, _, errors) => errors is SslPolicyErrors.None|};
            """);

    [Theory]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = null;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = null!;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = default;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => false;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => throw new InvalidOperationException();")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback -= Validate;")]
    [InlineData("var before = ServicePointManager.ServerCertificateValidationCallback; try { } finally { ServicePointManager.ServerCertificateValidationCallback = before; }")]
    [InlineData("if (ServicePointManager.ServerCertificateValidationCallback == Validate) { throw new InvalidOperationException(); }")]
    [InlineData("if (ServicePointManager.ServerCertificateValidationCallback is not null) { Console.WriteLine(\"set\"); }")]
    [InlineData("_ = nameof(ServicePointManager.ServerCertificateValidationCallback);")]
    [InlineData("ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;")]
    [InlineData("WebRequest.CreateHttp(\"https://contoso.com\").ServerCertificateValidationCallback = Validate;")]
    [InlineData("Own.ServerCertificateValidationCallback = Validate;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = given;")]
    public async Task NullRefusalRestoringAndReading_AreSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("ST1101", "(_, _, _, _) => true")]
    [InlineData("ST1103", "(_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable")]
    [InlineData("ST1108", "(_, certificate, chain, _) => chain!.Build((X509Certificate2)certificate!)")]
    public async Task FaultyCallback_IsOneFinding(string id, string callback) =>
        await ReportsAsync(InMethod("ServicePointManager.ServerCertificateValidationCallback = {|" + id + ":" + callback + "|};"));

    private static string InMethod(string statement) => $$"""
        #pragma warning disable SYSLIB0014
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Hosting;
        using static System.Net.ServicePointManager;
        using Manager = System.Net.ServicePointManager;

        static class Own
        {
            public static RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; }
        }

        class Client
        {
            private static readonly RemoteCertificateValidationCallback Pinned = Validate;
            private static RemoteCertificateValidationCallback Make() => Validate;
            private static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;
            private static bool Decide(X509Certificate? certificate) => certificate?.GetRawCertData().Length > 100;

            void Open(bool lax, RemoteCertificateValidationCallback given, IHostEnvironment env)
            {
                {{statement}}
            }
        }
        """;
}
