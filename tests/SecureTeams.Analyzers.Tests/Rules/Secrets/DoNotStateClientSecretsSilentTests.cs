using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateClientSecretsSilentTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("string.Empty")]
    [InlineData("\"<client-secret>\"")]
    [InlineData("\"YOUR_CLIENT_SECRET\"")]
    [InlineData("\"your-client-secret\"")]
    [InlineData("\"[Enter the client secret]\"")]
    [InlineData("\"Enter_the_Client_Secret_Here\"")]
    [InlineData("\"${CLIENT_SECRET}\"")]
    [InlineData("\"{{ClientSecret}}\"")]
    [InlineData("\"#{ClientSecret}#\"")]
    [InlineData("\"$(ClientSecret)\"")]
    [InlineData("\"%CLIENT_SECRET%\"")]
    [InlineData("\"__CLIENT_SECRET__\"")]
    [InlineData("\"************\"")]
    [InlineData("\"xxxxxxxxxxxx\"")]
    [InlineData("\"@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/app)\"")]
    public async Task Placeholder_IsSilent(string value) =>
        await IsSilentAsync(DoNotStateClientSecretsTests.InMethod("_ = new ClientSecretCredential(\"t\", id, " + value + ");"));

    [Theory]
    [InlineData("configuration[\"AzureAd:ClientSecret\"]")]
    [InlineData("configuration[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret is not configured.\")")]
    [InlineData("configuration.GetValue<string>(\"AzureAd:ClientSecret\")")]
    [InlineData("configuration.GetSection(\"AzureAd\")[\"ClientSecret\"]")]
    [InlineData("configuration.GetConnectionString(\"secret\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"AZURE_CLIENT_SECRET\")")]
    [InlineData("File.ReadAllText(\"/run/secrets/client\").Trim()")]
    [InlineData("given")]
    [InlineData("given + \"suffix\"")]
    [InlineData("$\"{given}-{id}\"")]
    [InlineData("flag ? given : null")]
    public async Task ValueFromOutside_IsSilent(string value) =>
        await IsSilentAsync(DoNotStateClientSecretsTests.InMethod("_ = new ClientSecretCredential(\"t\", id, " + value + ");"));

    [Theory]
    [InlineData("OtherParameter", "_ = new ClientSecretCredential(\"7f1d-tenant-pK4.w8\", \"client-pK4.w8-nRz_2hVt\", given);")]
    [InlineData("Certificate", "ConfidentialClientApplicationBuilder.Create(id).WithCertificate(new System.Security.Cryptography.X509Certificates.X509Certificate2(\"app.pfx\")).Build();")]
    [InlineData("AssertionCallback", "ConfidentialClientApplicationBuilder.Create(id).WithClientAssertion(() => given).Build();")]
    [InlineData("KeyVaultReference", "var description = new CredentialDescription { SourceType = CredentialSource.KeyVault, KeyVaultUrl = \"https://contoso.vault.azure.net\", KeyVaultCertificateName = \"app\" };")]
    [InlineData("Compared", "var options = new ConfidentialClientApplicationOptions(); if (options.ClientSecret == \"pK4.w8-nRz_2hVt\") throw new InvalidOperationException();")]
    [InlineData("ReadOnlyUse", "var options = new ConfidentialClientApplicationOptions(); given = options.ClientSecret;")]
    [InlineData("Bound", "var options = new ConfidentialClientApplicationOptions(); configuration.GetSection(\"AzureAd\").Bind(options);")]
    [InlineData("EmptyForm", "var content = new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret\"] = \"\", [\"scope\"] = \"api://contoso/.default\" });")]
    [InlineData("FormFromOutside", "var content = new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret\"] = given, [\"grant_type\"] = \"client_credentials\" });")]
    [InlineData("FormWithoutSecret", "var content = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>(\"grant_type\", \"client_credentials\") });")]
    [InlineData("FormOfAnotherField", "var content = new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret_expires\"] = \"in a year or so\" });")]
    [InlineData("DictionaryOfItsOwn", "var labels = new Dictionary<string, string> { [\"client_secret\"] = \"Secret of the client\" }; Console.WriteLine(labels.Count);")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(DoNotStateClientSecretsTests.InMethod(statement));
    }

    [Fact]
    public async Task OwnTypeOfTheSameShape_IsSilent() =>
        await IsSilentAsync("""
            class Registration { public string ClientSecret { get; set; } = ""; public Registration WithClientSecret(string clientSecret) => this; }
            class Form { Registration Labels() => new Registration { ClientSecret = "Name of the field" }.WithClientSecret("The secret of your app"); }
            """);

    [Fact]
    public async Task FieldThatTheConstructorFills_IsSilent() =>
        await IsSilentAsync("""
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;
            class Client
            {
                private readonly string _secret;
                public Client(IConfiguration configuration) => _secret = configuration["AzureAd:ClientSecret"] ?? throw new InvalidOperationException("not configured");
                public ClientSecretCredential Credential(string id) => new("t", id, _secret);
                public static ClientSecretCredential Of(string id, string secret) => new("t", id, secret);
            }
            """);
}
