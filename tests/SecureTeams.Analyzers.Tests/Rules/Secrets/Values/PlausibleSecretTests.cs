using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Values;

public sealed class PlausibleSecretTests
{
    private const string Passwords = """
        P@ssw0rd P@ssword1 hunter2 S3cr3t! admin123 admin letmein correcthorse correct-horse-battery-staple supersecret changeit qwerty 123456 1234 12345678 Password123 Password1!
        Passw0rd! password123 Welcome1 welcome Summer2024! root toor test1234 s3cret secret! iloveyou dragon monkey Tr0ub4dor&3 Pa$$w0rd Pa$$word $ecret1 @dmin123 #Secure1
        abc123 1q2w3e4r zaq12wsx postgres MyPassword mypassword my-password VeryStrongPassword topsecret ThisIsMyPassword sa_password1A Pass123$ Test@123 Admin@1234 Passw0rd
        x7Kq!9pLm2 9f86d081884c7d65 dGhpc2lzYXNlY3JldA== ILoveC# Password! PASSWORD123 Contoso2024 Spring_2024 Qwerty123 yourStrong(!)Password YourStrong@Passw0rd guest1 minad asdf
        a1b2/c3d4 p+ss=w0rd! 0d1n!x tiger scott/tiger1 Sommer2023 Pässw0rd! LetMeIn superman batman trustno1 secret
        """;

    private const string NoPasswords = """
        password Password PASSWORD Pass **** ******** ●●●●●●●● ---- xxxx XXXXXXXX 0000 <password> {0} {password} ${DB_PASSWORD} $(DbPassword) %DB_PASSWORD% {{password}} #{Password}#
        @password :password $PASSWORD #password .password --password -password @Pwd $password DB_PASSWORD SMTP_PASSWORD APP_DB_PASSWORD Smtp:Password ConnectionStrings:Password
        AzureAd:ClientSecret user_password userPassword txtPassword current-password new-password db-password db-password-2 password-input inputPassword PasswordBox Account.Password
        Labels.Password Errors.Password.Required com.contoso.password Password: Passwort: Password? Password* password... Passwort Kennwort Senha Wachtwoord Contraseña Пароль 密码 パスワード
        null none NULL None true false empty string text required Required optional invalid Invalid missing mismatch weak strong hidden Hidden masked redacted [REDACTED] (hidden) <hidden>
        placeholder Placeholder CHANGEME changeme change-me YOUR_PASSWORD your-password yourpassword YourPassword enter-password insert-password-here replace-me example-password dummy
        fake-password wrong-password wrongpassword WrongPassword invalidPassword badpassword todo TODO tbd foobar
        /account/password /login ./secrets ../pw ~/.pgpass C:\\secrets\\pw \\\\server\\share secrets/password.txt password.txt pw.json Password.resx account/password config/db/password
        https://contoso.example/reset http://localhost urn:ietf:params env:DB_PASSWORD vault:secret/db file:///run/secrets/pw arn:aws:secretsmanager secretref:db-password
        ^(?=.*[A-Z]).{8,}$ [A-Za-z0-9]+ \\d{4} .{8,} ^.*$ (?i)password ^[0-9]+$ \\w+
        nvarchar(50) char varchar int SHA256 HS256 RS256 AES-256 bcrypt PBKDF2 sha256 md5 utf-8 ascii
        $2a$11$abcdefghijklmnopqrstuv $argon2id$v=19 {"a":1} [1,2] <b>x</b> PasswordTooShort PasswordRequiresDigit PasswordMismatch password_required PasswordPolicy include same-origin omit
        basic Basic digest bearer Bearer plain PlainText ntlm client_credentials refresh_token authorization_code implicit
        on off yes no enabled disabled visible user User username email
        """;

    private const string Keys = """
        abc123def456 sk_live_51H8xkLJ2eZvKYlo sk-proj-abc123DEF456ghi789 9f86d081884c7d659a2feaa0c55ad015 3f2504e0-4f89-11d3-9a0c-0305e82c3301 dGhpc2lzYXNlY3JldGtleQ==
        AKIAIOSFODNN7EXAMPL3 wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzKEY hunter2 P@ssw0rd my-super-secret-key my_secret_key supersecret supersecretkey MySuperSecretKey ThisIsMySecretKey
        this-is-my-super-secret-signing-key-1234 0123456789abcdef abcdef123456 s3cr3t mysecretkey123 Xk9#mP2$vL5n Zm9vYmFyYmF6cXV4Zm9v1A== verysecretkey my-api-key-123456
        """;

    private const string NoKeys = """
        api-key X-Api-Key x-functions-key apiKey ApiKey api_key X-API-KEY Authorization Ocp-Apim-Subscription-Key graph-client-secret stripe-key storage-account-key key
        Bearer Basic header query cookie demo test local contoso production alt+s alt+1 ctrl+k1 s key.pem id_rsa.pub private.key certs/key.pem /etc/ssl/private/key1.pem ~/.ssh/id_rsa
        RS256 ES256 HS512 SHA256 aes256 HmacSha256 A256GCM rsa2048 User.Read Mail.Send openid profile offline_access ClientSecret AppSettings:ApiKey API_KEY AZURE_API_KEY
        YOUR_API_KEY <api-key> your-api-key-here insert_key1_here {apiKey} ${API_KEY} $(ApiKey) @apiKey --api-key #apiKey signing-key-2 key-1 db-secret-1 default Default none
        00000000-0000-0000-0000-000000000000 ******** xxxx-xxxx-xxxx example-key-123 dummy-key-123 fake123key https://contoso.example/keys urn:key:1
        """;

    private const string Randoms = """
        9f86d081884c7d659a2feaa0c55ad015 3f2504e0-4f89-11d3-9a0c-0305e82c3301 dGhpc2lzQTFzZWNyM3RrZXk5== xoxb4F7aK2mQ9zL1vB8n my-super-secret-token supersecretkey
        """;

    private const string NoRandoms = """
        if while identifier ( == foreach 0x1F 1.5e10 1.0e+10 token123 utf8 iso-8859-1 ecdsa-sha2-nistp256 rsa-sha2-512 application/x-www-form-urlencoded text/html gzip chunked
        SHA256withRSAEncryption aes128-gcm@openssh.com HTTP/1.1 max-age=31536000 BEGIN_OBJECT StringLiteralToken EndOfFileToken int32 uint64 Vector128 AVX512F IL0001 CS8600
        abc123 hunter2 P@ssw0rd access_token 2024-01-01T00:00:00Z 1234567890123456 windows-1252 x86_64-unknown-linux-gnu netstandard2.0 net10.0-windows10.0.19041.0
        """;

    [Fact]
    public void Password_MayBeAnyWord() => Assert.DoesNotContain(Words(Passwords), text => !Fits(SecretKind.Password, "password", text));

    [Fact]
    public void Password_IsNoNameLabelPatternOrBlank() => Assert.DoesNotContain(Words(NoPasswords), text => Fits(SecretKind.Password, "password", text));

    [Fact]
    public void Key_IsMoreThanWords() => Assert.DoesNotContain(Words(Keys), text => !Fits(SecretKind.Secret, "apiKey", text));

    [Fact]
    public void Key_IsNoNameOfAKey() => Assert.DoesNotContain(Words(NoKeys), text => Fits(SecretKind.Secret, "apiKey", text));

    [Fact]
    public void Token_IsWhatNobodyWritesByHand() => Assert.DoesNotContain(Words(Randoms), text => !Fits(SecretKind.Loose, "token", text));

    [Fact]
    public void Token_IsNoTokenOfALanguage() => Assert.DoesNotContain(Words(NoRandoms), text => Fits(SecretKind.Loose, "token", text));

    [Theory]
    [InlineData("letmein")]
    [InlineData("correcthorse")]
    [InlineData("supersecret")]
    public void SecretOfSomebody_MayBeAWord(string text)
    {
        Assert.True(Fits(SecretKind.OwnedSecret, "clientSecret", text));
        Assert.False(Fits(SecretKind.OwnedSecret, "clientSecret", "graph-client-secret"));
        Assert.False(Fits(SecretKind.OwnedSecret, "clientSecret", "client_secret"));
    }

    [Theory]
    [InlineData("1234", true)]
    [InlineData("482913", true)]
    [InlineData("0000", false)]
    [InlineData("123", false)]
    [InlineData("PA5", false)]
    [InlineData("123456789", false)]
    [InlineData("12:34", false)]
    public void Pin_IsFourToEightDigits(string text, bool expected) => Assert.Equal(expected, Fits(SecretKind.Pin, "pin", text));

    [Theory]
    [InlineData("admin:hunter2", true)]
    [InlineData("dXNlcjpodW50ZXIy", true)]
    [InlineData("include", false)]
    [InlineData("same-origin", false)]
    [InlineData("DefaultCredentials", false)]
    public void Credential_IsAPair(string text, bool expected) => Assert.Equal(expected, Fits(SecretKind.Credential, "credentials", text));

    [Theory]
    [InlineData("DefaultPassword", "password", true)]
    [InlineData("NewPassword", "new-password", false)]
    [InlineData("CurrentPassword", "current-password", false)]
    [InlineData("Password1", "password1", false)]
    [InlineData("Password", "password1", true)]
    [InlineData("AdminPassword", "admin", true)]
    [InlineData("MyApp:Password", "hunter2", true)]
    public void NameItself_IsNoSecret(string name, string text, bool expected) => Assert.Equal(expected, Fits(SecretKind.Password, name, text));

    [Theory]
    [InlineData("The password is wrong.")]
    [InlineData("Enter password")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("line\nbreak")]
    public void Sentence_IsNotLookedAt(string text) => Assert.False(PlausibleSecret.MayBe(text));

    private static bool Fits(SecretKind kind, string name, string text) => PlausibleSecret.Fits(kind, name, text);

    private static string[] Words(string table) => table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
