using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStatePasswordsSilentTests
{
    [Theory]
    [InlineData("Empty", "_ = new NetworkCredential(\"\", \"\"); _ = new NetworkCredential(given, string.Empty);")]
    [InlineData("Placeholder", "_ = new NetworkCredential(\"<user>\", \"<password>\"); _ = new NetworkCredential(\"user\", \"YOUR_PASSWORD\");")]
    [InlineData("Stars", "_ = new NetworkCredential(given, \"********\");")]
    [InlineData("Configuration", "_ = new NetworkCredential(configuration[\"Smtp:User\"], configuration[\"Smtp:Password\"]);")]
    [InlineData("Environment", "_ = new NetworkCredential(\"sender\", Environment.GetEnvironmentVariable(\"SMTP_PASSWORD\"));")]
    [InlineData("Parameter", "_ = new NetworkCredential(\"sender\", given);")]
    [InlineData("UserOnly", "var credential = new NetworkCredential { UserName = \"a-user-with-a-long-name\", Domain = \"CONTOSO\" };")]
    [InlineData("AnonymousFtp", "_ = new NetworkCredential(\"anonymous\", \"someone@contoso.example\");")]
    [InlineData("DefaultCredentials", "ICredentials credential = CredentialCache.DefaultNetworkCredentials;")]
    [InlineData("PfxWithoutPassword", "using var certificate = X509CertificateLoader.LoadPkcs12FromFile(\"server.pfx\", null); using var other = new X509Certificate2(\"server.pfx\", \"\");")]
    [InlineData("PfxFileName", "using var certificate = new X509Certificate2(\"server-with-a-long-name.pfx\", given);")]
    [InlineData("ExportWithoutPassword", "var raw = own.Export(X509ContentType.Pfx); var same = own.Export(X509ContentType.Cert, \"\");")]
    [InlineData("LoadedAgainAtOnce", "using var copy = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx, \"in-memory\"), \"in-memory\");")]
    [InlineData("LoadedAgainLater", "var raw = own.Export(X509ContentType.Pkcs12, \"in-memory\"); using var copy = new X509Certificate2(raw, \"in-memory\");")]
    [InlineData("LoadedAgainByConstant", "const string passing = \"in-memory\"; using var copy = new X509Certificate2(own.Export(X509ContentType.Pfx, passing), passing);")]
    [InlineData("Kestrel", "Action<ListenOptions> listen = options => options.UseHttps(\"server.pfx\", configuration[\"Kestrel:Certificates:Default:Password\"]!);")]
    [InlineData("KestrelFileOnly", "Action<ListenOptions> listen = options => options.UseHttps(\"server-with-a-long-name.pfx\");")]
    [InlineData("Generated", "var profile = new PasswordProfile { Password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)), ForceChangePasswordNextSignIn = true };")]
    [InlineData("PasscodeFromService", "var settings = new JoinMeetingIdSettings { IsPasscodeRequired = true, Passcode = given };")]
    [InlineData("Read", "var profile = new PasswordProfile(); if (profile.Password == \"S3nd-Mail!\") { throw new InvalidOperationException(); }")]
    [InlineData("SecureStringFromInput", "var secret = new SecureString(); foreach (var c in given) { secret.AppendChar(c); } secret.AppendChar('\\n');")]
    [InlineData("SecureStringFromKeyboard", "var secret = new SecureString(); for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true)) { secret.AppendChar(key.KeyChar); }")]
    [InlineData("SecureStringOfPlaceholder", "var secret = new SecureString(); foreach (var c in \"<password>\") { secret.AppendChar(c); }")]
    [InlineData("Prompt", "Console.Write(\"Password: \"); _ = new NetworkCredential(given, Console.ReadLine());")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(DoNotStatePasswordsTests.InMethod(statement));
    }

    [Theory]
    [InlineData("LocalGuest", "var factory = new RabbitMQ.Client.ConnectionFactory { HostName = \"localhost\", UserName = \"guest\", Password = \"guest\" };")]
    [InlineData("DefaultGuest", "var factory = new RabbitMQ.Client.ConnectionFactory(); factory.UserName = \"guest\"; factory.Password = \"guest\";")]
    [InlineData("Integrated", "var builder = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = \"sql.contoso.example\", IntegratedSecurity = true };")]
    [InlineData("EmulatorKey", "_ = new Azure.Storage.StorageSharedKeyCredential(\"devstoreaccount1\", \"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\");")]
    [InlineData("CosmosEmulator", "_ = new Microsoft.Azure.Cosmos.CosmosClient(\"https://localhost:8081\", \"C2y6yDjf5/R+ob0N8A7Cgv30VRDJIwEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==\");")]
    [InlineData("MailFromConfiguration", "using var client = new MailKit.Net.Smtp.SmtpClient(); await client.AuthenticateAsync(configuration[\"Smtp:User\"], configuration[\"Smtp:Password\"]);")]
    [InlineData("RedisFromOutside", "var options = StackExchange.Redis.ConfigurationOptions.Parse(given); options.Password = given;")]
    [InlineData("MqttUserOnly", "var options = new MQTTnet.MqttClientOptionsBuilder().WithCredentials(\"a-user-with-a-long-name\", given).Build();")]
    public async Task HonestClient_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(DoNotStatePasswordsTests.InMethod(statement), RuleSituation.Clients);
    }
}
