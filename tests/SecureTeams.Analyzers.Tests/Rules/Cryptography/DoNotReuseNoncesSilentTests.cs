using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotReuseNoncesTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotReuseNoncesSilentTests
{
    [Theory]
    [InlineData("MadeInside", "foreach (var text in texts) { var nonce = RandomNumberGenerator.GetBytes(12); gcm.Encrypt(nonce, text, text, tag); }")]
    [InlineData("RefilledInside", "var nonce = new byte[12]; foreach (var text in texts) { RandomNumberGenerator.Fill(nonce); gcm.Encrypt(nonce, text, text, tag); }")]
    [InlineData("ReplacedInside", "var nonce = RandomNumberGenerator.GetBytes(12); foreach (var text in texts) { gcm.Encrypt(nonce, text, text, tag); nonce = RandomNumberGenerator.GetBytes(12); }")]
    [InlineData("CountedByIndex", "var nonce = RandomNumberGenerator.GetBytes(12); foreach (var text in texts) { gcm.Encrypt(nonce, text, text, tag); nonce[11]++; }")]
    [InlineData("CountedByPrimitive", "Span<byte> nonce = stackalloc byte[12]; for (var i = 0; i < texts.Length; i++) { BinaryPrimitives.WriteInt32LittleEndian(nonce[8..], i); gcm.Encrypt(nonce, texts[i], texts[i], tag); }")]
    [InlineData("CountedByHelper", "var nonce = RandomNumberGenerator.GetBytes(12); foreach (var text in texts) { gcm.Encrypt(nonce, text, text, tag); Increment(nonce); }")]
    [InlineData("PartPerTurn", "var nonces = RandomNumberGenerator.GetBytes(12 * texts.Length); for (var i = 0; i < texts.Length; i++) gcm.Encrypt(nonces.AsSpan(i * 12, 12), texts[i], texts[i], tag);")]
    [InlineData("ElementPerTurn", "foreach (var (nonce, text) in texts.Select(text => (RandomNumberGenerator.GetBytes(12), text))) gcm.Encrypt(nonce, text, text, tag);")]
    [InlineData("ElementByIndex", "for (var i = 0; i < texts.Length; i++) gcm.Encrypt(texts[i], texts[i], texts[i], tag);")]
    [InlineData("CallPerTurn", "foreach (var text in texts) gcm.Encrypt(RandomNumberGenerator.GetBytes(12), text, text, tag);")]
    [InlineData("KeyPerTurn", "foreach (var text in texts) { using var own = new AesGcm(SHA256.HashData(text), 16); own.Encrypt(given, key, key, tag); }")]
    [InlineData("KeyFromTurn", "foreach (var text in texts) { using var own = new AesGcm(text, 16); own.Encrypt(given, key, key, tag); }")]
    [InlineData("CipherPerTurn", "var ciphers = new List<AesGcm>(); foreach (var cipher in ciphers) cipher.Encrypt(given, key, key, tag);")]
    [InlineData("Retried", "for (var attempt = 0; attempt < 3; attempt++) { try { gcm.Encrypt(given, key, key, tag); return; } catch (CryptographicException) { } }")]
    [InlineData("LeftByBreak", "while (true) { gcm.Encrypt(given, key, key, tag); break; }")]
    [InlineData("Decrypted", "foreach (var text in texts) { gcm.Decrypt(given, text, tag, text); }")]
    [InlineData("EncryptedThenDecrypted", "gcm.Encrypt(given, texts[0], texts[1], tag); gcm.Decrypt(given, texts[1], tag, texts[0]);")]
    [InlineData("Branches", "if (texts.Length > 1) gcm.Encrypt(given, key, key, tag); else gcm.Encrypt(given, tag, tag, tag);")]
    [InlineData("EarlyReturn", "if (texts.Length > 1) { gcm.Encrypt(given, key, key, tag); return; } gcm.Encrypt(given, tag, tag, tag);")]
    [InlineData("SwitchSections", "switch (texts.Length) { case 1: gcm.Encrypt(given, key, key, tag); break; default: gcm.Encrypt(given, tag, tag, tag); break; }")]
    [InlineData("OtherCipher", "using var first = new AesGcm(key, 16); using var second = new AesGcm(tag, 16); first.Encrypt(given, key, key, tag); second.Encrypt(given, key, key, tag);")]
    [InlineData("OtherPart", "var nonces = RandomNumberGenerator.GetBytes(24); gcm.Encrypt(nonces.AsSpan(0, 12), key, key, tag); gcm.Encrypt(nonces.AsSpan(12, 12), tag, tag, tag);")]
    [InlineData("ChangedBetween", "var nonce = RandomNumberGenerator.GetBytes(12); gcm.Encrypt(nonce, key, key, tag); nonce[0] ^= 1; gcm.Encrypt(nonce, tag, tag, tag);")]
    [InlineData("ReplacedBetween", "var nonce = RandomNumberGenerator.GetBytes(12); gcm.Encrypt(nonce, key, key, tag); nonce = RandomNumberGenerator.GetBytes(12); gcm.Encrypt(nonce, tag, tag, tag);")]
    [InlineData("OtherFunctions", "void First() => gcm.Encrypt(given, key, key, tag); void Second() => gcm.Encrypt(given, tag, tag, tag);")]
    [InlineData("LoopOverNonces", "foreach (var nonce in texts) gcm.Encrypt(nonce, key, key, tag);")]
    [InlineData("LambdaOnce", "Action seal = () => gcm.Encrypt(given, key, key, tag); seal();")]
    [InlineData("OtherObject", "var message = new Message(); gcm.Encrypt(message.Nonce, key, key, tag);")]
    [InlineData("KeyByIndex", "for (var i = 0; i < texts.Length; i++) { using var own = new AesGcm(texts[i], 16); own.Encrypt(given, key, key, tag); }")]
    [InlineData("DerivedKey", "using var own = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, given), 16); own.Encrypt(s_nonce, key, key, tag);")]
    [InlineData("FilledKey", "var fresh = new byte[32]; RandomNumberGenerator.Fill(fresh); using var own = new AesGcm(fresh, 16); own.Encrypt(s_nonce, key, key, tag);")]
    [InlineData("TryAndCatch", "try { gcm.Encrypt(given, key, key, tag); } catch (CryptographicException) { gcm.Encrypt(given, key, key, tag); }")]
    [InlineData("TupleElement", "foreach (var (nonce, text) in new List<(byte[], byte[])>()) gcm.Encrypt(nonce, text, text, tag);")]
    [InlineData("CopyPerTurn", "for (byte i = 0; i < texts.Length; i++) { var nonce = (byte[])given.Clone(); nonce[11] ^= i; gcm.Encrypt(nonce, texts[i], texts[i], tag); }")]
    [InlineData("FreshKey", "var fresh = RandomNumberGenerator.GetBytes(32); using var own = new AesGcm(fresh, 16); own.Encrypt(s_nonce, key, key, tag);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod("static void Increment(byte[] buffer) { for (var i = 11; i >= 0 && ++buffer[i] == 0; i--) { } }\n" + statement)
            + "\nclass Message { public byte[] Nonce { get; } = RandomNumberGenerator.GetBytes(12); }");
    }

    [Fact]
    public async Task FieldsThatAreRenewed_AreSilent() =>
        await IsSilentAsync(Usings + """
            sealed class Counting(byte[] key)
            {
                private readonly AesGcm _gcm = new(key, 16);
                private readonly byte[] _nonce = new byte[12];
                private long _counter;

                void Send(byte[] text, byte[] tag)
                {
                    BinaryPrimitives.WriteInt64BigEndian(_nonce, Interlocked.Increment(ref _counter));
                    _gcm.Encrypt(_nonce, text, text, tag);
                }
            }

            sealed class Refilling(AesGcm gcm)
            {
                private readonly byte[] _nonce = new byte[12];

                void Send(byte[] text, byte[] tag)
                {
                    Renew();
                    gcm.Encrypt(_nonce, text, text, tag);
                }

                private void Renew() => RandomNumberGenerator.Fill(_nonce);
            }

            sealed class Replacing(AesGcm gcm)
            {
                private byte[] _nonce = [];

                void Send(byte[] text, byte[] tag)
                {
                    _nonce = RandomNumberGenerator.GetBytes(12);
                    gcm.Encrypt(_nonce, text, text, tag);
                }
            }

            sealed class Sealed
            {
                private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(12);

                public Sealed(AesGcm gcm, byte[] text)
                {
                    gcm.Encrypt(_nonce, text, text, Tag);
                    Seal(gcm, text);
                }

                public byte[] Tag { get; } = new byte[16];

                private void Seal(AesGcm gcm, byte[] text) => new AesGcm(text, 16).Encrypt(_nonce, text, text, Tag);
            }

            sealed class Masked(byte[] salt, AesGcm gcm)
            {
                private readonly byte[] _salt = salt;

                void Send(long sequence, byte[] text, byte[] tag)
                {
                    Span<byte> nonce = stackalloc byte[12];
                    _salt.CopyTo(nonce);
                    BinaryPrimitives.WriteInt64BigEndian(nonce[4..], sequence);
                    gcm.Encrypt(nonce, text, text, tag);
                }
            }

            class Open(AesGcm gcm)
            {
                internal byte[] Nonce = RandomNumberGenerator.GetBytes(12);
                public byte[] Settable { get; set; } = RandomNumberGenerator.GetBytes(12);

                void Send(byte[] text, byte[] tag) => gcm.Encrypt(Nonce, text, text, tag);
                void Post(byte[] text, byte[] tag) => gcm.Encrypt(Settable, text, text, tag);
            }
            """);
}
