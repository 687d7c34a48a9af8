using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotMakeSecretsWithRandomTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.Graph.Models;

        """;

    [Theory]
    [InlineData("var token = {|ST2405:_random.Next()|}.ToString();")]
    [InlineData("var token = {|ST2405:new Random().Next(100000, 999999)|}.ToString(\"D6\");")]
    [InlineData("var (name, token) = (1, {|ST2405:_random.Next()|}); Console.WriteLine(name + token);")]
    [InlineData("var pin = \"\"; for (var i = 0; i < 4; i++) { pin += {|ST2405:_random.Next(10)|}; }")]
    [InlineData("var cnonce = {|ST2405:_random.Next(123400, 9999999)|}.ToString();")]
    [InlineData("var otp = {|ST2405:Random.Shared.Next(0, 1_000_000)|};")]
    [InlineData("int pin = {|ST2405:_random.Next(1000, 9999)|};")]
    [InlineData("var verificationCode = {|ST2405:_random.Next(100000, 1000000)|};")]
    [InlineData("long oneTimeCode = {|ST2405:Random.Shared.NextInt64(100000, 1000000)|};")]
    [InlineData("var nonce = new byte[12]; {|ST2405:_random.NextBytes(nonce)|};")]
    [InlineData("Span<byte> key = stackalloc byte[32]; {|ST2405:Random.Shared.NextBytes(key)|};")]
    [InlineData("var salt = new byte[16]; {|ST2405:new Random(42).NextBytes(salt.AsSpan())|};")]
    [InlineData("var buffer = new byte[32]; {|ST2405:_random.NextBytes(buffer)|}; var apiKey = Convert.ToBase64String(buffer);")]
    [InlineData("var buffer = new byte[32]; {|ST2405:_random.NextBytes(buffer)|}; using var aes = Aes.Create(); aes.Key = buffer;")]
    [InlineData("var buffer = new byte[32]; {|ST2405:_random.NextBytes(buffer)|}; using var mac = new HMACSHA256(buffer);")]
    [InlineData("var iv = new byte[16]; {|ST2405:_random.NextBytes(iv)|};")]
    [InlineData("var sb = new StringBuilder(); for (var i = 0; i < 32; i++) { sb.Append(Letters[{|ST2405:_random.Next(Letters.Length)|}]); } var password = sb.ToString();")]
    [InlineData("var sb = new StringBuilder(); for (var i = 0; i < 32; i++) { var index = {|ST2405:_random.Next(Letters.Length)|}; sb.Append(Letters[index]); } var password = sb.ToString();")]
    [InlineData("var secret = \"\"; while (secret.Length < 20) { secret += Letters[{|ST2405:_random.Next(Letters.Length)|}]; }")]
    [InlineData("var chars = new char[16]; for (var i = 0; i < chars.Length; i++) { chars[i] = Letters[{|ST2405:_random.Next(Letters.Length)|}]; } var sessionToken = new string(chars);")]
    [InlineData("var token = new string(Enumerable.Repeat(Letters, 32).Select(s => s[{|ST2405:_random.Next(s.Length)|}]).ToArray());")]
    [InlineData("var token = string.Concat(Enumerable.Range(0, 32).Select(_ => Letters[{|ST2405:Random.Shared.Next(Letters.Length)|}]));")]
    [InlineData("var state = new string({|ST2405:Random.Shared.GetItems<char>(Letters, 16)|});")]
    [InlineData("var accessCode = {|ST2405:Random.Shared.GetString(Letters, 8)|};")]
    [InlineData("var csrf = {|ST2405:Random.Shared.GetHexString(32)|};")]
    [InlineData("var list = new List<char>(); for (var i = 0; i < 9; i++) { list.Add((char)('a' + {|ST2405:_random.Next(26)|})); } var passphrase = new string(list.ToArray());")]
    [InlineData("var password = \"Welcome\" + {|ST2405:_random.Next(1000)|} + \"!\";")]
    [InlineData("var password = string.Join(\"-\", Enumerable.Range(0, 4).Select(_ => Words[{|ST2405:_random.Next(Words.Length)|}]));")]
    [InlineData("_secret = {|ST2405:_random.Next()|}.ToString();")]
    [InlineData("this.AccessToken = Convert.ToHexString(Encoding.UTF8.GetBytes({|ST2405:_random.Next()|}.ToString()));")]
    [InlineData("var subscription = new Subscription { ClientState = {|ST2405:_random.Next()|}.ToString() };")]
    [InlineData("var values = new Dictionary<string, string>(); values[\"csrf_token\"] = {|ST2405:_random.Next()|}.ToString(); values.Add(\"oauth_nonce\", {|ST2405:_random.Next()|}.ToString());")]
    [InlineData("void Send(string otp) { } Send({|ST2405:_random.Next(100000, 999999)|}.ToString());")]
    [InlineData("var made = new Invitation({|ST2405:_random.Next()|}.ToString(), \"a\");")]
    [InlineData("string NewToken() { return {|ST2405:_random.Next()|}.ToString(); } var x = NewToken();")]
    [InlineData("string Text(int n) => new string(Enumerable.Range(0, n).Select(_ => Letters[{|ST2405:_random.Next(Letters.Length)|}]).ToArray()); var clientSecret = Text(32);")]
    [InlineData("Func<string> makeToken = () => {|ST2405:_random.Next()|}.ToString(); var token = makeToken();")]
    [InlineData("var token = await Task.Run(() => {|ST2405:_random.Next()|}.ToString());")]
    [InlineData("var token = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes({|ST2405:_random.Next()|}.ToString())));")]
    [InlineData("var sessionId = BitConverter.ToString(BitConverter.GetBytes({|ST2405:_random.NextDouble()|}));")]
    [InlineData("var letters = from i in Enumerable.Range(0, 8) select Letters[{|ST2405:_random.Next(6)|}]; var password = new string(letters.ToArray());")]
    [InlineData("var password = string.Create(8, _random, (span, random) => { for (var i = 0; i < span.Length; i++) { span[i] = (char){|ST2405:random.Next(33, 126)|}; } });")]
    [InlineData("byte[] key = [(byte){|ST2405:_random.Next(256)|}, (byte){|ST2405:_random.Next(256)|}];")]
    [InlineData("(string Token, int Number) Make() => ({|ST2405:_random.Next()|}.ToString(), 1); var made = Make();")]
    [InlineData("IEnumerable<char> Characters() { for (var i = 0; i < 9; i++) { yield return (char)('a' + {|ST2405:_random.Next(26)|}); } } var password = string.Concat(Characters());")]
    [InlineData("void Make(out string token) { token = {|ST2405:_random.Next()|}.ToString(); } Make(out _);")]
    [InlineData("var digits = new int[4]; for (var i = 0; i < 4; i++) { digits[i] = {|ST2405:_random.Next(10)|}; } var pin = string.Join(\"\", digits);")]
    [InlineData("var letters = new List<char>(); letters.Insert({|ST2405:_random.Next(letters.Count)|}, Letters[{|ST2405:_random.Next(Letters.Length)|}]); var password = new string(letters.ToArray());")]
    [InlineData("var key = new byte[32]; {|ST2405:_random.NextBytes(key)|}; var signing = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(key);")]
    [InlineData("var codeVerifier = flag ? Letters : {|ST2405:_random.Next()|}.ToString();")]
    public async Task EveryFlow_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task FunctionsAndTypes_NameWhatTheyMake() =>
        await ReportsAsync(Usings + """
            public static class PasswordGenerator
            {
                private static readonly Random Random = new();
                private static readonly char[] Letters = "abcdef".ToCharArray();

                public static string Generate(int length)
                {
                    var chars = new char[length];
                    for (var i = 0; i < length; i++)
                    {
                        chars[i] = Letters[{|ST2405:Random.Next(Letters.Length)|}];
                    }

                    return new string(chars);
                }
            }

            public class Accounts
            {
                private readonly Random _rng = new Random();

                public string CreatePassword() => RandomText(12);

                public byte[] GenerateSalt()
                {
                    var bytes = new byte[16];
                    {|ST2405:_rng.NextBytes(bytes)|};
                    return bytes;
                }

                public string ApiKey => {|ST2405:_rng.Next()|}.ToString();

                private string RandomText(int length)
                {
                    var text = new StringBuilder();
                    while (text.Length < length)
                    {
                        text.Append((char){|ST2405:_rng.Next(33, 126)|});
                    }

                    return text.ToString();
                }
            }

            public class OtpService
            {
                public async Task<string> SendAsync()
                {
                    var code = {|ST2405:new Random().Next(100000, 999999)|}.ToString();
                    await Task.Yield();
                    return code;
                }
            }
            """);

    [Fact]
    public async Task HelperOfAnotherType_IsReportedWhereItDraws() =>
        await ReportsAsync([
            """
            public static class RandomText
            {
                private static readonly Random Random = new();

                public static string Of(int length)
                {
                    const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
                    return new string(Enumerable.Repeat(letters, length).Select(s => s[{|ST2405:Random.Next(s.Length)|}]).ToArray());
                }

                public static string Color(int length) => "#" + Random.Next(0x1000000).ToString("X6");
            }
            """,
            """
            class Client
            {
                string Token { get; } = "";
                string Color { get; } = RandomText.Color(1);
                Client() => Token = RandomText.Of(32);
            }
            """]);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            var random = new Random();
            var token = {|ST2405:random.Next()|}.ToString();
            Console.WriteLine(token);
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var token = {|ST2405.Info:_random.Next()|}.ToString();"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() => await IsSilentAsync(InMethod("var token = _random.Next().ToString();"), RuleSituation.Generated);

    [Theory]
    [InlineData("var token = {|ST2405:Random.Shared.Next(1000)|}.ToString();", "var token = RandomNumberGenerator.GetInt32(1000).ToString();")]
    [InlineData("var token = {|ST2405:_random.Next()|}.ToString();", "var token = RandomNumberGenerator.GetInt32(int.MaxValue).ToString();")]
    [InlineData("var otp = {|ST2405:new Random().Next(100000, 999999)|};", "var otp = RandomNumberGenerator.GetInt32(100000, 999999);")]
    [InlineData("var salt = new byte[16]; {|ST2405:_random.NextBytes(salt)|};", "var salt = new byte[16]; RandomNumberGenerator.Fill(salt);")]
    [InlineData("var state = new string({|ST2405:Random.Shared.GetItems<char>(Letters, 16)|});", "var state = new string(RandomNumberGenerator.GetItems<char>(Letters, 16));")]
    [InlineData("var token = {|ST2405:Random.Shared.GetString(Letters, 16)|};", "var token = RandomNumberGenerator.GetString(Letters, 16);")]
    [InlineData("var token = {|ST2405:_random.GetHexString(16, true)|};", "var token = RandomNumberGenerator.GetHexString(16, true);")]
    public async Task Fix_DrawsFromTheGenerator(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var token = {|ST2405:_random.NextInt64()|}.ToString();")]
    [InlineData("var token = {|ST2405:_random.NextDouble()|}.ToString();")]
    [InlineData("var otp = {|ST2405:_random.Next(maxValue: 1000)|};")]
    public async Task MethodWithoutCounterpart_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            record Invitation(string Token, string Name);

            class Client
            {
                private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
                private static readonly string[] Words = { "apple", "pear" };
                private readonly Random _random = new();
                private string _secret = "";
                public string AccessToken { get; set; } = "";

                async Task Use(bool flag)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;
}
