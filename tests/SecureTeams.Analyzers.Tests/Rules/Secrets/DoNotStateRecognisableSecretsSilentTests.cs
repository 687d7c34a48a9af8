using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Secrets.DoNotStateRecognisableSecretsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateRecognisableSecretsSilentTests
{
    public static IReadOnlyList<(string Kind, string Text)> Honest { get; } =
    [
        ("G-ph", "AccountKey=<your key>"),
        ("G-ph", "AccountKey=${STORAGE_KEY}"),
        ("G-ph", "AccountKey=" + new string('A', 86) + "=="),
        ("G-ph, a word repeated", "AccountKey=" + string.Concat(Enumerable.Repeat("key0", 21)) + "ke=="),
        ("G-ph", "ghp_" + new string('x', 36)),
        ("G-ph", "ghp_YOUR_PERSONAL_ACCESS_TOKEN_GOES_HERE"),
        ("G-ph, an alphabet", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
        ("AWS's own example", "AKIA" + "IOSFODNN7EXAMPLE"),
        ("Azurite's key", "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="),
        ("the Cosmos emulator's key", "AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=="),
        ("jwt.io's token", MadeUp.Encoded("""{"alg":"HS256","typ":"JWT"}""") + "." + MadeUp.Encoded("""{"sub":"1234567890","name":"John Doe","iat":1516239022}""") + ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"),
        ("the example of RFC 7515", MadeUp.Encoded("""{"typ":"JWT","alg":"HS256"}""") + "." + MadeUp.Encoded("""{"iss":"joe","exp":1300819380,"http://example.com/is_root":true}""") + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        ("token without a signature", MadeUp.Encoded("""{"alg":"none"}""") + "." + MadeUp.Encoded("""{"sub":"42"}""") + "."),
        ("header of a token", MadeUp.Encoded("""{"alg":"RS256","typ":"JWT","kid":"a1"}""")),
        ("two parts of a token", MadeUp.Encoded("""{"alg":"RS256"}""") + "." + MadeUp.Encoded("""{"sub":"42"}""")),
        ("three parts that are no JSON", "eyJhbGciOiJ." + "eyJzdWIiOi." + MadeUp.Text("x", 43)),
        ("public PEM", MadeUp.PublicPem),
        ("certificate", "-----BEGIN CERTIFICATE-----\n" + MadeUp.Certificate + "\n-----END CERTIFICATE-----"),
        ("certificate without lines", MadeUp.Certificate),
        ("public key without lines", MadeUp.PublicDer),
        ("first line alone", "-----BEGIN PRIVATE KEY-----"),
        ("first and last line", "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----"),
        ("PEM left out", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC...\n-----END PRIVATE KEY-----"),
        ("PEM to fill in", "-----BEGIN PRIVATE KEY-----\n<base64 of the key>\n-----END PRIVATE KEY-----"),
        ("pattern of PEM", "-----BEGIN (RSA |EC )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END (RSA |EC )?PRIVATE KEY-----"),
        ("beginning of a key", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"),
        ("pattern of tokens", "^ghp_[A-Za-z0-9]{36}$"),
        ("name of a token", "github_pat_rotation_reminder_for_all"),
        ("Stripe test key", "sk_test_" + MadeUp.Text("stripe", 24)),
        ("hash in hex", MadeUp.Hex("sha512", 128)),
        ("hash in base64", MadeUp.Base64("sha512", 64)),
        ("hash in base64", MadeUp.Base64("sha256", 32)),
        ("integrity attribute", "sha384-" + MadeUp.Base64("integrity", 48)),
        ("GUIDs", "6f9619ff-8b86-d011-b42d-00c04fc964ff;7f9619ff-8b86-d011-b42d-00c04fc964ff"),
        ("public key token", "System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
        ("pixel", "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        ("name of a form field", "AccountKey=AccountKeyFromTheAzurePortal"),
        ("URL", "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage?tabs=azure-portal"),
        ("query", "https://contoso.blob.core.windows.net/files?sv=2023-01-03&se={0}&sig={1}"),
        ("tilde in a path", "~/Views/Shared/Templates/Card8Q~1.cshtml"),
        ("34 characters with a tilde", "~/content/images/Logo2-large.png?1"),
        ("parts joined with tildes", "net8.0~win-x64~Release~1.2.3~abCD3"),
        ("52 letters", "thequickbrownfoxjumpsoverthelazydogandrunsawayagain2"),
        ("name in 52 letters", "microsoft-teams-meeting-lifecycle-notification-topic"),
        ("Slack channel", "xoxb-tokens-are-described-in-the-documentation"),
        ("Slack's own example", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"),
        ("Slack's host", "https://hooks.slack.com/services/"),
        ("telemetry key", "InstrumentationKey=6f9619ff-8b86-d011-b42d-00c04fc964ff;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/"),
        ("JSON Web Key that is public", $$"""{"kty":"EC","crv":"P-256","x":"{{MadeUp.Text("x", 43)}}","y":"{{MadeUp.Text("y", 43)}}"}"""),
        ("XML key that is public", "<RSAKeyValue><Modulus>" + MadeUp.Base64("modulus", 128) + "</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"),
        ("alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
        ("SQL", "SELECT Id, Token FROM Sessions WHERE Token = @token AND AccountKey = @accountKey"),
        ("message", "The AccountKey=... part of the connection string is missing."),
        ("Graph URL", "https://graph.microsoft.com/v1.0/users/6f9619ff-8b86-d011-b42d-00c04fc964ff/onlineMeetings"),
        ("meeting link", "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDQ0YjFiZTAtYmQwNy00YjY5LWE1ZmEtZDI2MGYzYWI5OTZk%40thread.v2/0?context=%7b%22Tid%22%3a%22909c6581%22%7d"),
        ("type with arguments", "System.Collections.Generic.Dictionary`2[[System.String, mscorlib],[System.Object, mscorlib]]"),
    ];

    [Fact]
    public async Task HonestText_IsSilent() => await IsSilentAsync(Members(Honest.Select(honest => $"{Quoted(honest.Text)}; // {honest.Kind}")));

    [Theory]
    [InlineData("public bool Is(string key) => key.StartsWith(\"-----BEGIN PRIVATE KEY-----\");")]
    [InlineData("public string Wrap(string key) => \"-----BEGIN PRIVATE KEY-----\\n\" + key + \"\\n-----END PRIVATE KEY-----\";")]
    [InlineData("public string Wrap(string key) => $\"-----BEGIN PRIVATE KEY-----\\n{key}\\n-----END PRIVATE KEY-----\";")]
    [InlineData("public string Strip(string key) => key.Replace(\"-----BEGIN PRIVATE KEY-----\", \"\");")]
    [InlineData("public string Key(string key) => \"AccountKey=\" + key;")]
    [InlineData("public string Key(string key) => $\"https://contoso.azurewebsites.net/api/notify?code={key}\";")]
    [InlineData("public string Key(string key) => string.Format(\"Bearer {0}\", key);")]
    [InlineData("public bool Has(string text) => text.Contains(\"SECRET\");")]
    [InlineData("public string Hide(string text) => text.Replace(\"SECRET\", \"[removed]\");")]
    [InlineData("[System.ComponentModel.Description(\"A token such as SECRET\")] public string? Key { get; set; }")]
    [InlineData("[System.ComponentModel.DataAnnotations.Display(Prompt = \"SECRET\")] public string? Key { get; set; }")]
    public async Task SearchOrExplanation_IsSilent(string member) =>
        await IsSilentAsync("class Bot { " + member.Replace("SECRET", MadeUp.GitHub("ghp_"), StringComparison.Ordinal) + " }");

    [Fact]
    public async Task TestVector_IsSilent() =>
        await IsSilentAsync(
            $"class InlineDataAttribute(string text) : Attribute {{ public string Text => text; }} class BotTests {{ [InlineData({Quoted(MadeUp.GitHub("ghp_"))})] public void Run() {{ }} }}",
            RuleSituation.TestProject);

    [Fact]
    public async Task ApiWithARuleOfItsOwn_SpeaksAlone() =>
        await ReportsAsync($$"""
            using Azure.Identity;

            class Bot
            {
                ClientSecretCredential Credential(string tenant, string client) => new(tenant, client, {|ST3101:{{Quoted(MadeUp.Entra)}}|});
            }
            """);
}
