namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The words that tell the name of a secret from the name of something about it.</summary>
internal static class NameWords
{
    /// <summary>Written as one word, or joined from "pass" and another.</summary>
    public static readonly HashSet<string> Passwords = Set("password passwd pwd pswd passwrd passphrase passcode passwort");

    public static readonly HashSet<string> PassOwners = Set(
        "db database user smtp imap mail email admin root ftp sftp sql mysql pg postgres mongo redis rabbit rabbitmq mq amqp mqtt login proxy cert certificate pfx server account default api client ssh wifi sa app auth basic ldap vpn service system bot jira my");

    public static readonly HashSet<string> KeyOwners = Set(
        "api access secret private shared signing sign auth authentication encryption encrypt decryption account master subscription security symmetric jwt hmac aes crypto cryptography admin service client license licence webhook app application sas issuer cosmos openai sendgrid stripe twilio mailgun algolia azure google aws github bot cipher");

    public static readonly HashSet<string> TokenOwners = Set(
        "access refresh auth authentication authorization bearer api session security sas bot user admin service app application client deploy jwt oauth personal github gitlab slack telegram discord npm nuget azure devops webhook verify verification reset secret private master login vault sonar influx cloudflare stripe twilio my default shared static hardcoded graph teams integration");

    public static readonly HashSet<string> SecretOwners = Set(
        "client app application api jwt shared webhook signing consumer oauth auth token user admin service bot google facebook microsoft github azure master server cookie session encryption hmac my default channel line slack stripe");

    public static readonly HashSet<string> TokenOwnersOfPat = Set("github gitlab azure devops ado");

    /// <summary>Tokens and keys that everybody may know.</summary>
    public static readonly HashSet<string> Harmless = Set(
        "cancellation cancel stopping link continuation next skip delta sync change concurrency metadata public syntax lexer parser keyword design color start stop end open close separator antiforgery csrf xsrf forgery replacement format placeholder special eos bos pad mask device registration partition sort cache primary foreign row instance translation resource lookup routing shortcut");

    /// <summary>Only the random values of these count.</summary>
    public static readonly HashSet<string> Ambiguous = Set(
        "primary secondary host token session cookie storage function functions speech translator search maps vision luis cognitive services face language analytics weather news youtube deepl gemini anthropic claude mistral pinecone bing recognizer batch signalr redis iot sms recovery");

    /// <summary>Wherever one stands, the whole is text, a place in a form, or something that is derived from a secret.</summary>
    public static readonly HashSet<string> About = Set(
        "label labels message messages error errors hint hints placeholder tooltip caption display resource resources localized translation header headers field fields column columns claim claims scope scopes grant role roles permission permissions policy policies menu route routes css selector xpath html regex pattern hash hashed salted encrypted enc masked redacted hidden dummy fake mock mocked stub sample example invalid wrong incorrect bad missing empty null unknown forbidden blocked banned disallowed leaked breached compromised public prompt title description i18n kind type types enum keyword endpoint url uri path parameter param arg attribute property");

    /// <summary>What is done to a secret: the name of a command, a page or a check.</summary>
    public static readonly HashSet<string> Verbs = Set(
        "forgot forget reset change show hide require requires required needs need enter update set validate check has is no not without remember save toggle view reveal copy generate create add delete remove revoke rotate manage send expired weak confirm hash encrypt decrypt mask redact format parse describe normalize sanitize print render try can should allow allows enable disable test verify request issue exchange");

    /// <summary>Behind the noun they change nothing.</summary>
    public static readonly HashSet<string> Trailing = Set(
        "value string str literal plain plaintext const constant default raw bytes base hex utf prod production dev development staging live local current old new previous primary secondary backup encoded chars array span test b unsafe");

    public static readonly HashSet<string> Prepositions = Set("for of from in on by to with at used");

    /// <summary>Names in one word without humps, by what they end with.</summary>
    public static readonly (string Ending, SecretKind Kind)[] Endings =
    [
        ("password", SecretKind.Password), ("passwd", SecretKind.Password), ("passphrase", SecretKind.Password),
        ("dbpass", SecretKind.Password), ("userpass", SecretKind.Password), ("adminpass", SecretKind.Password),
        ("smtppass", SecretKind.Password), ("rootpass", SecretKind.Password), ("mypass", SecretKind.Password),
        ("dbpwd", SecretKind.Password), ("userpwd", SecretKind.Password), ("adminpwd", SecretKind.Password), ("sapwd", SecretKind.Password), ("mypwd", SecretKind.Password),
        ("clientsecret", SecretKind.OwnedSecret), ("appsecret", SecretKind.OwnedSecret), ("sharedsecret", SecretKind.OwnedSecret),
        ("jwtsecret", SecretKind.OwnedSecret), ("apisecret", SecretKind.OwnedSecret), ("consumersecret", SecretKind.OwnedSecret), ("mysecret", SecretKind.OwnedSecret),
        ("apikey", SecretKind.Secret), ("secretkey", SecretKind.Secret), ("accesskey", SecretKind.Secret), ("privatekey", SecretKind.Secret), ("authkey", SecretKind.Secret),
        ("sharedkey", SecretKind.Secret), ("signingkey", SecretKind.Secret), ("encryptionkey", SecretKind.Secret), ("masterkey", SecretKind.Secret), ("accountkey", SecretKind.Secret),
        ("storagekey", SecretKind.Loose), ("functionkey", SecretKind.Loose), ("subscriptionkey", SecretKind.Secret), ("licensekey", SecretKind.Secret), ("appkey", SecretKind.Secret), ("jwtkey", SecretKind.Secret),
        ("accesstoken", SecretKind.Secret), ("authtoken", SecretKind.Secret), ("bearertoken", SecretKind.Secret), ("refreshtoken", SecretKind.Secret), ("sastoken", SecretKind.Secret),
        ("apitoken", SecretKind.Secret), ("bottoken", SecretKind.Secret),
    ];

    /// <summary>Written with a hump in the middle.</summary>
    public static bool IsOneWord(string first, string second) => (first, second) is
        ("pass", "word" or "phrase" or "code" or "wd") or ("git", "hub" or "lab") or ("send", "grid") or ("mail", "gun") or ("open", "ai") or ("dev", "ops") or ("pin", "code");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
