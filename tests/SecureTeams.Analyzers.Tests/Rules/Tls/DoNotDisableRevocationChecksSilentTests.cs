using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Tls.DoNotDisableRevocationChecksTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableRevocationChecksSilentTests
{
    [Theory]
    [InlineData("handler.CheckCertificateRevocationList = true;")]
    [InlineData("client.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("ServicePointManager.CheckCertificateRevocationList = true;")]
    [InlineData("handler.CheckCertificateRevocationList |= true;")]
    [InlineData("client.CertificateRevocationCheckMode = Enum.Parse<X509RevocationMode>(\"Online\");")]
    public async Task CheckThatIsOn_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("if (client.CertificateRevocationCheckMode == X509RevocationMode.NoCheck) { throw new InvalidOperationException(\"Revocation must be checked.\"); }")]
    [InlineData("if (!handler.CheckCertificateRevocationList) { throw new InvalidOperationException(); }")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfEqual(client.CertificateRevocationCheckMode, X509RevocationMode.NoCheck);")]
    [InlineData("var text = client.CertificateRevocationCheckMode switch { X509RevocationMode.NoCheck => \"none\", _ => \"checked\" };")]
    [InlineData("var off = client is { CertificateRevocationCheckMode: X509RevocationMode.NoCheck };")]
    [InlineData("var name = nameof(X509RevocationMode.NoCheck);")]
    [InlineData("var same = new HttpClientHandler { CheckCertificateRevocationList = false }.Equals(handler);")]
    public async Task ModeThatIsOnlyCompared_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("handler.CheckCertificateRevocationList = !env.IsDevelopment();")]
    [InlineData("handler.CheckCertificateRevocationList = Environment.GetEnvironmentVariable(\"CHECK\") != \"0\";")]
    [InlineData("var mode = X509RevocationMode.NoCheck; mode = X509RevocationMode.Online; client.CertificateRevocationCheckMode = mode;")]
    [InlineData("var mode = X509RevocationMode.NoCheck; if (certificate.HasPrivateKey) { mode = X509RevocationMode.Online; } client.CertificateRevocationCheckMode = mode;")]
    [InlineData("bool.TryParse(\"x\", out var check); handler.CheckCertificateRevocationList = check;")]
    [InlineData("if (Enum.TryParse<X509RevocationMode>(\"x\", out var mode)) { client.CertificateRevocationCheckMode = mode; }")]
    public async Task ValueThatIsNotKnown_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task SettingThatIsCarriedOver_IsSilent() =>
        await IsSilentAsync(Usings + """
            using Microsoft.Extensions.Configuration;

            sealed class TlsSettings
            {
                public bool CheckRevocation { get; set; } = true;

                public bool? CheckCrl { get; set; }

                public string? RevocationMode { get; set; }
            }

            sealed class ConnectionFactory(TlsSettings settings, IConfiguration configuration)
            {
                private readonly bool _checkRevocation = configuration["Tls:CheckRevocation"] != "false";

                public SslClientAuthenticationOptions CreateOptions(string host, bool checkCertificateRevocation)
                {
                    var options = new SslClientAuthenticationOptions
                    {
                        TargetHost = host,
                        CertificateRevocationCheckMode = checkCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
                    };

                    if (!settings.CheckRevocation)
                    {
                        options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
                    }

                    return options;
                }

                public X509ChainPolicy CreatePolicy() => new()
                {
                    RevocationMode = settings.RevocationMode switch
                    {
                        "none" => X509RevocationMode.NoCheck,
                        _ => X509RevocationMode.Online,
                    },
                };

                public HttpClientHandler CreateHandler() => new()
                {
                    CheckCertificateRevocationList = settings.CheckCrl ?? false,
                    UseProxy = _checkRevocation,
                };

                public void Configure(X509Chain chain)
                {
                    X509RevocationMode mode;
                    switch (settings.RevocationMode)
                    {
                        case "none":
                            mode = X509RevocationMode.NoCheck;
                            break;
                        default:
                            mode = X509RevocationMode.Online;
                            break;
                    }

                    chain.ChainPolicy.RevocationMode = mode;
                    if (configuration["Tls:Revocation"] == "off")
                    {
                        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                    }
                }
            }
            """);

    [Fact]
    public async Task ParametersAndProperties_AreSilent() =>
        await IsSilentAsync(Usings + """
            class Wrapper
            {
                public bool Check { get; set; }

                public HttpClientHandler Create(bool check = false) => new() { CheckCertificateRevocationList = check };

                public HttpClientHandler Create() => new() { CheckCertificateRevocationList = Check };

                public async Task OpenAsync(SslStream stream, string host, bool check = false) =>
                    await stream.AuthenticateAsClientAsync(host, null, check);
            }
            """);

    [Fact]
    public async Task ChainPolicyOfItsOwn_MakesTheModeIrrelevant() =>
        await IsSilentAsync(Usings + """
            class Connection
            {
                public async Task OpenAsync(SslStream stream, string host, X509ChainPolicy policy, CancellationToken cancellationToken)
                {
                    var options = new SslClientAuthenticationOptions
                    {
                        TargetHost = host,
                        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                        CertificateChainPolicy = policy,
                    };
                    await stream.AuthenticateAsClientAsync(options, cancellationToken);
                }

                public SslClientAuthenticationOptions Later(X509ChainPolicy policy)
                {
                    var options = new SslClientAuthenticationOptions();
                    options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
                    options.CertificateChainPolicy = policy;
                    return options;
                }
            }
            """);

    [Fact]
    public async Task ServerWithoutClientCertificates_HasNoneToCheck() =>
        await IsSilentAsync(Usings + """
            class Server
            {
                public async Task AcceptAsync(SslStream stream, X509Certificate2 certificate)
                {
                    await stream.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, checkCertificateRevocation: false);
                    await stream.AuthenticateAsServerAsync(certificate, false, SslProtocols.None, false);
                    await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                    {
                        ServerCertificate = certificate,
                        ClientCertificateRequired = false,
                        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    });
                    await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, CertificateRevocationCheckMode = X509RevocationMode.NoCheck });
                }
            }
            """);

    [Fact]
    public async Task KestrelWithoutClientCertificates_HasNoneToCheck() =>
        await IsSilentAsync("""
            using Microsoft.AspNetCore.Server.Kestrel.Core;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            static class Startup
            {
                public static void Configure(KestrelServerOptions kestrel) => kestrel.ConfigureHttpsDefaults(https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.NoCertificate;
                    https.CheckCertificateRevocation = false;
                });
            }
            """);

    [Theory]
    [InlineData("new SslStream(Stream.Null).AuthenticateAsClient(\"localhost\", null, false);")]
    [InlineData("client.TargetHost = \"localhost\"; client.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;")]
    [InlineData("_ = new SslClientAuthenticationOptions { TargetHost = \"127.0.0.1\", CertificateRevocationCheckMode = X509RevocationMode.NoCheck };")]
    [InlineData("var local = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = false }) { BaseAddress = new Uri(\"https://localhost:5001/\") };")]
    [InlineData("handler.CheckCertificateRevocationList = false; new HttpClient(handler).GetAsync(\"https://emulator.local/health\");")]
    [InlineData("const string Host = \"::1\"; new SslStream(Stream.Null).AuthenticateAsClient(Host, null, SslProtocols.None, checkCertificateRevocation: false);")]
    public async Task LoopbackEndpoint_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("new SslStream(Stream.Null).AuthenticateAsClient(certificate.Subject, null, {|ST1201:false|}); new SslStream(Stream.Null).AuthenticateAsClient(\"localhost\");")]
    [InlineData("{|ST1201:handler.CheckCertificateRevocationList = false|}; new HttpClient(handler).GetAsync(\"https://graph.microsoft.com\"); new HttpClient(handler).GetAsync(\"https://localhost\");")]
    public async Task LoopbackBesideAnotherEndpoint_SilencesNothing(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ChainBuiltForItsElementsOnly_IsSilent() =>
        await IsSilentAsync(Usings + """
            static class Display
            {
                /// <summary>The path as it is shown in the certificate view; nothing is trusted because of it.</summary>
                public static IReadOnlyList<string> Path(X509Certificate2 certificate, X509Certificate2Collection intermediates)
                {
                    using var chain = new X509Chain();
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                    chain.ChainPolicy.ExtraStore.AddRange(intermediates);
                    _ = chain.Build(certificate);
                    var path = new List<string>();
                    foreach (var element in chain.ChainElements)
                    {
                        path.Add(element.Certificate.Subject);
                    }

                    return path;
                }
            }
            """);

    [Theory]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Count > 1;")]
    [InlineData("chain.Build(certificate); return chain.ChainElements.Count > 1 && chain.ChainStatus.Length == 0;")]
    [InlineData("chain.Build(certificate); return chain.ChainElements[0].ChainElementStatus.Length == 0;")]
    public async Task ChainWhoseAnswerDecides_IsReported(string statements) =>
        await ReportsAsync(Usings + $$"""
            static class Validation
            {
                public static bool IsGood(X509Certificate2 certificate)
                {
                    using var chain = new X509Chain();
                    {|ST1201:chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck|};
                    {{statements}}
                }
            }
            """);

    [Fact]
    public async Task SameNamesElsewhere_AreSilent() =>
        await IsSilentAsync(Usings + """
            sealed record ProbeReport
            {
                public X509RevocationMode RevocationMode { get; init; }

                public bool CheckCertificateRevocationList { get; init; }

                public static ProbeReport Unchecked { get; } = new() { RevocationMode = X509RevocationMode.NoCheck, CheckCertificateRevocationList = false };

                public static ProbeReport Of(SslClientAuthenticationOptions options) => new() { RevocationMode = options.CertificateRevocationCheckMode };
            }
            """);

    [Theory]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { IgnoreCertificateRevocationErrors = false, RevocationMode = X509RevocationMode.Online };")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient { CheckCertificateRevocation = true };")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient(); smtp.CheckCertificateRevocation = false; smtp.Connect(\"localhost\", 2525);")]
    [InlineData("_ = new MySqlConnector.MySqlConnectionStringBuilder { Server = \"localhost\", SkipCertificateRevocationCheck = true };")]
    [InlineData("_ = new RabbitMQ.Client.ConnectionFactory { HostName = \"localhost\", Ssl = { ServerName = \"localhost\", CheckCertificateRevocation = false } };")]
    public async Task OtherClientThatChecksOrStaysLocal_IsSilent(string statement) => await IsSilentAsync(InMethod(statement), RuleSituation.Clients);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("handler.CheckCertificateRevocationList = false;"), RuleSituation.Generated);
}
