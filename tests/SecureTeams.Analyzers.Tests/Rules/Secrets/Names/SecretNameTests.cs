using SecureTeams.Analyzers.Rules.Secrets.Names;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Names;

public sealed class SecretNameTests
{
    private const string Secrets = """
        password Password PASSWORD _password m_password s_password passWord password2 passwd pwd PWD Pwd dbPwd passphrase PassPhrase passCode passcode
        userPassword UserPassword user_password adminPassword DefaultPassword newPassword NewPassword oldPassword CurrentPassword confirmPassword ConfirmPassword
        smtpPassword DB_PASSWORD MYSQL_ROOT_PASSWORD dbpassword rootpassword keystorePassword CertificatePassword pfxPassword passwordForAdmin passwordOfRoot
        PasswordValue passwordString passwordBytes plainPassword PlainTextPassword strPassword hardcodedPassword testPassword tempPassword PasswordDefault
        PasswordProd passwordDev GetPassword getAdminPassword LoadPassword dbPass smtpPass userPass adminPass DB_PASS dbpass sqlPwd ConnectionPassword
        secret Secret SECRET clientSecret ClientSecret CLIENT_SECRET client_secret clientsecret appSecret AppSecret sharedSecret jwtSecret JwtSecret JWT_SECRET
        webhookSecret signingSecret consumerSecret oauthSecret tokenSecret ApiSecret SecretValue secretString clientSecretValue AzureAd:ClientSecret Auth:Google:ClientSecret
        apiKey ApiKey APIKey API_KEY apikey APIKEY api-key x-api-key OpenAiApiKey SendGridApiKey STRIPE_API_KEY apiKey1 accessKey AccessKey AWS_SECRET_ACCESS_KEY
        secretKey SecretKey SECRET_KEY privateKey PrivateKey sharedKey signingKey SigningKey issuerSigningKey jwtKey Jwt:Key JWT__KEY encryptionKey EncryptionKey
        accountKey StorageAccountKey masterKey subscriptionKey functionKey authKey AuthenticationKey hmacKey aesKey symmetricKey securityKey SharedAccessKey licenseKey
        accessToken AccessToken ACCESS_TOKEN refreshToken authToken bearerToken apiToken botToken BOT_TOKEN sasToken slackToken githubToken GITHUB_TOKEN verifyToken
        personalAccessToken GitHubPat credentials Credentials credential dbCredentials pin Pin userPin pinCode PIN token Token _token jwt deployToken apiKeyBytes
        """;

    private const string OtherNames = """
        passwordHint PasswordHint passwordLabel PasswordLabel PasswordChar passwordCharSet tokenType TokenType tokenCache TokenCache secretId SecretId tokenExpiry
        TokenExpiration passwordPolicy PasswordPolicy passwordResetPath PasswordResetUrl PasswordRegex passwordPattern PasswordKey passwordKey PasswordField passwordField
        TokenHeader tokenHeader SecretName secretName KeyVaultSecretName TokenEndpoint tokenEndpoint TokenUrl tokenUrl TokenUri CookieName pinned Pinned isPinned spinner
        Spinner shopping Shopping ping Ping opinion Opinion keyboard Keyboard keyword Keyword mapping typing spinning PinBoard pinboard pinnedTab
        PasswordHash passwordHash hashedPassword encryptedPassword PasswordSalt PasswordLength PasswordMinLength PasswordRequired passwordError PasswordErrorMessage
        PasswordPlaceholder passwordInput PasswordInput PasswordBox passwordBox txtPasswordLabel PasswordStrength PasswordValidator passwordValidation PasswordChanged
        ForgotPassword forgotPassword ForgotPasswordLink ResetPassword resetPassword ChangePassword ChangePasswordUrl ShowPassword showPassword HidePassword
        RequirePassword requiresPassword EnterPassword InvalidPassword WrongPassword incorrectPassword MissingPassword SetPassword UpdatePassword ValidatePassword
        CheckPassword hasPassword isPassword noPassword RememberPassword hashPassword EncryptPassword forgotpassword resetpassword showpassword changepassword
        dummyPassword fakePassword mockToken sampleSecret examplePassword placeholderPassword maskedPassword redactedSecret emptyPassword nullPassword
        secretVersion SecretVersion SecretUri SecretPath secretPrefix SecretClient secretManager SecretsFile UserSecretsId secretType SecretNamespace secretRef secretStore
        apiKeyName ApiKeyName ApiKeyHeader ApiKeyHeaderName apiKeyHeader ApiKeyScheme apiKeyPrefix ApiKeyId apiKeyId AccessKeyId AWS_ACCESS_KEY_ID ApiKeyLength ApiKeyLocation
        key Key cacheKey CacheKey primaryKeyName sortKey foreignKey partitionKey PublicKey publicKey rowKey sessionKeyName hotKey shortcutKey keyName KeyId keyId
        keyVault KeyVaultName keyVaultUrl keyFile KeyPath keySize keyType dictionaryKey resourceKey ResourceKey translationKey localizationKey configKey settingKey
        registryKey groupKey lookupKey routeKey messageKey ErrorKey publishableKey instrumentationKey mapKey objectKey
        cancellationToken CancellationToken stoppingToken publicKeyToken PublicKeyToken continuationToken nextToken nextLinkToken skipToken deltaToken syncToken
        concurrencyToken changeToken metadataToken syntaxToken openToken closeToken endToken startToken separatorToken keywordToken
        csrfToken antiforgeryToken designToken colorToken deviceToken tokenKind TokenName tokenId tokenText tokenCount tokenIndex tokenValidator
        tokenizer Tokenizer tokenProvider TokenProvider tokenSource tokenHandler TokenLifetime tokenIssuer tokenAudience TokenScope tokenRequest TokenResponse
        credentialType CredentialType CredentialProvider credentialsMode credentialSource pinColor pinNumberLabel PinType pinIcon
        InvalidToken ExpiredToken RevokeToken refreshTokenLifetime accessTokenExpiresIn accessTokenType RequestToken ValidateToken issueToken
        passThrough passCount renderPass firstPass passRate compass bypass bypassed encompass surpass monkey turkey donkey hockey jockey keypress
        labelPassword Labels.Password errors_password Messages:Password password.label passwordTitle PasswordDescription passwordTooltip
        Permission PasswordPermission SecretScope PasswordClaim TokenClaim PasswordColumn PasswordColumnName secretCount passwordAttempts PasswordAge passwordExpiry
        name value text id user username login email url path type patch path dispatch pattern
        """;

    [Fact]
    public void NamesOfSecrets_AreKnown() =>
        Assert.DoesNotContain(Words(Secrets), name => SecretName.KindOfKey(name) == SecretKind.None);

    [Fact]
    public void NamesOfSomethingElse_AreNone() =>
        Assert.DoesNotContain(Words(OtherNames), name => SecretName.KindOf(name) != SecretKind.None);

    [Theory]
    [InlineData("token", SecretKind.Loose)]
    [InlineData("currentToken", SecretKind.Loose)]
    [InlineData("Tokens", SecretKind.Loose)]
    [InlineData("apiKeys", SecretKind.Loose)]
    [InlineData("commonPasswords", SecretKind.Loose)]
    [InlineData("primaryKey", SecretKind.Loose)]
    [InlineData("accessToken", SecretKind.Secret)]
    [InlineData("secret", SecretKind.Secret)]
    [InlineData("clientSecret", SecretKind.OwnedSecret)]
    [InlineData("passphrase", SecretKind.Password)]
    [InlineData("credentials", SecretKind.Credential)]
    [InlineData("pinCode", SecretKind.Pin)]
    [InlineData("pass", SecretKind.Secret)]
    public void Kind_FollowsFromWhatElseHasSuchAName(string name, object kind) => Assert.Equal((SecretKind)kind, SecretName.KindOf(name));

    [Theory]
    [InlineData("TOKEN")]
    [InlineData("MyService:Token")]
    public void TokenOfTheConfiguration_IsNoTokenOfALexer(string key) => Assert.Equal(SecretKind.Secret, SecretName.KindOfKey(key));

    [Fact]
    public void Sentence_IsNoName() =>
        Assert.Equal(SecretKind.None, SecretName.KindOf("If you have lost it, ask your administrator, who can help you to choose a new password"));

    private static string[] Words(string table) => table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
