using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotEncryptWithConstantIvsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithConstantIvsSilentTests
{
    [Theory]
    [InlineData("Generated", "aes.GenerateIV(); var secret = aes.EncryptCbc(text, aes.IV); using var encryptor = aes.CreateEncryptor(text, aes.IV);")]
    [InlineData("RandomBytes", "aes.IV = RandomNumberGenerator.GetBytes(16);")]
    [InlineData("RandomField", "aes.IV = s_drawn;")]
    [InlineData("ReplacedByGenerate", "using var own = Aes.Create(); own.IV = new byte[16]; own.GenerateIV(); var secret = own.CreateEncryptor();")]
    [InlineData("ReplacedByWrite", "using var own = Aes.Create(); own.IV = new byte[16]; own.IV = RandomNumberGenerator.GetBytes(16); var secret = own.CreateEncryptor();")]
    [InlineData("ReplacedByArgument", "using var own = new AesManaged { Key = text, IV = new byte[16] }; var secret = own.CreateEncryptor(text, RandomNumberGenerator.GetBytes(16));")]
    [InlineData("NeverChained", "using var own = Aes.Create(); own.IV = new byte[16]; own.Key = text; var secret = own.EncryptCbc(text, RandomNumberGenerator.GetBytes(16));")]
    [InlineData("RandomFill", "var iv = new byte[16]; RandomNumberGenerator.Fill(iv); aes.IV = iv;")]
    [InlineData("RandomFillOfSpan", "Span<byte> nonce = stackalloc byte[12]; RandomNumberGenerator.Fill(nonce); using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, text, text);")]
    [InlineData("RandomInstance", "var iv = new byte[16]; using var random = RandomNumberGenerator.Create(); random.GetBytes(iv); aes.IV = iv;")]
    [InlineData("BouncyRandom", "var iv = new byte[16]; new SecureRandom().NextBytes(iv); var parameters = new ParametersWithIV(new KeyParameter(text), iv);")]
    [InlineData("FilledThroughSlice", "var output = new byte[12 + 16 + text.Length]; var nonce = output.AsSpan(0, 12); RandomNumberGenerator.Fill(nonce); using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, output.AsSpan(28), output.AsSpan(12, 16));")]
    [InlineData("FilledInHelper", "var iv = new byte[16]; Fill(iv); aes.IV = iv;")]
    [InlineData("FilledByUnknown", "var iv = new byte[16]; System.Buffers.Text.Base64.DecodeFromUtf8(text, iv, out _, out _); aes.IV = iv;")]
    [InlineData("FilledByIndex", "var iv = new byte[16]; for (var i = 0; i < 16; i++) iv[i] = text[i]; aes.IV = iv;")]
    [InlineData("FilledByPointer", "unsafe { var iv = new byte[16]; fixed (byte* p = iv) { p[0] = text[0]; } aes.IV = iv; }")]
    [InlineData("FilledByReference", "var iv = new byte[16]; ref var first = ref iv[0]; first = text[0]; aes.IV = iv;")]
    [InlineData("ReplacedLater", "var iv = new byte[16]; iv = RandomNumberGenerator.GetBytes(16); aes.IV = iv;")]
    [InlineData("ArrayCopy", "var iv = new byte[16]; Array.Copy(text, 0, iv, 0, 16); aes.IV = iv;")]
    [InlineData("BlockCopy", "var iv = new byte[16]; Buffer.BlockCopy(text, 0, iv, 0, 16); aes.IV = iv;")]
    [InlineData("CopyTo", "var iv = new byte[16]; text.AsSpan(0, 16).CopyTo(iv); var secret = aes.EncryptCbc(text, iv);")]
    [InlineData("TryCopyTo", "Span<byte> iv = new byte[16]; if (text.AsSpan().TryCopyTo(iv)) { var secret = aes.EncryptCbc(text, iv); }")]
    [InlineData("ReadExactly", "var iv = new byte[16]; stream.ReadExactly(iv); aes.IV = iv;")]
    [InlineData("Read", "var iv = new byte[16]; var read = stream.Read(iv, 0, iv.Length); aes.IV = iv;")]
    [InlineData("ReadAsync", "async Task Load() { var iv = new byte[16]; await stream.ReadExactlyAsync(iv); aes.IV = iv; }")]
    [InlineData("Pooled", "var iv = System.Buffers.ArrayPool<byte>.Shared.Rent(16); RandomNumberGenerator.Fill(iv.AsSpan(0, 16)); var secret = aes.EncryptCbc(text, iv.AsSpan(0, 16));")]
    [InlineData("FromMessage", "aes.IV = text[..16]; var secret = aes.EncryptCbc(text.AsSpan(16), text.AsSpan(0, 16));")]
    [InlineData("FromMessageByTake", "aes.IV = text.Take(16).ToArray();")]
    [InlineData("KeySlice", "aes.Key = text; aes.IV = text.AsSpan(0, 16).ToArray();")]
    [InlineData("DerivedFromPassword", "using var derive = new Rfc2898DeriveBytes(text, text, 600000, HashAlgorithmName.SHA256); aes.Key = derive.GetBytes(32); aes.IV = derive.GetBytes(16);")]
    [InlineData("DerivedByHkdf", "aes.IV = HKDF.DeriveKey(HashAlgorithmName.SHA256, text, 16, info: \"iv\"u8.ToArray());")]
    [InlineData("DerivedByHash", "aes.IV = SHA256.HashData(text)[..16];")]
    [InlineData("Counter", "Span<byte> nonce = stackalloc byte[12]; System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(nonce[4..], Environment.TickCount64); using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, text, text);")]
    [InlineData("CounterBytes", "var nonce = new byte[12]; BitConverter.TryWriteBytes(nonce, Environment.TickCount64); using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, text, text);")]
    [InlineData("CounterByCopy", "var nonce = new byte[12]; BitConverter.GetBytes(Environment.TickCount).CopyTo(nonce, 0); using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, text, text);")]
    [InlineData("CounterInElements", "byte[] nonce = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, text[0]]; using var gcm = new AesGcm(text, 16); gcm.Encrypt(nonce, text, text, text);")]
    [InlineData("CounterInCopy", "var nonce = (byte[])s_iv.Clone(); nonce[11] ^= text[0]; aes.IV = nonce;")]
    [InlineData("CounterByMarshal", "var nonce = new byte[16]; System.Runtime.InteropServices.MemoryMarshal.Write(nonce.AsSpan(), in text[0]); aes.IV = nonce;")]
    [InlineData("HashIntoSpan", "Span<byte> hash = stackalloc byte[32]; SHA256.HashData(text, hash); var secret = aes.EncryptCbc(text, hash[..16]);")]
    [InlineData("DecodedIntoSpan", "Span<byte> iv = stackalloc byte[16]; if (Convert.TryFromBase64String(Environment.MachineName, iv, out _)) { var secret = aes.EncryptCbc(text, iv); }")]
    [InlineData("IdIntoSpan", "Span<byte> iv = stackalloc byte[16]; Guid.NewGuid().TryWriteBytes(iv); var secret = aes.EncryptCbc(text, iv);")]
    [InlineData("TextIntoBuffer", "var iv = new byte[16]; Encoding.UTF8.GetBytes(Environment.MachineName, iv); aes.IV = iv;")]
    [InlineData("GivenOut", "static void Get(out byte[] made) { made = new byte[16]; RandomNumberGenerator.Fill(made); } Get(out var iv); aes.IV = iv;")]
    [InlineData("FilledInBranch", "var iv = new byte[16]; if (flag) RandomNumberGenerator.Fill(iv); aes.IV = iv;")]
    [InlineData("FilledByValue", "Span<byte> iv = stackalloc byte[16]; iv.Fill(text[0]); var secret = aes.EncryptCbc(text, iv);")]
    [InlineData("OwnIvCopied", "Span<byte> iv = stackalloc byte[16]; aes.IV.CopyTo(iv); var secret = aes.EncryptCbc(text, iv);")]
    [InlineData("WrittenThroughStream", "using var memory = new MemoryStream(16); using var writer = new BinaryWriter(memory); writer.Write(text); aes.IV = memory.ToArray();")]
    [InlineData("Parameter", "aes.IV = given!; using var encryptor = aes.CreateEncryptor(text, given);")]
    [InlineData("Null", "using var encryptor = aes.CreateEncryptor(text, null);")]
    [InlineData("Empty", "aes.IV = []; aes.IV = new byte[0]; aes.IV = Array.Empty<byte>();")]
    [InlineData("Configured", "aes.IV = Convert.FromBase64String(Environment.GetEnvironmentVariable(\"IV\")!);")]
    [InlineData("ConfiguredText", "aes.IV = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(\"IV\") ?? throw new InvalidOperationException());")]
    [InlineData("DecryptCall", "var plain = aes.DecryptCbc(text, s_iv); using var decryptor = aes.CreateDecryptor(text, new byte[16]);")]
    [InlineData("DecryptGcm", "using var gcm = new AesGcm(text, 16); gcm.Decrypt(new byte[12], text, text, text);")]
    [InlineData("DecryptOnlyCipher", "using var made = Aes.Create(); made.Key = text; made.IV = s_iv; var plain = made.CreateDecryptor().TransformFinalBlock(text, 0, 16);")]
    [InlineData("DecryptOnlyParameters", "var cipher = new GcmBlockCipher(new AesEngine()); cipher.Init(false, new AeadParameters(new KeyParameter(text), 128, s_iv));")]
    [InlineData("IdOfMessage", "aes.IV = Guid.NewGuid().ToByteArray();")]
    [InlineData("OwnProperty", "var message = new Message { IV = new byte[16] }; Console.WriteLine(message.IV.Length == s_iv.Length);")]
    [InlineData("Comparison", "var same = aes.IV.SequenceEqual(new byte[16]); if (aes.IV == s_zeros) throw new CryptographicException();")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync("""
            class Message { public byte[] IV { get; set; } = []; }
            """.Insert(0, InMethod(statement) + "\n"));
    }

    [Fact]
    public async Task RealHelpers_AreSilent() =>
        await IsSilentAsync(Usings + """
            public static class MessageCrypto
            {
                public static async Task<byte[]> EncryptAsync(byte[] key, Stream text, byte[] macKey)
                {
                    using var aes = Aes.Create();
                    aes.Key = key;
                    await using var output = new MemoryStream();
                    await output.WriteAsync(aes.IV);
                    await using (var crypto = new CryptoStream(output, aes.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true))
                    {
                        await text.CopyToAsync(crypto);
                    }

                    var secret = output.ToArray();
                    return [.. secret, .. HMACSHA256.HashData(macKey, secret)];
                }

                public static byte[] Decrypt(byte[] key, byte[] secret)
                {
                    using var aes = Aes.Create();
                    var iv = new byte[aes.BlockSize / 8];
                    Array.Copy(secret, 0, iv, 0, iv.Length);
                    aes.Key = key;
                    aes.IV = iv;
                    using var decryptor = aes.CreateDecryptor(aes.Key, aes.IV);
                    return decryptor.TransformFinalBlock(secret, iv.Length, secret.Length - iv.Length);
                }

                public static (byte[] Nonce, byte[] Secret, byte[] Tag) Seal(AesGcm gcm, ReadOnlySpan<byte> text)
                {
                    var nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
                    RandomNumberGenerator.Fill(nonce);
                    var secret = new byte[text.Length];
                    var tag = new byte[AesGcm.TagByteSizes.MaxSize];
                    gcm.Encrypt(nonce, text, secret, tag);
                    return (nonce, secret, tag);
                }

                public static byte[] Notification(byte[] dataKey, byte[] data)
                {
                    using var aes = Aes.Create();
                    aes.Key = dataKey;
                    aes.Mode = CipherMode.CBC;
                    aes.Padding = PaddingMode.PKCS7;
                    const int vectorSize = 16;
                    var iv = new byte[vectorSize];
                    Array.Copy(dataKey, iv, vectorSize);
                    aes.IV = iv;
                    using var decryptor = aes.CreateDecryptor();
                    return decryptor.TransformFinalBlock(data, 0, data.Length);
                }
            }

            public sealed class Channel(byte[] key)
            {
                private readonly AesGcm _gcm = new(key, 16);
                private readonly byte[] _nonce = new byte[12];
                private ulong _sent;

                public void Send(byte[] text, byte[] tag)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(4), _sent++);
                    _gcm.Encrypt(_nonce, text, text, tag);
                }
            }

            public sealed class Given
            {
                private readonly byte[] _iv = new byte[16];

                public Given(byte[] iv) => _iv = iv;

                public byte[] Hmac(Aes aes, byte[] text) => aes.EncryptCbc(text, _iv);
            }

            public sealed class AesCmac
            {
                public static byte[] Compute(byte[] key, byte[] text)
                {
                    using var aes = Aes.Create();
                    aes.Key = key;
                    return aes.EncryptCbc(text, new byte[16], PaddingMode.None)[^16..];
                }
            }

            public sealed class BlockCounter
            {
                public static ICryptoTransform Make(byte[] key)
                {
                    using var aes = Aes.Create();
                    aes.Mode = CipherMode.ECB;
                    aes.Padding = PaddingMode.None;
                    return aes.CreateEncryptor(key, new byte[16]);
                }
            }
            """);
}
