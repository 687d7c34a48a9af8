using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Identity.TabTokens;

namespace SecureTeams.Tests.Identity.TabTokens;

/// <summary>Tokens that are really signed, but wrong, and tokens that are not really signed.</summary>
public sealed class TabTokenAttackTests
{
    private const string Foreign = "11111111-2222-3333-4444-555555555555";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validate_TokenOfTeams_IsValid()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenResult result = await forge.Validator().ValidateAsync(forge.Sign(), Stop);
        Assert.Equal(TabTokenReason.Valid, result.Reason);
        Assert.True(result.IsValid);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
        Assert.Equal(forge.Entra.Tenant, result.Token.Tenant);
        Assert.Equal(forge.User, result.Token.ObjectId);
        Assert.Equal(forge.Seconds(3600), result.Token.ValidTo.ToUnixTimeSeconds());
        Assert.Equal("Alice Anders", result.Token.RevealDisplayName());
        Assert.Equal("alice@contoso.example", result.Token.RevealUserName());
        string shown = $"{result} {result.Token} {JsonSerializer.Serialize(result.Token)}";
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([$"/{forge.Tenant}/discovery/v2.0/keys"], forge.Asked);
    }

    [Fact]
    public async Task Validate_ReallySignedButWrong_IsRefusedWithItsReason()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        foreach ((TabTokenReason expected, string what, Action<JsonObject> change) in Wrong(forge))
        {
            TabTokenResult result = await validator.ValidateAsync(forge.Sign(change), Stop);
            Assert.True(expected == result.Reason, $"{what}: {result.Reason} instead of {expected}");
            Assert.Equal(expected == TabTokenReason.Valid, result.IsValid);
            Assert.Equal(result.IsValid, result.Token is not null);
            Assert.True(result.IsValid || result.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, what);
        }
    }

    [Fact]
    public async Task Validate_NotReallySigned_IsRefusedWithItsReason()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        foreach ((TabTokenReason expected, string what, string token) in Forged(forge))
        {
            TabTokenResult result = await validator.ValidateAsync(token, Stop);
            Assert.True(expected == result.Reason, $"{what}: {result.Reason} instead of {expected}");
        }

        Assert.Equal(TabTokenReason.Missing, (await validator.ValidateAsync(null, Stop)).Reason);
        Assert.Equal(TabTokenReason.Unspecified, default(TabTokenResult).Reason);
        Assert.False(default(TabTokenResult).IsValid);
    }

    [Fact]
    public async Task Validate_HeaderNamesKeysElsewhere_TheyAreNotFetched()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        int asked = 0;
        await using LoopbackListener evil = await forge.Entra.ListenAsync(_ => Task.FromResult(Interlocked.Increment(ref asked)), Stop);
        using RSA own = RSA.Create(2048);
        string token = forge.Sign(key: own, header: header =>
        {
            header["jku"] = $"{evil.HttpsOrigin}keys";
            header["x5u"] = $"{evil.HttpsOrigin}chain";
            header["jwk"] = TabTokenForge.Key(TabTokenForge.Kid, own);
        });
        Assert.Equal(TabTokenReason.SignatureInvalid, (await forge.Validator().ValidateAsync(token, Stop)).Reason);
        string elsewhere = forge.Sign(payload => payload["iss"] = $"{evil.HttpsOrigin}{forge.Tenant}/v2.0", key: own);
        Assert.Equal(TabTokenReason.IssuerNotAllowed, (await forge.Validator().ValidateAsync(elsewhere, Stop)).Reason);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Validate_ConfiguredAudienceAndClient_AreAcceptedBesideTheUsualOnes()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        string uri = $"api://tab.contoso.example/{forge.ClientId}";
        TabTokenValidator validator = forge.Validator(options => options with { AppIdUri = uri, Clients = [Guid.Parse(Foreign)] });
        Assert.True((await validator.ValidateAsync(forge.Sign(payload => (payload["aud"], payload["azp"]) = (uri, Foreign)), Stop)).IsValid);
        Assert.True((await validator.ValidateAsync(forge.Sign(payload => payload["azp"] = Foreign), Stop)).IsValid);
        Assert.Equal(TabTokenReason.AudienceMismatch, (await validator.ValidateAsync(forge.Sign(payload => (payload["aud"], payload["azp"]) = (uri + "/", Foreign)), Stop)).Reason);
        Assert.Equal(TabTokenReason.ClientNotAllowed, (await validator.ValidateAsync(forge.Sign(), Stop)).Reason);
    }

    [Fact]
    public async Task Validate_AnythingChangedInAValidToken_IsRefusedAndNeverAnException()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        string valid = forge.Sign();
        Assert.True((await validator.ValidateAsync(valid, Stop)).IsValid);

        // The last character of the signature has bits that stand for nothing.
        await Gen.Select(Gen.Int[0, valid.Length - 2], Gen.OneOf(Gen.Char['A', 'z'], Gen.Char)).SampleAsync(async (at, with) =>
        {
            string changed = valid.Remove(at, 1).Insert(at, with.ToString());
            Assert.Equal(changed == valid, (await validator.ValidateAsync(changed, CancellationToken.None)).IsValid);
        });
        await Gen.OneOf(Gen.String, Gen.OneOf([.. "AZaz09-_.=".Select(Gen.Const)]).Array[0, 60].Select(string.Concat)).SampleAsync(async text => Assert.False((await validator.ValidateAsync(text, CancellationToken.None)).IsValid));
    }

    private static IEnumerable<(TabTokenReason Expected, string What, Action<JsonObject> Change)> Wrong(TabTokenForge forge)
    {
        string global = $"https://login.microsoftonline.com/{forge.Tenant}/v2.0";
        return
        [
            (TabTokenReason.Valid, "several scopes", token => token["scp"] = "User.Read access_as_user"),
            (TabTokenReason.Valid, "user token by name", token => token["idtyp"] = "user"),
            (TabTokenReason.Valid, "just ended", token => (token["exp"], token["nbf"]) = (forge.Seconds(-119), forge.Seconds(-4000))),
            (TabTokenReason.Expired, "ended", token => (token["exp"], token["nbf"]) = (forge.Seconds(-120), forge.Seconds(-4000))),
            (TabTokenReason.Valid, "begins soon", token => token["nbf"] = forge.Seconds(119)),
            (TabTokenReason.NotYetValid, "begins later", token => token["nbf"] = forge.Seconds(121)),
            (TabTokenReason.Malformed, "no end", token => token.Remove("exp")),
            (TabTokenReason.Malformed, "ends before it begins", token => (token["nbf"], token["exp"]) = (forge.Seconds(100), forge.Seconds(50))),
            (TabTokenReason.AudienceMismatch, "other audience", token => token["aud"] = Foreign),
            (TabTokenReason.AudienceMismatch, "Graph's audience", token => token["aud"] = "00000003-0000-0000-c000-000000000000"),
            (TabTokenReason.AudienceMismatch, "URI that is not configured", token => token["aud"] = $"api://tab.contoso.example/{forge.ClientId}"),
            (TabTokenReason.AudienceMismatch, "upper case", token => token["aud"] = forge.ClientId.ToString("D").ToUpperInvariant()),
            (TabTokenReason.AudienceMismatch, "no audience", token => token.Remove("aud")),
            (TabTokenReason.IssuerNotAllowed, "another tenant", token => (token["iss"], token["tid"]) = ($"{forge.Entra.IdentityOrigin}{Foreign}/v2.0", Foreign)),
            (TabTokenReason.IssuerNotAllowed, "another cloud", token => token["iss"] = global),
            (TabTokenReason.IssuerNotAllowed, "trailing slash", token => token["iss"] = forge.Issuer + "/"),
            (TabTokenReason.IssuerNotAllowed, "common", token => token["iss"] = $"{forge.Entra.IdentityOrigin}common/v2.0"),
            (TabTokenReason.IssuerNotAllowed, "template", token => token["iss"] = $"{forge.Entra.IdentityOrigin}{{tenantid}}/v2.0"),
            (TabTokenReason.IssuerNotAllowed, "user information", token => token["iss"] = forge.Issuer.Replace("https://", "https://x@", StringComparison.Ordinal)),
            (TabTokenReason.Malformed, "no issuer", token => token.Remove("iss")),
            (TabTokenReason.ApplicationToken, "app-only", token => (token["idtyp"], token["roles"]) = ("app", new JsonArray("access_as_user"))),
            (TabTokenReason.ApplicationToken, "unknown kind", token => token["idtyp"] = "device"),
            (TabTokenReason.ScopeMissing, "app-only without its mark", token =>
            {
                token.Remove("scp");
                token["roles"] = new JsonArray("access_as_user");
            }),
            (TabTokenReason.ScopeMissing, "longer word", token => token["scp"] = "access_as_user_extra"),
            (TabTokenReason.ScopeMissing, "part of a word", token => token["scp"] = "no-access_as_user User.Read"),
            (TabTokenReason.ScopeMissing, "other casing", token => token["scp"] = "Access_As_User"),
            (TabTokenReason.ScopeMissing, "other separator", token => token["scp"] = "access_as_user,User.Read"),
            (TabTokenReason.ScopeMissing, "list", token => token["scp"] = new JsonArray("access_as_user")),
            (TabTokenReason.ClientNotAllowed, "foreign client", token => token["azp"] = Foreign),
            (TabTokenReason.ClientNotAllowed, "foreign client in the older claim", token => token["appid"] = Foreign),
            (TabTokenReason.ClientNotAllowed, "no client", token => token.Remove("azp")),
            (TabTokenReason.UserMissing, "tenant is not the issuer's", token => token["tid"] = Foreign),
            (TabTokenReason.UserMissing, "no tenant", token => token.Remove("tid")),
            (TabTokenReason.UserMissing, "no user", token => token.Remove("oid")),
            (TabTokenReason.UserMissing, "empty user", token => token["oid"] = Guid.Empty.ToString("D")),
            (TabTokenReason.UserMissing, "user is a number", token => token["oid"] = 1),
        ];
    }

    private static IEnumerable<(TabTokenReason Expected, string What, string Token)> Forged(TabTokenForge forge)
    {
        string[] parts = forge.Sign().Split('.');
        string Header(string algorithm) => TabTokenForge.Unsigned(new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = TabTokenForge.Kid }, forge.Payload());
        byte[] publicKey = forge.Signer.ExportSubjectPublicKeyInfo();
        byte[] publicPem = Encoding.ASCII.GetBytes(forge.Signer.ExportSubjectPublicKeyInfoPem());
        using RSA other = RSA.Create(2048);
        return
        [
            (TabTokenReason.AlgorithmNotAllowed, "none", Header("none") + "."),
            (TabTokenReason.AlgorithmNotAllowed, "None", Header("None") + "."),
            (TabTokenReason.AlgorithmNotAllowed, "none with the old signature", $"{Header("none")}.{parts[2]}"),
            (TabTokenReason.AlgorithmNotAllowed, "HMAC with the public key", Hmac(Header("HS256"), publicKey)),
            (TabTokenReason.AlgorithmNotAllowed, "HMAC with the public key as text", Hmac(Header("HS256"), publicPem)),
            (TabTokenReason.AlgorithmNotAllowed, "a signature of another algorithm", Rsa(Header("RS384"), HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
            (TabTokenReason.AlgorithmNotAllowed, "a signature of another padding", Rsa(Header("PS256"), HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
            (TabTokenReason.SignatureInvalid, "RS256 in name only", Hmac(Header("RS256"), publicKey)),
            (TabTokenReason.SignatureInvalid, "no signature", $"{parts[0]}.{parts[1]}."),
            (TabTokenReason.SignatureInvalid, "another key under the known id", forge.Sign(key: other)),
            (TabTokenReason.SignatureInvalid, "another payload", $"{parts[0]}.{forge.Sign(token => token["oid"] = Foreign).Split('.')[1]}.{parts[2]}"),
            (TabTokenReason.Malformed, "no key id", forge.Sign(header: header => header.Remove("kid"))),
            (TabTokenReason.Malformed, "critical extension", forge.Sign(header: header => header["crit"] = new JsonArray("exp"))),
            (TabTokenReason.Malformed, "another type", forge.Sign(header: header => header["typ"] = "at+jwt")),
            (TabTokenReason.Malformed, "no JSON", "e30x.e30x.e30x"),
            (TabTokenReason.Malformed, "two parts", $"{parts[0]}.{parts[1]}"),
            (TabTokenReason.Malformed, "five parts, as encrypted tokens have", $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[1]}.{parts[2]}"),
            (TabTokenReason.Malformed, "white space", $" {forge.Sign()}"),
            (TabTokenReason.Malformed, "scheme in front", $"Bearer {forge.Sign()}"),
            (TabTokenReason.TooLarge, "too long", forge.Sign(token => token["x"] = new string('x', TabTokenValidator.MaxTokenLength))),
            (TabTokenReason.Missing, "empty", string.Empty),
        ];

        static string Hmac(string signed, byte[] key) => $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";

        string Rsa(string signed, HashAlgorithmName hash, RSASignaturePadding padding) =>
            $"{signed}.{Base64Url.EncodeToString(forge.Signer.SignData(Encoding.ASCII.GetBytes(signed), hash, padding))}";
    }
}
