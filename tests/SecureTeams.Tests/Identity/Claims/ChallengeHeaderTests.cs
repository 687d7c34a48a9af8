using System.Text;
using CsCheck;
using SecureTeams.Identity.Claims;

namespace SecureTeams.Tests.Identity.Claims;

public sealed class ChallengeHeaderTests
{
    private const string Request = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private static readonly string Encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Request));

    [Theory]
    [InlineData("Bearer realm=\"\", authorization_uri=\"https://login.example/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\", error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("bearer error=insufficient_claims,claims=\"@\"")]
    [InlineData("Bearer claims=\"@\", error=\"insufficient_claims\"")]
    [InlineData("Bearer ERROR = \"insufficient_claims\" , Claims = @")]
    [InlineData("Bearer , error=\"insufficient_\\claims\", , claims=\"@\",")]
    [InlineData("Negotiate YII=, Bearer error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Negotiate, PoP nonce=\"a,b\", Bearer error=\"insufficient_claims\", claims=\"@\", Basic realm=\"x\"")]
    [InlineData("Bearer realm=\"one\", Bearer error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"bm9uZQ==\", Bearer error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"{\\\"access_token\\\":{\\\"acrs\\\":{\\\"essential\\\":true,\\\"value\\\":\\\"c1\\\"}}}\"")]
    public void In_Challenge_GivesTheRequest(string header) => Assert.Equal(Request, ClaimsChallenge.In(header.Replace("@", Encoded, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer error=\"invalid_token\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\"")]
    [InlineData("Bearer error=\"insufficient_claims_not\", claims=\"@\"")]
    [InlineData("Bearer error=\"Insufficient_Claims\", claims=\"@\"")]
    [InlineData("PoP error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("XBearer error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\", Basic claims=\"@\"")]
    [InlineData("Basic realm=\"Bearer error=\\\"insufficient_claims\\\", claims=@\"")]
    [InlineData("Bearer error_description=\"error=insufficient_claims, claims=@\"")]
    [InlineData("Bearer error=\"invalid_token\", error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"bm9uZQ==\", claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\" claims=\"@\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"@")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"@\\")]
    [InlineData("Bearer \"error\"=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer;error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Basic realm=\"open, Bearer error=\"insufficient_claims\", claims=\"@\"")]
    [InlineData("Bearer x=(, Bearer error=\"insufficient_claims\", claims=\"@\"")]
    public void In_SomethingElse_IsNoChallenge(string header) => Assert.Null(ClaimsChallenge.In(header.Replace("@", Encoded, StringComparison.Ordinal)));

    [Fact]
    public void In_LongerThanTheLimit_IsNotLookedAt() => Assert.Null(ClaimsChallenge.In($"Bearer error=\"insufficient_claims\", claims=\"{Encoded}\"{new string(' ', 20_000)}"));

    [Fact]
    public void In_AnyHeader_EndsWithoutFailing() => Gen.OneOf(Gen.String, Gen.OneOf([.. new[] { "Bearer", " ", ",", "=", "\"", "\\", "error", "insufficient_claims", "claims", Encoded, "Basic" }.Select(Gen.Const)]).Array[0, 40].Select(string.Concat))
        .Sample(header => Assert.True(ClaimsChallenge.In(header) is null or Request));
}
