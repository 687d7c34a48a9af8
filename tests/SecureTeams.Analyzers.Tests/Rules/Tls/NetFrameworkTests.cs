using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>Types that moved between assemblies, as .NET Framework has them.</summary>
public sealed class NetFrameworkTests
{
    [Fact]
    public async Task CallbacksOfNetFramework_AreReported() =>
        await ReportsAsync(
            """
            using System.Net;

            class Startup
            {
                void Run(HttpClientHandler handler, HttpWebRequest request)
                {
                    ServicePointManager.ServerCertificateValidationCallback = {|ST1101:delegate { return true; }|};
                    ServicePointManager.ServerCertificateValidationCallback += {|ST1101:(a, b, c, d) => true|};
                    request.ServerCertificateValidationCallback = {|ST1101:(a, b, c, d) => true|};
                    handler.ServerCertificateCustomValidationCallback = {|ST1101:(a, b, c, d) => true|};
                }
            }
            """,
            OtherMajors.NetFramework);

    [Fact]
    public async Task HonestCode_IsSilent() =>
        await IsSilentAsync(
            """
            using System.Net;
            using System.Net.Security;

            class Startup
            {
                void Run(HttpWebRequest request)
                {
                    request.ServerCertificateValidationCallback = (sender, certificate, chain, errors) => errors == SslPolicyErrors.None;
                    request.ServerCertificateValidationCallback = null;
                    ServicePointManager.CheckCertificateRevocationList = true;
                }
            }
            """,
            OtherMajors.NetFramework);
}
