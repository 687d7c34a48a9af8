using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStatePasswordsTests
{
    private const string Usings = """
        using System.Net;
        using System.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Azure.Identity;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Graph.Models;

        """;

    [Theory]
    [InlineData("_ = new NetworkCredential(\"sender\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("_ = new NetworkCredential(password: {|ST3105:\"S3nd-Mail!\"|}, userName: given, domain: \"CONTOSO\");")]
    [InlineData("NetworkCredential credential = new(given, {|ST3105:\"S3nd\" + \"-Mail!\"|});")]
    [InlineData("var credential = new NetworkCredential { UserName = given, {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("var secret = new NetworkCredential(\"\", {|ST3105:\"S3nd-Mail!\"|}).SecurePassword;")]
    [InlineData("using var smtp = new System.Net.Mail.SmtpClient(\"smtp.contoso.example\") { Credentials = new NetworkCredential(\"sender\", {|ST3105:flag ? given : \"S3nd-Mail!\"|}) };")]
    [InlineData("_ = new UsernamePasswordCredential(given, {|ST3105:\"S3nd-Mail!\"|}, \"tenant\", \"client\");")]
    [InlineData("using var certificate = X509CertificateLoader.LoadPkcs12FromFile(\"server.pfx\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("using var certificate = new X509Certificate2(\"server.pfx\", {|ST3105:\"S3nd-Mail!\"|}, X509KeyStorageFlags.EphemeralKeySet);")]
    [InlineData("using var certificate = new X509Certificate2(File.ReadAllBytes(\"server.pfx\"), {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("File.WriteAllBytes(\"server.pfx\", own.Export(X509ContentType.Pfx, {|ST3105:\"S3nd-Mail!\"|}));")]
    [InlineData("using var certificate = X509Certificate2.CreateFromEncryptedPemFile(\"server.pem\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportFromEncryptedPem(given, {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportEncryptedPkcs8PrivateKey({|ST3105:\"S3nd-Mail!\"|}, File.ReadAllBytes(\"key.p8\"), out _);")]
    [InlineData("using var rsa = RSA.Create(); var kept = rsa.ExportEncryptedPkcs8PrivateKey({|ST3105:\"S3nd-Mail!\"u8|}, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600000));")]
    [InlineData("Action<ListenOptions> listen = options => options.UseHttps(\"server.pfx\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("var user = new User { PasswordProfile = new PasswordProfile { ForceChangePasswordNextSignIn = true, {|ST3105:Password = \"S3nd-Mail!\"|} } };")]
    [InlineData("var join = new JoinMeetingIdSettings { IsPasscodeRequired = true, {|ST3105:Passcode = \"S3ndM1\"|} };")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(\"report.exe\") { UserName = given, {|ST3105:PasswordInClearText = \"S3nd-Mail!\"|} };")]
    [InlineData("var secret = new SecureString(); foreach (var c in \"S3nd-Mail!\") { secret.AppendChar({|ST3105:c|}); }")]
    [InlineData("var secret = new SecureString(); foreach (char c in \"S3nd-Mail!\".ToCharArray()) secret.AppendChar({|ST3105:c|});")]
    [InlineData("var text = \"S3nd-Mail!\"; var secret = new SecureString(); for (var i = 0; i < text.Length; i++) secret.AppendChar({|ST3105:text[i]|});")]
    [InlineData("var secret = new SecureString(); \"S3nd-Mail!\".ToCharArray().ToList().ForEach(c => secret.AppendChar({|ST3105:c|}));")]
    [InlineData("var secret = new SecureString(); secret.AppendChar({|ST3105:'S'|}); secret.AppendChar('3'); secret.AppendChar('n');")]
    public async Task EveryApi_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task UserNameAndPasswordOfMsal_AreReported() =>
        await ReportsAsync("""
            #pragma warning disable CS0618
            using Microsoft.Identity.Client;
            class Client
            {
                object One(IPublicClientApplication app, string[] scopes, string user) => app.AcquireTokenByUsernamePassword(scopes, user, {|ST3105:"S3nd-Mail!"|});
                object Two(PublicClientApplication app, string[] scopes, string user) => app.AcquireTokenByUsernamePassword(scopes, user, {|ST3105:"S3nd-Mail!"|});
                object Three(IConfidentialClientApplication app, string[] scopes, string user) => ((IByUsernameAndPassword)app).AcquireTokenByUsernamePassword(scopes, user, {|ST3105:"S3nd-Mail!"|});
            }
            """);

    [Theory]
    [InlineData("var builder = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = \"sql.contoso.example\", UserID = \"app\", {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("var builder = new Npgsql.NpgsqlConnectionStringBuilder(); builder.Host = \"pg.contoso.example\"; {|ST3105:builder.Password = \"S3nd-Mail!\"|};")]
    [InlineData("var builder = new MySqlConnector.MySqlConnectionStringBuilder { {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("using var client = new MailKit.Net.Smtp.SmtpClient(); client.Authenticate(\"sender\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("using var client = new MailKit.Net.Imap.ImapClient(); await client.AuthenticateAsync(System.Text.Encoding.UTF8, \"sender\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("MailKit.IMailService client = new MailKit.Net.Pop3.Pop3Client(); client.Authenticate(\"sender\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("_ = new MailKit.Security.SaslMechanismPlain(\"sender\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("var options = new StackExchange.Redis.ConfigurationOptions { EndPoints = { \"redis.contoso.example:6380\" }, {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("var factory = new RabbitMQ.Client.ConnectionFactory { HostName = \"mq.contoso.example\", UserName = \"app\", {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("var factory = new RabbitMQ.Client.ConnectionFactory { HostName = \"mq.contoso.example\", {|ST3105:Password = \"guest\"|} };")]
    [InlineData("var options = new MQTTnet.MqttClientOptionsBuilder().WithCredentials(\"app\", {|ST3105:\"S3nd-Mail!\"|}).Build();")]
    [InlineData("var credential = MongoDB.Driver.MongoCredential.CreateCredential(\"admin\", \"app\", {|ST3105:\"S3nd-Mail!\"|});")]
    [InlineData("var options = new NATS.Client.Core.NatsAuthOpts { Username = \"app\", {|ST3105:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("_ = new Azure.Storage.StorageSharedKeyCredential(\"contoso\", {|ST3105:\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\"|});")]
    [InlineData("_ = new Azure.AzureNamedKeyCredential(\"manage\", {|ST3105:\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\"|});")]
    [InlineData("_ = new Microsoft.Azure.Cosmos.CosmosClient(\"https://contoso.documents.example\", {|ST3105:\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\"|});")]
    [InlineData("_ = new RestSharp.Authenticators.HttpBasicAuthenticator(\"app\", {|ST3105:\"S3nd-Mail!\"|});")]
    public async Task ClientsOfOtherProtocols_AreReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Clients);

    [Fact]
    public async Task Members_AreFollowed() =>
        await ReportsAsync(Usings + """
            class Mail
            {
                private const string Key = "S3nd-Mail!";
                private readonly string _second = Key + Key;

                ICredentials One() => new NetworkCredential("sender", {|ST3105:Key|});
                ICredentials Two() => new NetworkCredential("sender", {|ST3105:_second|});
                static SecureString Secure(string text) { var secret = new SecureString(); foreach (var c in text) { secret.AppendChar({|ST3105:c|}); } return secret; }
                ICredentials Three() => new NetworkCredential("sender", Secure(Key));
            }

            sealed class MailCredential() : NetworkCredential("sender", {|ST3105:"S3nd-Mail!"|});
            """);

    [Fact]
    public async Task TestProject_LowersToInformation() =>
        await ReportsAsync(InMethod("_ = new NetworkCredential(given, {|ST3105.Info:\"S3nd-Mail!\"|});"), RuleSituation.TestProject);

    [Fact]
    public async Task DevelopmentGuard_LowersByOneLevel() =>
        await ReportsAsync(InMethod("Action<ListenOptions> listen = options => { if (environment.IsDevelopment()) { options.UseHttps(\"localhost.pfx\", {|ST3105.Warning:\"S3nd-Mail!\"|}); } };"));

    [Theory]
    [InlineData("var builder = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = \"localhost,1433\", {|ST3105.Info:Password = \"S3nd-Mail!\"|} };")]
    [InlineData("var builder = new Npgsql.NpgsqlConnectionStringBuilder { Host = \"127.0.0.1\" }; {|ST3105.Info:builder.Password = \"postgres\"|};")]
    [InlineData("var factory = new RabbitMQ.Client.ConnectionFactory { HostName = \"host.docker.internal\", {|ST3105.Info:Password = \"rabbit\"|} };")]
    [InlineData("var options = new StackExchange.Redis.ConfigurationOptions { EndPoints = { \"localhost:6379\" }, {|ST3105.Info:Password = \"redis\"|} };")]
    public async Task ServerOnThisMachine_IsInformation(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Clients);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("_ = new NetworkCredential(given, {|ST3105:\"S3nd-Mail!\"|});"), RuleSituation.Generated);

    internal static string InMethod(string statement) =>
        Usings + $$"""
            class Mail
            {
                async Task Use(string given, bool flag, X509Certificate2 own, IConfiguration configuration, IHostEnvironment environment)
                {
                    {{statement}}
                    await Task.Yield();
                }
            }
            """;
}
