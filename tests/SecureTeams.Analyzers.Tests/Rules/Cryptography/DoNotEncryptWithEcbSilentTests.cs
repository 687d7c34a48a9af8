using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithEcbSilentTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Macs;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Paddings;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("Rejected", "if (cipher.Mode == CipherMode.ECB) throw new NotSupportedException();")]
    [InlineData("RejectedArgument", "void Set(CipherMode mode) { ArgumentOutOfRangeException.ThrowIfEqual(mode, CipherMode.ECB); cipher.Mode = mode; }")]
    [InlineData("Pattern", "var weak = cipher.Mode is CipherMode.ECB or CipherMode.CTS;")]
    [InlineData("SwitchLabel", "switch (cipher.Mode) { case CipherMode.ECB: throw new NotSupportedException(); case CipherMode.CBC: break; }")]
    [InlineData("SwitchPattern", "var name = cipher.Mode switch { CipherMode.ECB => \"weak\", _ => \"other\" };")]
    [InlineData("Equals", "var weak = cipher.Mode.Equals(CipherMode.ECB) || CipherMode.ECB.Equals(cipher.Mode);")]
    [InlineData("NameOf", "var name = nameof(CipherMode.ECB) + CipherMode.ECB.ToString();")]
    [InlineData("List", "var refused = new HashSet<CipherMode> { CipherMode.ECB, CipherMode.OFB }; var ok = !refused.Contains(cipher.Mode);")]
    [InlineData("Array", "CipherMode[] refused = [CipherMode.ECB]; var ok = Array.IndexOf(refused, cipher.Mode) < 0;")]
    [InlineData("Dictionary", "var names = new Dictionary<CipherMode, string> { [CipherMode.ECB] = \"ecb\" };")]
    [InlineData("Defined", "var known = Enum.IsDefined(CipherMode.ECB);")]
    [InlineData("OtherMode", "cipher.Mode = CipherMode.CBC; cipher.Mode = (CipherMode)4;")]
    [InlineData("OtherName", "cipher.Mode = Enum.Parse<CipherMode>(\"CBC\");")]
    [InlineData("UnknownMode", "cipher.Mode = Enum.Parse<CipherMode>(Environment.MachineName);")]
    [InlineData("ReplacedInBranch", "cipher.Mode = cipher.Mode == CipherMode.ECB ? CipherMode.CBC : cipher.Mode;")]
    [InlineData("LocalOnly", "var worst = CipherMode.ECB; Console.WriteLine(worst == cipher.Mode);")]
    [InlineData("OwnEnum", "var mode = OurMode.ECB; Console.WriteLine(mode);")]
    [InlineData("Rsa", "var rsa = CipherUtilities.GetCipher(\"RSA/ECB/OAEPWithSHA256AndMGF1Padding\"); rsa = CipherUtilities.GetCipher(\"RSA/ECB/OAEPPadding\");")]
    [InlineData("AuthenticatedName", "var gcm = CipherUtilities.GetCipher(\"AES/GCM/NoPadding\"); gcm = CipherUtilities.GetCipher(\"AES/EAX/NoPadding\");")]
    [InlineData("StreamCipher", "var stream = CipherUtilities.GetCipher(\"SALSA20\"); stream = CipherUtilities.GetCipher(\"CHACHA7539\");")]
    [InlineData("UnknownName", "var made = CipherUtilities.GetCipher(\"AES/\" + Environment.MachineName + \"/PKCS7Padding\"); made = CipherUtilities.GetCipher(Environment.MachineName);")]
    [InlineData("EngineInMode", "IBlockCipher engine = new AesEngine(); var made = new GcmBlockCipher(engine); var mac = new CMac(new AesEngine());")]
    [InlineData("KeyWrapEngine", "IWrapper wrapper = new AesWrapEngine(); wrapper = WrapperUtilities.GetWrapper(\"AESWRAP\");")]
    [InlineData("ComparedName", "var weak = \"AES/ECB/PKCS7Padding\".Equals(Environment.MachineName, StringComparison.Ordinal);")]
    [InlineData("OwnMethod", "var sent = new Printer().EncryptEcb(input);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(Usings + $$"""
            enum OurMode { CBC, ECB }

            class Printer
            {
                public byte[] EncryptEcb(byte[] text) => text;
            }

            class Client
            {
                void Use(Aes cipher, byte[] input)
                {
                    {{statement}}
                }
            }
            """);
    }

    [Fact]
    public async Task CounterModeFromSingleBlocks_IsSilent() =>
        await IsSilentAsync(Usings + """
            public static class Stream
            {
                public static void Transform(byte[] key, byte[] salt, Span<byte> data)
                {
                    using var aes = Aes.Create();
                    aes.Mode = CipherMode.ECB;
                    aes.Padding = PaddingMode.None;
                    using var encryptor = aes.CreateEncryptor(key, new byte[16]);
                    var counter = (byte[])salt.Clone();
                    var mask = new byte[16];
                    for (var i = 0; i < data.Length; i++)
                    {
                        if (i % 16 == 0)
                        {
                            encryptor.TransformBlock(counter, 0, 16, mask, 0);
                            counter[15]++;
                        }

                        data[i] ^= mask[i % 16];
                    }
                }
            }
            """);

    [Fact]
    public async Task KeyWrapAndMacOfSingleBlocks_AreSilent() =>
        await IsSilentAsync(Usings + """
            public sealed class KeyWrapper(Aes aes)
            {
                public byte[] WrapBlock(byte[] block) => aes.EncryptEcb(block, PaddingMode.None);
                public byte[] UnwrapBlock(byte[] block) => aes.DecryptEcb(block, PaddingMode.None);
            }

            public sealed class AesCmac
            {
                private readonly Aes _aes = Aes.Create();
                private byte[] Subkey() => _aes.EncryptEcb(new byte[16], PaddingMode.None);
            }

            public sealed class HeaderMask
            {
                private readonly ICryptoTransform _transform;

                public HeaderMask(byte[] key)
                {
                    using var aes = Aes.Create();
                    (aes.Key, aes.Mode, aes.Padding) = (key, CipherMode.ECB, PaddingMode.None);
                    _transform = aes.CreateEncryptor();
                }

                public void Apply(byte[] sample, Span<byte> header)
                {
                    var mask = _transform.TransformFinalBlock(sample, 0, 16);
                    header[0] ^= (byte)(mask[0] & 0x0f);
                }
            }
            """);

    [Fact]
    public async Task RecordOfAMode_IsSilent() =>
        await IsSilentAsync(Usings + """
            public sealed record Finding(string File, CipherMode Mode);

            public sealed class Row
            {
                public CipherMode Seen { get; set; }
            }

            public sealed class Audit
            {
                public Finding Note(string file) => new(file, CipherMode.ECB);
                public Row Show() => new() { Seen = CipherMode.ECB };
            }
            """);
}
