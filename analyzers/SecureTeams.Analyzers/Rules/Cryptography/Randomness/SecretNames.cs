namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>Tells by a name, and by what kind of value bears it, that the value is a secret that nobody may guess.</summary>
internal static class SecretNames
{
    private static readonly HashSet<string> Passwords = Set("password", "passwd", "pwd", "passphrase", "passcode", "nonce", "cnonce", "otp", "totp", "token");

    private static readonly HashSet<string> Secrets = Set(
        "secret", "salt", "csrf", "xsrf", "antiforgery", "credential", "pass",
        "apikey", "clientsecret", "accesstoken", "authtoken", "refreshtoken", "sessiontoken", "bearertoken", "authkey", "secretkey", "privatekey", "encryptionkey", "sessionkey", "signingkey", "codeverifier");

    /// <summary>These make something else of a secret word: a position, a name, a record of a store.</summary>
    private static readonly HashSet<string> Innocent = Set(
        "index", "idx", "count", "length", "len", "size", "max", "min", "limit", "offset", "position", "po", "delay", "timeout", "interval", "expiry", "expiration", "expire", "lifetime", "ttl", "age",
        "type", "kind", "name", "label", "field", "column", "prefix", "suffix", "format", "strength", "score", "policy", "rule", "hint", "message", "attempt", "retry", "error", "status",
        "cancellation", "cancel", "continuation", "page", "paging", "pagination", "concurrency", "change", "sync", "delta", "skip", "cache", "partition", "primary", "foreign", "row", "sort", "routing", "route", "lookup",
        "syntax", "lexer", "lexical", "parser", "color", "colour", "word", "santa", "fake", "mock", "dummy", "invalid", "wrong", "public", "bucket", "lock", "lease", "fencing", "idempotency", "dedup", "dedupe", "deduplication", "correlation", "tracking", "trace",
        "jitter", "backoff", "wait", "second", "minute", "hour", "day", "millisecond", "rate", "ratio", "weight", "cost", "budget", "usage", "probability", "version", "shard", "file", "path");

    private static readonly HashSet<string> KeyQualifiers = Set(
        "api", "secret", "private", "encryption", "encrypt", "cipher", "crypto", "cryptographic", "signing", "signature", "sign", "hmac", "mac", "aes", "symmetric", "session", "master", "access",
        "auth", "authentication", "authorization", "shared", "client", "security", "webhook", "account", "jwt", "rsa");

    private static readonly HashSet<string> CodeQualifiers = Set(
        "verification", "verify", "confirmation", "confirm", "validation", "auth", "authentication", "authorization", "authenticator", "access", "login", "signin", "recovery", "reset", "security", "mfa", "tfa", "twofactor", "factor",
        "sm", "time", "onetime", "activation", "unlock", "backup", "pairing", "email", "phone");

    private static readonly HashSet<string> StateQualifiers = Set("oauth", "auth", "oidc", "authorization", "login", "csrf", "client", "signin");

    private static readonly HashSet<string> Boards = Set("gpio", "led", "input", "output", "digital", "analog", "map", "push", "drawing", "chip", "signal", "board");

    public static bool IsSecret(string name, ValueShape shape)
    {
        var words = SecretWords.Of(name);
        if (words.Count == 0 || shape == ValueShape.Other || (shape == ValueShape.Number && SecretWords.IsPlural(name)))
        {
            return false;
        }

        if (IsPin(words) || (shape != ValueShape.Bytes && IsCode(words)))
        {
            return true;
        }

        return !IsInnocent(words) && (words.Any(Passwords.Contains) || (shape != ValueShape.Number && IsSecretOfText(name, words, shape)));
    }

    /// <summary>Names for which even 122 random bits of unknown origin are the wrong tool.</summary>
    public static bool IsSecretOfGuid(string name, ValueShape shape)
    {
        var words = SecretWords.Of(name);
        return words.Count > 0
            && shape != ValueShape.Other
            && !IsInnocent(words)
            && !(words.Contains("request") && !words.Contains("verification"))
            && !words.Contains("salt")
            && (words.Any(Passwords.Contains)
                || words.Any(Secrets.Contains)
                || IsKey(words)
                || (IsState(words) && !words.Contains("client")));
    }

    /// <summary>A name that says "code" and nothing more.</summary>
    public static bool IsBareCode(string name) => IsOnly(SecretWords.Of(name), "code");

    /// <summary>What the code around has to speak of to make a bare code a secret.</summary>
    public static bool SpeaksOfCodes(string name) => SecretWords.Of(name).Any(static word => CodeQualifiers.Contains(word) || Passwords.Contains(word));

    private static bool IsSecretOfText(string name, List<string> words, ValueShape shape) =>
        words.Any(Secrets.Contains)
        || IsKey(words)
        || IsState(words)
        || (IsOnly(words, "key") && (shape == ValueShape.Bytes || SecretWords.HasMakingVerb(name)))
        || Follows(words, "session", "id")
        || Follows(words, "code", "verifier")
        || (shape == ValueShape.Bytes && (words.Contains("iv") || Follows(words, "initialization", "vector")));

    private static bool IsInnocent(List<string> words) =>
        words.Any(Innocent.Contains)
        || (words.Contains("id") && !Follows(words, "session", "id"))
        || (words.Contains("number") && !words.Contains("pin") && !words.Contains("otp"));

    private static bool IsKey(List<string> words)
    {
        var at = words.IndexOf("key");
        return at > 0 && at == words.Count - 1 && KeyQualifiers.Contains(words[at - 1]);
    }

    private static bool IsState(List<string> words) => IsOnly(words, "state") || (words.Count == 2 && words[1] == "state" && StateQualifiers.Contains(words[0]));

    private static bool IsPin(List<string> words)
    {
        var at = words.IndexOf("pin");
        return at >= 0
            && (at == words.Count - 1 || words[at + 1] is "code" or "number")
            && (at == 0 || !(Boards.Contains(words[at - 1]) || Innocent.Contains(words[at - 1])));
    }

    private static bool IsCode(List<string> words)
    {
        var at = words.IndexOf("code");
        return at > 0 && at == words.Count - 1 && CodeQualifiers.Contains(words[at - 1]);
    }

    private static bool IsOnly(List<string> words, string word) => words.Count == 1 && words[0] == word;

    private static bool Follows(List<string> words, string first, string second)
    {
        var at = words.IndexOf(first);
        return at >= 0 && at + 1 < words.Count && words[at + 1] == second;
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
