using System.Text;
using System.Text.Json;
using CsCheck;
using SecureTeams.Identity.Claims;

namespace SecureTeams.Tests.Identity.Claims;

public sealed class ClaimsRequestTests
{
    private const string Request = """{"access_token":{"nbf":{"essential":true,"value":"1604106651"},"xms_caeerror":{"value":"10012"}}}""";

    [Fact]
    public void Decode_DocumentedForms_GiveTheSameRequest()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Request);
        string base64 = Convert.ToBase64String(bytes);
        Assert.Equal(Request, ClaimsRequest.Decode(base64));
        Assert.Equal(Request, ClaimsRequest.Decode(base64.TrimEnd('=')));
        Assert.Equal(Request, ClaimsRequest.Decode(base64.Replace('+', '-').Replace('/', '_')));
        Assert.Equal(Request, ClaimsRequest.Decode(Request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":"text"}""")]
    [InlineData("""{"access_token":{}""")]
    [InlineData("""{"access_token":{}} {}""")]
    [InlineData("""{"access_token":{},}""")]
    [InlineData("""{"access_token":{},"access_token":{}}""")]
    [InlineData("""{"access_token":{"acrs":{"value":"c1","value":"c2"}}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":{}}}}}}}}}}""")]
    [InlineData("/* comment */ {\"access_token\":{}}")]
    [InlineData("\uFEFF{\"access_token\":{}}")]
    public void Validate_AnythingElse_IsNoRequest(string json)
    {
        Assert.Null(ClaimsRequest.Validate(json));
        Assert.Null(ClaimsRequest.Decode(Convert.ToBase64String(Encoding.UTF8.GetBytes(json))));
    }

    [Theory]
    [InlineData("e30")]
    [InlineData("%7B%22access_token%22%3A%7B%7D%7D")]
    [InlineData("eyJh Y2Nl c3NfdG9rZW4iOnt9fQ==")]
    [InlineData("=====")]
    public void Decode_NotBase64OrNoRequest_IsNone(string value) => Assert.Null(ClaimsRequest.Decode(value));

    [Fact]
    public void Validate_LoneSurrogate_IsNone() => Assert.Null(ClaimsRequest.Validate("""{"access_token":{"a":"@"}}""".Replace('@', (char)0xD800)));

    [Fact]
    public void Decode_NotUtf8_IsNone() =>
        Assert.Null(ClaimsRequest.Decode(Convert.ToBase64String([.. "{\"access_token\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8])));

    [Fact]
    public void Decode_AtTheLimit_IsReadAndBeyondIsNot()
    {
        Assert.NotNull(ClaimsRequest.Decode(Encoded(ClaimsRequest.MaxBytes)));
        Assert.Null(ClaimsRequest.Decode(Encoded(ClaimsRequest.MaxBytes + 1)));
        Assert.Null(ClaimsRequest.Validate(new string('{', 100_000)));

        static string Encoded(int length)
        {
            const string Frame = """{"access_token":{"a":""}}""";
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(Frame.Insert(Frame.Length - 3, new string('x', length - Frame.Length))));
        }
    }

    [Fact]
    public void Decode_AnyText_IsRefusedOrGivesABoundedObject() => Gen.OneOf(Gen.String, Gen.Byte.Array[0, 400].Select(Convert.ToBase64String), Hostile()).Sample(text =>
    {
        if (ClaimsRequest.Decode(text) is not { } claims)
        {
            return;
        }

        Assert.True(Encoding.UTF8.GetByteCount(claims) <= ClaimsRequest.MaxBytes);
        using JsonDocument document = JsonDocument.Parse(claims);
        Assert.All(document.RootElement.EnumerateObject(), member => Assert.Equal(JsonValueKind.Object, member.Value.ValueKind));
    });

    /// <summary>A good request with one character replaced.</summary>
    private static Gen<string> Hostile() => Gen.Select(Gen.Int[0, Request.Length - 1], Gen.Char, Gen.Bool).Select((at, with, encoded) =>
    {
        string text = Request.Remove(at, 1).Insert(at, with.ToString());
        return encoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
    });
}
