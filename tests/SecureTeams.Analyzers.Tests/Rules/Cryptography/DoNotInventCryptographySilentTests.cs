using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotInventCryptographySilentTests
{
    private const string Usings = """
        using System.Numerics;
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        """;

    private const string Transform = """
            public bool CanReuseTransform => true;
            public bool CanTransformMultipleBlocks => true;
            public int InputBlockSize => 16;
            public int OutputBlockSize => 16;
            public void Dispose() { }
        """;

    [Theory]
    [InlineData("Crc32")]
    [InlineData("CRC32C")]
    [InlineData("Crc64Iso")]
    [InlineData("Adler32")]
    [InlineData("Fnv1a32")]
    [InlineData("FNV1Hash64")]
    [InlineData("MurmurHash3")]
    [InlineData("Murmur32")]
    [InlineData("XxHash64")]
    [InlineData("xxHash")]
    [InlineData("QuickXorHash")]
    [InlineData("JenkinsOneAtATime")]
    [InlineData("FileChecksum")]
    [InlineData("Djb2")]
    [InlineData("CityHash64")]
    [InlineData("ElfHash")]
    public async Task ChecksumByName_IsSilent(string name) => await IsSilentAsync(Usings + $$"""
        class {{name}} : HashAlgorithm
        {
            private uint _hash = 0xffffffff;
            public override void Initialize() => _hash = 0xffffffff;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = ibStart; i < cbSize; i++) _hash = (_hash >> 8) ^ array[i]; }
            protected override byte[] HashFinal() => BitConverter.GetBytes(~_hash);
        }
        """);

    [Fact]
    public async Task NonCryptographicHash_IsSilent() => await IsSilentAsync("""
        class Mixed() : System.IO.Hashing.NonCryptographicHashAlgorithm(4)
        {
            private uint _hash;
            public override void Append(ReadOnlySpan<byte> source) { foreach (var b in source) _hash = (_hash << 5) ^ b; }
            public override void Reset() => _hash = 0;
            protected override void GetCurrentHashCore(Span<byte> destination) => BitConverter.TryWriteBytes(destination, _hash);
        }
        """);

    [Fact]
    public async Task WrapperOfAnotherHash_IsSilent() => await IsSilentAsync(Usings + """
        class Counted : HashAlgorithm
        {
            private readonly HashAlgorithm _inner = SHA256.Create();
            private long _bits;
            public override void Initialize() => _inner.Initialize();
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { _bits += (long)cbSize << 3; _inner.TransformBlock(array, ibStart, cbSize, null, 0); }
            protected override byte[] HashFinal() { _inner.TransformFinalBlock([], 0, 0); return _inner.Hash!; }
        }

        class Folded : HashAlgorithm
        {
            private readonly IncrementalHash _inner = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            public override void Initialize() { }
            protected override void HashCore(byte[] array, int ibStart, int cbSize) => _inner.AppendData(array, ibStart, cbSize);
            protected override byte[] HashFinal() { var whole = _inner.GetHashAndReset(); var half = new byte[16]; for (var i = 0; i < 16; i++) half[i] = (byte)(whole[i] ^ whole[i + 16]); return half; }
        }

        class Buffered : HashAlgorithm
        {
            private readonly MemoryStream _data = new();
            public override void Initialize() => _data.SetLength(0);
            protected override void HashCore(byte[] array, int ibStart, int cbSize) => _data.Write(array, ibStart, cbSize);
            protected override byte[] HashFinal() => SHA512.HashData(_data.ToArray())[..32];
        }
        """);

    /// <summary>CMAC and counter mode are built from the block cipher of the platform.</summary>
    [Fact]
    public async Task ConstructionOverAPlatformCipher_IsSilent() => await IsSilentAsync(Usings + $$"""
        class AesCmac : KeyedHashAlgorithm
        {
            private readonly Aes _aes = Aes.Create();
            private readonly byte[] _last = new byte[16];
            public override void Initialize() => Array.Clear(_last);
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) _last[i % 16] ^= array[ibStart + i]; }
            protected override byte[] HashFinal() => _aes.EncryptCbc(_last, new byte[16].Select((b, i) => _last[i]).ToArray(), PaddingMode.None);
        }

        class CounterTransform(ICryptoTransform block) : ICryptoTransform
        {
        {{Transform}}
            public int TransformBlock(byte[] input, int start, int count, byte[] output, int to)
            {
                var mask = new byte[16];
                block.TransformBlock(new byte[16], 0, 16, mask, 0);
                for (var i = 0; i < count; i++) output[to + i] = (byte)(input[start + i] ^ mask[i]);
                return count;
            }

            public byte[] TransformFinalBlock(byte[] input, int start, int count) { var made = new byte[count]; TransformBlock(input, start, count, made, 0); return made; }
        }
        """);

    [Fact]
    public async Task CipherThatHandsOver_IsSilent() => await IsSilentAsync(Usings + """
        class Named : SymmetricAlgorithm
        {
            private readonly Aes _aes = Aes.Create();
            public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => _aes.CreateEncryptor(key, iv);
            public override ICryptoTransform CreateDecryptor(byte[] key, byte[]? iv) => _aes.CreateDecryptor(key, iv);
            public override void GenerateKey() => _aes.GenerateKey();
            public override void GenerateIV() => _aes.GenerateIV();
        }
        """);

    [Fact]
    public async Task DerivationOverHmac_IsSilent() => await IsSilentAsync(Usings + """
        class OwnPbkdf2(byte[] password, byte[] salt) : DeriveBytes
        {
            public override byte[] GetBytes(int cb)
            {
                using var mac = new HMACSHA256(password);
                var block = mac.ComputeHash(salt);
                var made = (byte[])block.Clone();
                for (var i = 1; i < 600_000; i++) { block = mac.ComputeHash(block); for (var j = 0; j < block.Length; j++) made[j] ^= block[j]; }
                return made[..cb];
            }

            public override void Reset() { }
        }
        """);

    [Fact]
    public async Task KeyInAVault_IsSilent() => await IsSilentAsync(Usings + """
        interface IVault { byte[] Sign(byte[] hash); }

        class VaultRsa(IVault vault) : RSA
        {
            public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) => vault.Sign(hash);
            public override RSAParameters ExportParameters(bool includePrivateParameters) => throw new NotSupportedException();
            public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();
        }

        class VaultEcdsa(IVault vault) : ECDsa
        {
            public override byte[] SignHash(byte[] hash) => vault.Sign(hash);
            public override bool VerifyHash(byte[] hash, byte[] signature) { var other = vault.Sign(hash); var differs = 0; for (var i = 0; i < other.Length; i++) differs |= other[i] - signature[i]; return differs == 0; }
        }
        """);

    [Fact]
    public async Task NativeCode_IsSilent() => await IsSilentAsync(Usings + """
        class Native : HashAlgorithm
        {
            private byte _x;
            [DllImport("crypto")] private static extern void update(byte[] data, int length);
            public override void Initialize() { }
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { _x ^= array[0]; update(array, cbSize); }
            protected override byte[] HashFinal() => [_x];
        }
        """);

    [Fact]
    public async Task LibraryThatComputes_IsSilent() => await IsSilentAsync(Usings + """
        class OverBouncy : HashAlgorithm
        {
            private readonly Org.BouncyCastle.Crypto.IDigest _digest;
            private int _mask;
            public OverBouncy(Org.BouncyCastle.Crypto.IDigest digest) => _digest = digest;
            public override void Initialize() => _digest.Reset();
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { _mask ^= cbSize; _digest.BlockUpdate(array, ibStart, cbSize); }
            protected override byte[] HashFinal() { var made = new byte[_digest.GetDigestSize()]; _digest.DoFinal(made, 0); return made; }
        }
        """);

    [Theory]
    [InlineData("Stub", "class Stub : HashAlgorithm { public override void Initialize() { } protected override void HashCore(byte[] array, int ibStart, int cbSize) => throw new NotSupportedException(); protected override byte[] HashFinal() => throw new NotImplementedException(); }")]
    [InlineData("Abstract", "abstract class Base : SymmetricAlgorithm { protected Base() { BlockSizeValue = 128; KeySizeValue = 256 >> 1; } }")]
    [InlineData("Constant", "class Null : HashAlgorithm { private long _n; public override void Initialize() => _n = 0; protected override void HashCore(byte[] array, int ibStart, int cbSize) => _n += cbSize; protected override byte[] HashFinal() => BitConverter.GetBytes(_n); }")]
    [InlineData("DerivedFromAHash", "class Labelled() : HMACSHA256(new byte[32]) { public string Label => \"own\"; }")]
    [InlineData("DerivedAndExtended", "class Prefixed() : HMACSHA256(new byte[32]) { protected override void HashCore(byte[] rgb, int ib, int cb) { var copy = rgb.Select(b => (byte)(b ^ 1)).ToArray(); base.HashCore(copy, ib, cb); } }")]
    [InlineData("Stranger", "class Own { public byte[] TransformBlock(byte[] data) { for (var i = 0; i < data.Length; i++) data[i] ^= 7; return data; } }")]
    [InlineData("Configuration", "class CryptoOptions { public int Mask { get; set; } = 5 ^ 3; }")]
    [InlineData("Namespace", "namespace Contoso.Checksums { class Sum : HashAlgorithm { byte _x; public override void Initialize() { } protected override void HashCore(byte[] array, int ibStart, int cbSize) => _x ^= array[0]; protected override byte[] HashFinal() => [_x]; } }")]
    [InlineData("Counting", "class Counting : HashAlgorithm { private long _bits; private int _blocks; public override void Initialize() => _bits = 0; protected override void HashCore(byte[] array, int ibStart, int cbSize) { _bits += (long)cbSize << 3; _blocks = _blocks * 2 + cbSize; } protected override byte[] HashFinal() => new byte[_blocks >> 3]; }")]
    [InlineData("Copying", "class Copying : ICryptoTransform { public long Total; public bool CanReuseTransform => true; public bool CanTransformMultipleBlocks => true; public int InputBlockSize => 1; public int OutputBlockSize => 1; public void Dispose() { } public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { Total += count; for (var i = 0; i < count; i++) output[to + i] = input[start + i]; return count; } public byte[] TransformFinalBlock(byte[] input, int start, int count) => input.AsSpan(start, count).ToArray(); }")]
    [InlineData("Folding", "class Upper : ICryptoTransform { public bool CanReuseTransform => true; public bool CanTransformMultipleBlocks => true; public int InputBlockSize => 1; public int OutputBlockSize => 1; public void Dispose() { } public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { for (var i = 0; i < count; i++) output[to + i] = (byte)char.ToUpperInvariant((char)input[start + i]); return count; } public byte[] TransformFinalBlock(byte[] input, int start, int count) => input; }")]
    [InlineData("SetOfHashes", "class Several(params HashAlgorithm[] all) : HashAlgorithm { public override void Initialize() { } protected override void HashCore(byte[] array, int ibStart, int cbSize) { foreach (var one in all) one.TransformBlock(array, ibStart, cbSize, null, 0); } protected override byte[] HashFinal() { var made = new byte[16]; foreach (var one in all) { one.TransformFinalBlock([], 0, 0); for (var i = 0; i < 16; i++) made[i] ^= one.Hash![i]; } return made; } }")]
    [InlineData("Random", "class Repeatable : RandomNumberGenerator { private byte _x; public override void GetBytes(byte[] data) { for (var i = 0; i < data.Length; i++) data[i] = _x ^= 5; } }")]
    [InlineData("Formatter", "class Own : AsymmetricSignatureFormatter { public override byte[] CreateSignature(byte[] rgbHash) => rgbHash; public override void SetHashAlgorithm(string strName) { } public override void SetKey(AsymmetricAlgorithm key) { } }")]
    public async Task ClassThatComputesNoPrimitive_IsSilent(string guard, string declaration)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(Usings + declaration);
    }

    [Theory]
    [InlineData("Base32Transform")]
    [InlineData("ToHexTransform")]
    [InlineData("YEncTransform")]
    [InlineData("CompressingTransform")]
    public async Task EncodingByName_IsSilent(string name) => await IsSilentAsync(Usings + $$"""
        class {{name}} : ICryptoTransform
        {
            private static readonly byte[] Alphabet = new byte[64];
        {{Transform}}
            public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { output[to] = Alphabet[input[start]]; return (byte)(input[start] + 42); }
            public byte[] TransformFinalBlock(byte[] input, int start, int count) => input;
        }
        """);
}
