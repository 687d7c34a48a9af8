namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>Words of literals.</summary>
internal static class ValueWords
{
    /// <summary>A text of words with one of these names a secret instead of being one.</summary>
    public static readonly HashSet<string> Secrets = Set(
        "password passwords passwd pwd pswd passphrase passcode secret secrets token tokens key keys apikey credential credentials pin auth authentication authorization bearer pass login");

    /// <summary>Who boasts of a secret states it.</summary>
    public static readonly HashSet<string> Boasts = Set("super very my top ultra extremely strong mega this our fallback insecure unsafe please long enough characters least");

    public static readonly string[] GluedBoasts = ["super", "very", "my", "top", "ultra", "thisis", "our"];

    public static readonly string[] GluedSecrets = ["secret", "password", "passwd", "key"];

    /// <summary>What is written where nothing secret stands.</summary>
    public static readonly HashSet<string> StandIns = Set(
        "insert enter here replace replaceme example dummy fake sample redacted hidden masked omitted removed placeholder goes fill tbd foo bar foobar baz mock stub unused ignored wrong invalid incorrect bad nonexistent bogus expired unknown undefined notset unset todo some another");

    public static readonly string[] GluedStandIns =
        ["wrongpass", "badpass", "invalid", "example", "dummy", "fakepass", "notasecret", "notreal", "replaceme", "fillme", "fakesecret", "faketoken", "fakekey", "setme", "wrongtoken", "placeholder"];

    /// <summary>Alone, or with each other, they are states, types, messages and schemes.</summary>
    public static readonly HashSet<string> Terms = Set(
        "null none true false default empty string text value values number integer int bool boolean object array char varchar nvarchar binary byte bytes date time guid uuid json xml html "
        + "required optional missing mismatch match must short long weak medium strong too length min max minimum maximum error errors failed failure success ok locked changed updated created deleted reset forgot not set is the "
        + "token bearer basic digest negotiate ntlm kerberos jwt saml oauth opaque reference pop mac hawk refresh access id code implicit grant type client session plain plaintext "
        + "include omit same origin cors header headers query cookie body form path environment env file files config configuration settings appsettings vault keyvault store database registry prompt stdin console input output manual "
        + "on off yes no enabled disabled visible show hide read write user users name username email field label title off new current old confirm protected private public internal");

    /// <summary>Where a text has one of these, it is about an algorithm.</summary>
    public static readonly HashSet<string> Algorithms = Set(
        "sha md aes rsa hmac ecdsa ecdh ed dsa des gcm cbc pkcs oaep utf ascii iso bcrypt scrypt argon pbkdf hs rs es ps nist nistp secp curve");

    /// <summary>What forms and login pages call a password in other languages; a plausible capital makes it a label anyway.</summary>
    public static readonly HashSet<string> Translations = Set(
        "passwort kennwort senha wachtwoord losenord adgangskode passord salasana haslo heslo jelszo parola contrasena contrasenya lozinka geslo parole slaptazodis matkhau geheimnis secreto segredo clave chave token");

    public static readonly string[] FileEndings =
    [
        ".pem", ".key", ".pfx", ".p12", ".cer", ".crt", ".der", ".jks", ".json", ".txt", ".xml", ".yml", ".yaml", ".config", ".env", ".ini", ".cs", ".cshtml", ".razor", ".html", ".htm",
        ".js", ".ts", ".css", ".png", ".svg", ".ico", ".dll", ".exe", ".resx", ".aspx", ".xaml", ".md", ".csv", ".log", ".db", ".bin", ".dat", ".cache", ".snk", ".ppk", ".pub", ".gpg", ".asc",
    ];

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
