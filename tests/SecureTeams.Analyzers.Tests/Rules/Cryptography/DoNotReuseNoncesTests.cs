using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotReuseNoncesTests
{
    internal const string Usings = """
        using System.Buffers.Binary;
        using System.Security.Cryptography;

        """;

    [Theory]
    [InlineData("var nonce = RandomNumberGenerator.GetBytes(12); foreach (var text in texts) { gcm.Encrypt({|ST2205:nonce|}, text, text, tag); }")]
    [InlineData("var nonce = new byte[12]; RandomNumberGenerator.Fill(nonce); for (var i = 0; i < texts.Length; i++) gcm.Encrypt({|ST2205:nonce|}, texts[i], texts[i], tag);")]
    [InlineData("Span<byte> nonce = stackalloc byte[12]; RandomNumberGenerator.Fill(nonce); var n = 0; while (n < texts.Length) { gcm.Encrypt({|ST2205:nonce|}, texts[n], texts[n], tag); n++; }")]
    [InlineData("var nonce = RandomNumberGenerator.GetBytes(12); var n = 0; do { gcm.Encrypt(tag: tag, nonce: {|ST2205:nonce.AsSpan(0, 12)|}, plaintext: texts[n], ciphertext: texts[n]); } while (++n < 3);")]
    [InlineData("foreach (var text in texts) { gcm.Encrypt({|ST2205:given|}, text, text, tag); }")]
    [InlineData("foreach (var text in texts) { ReadOnlySpan<byte> nonce = given; gcm.Encrypt({|ST2205:nonce|}, text, text, tag); }")]
    [InlineData("foreach (var text in texts) { using var own = new AesGcm(key, 16); own.Encrypt({|ST2205:given|}, text, text, tag); }")]
    [InlineData("using var ccm = new AesCcm(key); foreach (var text in texts) { ccm.Encrypt({|ST2205:given|}, text, text, tag); }")]
    [InlineData("using var poly = new ChaCha20Poly1305(key); foreach (var text in texts) { poly.Encrypt({|ST2205:given|}, text, text, tag); }")]
    [InlineData("var nonce = RandomNumberGenerator.GetBytes(12); Parallel.ForEach(texts, text => gcm.Encrypt({|ST2205:nonce|}, text, text, tag));")]
    [InlineData("var nonce = RandomNumberGenerator.GetBytes(12); var all = texts.Select(text => { gcm.Encrypt({|ST2205:nonce|}, text, text, tag); return text; }).ToList();")]
    [InlineData("foreach (var text in texts) { Seal(gcm, given, text); } void Seal(AesGcm cipher, byte[] nonce, byte[] text) => cipher.Encrypt({|ST2205:nonce|}, text, text, tag);")]
    [InlineData("gcm.Encrypt(given, texts[0], texts[0], tag); gcm.Encrypt({|ST2205:given|}, texts[1], texts[1], tag);")]
    [InlineData("var nonce = RandomNumberGenerator.GetBytes(12); gcm.Encrypt(nonce, texts[0], texts[0], tag); if (texts.Length > 1) { gcm.Encrypt({|ST2205:nonce|}, texts[1], texts[1], tag); }")]
    [InlineData("using var own = new AesGcm(key, 16); var nonce = RandomNumberGenerator.GetBytes(24); own.Encrypt(nonce.AsSpan(0, 12), key, key, tag); own.Encrypt({|ST2205:nonce.AsSpan(0, 12)|}, tag, tag, tag);")]
    [InlineData("gcm.Encrypt({|ST2205:s_nonce|}, texts[0], texts[0], tag);")]
    [InlineData("gcm.Encrypt({|ST2205:_nonce|}, texts[0], texts[0], tag);")]
    [InlineData("gcm.Encrypt({|ST2205:_nonce.AsSpan()|}, texts[0], texts[0], tag);")]
    [InlineData("gcm.Encrypt({|ST2205:Nonce|}, texts[0], texts[0], tag);")]
    [InlineData("using var own = new AesGcm(key, 16); own.Encrypt({|ST2205:_given|}, texts[0], texts[0], tag);")]
    [InlineData("gcm.Encrypt({|ST2205:captured|}, texts[0], texts[0], tag);")]
    public async Task SameNonceTwice_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task PrivateMethodInALoop_IsReported() =>
        await ReportsAsync(Usings + """
            class Archive
            {
                void Save(byte[] key, List<byte[]> parts)
                {
                    byte[] nonce = RandomNumberGenerator.GetBytes(12);
                    foreach (var part in parts)
                    {
                        Save(key, nonce, part);
                    }
                }

                private static void Save(byte[] key, byte[] nonce, byte[] part)
                {
                    using var gcm = new AesGcm(key, 16);
                    gcm.Encrypt({|ST2205:nonce|}, part, part, new byte[16]);
                }
            }
            """);

    [Fact]
    public async Task Streams_AreReported() =>
        await ReportsAsync(Usings + """
            class Streams
            {
                async Task EncryptAsync(AesGcm gcm, Stream input, Stream output, byte[] tag, CancellationToken cancellationToken)
                {
                    var (buffer, nonce) = (new byte[65536], new byte[12]);
                    var drawn = new byte[12];
                    RandomNumberGenerator.Fill(drawn);
                    await output.WriteAsync(drawn, cancellationToken);
                    int read;
                    while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
                    {
                        gcm.Encrypt({|ST2205:drawn|}, buffer.AsSpan(0, read), buffer.AsSpan(0, read), tag);
                        await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    }
                }

                async IAsyncEnumerable<byte[]> EncryptAll(AesGcm gcm, IAsyncEnumerable<byte[]> parts, byte[] tag)
                {
                    var nonce = RandomNumberGenerator.GetBytes(12);
                    await foreach (var part in parts)
                    {
                        gcm.Encrypt({|ST2205:nonce|}, part, part, tag);
                        yield return part;
                    }
                }
            }

            abstract class Open
            {
                protected readonly byte[] Nonce = RandomNumberGenerator.GetBytes(12);

                public void Seal(string text, byte[] tag)
                {
                    var key = Convert.FromBase64String(text);
                    using var gcm = new AesGcm(key, 16);
                    lock (Nonce)
                    {
                        gcm.Encrypt({|ST2205:Nonce|}, tag, tag, tag);
                    }
                }
            }
            """);

    [Fact]
    public async Task ConstantNonce_IsReportedAsConstant() =>
        await ReportsAsync(InMethod("var nonce = new byte[12]; foreach (var text in texts) { gcm.Encrypt({|ST2204:nonce|}, text, text, tag); }"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("foreach (var text in texts) { gcm.Encrypt({|ST2205.Info:given|}, text, text, tag); }"), RuleSituation.TestProject);

    [Fact]
    public async Task EnforcedFips_RaisesToError() =>
        await ReportsAsync(InMethod("gcm.Encrypt({|ST2205.Error:s_nonce|}, texts[0], texts[0], tag);"), RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task GeneratedCode_IsSilentBelowErrors() =>
        await IsSilentAsync(InMethod("gcm.Encrypt(s_nonce, texts[0], texts[0], tag);"), RuleSituation.Generated);

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("gcm.Encrypt({|ST2205:s_nonce|}, texts[0], texts[0], tag);"));

    internal static string InMethod(string statement) =>
        Usings + $$"""
            class Client(byte[] captured)
            {
                private static readonly byte[] s_nonce = RandomNumberGenerator.GetBytes(12);
                private readonly byte[] _nonce = new byte[12];
                private readonly byte[] _given = captured;
                private byte[] Nonce { get; } = RandomNumberGenerator.GetBytes(12);

                public Client() : this([]) => RandomNumberGenerator.Fill(_nonce);

                void Use(AesGcm gcm, byte[] key, byte[] given, byte[][] texts, byte[] tag)
                {
                    {{statement}}
                }
            }
            """;
}
