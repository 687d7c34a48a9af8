using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

/// <summary>Every API of the platform and of client libraries that takes a validation callback.</summary>
public sealed class DoNotDisableCertificateValidationLibrariesTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("new SocketsHttpHandler { SslOptions = new() { RemoteCertificateValidationCallback = # } }.Dispose();")]
    [InlineData("new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = # } }.Dispose();")]
    [InlineData("new SslStream(inner, false, #).AuthenticateAsClient(\"contoso.com\");")]
    [InlineData("new SslStream(inner, false, #, null).AuthenticateAsServer(certificate);")]
    [InlineData("new SslStream(inner, false, #, null, EncryptionPolicy.RequireEncryption).Dispose();")]
    [InlineData("await new SslStream(inner).AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = \"contoso.com\", RemoteCertificateValidationCallback = # });")]
    [InlineData("await new SslStream(inner).AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = # });")]
    [InlineData("ServerOptionsSelectionCallback select = (stream, hello, state, token) => new ValueTask<SslServerAuthenticationOptions>(new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = # });")]
    [InlineData("_ = new System.Net.Quic.QuicClientConnectionOptions { ClientAuthenticationOptions = new SslClientAuthenticationOptions { TargetHost = \"contoso.com\", RemoteCertificateValidationCallback = # } };")]
    [InlineData("_ = new System.Net.Quic.QuicServerConnectionOptions { ServerAuthenticationOptions = new() { RemoteCertificateValidationCallback = # } };")]
    [InlineData("var web = new System.Net.WebSockets.ClientWebSocket(); web.Options.RemoteCertificateValidationCallback = #;")]
    [InlineData("var ftp = (FtpWebRequest)WebRequest.Create(\"ftp://contoso.com\"); ftp.EnableSsl = true; ServicePointManager.ServerCertificateValidationCallback = #;")]
    [InlineData("using var mail = new System.Net.Mail.SmtpClient(\"contoso.com\") { EnableSsl = true }; ServicePointManager.ServerCertificateValidationCallback += #;")]
    [InlineData("var request = (HttpWebRequest)WebRequest.Create(\"https://contoso.com\"); request.ServerCertificateValidationCallback = #;")]
    public async Task Platform_IsReported(string statement) =>
        await ReportsAsync(Usings + $$"""
            #pragma warning disable SYSLIB0014, CA1416
            class Client
            {
                async Task Open(Stream inner, X509Certificate2 certificate)
                {
                    await Task.Yield();
                    {{statement.Replace("#", "{|ST1101:(sender, server, chain, errors) => true|}", StringComparison.Ordinal)}}
                }
            }
            """);

    [Theory]
    [InlineData("new Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions { ClientCertificateValidation = {|ST1101:(certificate, chain, errors) => true|} };")]
    [InlineData("new Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackOptions { OnConnection = context => new ValueTask<SslServerAuthenticationOptions>(new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} }) };")]
    [InlineData("new Azure.Core.Pipeline.HttpPipelineTransportOptions { ServerCertificateCustomValidationCallback = {|ST1101:args => true|} };")]
    [InlineData("new Azure.Core.Pipeline.HttpPipelineTransportOptions { ServerCertificateCustomValidationCallback = {|ST1101:args => args.Certificate != null|} };")]
    public async Task ServersAndAzure_AreReported(string creation) =>
        await ReportsAsync(Usings + "class Client { object Made() => " + creation + " }");

    [Theory]
    [InlineData("new WinHttpHandler().ServerCertificateValidationCallback = {|ST1101:(request, certificate, chain, errors) => true|};")]
    [InlineData("_ = new WinHttpHandler { ServerCertificateValidationCallback = {|ST1101:delegate { return true; }|} };")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = {|ST1101:(s, c, h, e) => true|} };")]
    [InlineData("using var imap = new MailKit.Net.Imap.ImapClient(); imap.ServerCertificateValidationCallback = {|ST1101:(s, c, h, e) => true|}; await imap.ConnectAsync(\"contoso.com\", 993, true);")]
    [InlineData("using var pop = new MailKit.Net.Pop3.Pop3Client(); pop.ServerCertificateValidationCallback += {|ST1101:delegate { return true; }|};")]
    [InlineData("MailKit.MailService service = new MailKit.Net.Smtp.SmtpClient(); service.ServerCertificateValidationCallback = {|ST1101:AcceptAll|};")]
    [InlineData("_ = new MailKit.Net.Proxy.HttpsProxyClient(\"proxy\", 443) { ServerCertificateValidationCallback = {|ST1101:AcceptAll|} };")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler({|ST1101:_ => true|}).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientOptionsBuilder().WithTcpServer(\"contoso.com\").WithTlsOptions(o => o.UseTls().WithCertificateValidationHandler({|ST1101:args => { Console.WriteLine(args.SslPolicyErrors); return true; }|})).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { UseTls = true, CertificateValidationHandler = {|ST1101:args => args.SslPolicyErrors == SslPolicyErrors.None || true|} };")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { CertificateValidationHandler = {|ST1101:Handle|} };")]
    [InlineData("_ = Grpc.Net.Client.GrpcChannel.ForAddress(\"https://contoso.com\", new Grpc.Net.Client.GrpcChannelOptions { HttpHandler = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} } });")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = {|ST1101:(connection, certificate) => true|};")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate += {|ST1101:delegate { return true; }|};")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = {|ST1101:new System.DirectoryServices.Protocols.VerifyServerCertificateCallback(Ldap)|};")]
    [InlineData("_ = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\").UseUserCertificateValidationCallback({|ST1101:(_, _, _, _) => true|}).Build();")]
    [InlineData("new Npgsql.NpgsqlSlimDataSourceBuilder(\"Host=contoso.com\").UseUserCertificateValidationCallback({|ST1101:AcceptAll|});")]
    [InlineData("var sql = new Npgsql.NpgsqlConnection { UserCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} };")]
    [InlineData("var sql = new MySqlConnector.MySqlConnection(\"Server=contoso.com\") { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} };")]
    [InlineData("new MySqlConnector.MySqlDataSourceBuilder(\"Server=contoso.com\").UseRemoteCertificateValidationCallback({|ST1101:(_, _, _, _) => true|});")]
    [InlineData("var rabbit = new RabbitMQ.Client.ConnectionFactory { Ssl = new RabbitMQ.Client.SslOption { Enabled = true, CertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} } };")]
    [InlineData("var mongo = new MongoDB.Driver.MongoClientSettings { SslSettings = new MongoDB.Driver.SslSettings { ServerCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} } };")]
    [InlineData("var redis = new StackExchange.Redis.ConfigurationOptions { Ssl = true }; redis.CertificateValidation += {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("var redis = new StackExchange.Redis.ConfigurationOptions { Ssl = true }; redis.CertificateValidation += {|ST1101:AcceptAll|};")]
    [InlineData("var rest = new RestSharp.RestClient(new RestSharp.RestClientOptions(\"https://contoso.com\") { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} });")]
    [InlineData("Flurl.Http.FlurlHttp.Clients.WithDefaults(builder => builder.ConfigureInnerHandler(handler => handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}));")]
    [InlineData("_ = Refit.RestService.For<IDisposable>(new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} }) { BaseAddress = new Uri(\"https://contoso.com\") });")]
    [InlineData("_ = new Refit.RefitSettings { HttpMessageHandlerFactory = () => new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} } } };")]
    [InlineData("_ = new NATS.Client.Core.NatsTlsOpts { ConfigureClientAuthentication = options => { options.RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|}; return default; } };")]
    public async Task Clients_AreReported(string statement) => await ReportsAsync(InClient(statement), RuleSituation.Clients);

    [Theory]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = (s, c, h, e) => e == SslPolicyErrors.None };")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = null };")]
    [InlineData("using var imap = new MailKit.Net.Imap.ImapClient { ServerCertificateValidationCallback = (s, c, h, e) => e == SslPolicyErrors.None || c!.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Pinned };")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(args => args.SslPolicyErrors == SslPolicyErrors.None).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(MQTTnet.MqttClientDefaultCertificateValidationHandler.Handle).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(args => { args.Chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; return args.Chain.Build(new X509Certificate2(args.Certificate)); }).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(args => { Policy.Enforce(args); return true; }).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(args => { Policy.Look(args.SslPolicyErrors); return true; }).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateValidationHandler(args => { if (args.SslPolicyErrors != SslPolicyErrors.None) { throw new InvalidOperationException(); } return true; }).Build();")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptionsBuilder().WithCertificateSelectionHandler(args => new X509Certificate2(\"client.pfx\")).Build();")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = (connection, certificate) => new X509Certificate2(certificate).Verify();")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = (connection, certificate) => certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Pinned;")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = (connection, certificate) => { using var chain = new X509Chain(); return chain.Build(new X509Certificate2(certificate)); };")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.VerifyServerCertificate = (connection, certificate) => false;")]
    [InlineData("var ldap = new System.DirectoryServices.Protocols.LdapConnection(\"contoso.com\"); ldap.SessionOptions.QueryClientCertificate = (connection, authorities) => new X509Certificate2(\"client.pfx\");")]
    [InlineData("_ = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\").UseUserCertificateValidationCallback((_, _, _, errors) => errors == SslPolicyErrors.None).Build();")]
    [InlineData("_ = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com;SslMode=VerifyFull\").UseRootCertificate(new X509Certificate2(\"root.cer\")).Build();")]
    [InlineData("var redis = new StackExchange.Redis.ConfigurationOptions { Ssl = true }; redis.TrustIssuer(\"root.cer\");")]
    [InlineData("var redis = new StackExchange.Redis.ConfigurationOptions { Ssl = true }; redis.CertificateValidation -= AcceptAll;")]
    [InlineData("var redis = new StackExchange.Redis.ConfigurationOptions { Ssl = true }; redis.CertificateSelection += (sender, host, local, remote, issuers) => local[0];")]
    [InlineData("var rest = new RestSharp.RestClientOptions(\"https://contoso.com\") { RemoteCertificateValidationCallback = (_, certificate, _, errors) => errors == SslPolicyErrors.None && certificate is not null };")]
    [InlineData("_ = new Refit.RefitSettings { HttpMessageHandlerFactory = () => new HttpClientHandler { CheckCertificateRevocationList = true } };")]
    public async Task ClientsThatCanRefuse_AreSilent(string statement) => await IsSilentAsync(InClient(statement), RuleSituation.Clients);

    [Fact]
    public async Task CertificateAuthenticationEvents_AreSilent() =>
        await IsSilentAsync("""
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication.Certificate;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(options =>
            {
                options.AllowedCertificateTypes = CertificateTypes.Chained;
                options.Events = new CertificateAuthenticationEvents
                {
                    OnCertificateValidated = context =>
                    {
                        // The chain was checked before this runs.
                        context.Principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, context.ClientCertificate.Subject)], context.Scheme.Name));
                        context.Success();
                        return Task.CompletedTask;
                    },
                    OnAuthenticationFailed = context =>
                    {
                        context.Fail("invalid certificate");
                        return Task.CompletedTask;
                    },
                };
            });
            """);

    [Fact]
    public async Task FluentCall_IsTakenOutOfTheChain() =>
        await FixesAsync(
            InClient("_ = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\").UseUserCertificateValidationCallback({|ST1101:(_, _, _, _) => true|}).Build();"),
            InClient("_ = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\").Build();"),
            RuleSituation.Clients);

    [Fact]
    public async Task FluentCallThatStandsAlone_IsRemoved() =>
        await FixesAsync(
            InClient("var builder = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\");\n        builder.UseUserCertificateValidationCallback({|ST1101:(_, _, _, _) => true|});\n        builder.EnableParameterLogging();"),
            InClient("var builder = new Npgsql.NpgsqlDataSourceBuilder(\"Host=contoso.com\");\n        builder.EnableParameterLogging();"),
            RuleSituation.Clients);

    private static string InClient(string statement) => Usings + $$"""
        using MailKit;

        #pragma warning disable SYSLIB0057
        static class Policy
        {
            public static void Enforce(MQTTnet.MqttClientCertificateValidationEventArgs args)
            {
                if (args.SslPolicyErrors != SslPolicyErrors.None)
                {
                    throw new InvalidOperationException(args.SslPolicyErrors.ToString());
                }
            }

            public static void Look(SslPolicyErrors errors)
            {
                if (errors != SslPolicyErrors.None)
                {
                    throw new InvalidOperationException(errors.ToString());
                }
            }
        }

        class Client
        {
            private const string Pinned = "5994471ABB01112AFCC18159F6CC74B4F511B99806DA59B3CAF5A9C173CACFC5";

            static bool AcceptAll(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

            static bool Handle(MQTTnet.MqttClientCertificateValidationEventArgs args) => true;

            static bool Ldap(System.DirectoryServices.Protocols.LdapConnection connection, X509Certificate certificate) => true;

            async Task Open()
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
