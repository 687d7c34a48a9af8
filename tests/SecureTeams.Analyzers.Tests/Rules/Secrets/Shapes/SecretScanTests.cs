using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Rules.Secrets.Webhooks;
using SecureTeams.Analyzers.Tests.Verification;
using SecureTeams.Benchmarks.Corpora;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Shapes;

public sealed class SecretScanTests
{
    private const int HonestTexts = 10_000;

    private static readonly string[] Words =
    [
        "meeting", "lobby", "token", "password", "secret", "key", "Server", "Teams", "Contoso", "Account", "access", "signature", "sig", "webhook", "value", "private", "BEGIN", "the", "of", "is", "=", ";", "-", ":", "~", "eyJ", "MII", "ghp_",
    ];

    [Fact]
    public void DamagedSecret_CrashesNothing()
    {
        foreach (var (kind, secret) in DoNotStateRecognisableSecretsTests.Secrets)
        {
            Damage(kind, secret);
        }
    }

    [Fact]
    public void HonestTexts_GiveNothing()
    {
        for (var i = 0; i < HonestTexts; i++)
        {
            var text = Honest(i);
            Assert.False(SecretScan.In(text).IsFound, text);
            Assert.True(ConnectionSecret.In(text) is null, text);
            Assert.True(HookAddress.In(text) is null, text);
        }
    }

    [Fact]
    public void HonestTexts_AllocateNothing()
    {
        string[] texts = [.. Enumerable.Range(0, 500).Select(Honest)];
        Assert.Equal(0, Allocations.Least(() => Array.ForEach(texts, Gate)));
    }

    private static void Damage(string kind, string secret)
    {
        Assert.True(SecretScan.In(secret).IsFound, kind);
        for (var length = 0; length <= secret.Length; length += secret.Length > 400 ? 17 : 1)
        {
            Read(secret[..length]);
            Read(secret[length..]);
            Read(secret[..length] + "\0" + secret[length..]);
            Read(secret[..length] + "=" + secret[length..]);
        }

        Assert.False(SecretScan.In(secret[..(secret.Length / 4)]).IsFound, kind);
    }

    private static void Gate(string text)
    {
        _ = SecretScan.In(text);
        _ = ConnectionMark.MayStandIn(text, isPiece: false);
        _ = HookAddress.MayBePartOf(text);
    }

    private static void Read(string text)
    {
        _ = SecretScan.In(text);
        _ = ConnectionSecret.In(text);
        _ = HookAddress.In(text);
    }

    private static string Honest(int i)
    {
        var seed = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var random = new Dice((uint)i);
        return (i % 10) switch
        {
            0 => string.Join(' ', Enumerable.Range(0, 4 + random.Next(12)).Select(_ => random.Pick(Words))),
            1 => "/" + string.Join('/', Enumerable.Range(0, 3 + random.Next(9)).Select(_ => random.Pick(Words))) + ".json",
            2 => new Guid(Convert.FromHexString(MadeUp.Hex(seed, 32))).ToString(),
            3 => MadeUp.Hex(seed, random.Pick([32, 40, 64, 96, 128])),
            4 => "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + MadeUp.Base64(seed, 90 + random.Next(400)),
            5 => $"https://{random.Pick(Words)}.contoso.com/{random.Pick(Words)}?{random.Pick(Words)}={MadeUp.Text(seed, random.Next(40))}&{random.Pick(Words)}=1",
            6 => MadeUp.Base64(seed, 24 + random.Next(80)),
            7 => string.Join('.', Enumerable.Range(0, 5 + random.Next(5)).Select(_ => random.Pick(Words))) + ", Version=1.0.0.0, PublicKeyToken=" + MadeUp.Hex(seed, 16),
            8 => "{\"" + random.Pick(Words) + "\":\"" + MadeUp.Text(seed, 43) + "\",\"" + random.Pick(Words) + "\":" + seed + "}",
            _ => string.Concat(Enumerable.Range(0, 6 + random.Next(10)).Select(_ => random.Pick(Words))),
        };
    }
}
