using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotInventCryptographyTests
{
    private const string Usings = """
        using System.Numerics;
        using System.Security.Cryptography;

        """;

    private const string Generate = """
            public override void GenerateKey() => KeyValue = RandomNumberGenerator.GetBytes(16);
            public override void GenerateIV() => IVValue = RandomNumberGenerator.GetBytes(16);
        """;

    private const string Transform = """
            public bool CanReuseTransform => true;
            public bool CanTransformMultipleBlocks => true;
            public int InputBlockSize => 1;
            public int OutputBlockSize => 1;
            public void Dispose() { }
        """;

    [Fact]
    public async Task Hash_IsReported() => await ReportsAsync(Usings + """
        public sealed class {|ST2208:TeamsHash|} : HashAlgorithm
        {
            private uint _state = 17;

            public override void Initialize() => _state = 17;

            protected override void HashCore(byte[] array, int ibStart, int cbSize)
            {
                for (var i = ibStart; i < ibStart + cbSize; i++)
                {
                    _state = (_state ^ array[i]) * 16777619;
                }
            }

            protected override byte[] HashFinal() => BitConverter.GetBytes(_state);
        }
        """);

    [Fact]
    public async Task HashOverSpans_IsReported() => await ReportsAsync(Usings + """
        class {|ST2208:SpanHash|} : HashAlgorithm
        {
            private ulong _state;
            public override void Initialize() => _state = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) => HashCore(array.AsSpan(ibStart, cbSize));
            protected override void HashCore(ReadOnlySpan<byte> source) { foreach (var b in source) _state = BitOperations.RotateLeft(_state + b, 7); }
            protected override byte[] HashFinal() => BitConverter.GetBytes(_state);
        }
        """);

    [Theory]
    [InlineData("foreach (var b in source) _state = _state * 31 + b;")]
    [InlineData("foreach (var b in source) { _state *= 31; _state += b; }")]
    [InlineData("for (var i = 0; i < source.Length; i++) _state = source[i] + _state * 33;")]
    [InlineData("var parts = Vector.Xor(new Vector<byte>(source), Vector<byte>.One); _state = parts[0];")]
    [InlineData("var parts = new Vector<byte>(source) ^ Vector<byte>.One; _state = parts[0];")]
    [InlineData("unsafe { fixed (byte* p = source) for (var i = 0; i < source.Length; i++) _state = _state * 31 + p[i]; }")]
    [InlineData("_state = uint.RotateLeft(source[0], 3);")]
    public async Task WayOfMixing_IsReported(string statement) => await ReportsAsync(Usings + $$"""
        class {|ST2208:Mixed|} : HashAlgorithm
        {
            private ulong _state;
            public override void Initialize() => _state = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) => Mix(array.AsSpan(ibStart, cbSize));
            protected override byte[] HashFinal() => BitConverter.GetBytes(_state);
            private void Mix(ReadOnlySpan<byte> source) { {{statement}} }
        }
        """);

    [Fact]
    public async Task HashWhoseWorkIsInAHelper_IsReported() => await ReportsAsync(Usings + """
        class {|ST2208:Port|} : HashAlgorithm
        {
            private readonly uint[] _state = new uint[8];
            public override void Initialize() => Array.Clear(_state);
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = ibStart; i < cbSize; i += 64) Compress(array, i); }
            protected override byte[] HashFinal() => Words.ToBytes(_state);
            private void Compress(byte[] block, int at) { _state[0] = Words.Turn(block[at]) + _state[1]; }
        }

        static class Words
        {
            public static uint Turn(uint x) => (x << 7) | (x >> 25);
            public static byte[] ToBytes(uint[] words) => new byte[4 * words.Length];
        }
        """);

    [Fact]
    public async Task PortOfAStandardHash_IsReported() => await ReportsAsync(Usings + """
        class {|ST2208:Sha256Port|} : SHA256
        {
            private uint _a;
            public override void Initialize() => _a = 0x6a09e667;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) _a ^= (_a >> 3) + array[ibStart + i]; }
            protected override byte[] HashFinal() => BitConverter.GetBytes(_a);
        }
        """);

    [Fact]
    public async Task KeyedHash_IsReported() => await ReportsAsync(Usings + """
        class {|ST2208:OwnMac|} : KeyedHashAlgorithm
        {
            private byte _sum;
            public override void Initialize() => _sum = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) _sum ^= (byte)(array[ibStart + i] ^ KeyValue[i % KeyValue.Length]); }
            protected override byte[] HashFinal() => [_sum];
        }
        """);

    [Fact]
    public async Task CipherAndItsTransform_AreReported() => await ReportsAsync(Usings + $$"""
        class {|ST2208:OwnCipher|} : SymmetricAlgorithm
        {
        {{Generate}}
            public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => new Nested(key);
            public override ICryptoTransform CreateDecryptor(byte[] key, byte[]? iv) => new Nested(key);

            private sealed class Nested(byte[] key) : ICryptoTransform
            {
            {{Transform}}
                public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { for (var i = 0; i < count; i++) output[to + i] = (byte)(input[start + i] ^ key[i % key.Length]); return count; }
                public byte[] TransformFinalBlock(byte[] input, int start, int count) => input;
            }
        }

        sealed class {|ST2208:Beside|} : ICryptoTransform
        {
        {{Transform}}
            public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { for (var i = 0; i < count; i++) output[to + i] = (byte)(input[start + i] + 13); return count; }
            public byte[] TransformFinalBlock(byte[] input, int start, int count) => input;
        }
        """);

    [Fact]
    public async Task CipherWhoseKeyIsAHashOfThePassword_IsReported() => await ReportsAsync(Usings + $$"""
        struct {|ST2208:Scrambler|} : ICryptoTransform
        {
            private readonly byte[] _key;
            public Scrambler(string password) => _key = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(password));
        {{Transform}}
            int ICryptoTransform.TransformBlock(byte[] input, int start, int count, byte[] output, int to) { for (var i = 0; i < count; i++) output[to + i] = Mix(input[start + i], i); return count; }
            byte[] ICryptoTransform.TransformFinalBlock(byte[] input, int start, int count) { var made = new byte[count]; for (var i = 0; i < count; i++) made[i] = Mix(input[start + i], i); return made; }
            private byte Mix(byte value, int at) => (byte)(value ^ _key[at % _key.Length]);
        }
        """);

    [Fact]
    public async Task SubstitutionTable_IsReported() => await ReportsAsync(Usings + $$"""
        class {|ST2208:Table|} : ICryptoTransform
        {
            private static readonly byte[] Box = new byte[256];
        {{Transform}}
            public int TransformBlock(byte[] input, int start, int count, byte[] output, int to) { for (var i = 0; i < count; i++) output[to + i] = Box[input[start + i]]; return count; }
            public byte[] TransformFinalBlock(byte[] input, int start, int count) => input;
        }
        """);

    [Fact]
    public async Task SignatureAndDerivation_AreReported() => await ReportsAsync(Usings + """
        class {|ST2208:TextbookRsa|} : RSA
        {
            private readonly BigInteger _n = 3233, _d = 413;
            public override RSAParameters ExportParameters(bool includePrivateParameters) => throw new NotSupportedException();
            public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();
            public override byte[] Decrypt(byte[] data, RSAEncryptionPadding padding) => BigInteger.ModPow(new BigInteger(data), _d, _n).ToByteArray();
        }

        class {|ST2208:Stretch|} : DeriveBytes
        {
            private uint _seed = 1;
            public override byte[] GetBytes(int cb) { var made = new byte[cb]; for (var i = 0; i < cb; i++) { _seed ^= _seed << 13; made[i] = (byte)_seed; } return made; }
            public override void Reset() => _seed = 1;
        }
        """);

    [Fact]
    public async Task PrimitiveForBouncyCastle_IsReported() => await ReportsAsync("""
        using Org.BouncyCastle.Crypto;
        class {|ST2208:OwnStream|} : IStreamCipher
        {
            private byte _state;
            public string AlgorithmName => "own";
            public void Init(bool forEncryption, ICipherParameters parameters) { }
            public byte ReturnByte(byte input) => (byte)(input ^ _state++);
            public void ProcessBytes(byte[] input, int inOff, int length, byte[] output, int outOff) { for (var i = 0; i < length; i++) output[outOff + i] = ReturnByte(input[inOff + i]); }
            public void ProcessBytes(ReadOnlySpan<byte> input, Span<byte> output) { }
            public void Reset() => _state = 0;
        }
        """);

    [Fact]
    public async Task AbstractBaseThatComputes_IsReportedAloneOfItsFamily() => await ReportsAsync(Usings + """
        abstract class {|ST2208:Family|} : HashAlgorithm
        {
            protected ulong State;
            public override void Initialize() => State = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) State = (State << 5) ^ array[ibStart + i]; }
            protected override byte[] HashFinal() => BitConverter.GetBytes(State);
        }

        sealed class Small : Family { public Small() => HashSizeValue = 64; }
        """);

    [Fact]
    public async Task PartialClass_IsReportedOnce() => await ReportsAsync(
    [
        Usings + "partial class {|ST2208:Parted|} : HashAlgorithm { private byte _x; public override void Initialize() { } protected override byte[] HashFinal() => [_x]; }",
        Usings + "partial class Parted { protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) _x ^= array[i]; } }",
    ]);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(Usings + Fake("{|ST2208.Info:FakeHash|}"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(Usings + Fake("FakeHash"), RuleSituation.Generated);

    [Fact]
    public async Task FipsEnforced_RaisesToError() => await ReportsAsync(Usings + Fake("{|ST2208.Error:FakeHash|}"), RuleSituation.Fips);

    [Fact]
    public async Task FipsOff_ChangesNothing() => await ReportsAsync(Usings + Fake("{|ST2208:FakeHash|}"), RuleSituation.With("secureteams.fips = off"));

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(Usings + Fake("{|ST2208:FakeHash|}"));

    private static string Fake(string name) => $$"""
        class {{name}} : HashAlgorithm
        {
            private byte _x;
            public override void Initialize() { }
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { for (var i = 0; i < cbSize; i++) _x ^= array[i]; }
            protected override byte[] HashFinal() => [_x];
        }
        """;
}
