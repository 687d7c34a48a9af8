using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateSecretsByNameSilentTests
{
    [Theory]
    [InlineData("const string PasswordKey = \"Password\";")]
    [InlineData("const string PasswordField = \"password\";")]
    [InlineData("const string Password = \"password\";")]
    [InlineData("const string ClientSecret = \"client_secret\";")]
    [InlineData("const string NewPassword = \"new-password\";")]
    [InlineData("const string TokenHeader = \"X-Auth-Token\";")]
    [InlineData("const string ApiKey = \"X-Api-Key\";")]
    [InlineData("const string ApiKeyHeaderName = \"x-functions-key1\";")]
    [InlineData("const string SecretName = \"graph-client-secret\";")]
    [InlineData("const string ClientSecret = \"graph-client-secret\";")]
    [InlineData("const string KeyVaultSecretName = \"contoso-sql-password-01\";")]
    [InlineData("const string TokenEndpoint = \"https://login.microsoftonline.com/common/oauth2/v2.0/token\";")]
    [InlineData("const string TokenUrl = \"/connect/token\";")]
    [InlineData("const string Token = \"https://login.contoso.example/connect/token\";")]
    [InlineData("const string TokenType = \"Bearer\";")]
    [InlineData("const string AuthToken = \"Bearer\";")]
    [InlineData("const string CookieName = \".AspNetCore.Session2\";")]
    [InlineData("const string AccessToken = \"access_token\";")]
    [InlineData("const string RefreshToken = \"refresh_token\";")]
    [InlineData("const string ClientCredentials = \"client_credentials\";")]
    [InlineData("const string PasswordHint = \"mother1\";")]
    [InlineData("const string PasswordRegex = @\"^(?=.*\\d).{8,}$\";")]
    [InlineData("const string Password = @\"^(?=.*[A-Z])(?=.*\\d).{8,}$\";")]
    [InlineData("const string PasswordChar = \"*****\";")]
    [InlineData("const char PasswordMask = '*';")]
    [InlineData("const string PasswordResetPath = \"/account/reset1\";")]
    [InlineData("const string ForgotPassword = \"/account/forgot\";")]
    [InlineData("const string ChangePassword = \"ChangePassword2\";")]
    [InlineData("const string Secret = \"AzureAd:ClientSecret\";")]
    [InlineData("const string ApiKey = \"OpenAI__ApiKey\";")]
    [InlineData("const string GithubToken = \"GITHUB_TOKEN\";")]
    [InlineData("const string Password = \"DB_PASSWORD\";")]
    [InlineData("const string Password = \"{0}\";")]
    [InlineData("const string Password = \"<your password>\";")]
    [InlineData("const string Password = \"changeme\";")]
    [InlineData("const string Password = \"********\";")]
    [InlineData("const string Password = \"\";")]
    [InlineData("const string ApiKey = \"YOUR_API_KEY\";")]
    [InlineData("const string ApiKey = \"${API_KEY}\";")]
    [InlineData("const string Password = \"@password\";")]
    [InlineData("const string Password = \"#password\";")]
    [InlineData("const string Password = \"//input[@type='password']\";")]
    [InlineData("const string Password = \"input[type=password]\";")]
    [InlineData("const string Password = \"--password\";")]
    [InlineData("const string Password = \"Password is required.\";")]
    [InlineData("const string Password = \"Passwort\";")]
    [InlineData("const string Password = \"Contraseña\";")]
    [InlineData("const string Secret = \"Geheimnis\";")]
    [InlineData("const string Password = \"null\";")]
    [InlineData("const string Password = \"N/A\";")]
    [InlineData("const string Pin = \"A17\";")]
    [InlineData("const string ClientId = \"3f2504e0-4f89-11d3-9a0c-0305e82c3301\";")]
    [InlineData("const string SecretId = \"3f2504e0-4f89-11d3-9a0c-0305e82c3301\";")]
    [InlineData("const string PublicKeyToken = \"b77a5c561934e089\";")]
    [InlineData("const string MicrosoftPublicKeyToken = \"31bf3856ad364e35\";")]
    [InlineData("const string PasswordHash = \"AQAAAAIAAYagAAAAEJ4Zr7\";")]
    [InlineData("const string SigningKey = \"RS256\";")]
    [InlineData("const string EncryptionKey = \"keys/encryption.pem\";")]
    [InlineData("const string PrivateKey = \"~/.ssh/id_rsa\";")]
    [InlineData("const string SigningKeyId = \"2024-01-key1\";")]
    [InlineData("const string AccessKey = \"alt+s\";")]
    [InlineData("const string Credentials = \"same-origin\";")]
    [InlineData("const string Permission = \"secrets.read1\";")]
    [InlineData("const string ManageSecrets = \"secrets.manage\";")]
    [InlineData("const string PasswordGrantType = \"password\";")]
    [InlineData("static readonly string[] CommonPasswords = [\"123456\", \"qwerty\", \"letmein\"];")]
    [InlineData("static readonly string[] SecretWords = [\"password\", \"passwd\", \"secret1\"];")]
    [InlineData("static readonly HashSet<string> Tokens = [\"if\", \"else\", \"utf8\", \"int32\"];")]
    [InlineData("const string PinnedItem = \"item2024\";")]
    [InlineData("const string Spinner = \"spinner2\";")]
    [InlineData("const string Keyboard = \"de-DE1\";")]
    [InlineData("const string Opinion = \"opinion1\";")]
    [InlineData("const string CompassHeading = \"north1\";")]
    [InlineData("const string DummyPassword = \"n0t-used\";")]
    [InlineData("const string HubSecret = \"X-Hub-Signature-256\";")]
    [InlineData("const string PasswordChars = \"abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNOPQRSTUVWXYZ0123456789!@$?_-\";")]
    [InlineData("const string Password = \"AQAAAAEAACcQAAAAEHvK7gqHN6hA4dYwWbWJ0Bf3Xp1yT0aZ0Vb9fKQmSw4mS0xN2yBqW5J5gVQqXTqFh1g==\";")]
    [InlineData("const string Password = \"txtPassword1\";")]
    [InlineData("const string VaultSecret = \"kv/data/prod/db2\";")]
    [InlineData("const string SessionKey = \"Cart_1\";")]
    [InlineData("const string WebhookKey = \"hook_1\";")]
    [InlineData("const string AppKey = \"theme_v2\";")]
    [InlineData("const string PasswordType = \"x\", Password = \"VARBINARY(256)\";")]
    [InlineData("const string Password = \"must_be_8_chars\";")]
    [InlineData("static readonly string[] ForbiddenSecrets = [\"super_secret_key_123\"];")]
    public async Task Constant_IsSilent(string member) => await IsSilentAsync($$"""
        class C
        {
            {{member}}
        }
        """);

    [Theory]
    [InlineData("string token = \"if\";")]
    [InlineData("var token = \"(\"; if (token == \"==\" || token == \"utf8\") { }")]
    [InlineData("var token = input.Split(' ')[0]; switch (token) { case \"int32\": case \"uint64\": case \"identifier\": break; }")]
    [InlineData("string token = input; var isCharset = token is \"iso-8859-1\" or \"windows-1252\" or \"gzip\";")]
    [InlineData("string currentToken = input; while (currentToken != \"END_OF_FILE\" && currentToken != \"end2\") { }")]
    [InlineData("string tokenKind = \"Identifier1\";")]
    [InlineData("if (name == \"password\" || name == \"client_secret\") { }")]
    [InlineData("var isSecret = name switch { \"password\" => true, \"apiKey1\" => true, _ => false };")]
    [InlineData("if (password == \"\") { }")]
    [InlineData("if (password == \"null\" || password == \"undefined\") { }")]
    [InlineData("if (password == \"changeit\") throw new InvalidOperationException();")]
    [InlineData("if (password is \"admin\" or \"hunter2\" || flag) { throw new InvalidOperationException(); }")]
    [InlineData("if (password == \"***REDACTED***\") { }")]
    [InlineData("if (name.StartsWith(\"Bearer1 \")) { }")]
    [InlineData("if (password.Contains(\"1234\")) { }")]
    [InlineData("password = password.Replace(\"abc123\", \"\");")]
    [InlineData("var password = settings[\"Smtp:Password1\"];")]
    [InlineData("var password = Environment.GetEnvironmentVariable(\"DB_PASSWORD_1\");")]
    [InlineData("var secret = settings.GetValueOrDefault(\"client-secret-1\");")]
    [InlineData("string password = input + \"1234\";")]
    [InlineData("string password = $\"{input}1234\";")]
    [InlineData("settings[\"Password\"] = \"Kennwort\";")]
    [InlineData("settings[\"Password\"] = \"Mot de passe\";")]
    [InlineData("settings[\"password\"] = \"string\";")]
    [InlineData("settings[\"password\"] = \"required\";")]
    [InlineData("settings[\"password\"] = \"PasswordTooShort\";")]
    [InlineData("settings[\"password\"] = \"user_password\";")]
    [InlineData("settings[\"token_type\"] = \"Bearer2\";")]
    [InlineData("settings[\"grant_type\"] = \"password\";")]
    [InlineData("var icons = new Dictionary<string, string> { [\"password\"] = \"fa-lock\", [\"token\"] = \"#2b91af\", [\"pin\"] = \"fa-thumbtack\" };")]
    [InlineData("var switches = new Dictionary<string, string> { [\"--password\"] = \"Smtp:Password\", [\"--api-key\"] = \"ApiKey\" };")]
    [InlineData("var vault = new Dictionary<string, string> { [\"DbPassword\"] = \"db-password-prod\", [\"ClientSecret\"] = \"AzureAd--ClientSecret\", [\"SigningKey\"] = \"projects/p1/secrets/signing-key/versions/1\" };")]
    [InlineData("var text = System.Text.RegularExpressions.Regex.Replace(input, \"Password=.*?;\", \"Password=***;\");")]
    [InlineData("settings[\"PasswordLabel\"] = \"Kennwort1\";")]
    [InlineData("settings[\"secret_name\"] = \"db01-secret\";")]
    [InlineData("var labels = new Dictionary<string, string> { [\"Labels.Password\"] = \"Kennwort1\", [\"Errors.Password\"] = \"E1042\" };")]
    [InlineData("settings.Add(\"@password\", input);")]
    [InlineData("var schema = new { password = new { type = \"string\", format = \"password1\" } };")]
    [InlineData("throw new ArgumentException(\"token123\", nameof(password));")]
    [InlineData("Console.WriteLine(\"Password=\" + password);")]
    [InlineData("var sql = \"UPDATE Users SET Password=@Password WHERE Id=@Id\";")]
    [InlineData("var sql = \"SELECT * FROM Users WHERE Name=@name AND password=:password\";")]
    [InlineData("var usage = \"tool --user=NAME --password=<password>\";")]
    [InlineData("var usage = \"tool --password=PASSWORD\";")]
    [InlineData("var body = $\"grant_type=password&username={input}&password={password}\";")]
    [InlineData("var body = \"grant_type=password&username={0}&password={1}\";")]
    [InlineData("var text = \"Server=db01;Integrated Security=true;Password=;\";")]
    [InlineData("var text = \"Server=db01;User=app;Password=${DB_PASSWORD};\";")]
    [InlineData("var text = \"Server=db01;User=app;Password=********;\";")]
    [InlineData("var url = \"https://contoso.example/reset?resetPassword=true&showPassword=1234\";")]
    [InlineData("var html = \"<input type=password name=password value=abc123 data-password=abc123>\";")]
    [InlineData("var has = input.Contains(\"pwd=abc123\");")]
    [InlineData("var script = \"var password=document.forms[0].pwd.value;\";")]
    [InlineData("var code = \"const string text = \\\"Password=abc123;\\\";\";")]
    [InlineData("var schema = \"{ \\\"password\\\": \\\"string\\\", \\\"passwordHint\\\": \\\"abc123\\\" }\";")]
    [InlineData("var text = \"Server=myServerAddress;User Id=myUsername;Password=myPassword;\";")]
    [InlineData("var account = new System.Net.NetworkCredential(\"anonymous\", \"anonymous@contoso.example\");")]
    [InlineData("var url = \"https://user:password@contoso.example\";")]
    [InlineData("var url = $\"https://{input}:{password}@contoso.example\";")]
    [InlineData("var url = \"https://{user}:{password}@contoso.example\";")]
    [InlineData("var url = \"https://contoso.example/@alice:matrix\";")]
    [InlineData("var url = \"https://contoso.example:8443/mail?to=alice@contoso.example\";")]
    [InlineData("var url = \"http://guest:guest@localhost:15672\";")]
    [InlineData("var url = \"mailto://alice:home@contoso.example\";")]
    [InlineData("var cancellationToken = CancellationToken.None; var nextPageToken = \"CAUQAA1234567890\";")]
    [InlineData("string password = nameof(password);")]
    [InlineData("string password = flag ? input : \"\";")]
    [InlineData("var pinCode = \"560001\" + input;")]
    [InlineData("var translated = Translate(\"password1\");")]
    [InlineData("Validate(password, \"PWD001\");")]
    [InlineData("var algorithm = \"aes-256-gcm\"; var encryptionKey = \"aes-256-gcm\";")]
    public async Task Statement_IsSilent(string statement) => await IsSilentAsync($$"""
        class C
        {
            static bool flag;
            static string input = "", password = "", name = "";
            static Dictionary<string, string> settings = new();
            static string Translate(string key) => key;
            static void Validate(string password, string errorCode) { }

            static void M()
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public async Task ValidationAttributesAndModels_AreSilent() =>
        await IsSilentAsync("""
            using System.ComponentModel.DataAnnotations;
            using System.Text.Json.Serialization;

            class LoginModel
            {
                [Required(ErrorMessage = "PasswordRequired1")]
                [DataType(DataType.Password)]
                [Display(Name = "Password1", Prompt = "Password1", Description = "Pwd8chars")]
                [RegularExpression(@"^(?=.*\d)(?=.*[a-z]).{8,}$", ErrorMessage = "weak1")]
                [StringLength(100, MinimumLength = 8, ErrorMessageResourceName = "PasswordLength1", ErrorMessageResourceType = typeof(LoginModel))]
                [JsonPropertyName("pass_word1")]
                public string Password { get; set; } = "";

                [Compare("Password", ErrorMessage = "PWD_MISMATCH_1")]
                public string ConfirmPassword { get; set; } = string.Empty;

                [JsonPropertyName("access_token1")]
                public string? AccessToken { get; set; } = null;

                public override string ToString() => "Login1";
            }
            """);

    [Fact]
    public async Task Lexer_IsSilent() =>
        await IsSilentAsync("""
            enum TokenKind { Identifier, Number, Keyword, End }

            record Token(TokenKind Kind, string Text);

            class Lexer(string source)
            {
                private static readonly Dictionary<string, TokenKind> Tokens = new() { ["int32"] = TokenKind.Keyword, ["while"] = TokenKind.Keyword };

                public IEnumerable<Token> Read()
                {
                    foreach (var token in source.Split(' '))
                    {
                        yield return token switch
                        {
                            "(" or ")" or "=>" => new Token(TokenKind.Keyword, token),
                            "uint64" or "float32" => new Token(TokenKind.Keyword, token),
                            _ when Tokens.TryGetValue(token, out var kind) => new Token(kind, token),
                            _ => new Token(TokenKind.Identifier, "identifier1"),
                        };
                    }
                }

                public static bool Expect(Token token) => token.Text == "0x1F" || Accept(token: "end_of_file") || Accept("BEGIN_OBJECT");

                private static bool Accept(string token) => token == "utf8";
            }
            """);

    [Fact]
    public async Task OAuthConstants_AreSilent() =>
        await IsSilentAsync("""
            static class Parameters
            {
                public const string GrantType = "grant_type";
                public const string ClientSecret = "client_secret";
                public const string Password = "password";
                public const string Token = "token";
                public const string IdToken = "id_token";
                public const string IdTokenHint = "id_token_hint";
                public const string RequestedTokenType = "urn:ietf:params:oauth:token-type:jwt";
                public const string SubjectToken = "urn:ietf:params:oauth:token-type:access_token";
                public const string ClientSecretBasic = "client_secret_basic";
                public const string ClientSecretPost = "client_secret_post";
                public const string ClientSecretJwt = "client_secret_jwt";
                public const string PrivateKeyJwt = "private_key_jwt";
                public const string RefreshToken = "refresh_token";
                public static readonly string[] TokenScopes = ["https://graph.microsoft.com/.default", "offline_access"];
                public const string GraphToken = "https://graph.microsoft.com/.default";
                public const string AccessTokenClaim = "http://schemas.contoso.example/claims/token1";
            }
            """);
}
