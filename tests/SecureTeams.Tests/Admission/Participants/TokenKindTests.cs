using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Admission.Participants;

namespace SecureTeams.Tests.Admission.Participants;

/// <summary>Whether a token is a person's, an application's, or neither for certain; each token is really signed and really validated.</summary>
public sealed class TokenKindTests : IDisposable
{
    private const string FirstIssuer = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/";
    private const string SecondIssuer = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";
    private const string FirstIdToken = $"iss={FirstIssuer};tid=home;oid=person;sub=pairwise;ver=1.0";
    private const string SecondIdToken = $"iss={SecondIssuer};tid=home;oid=person;sub=pairwise;ver=2.0";
    private const string FirstDelegated = $"{FirstIdToken};appid=client;appidacr=0;scp=access_as_user";
    private const string SecondDelegated = $"{SecondIdToken};azp=client;azpacr=0;scp=User.Read access_as_user";
    private const string FirstAppOnly = $"iss={FirstIssuer};idp={FirstIssuer};tid=home;appid=client;appidacr=1;oid=principal;sub=principal;roles=Calls.All;ver=1.0";
    private const string SecondAppOnly = $"iss={SecondIssuer};tid=home;azp=client;azpacr=2;oid=principal;sub=principal;roles=Calls.All;ver=2.0";

    private static readonly Guid Home = new("11111111-2222-3333-4444-555555555555");
    private static readonly Guid Other = new("66666666-7777-8888-9999-aaaaaaaaaaaa");

    private readonly RSA _key = RSA.Create(2048);

    [Theory]
    [InlineData(FirstIdToken + ";idp=" + FirstIssuer, ParticipantType.TenantMember)]
    [InlineData(FirstIdToken + ";idp=" + FirstIssuer + ";roles=Reader", ParticipantType.TenantMember)]
    [InlineData(FirstIdToken + ";idp=https://sts.windows.net/66666666-7777-8888-9999-aaaaaaaaaaaa/", ParticipantType.TenantGuest)]
    [InlineData(FirstIdToken, ParticipantType.TenantGuest)]
    [InlineData(SecondIdToken, ParticipantType.TenantGuest)]
    [InlineData(SecondIdToken + ";acct=0", ParticipantType.TenantMember)]
    [InlineData(SecondIdToken + ";acct=0;roles=Reader", ParticipantType.TenantMember)]
    [InlineData(SecondIdToken + ";acct=1;roles=Reader", ParticipantType.TenantGuest)]
    [InlineData(SecondIdToken + ";idp=" + SecondIssuer, ParticipantType.TenantMember)]
    [InlineData(SecondIdToken + ";idp=live.com;roles=Reader", ParticipantType.TenantGuest)]
    [InlineData(FirstDelegated, ParticipantType.TenantGuest)]
    [InlineData(FirstDelegated + ";idp=" + FirstIssuer, ParticipantType.TenantMember)]
    [InlineData(FirstDelegated + ";idp=live.com", ParticipantType.TenantGuest)]
    [InlineData(FirstDelegated + ";idtyp=user;acct=0;roles=Reader", ParticipantType.TenantMember)]
    [InlineData(SecondDelegated, ParticipantType.TenantGuest)]
    [InlineData(SecondDelegated + ";acct=0", ParticipantType.TenantMember)]
    [InlineData(SecondDelegated + ";acct=1", ParticipantType.TenantGuest)]
    [InlineData(SecondDelegated + ";idtyp=user;idp=" + SecondIssuer, ParticipantType.TenantMember)]
    [InlineData("tid=home;azp=client;scp=access_as_user;oid=person;acct=0", ParticipantType.TenantMember)]
    [InlineData("tid=home;azp=client;scp=access_as_user;iss=https://x/;idp=https://x/", ParticipantType.TenantMember)]
    [InlineData("tid=other;azp=client;scp=access_as_user;oid=person;sub=pairwise;acct=0", ParticipantType.AnonymousSignedIn)]
    public Task FromClaims_OfAPersonsToken_IsThePerson(string claims, ParticipantType expected) => AssertAsync(claims, expected);

    [Theory]
    [InlineData(FirstAppOnly)]
    [InlineData(SecondAppOnly)]
    [InlineData(FirstAppOnly + ";idtyp=app")]
    [InlineData(SecondAppOnly + ";idtyp=app;acct=0")]
    [InlineData(SecondAppOnly + ";acct=0")]
    [InlineData("tid=home;appid=client;oid=principal;sub=PRINCIPAL")]
    [InlineData("tid=home;idtyp=app;oid=principal")]
    public async Task FromClaims_OfAnApplicationsToken_IsABot(string claims)
    {
        await AssertAsync(claims, ParticipantType.CallingBot);
        await AssertAsync(claims.Replace("tid=home", "tid=other", StringComparison.Ordinal), ParticipantType.DetectedBot, trustIsMutual: true);
    }

    /// <summary>What cannot be a person's, and is not certainly an application that the tenant knows, is a bot of somebody else.</summary>
    [Theory]
    [InlineData("tid=home;idtyp=app;appid=client", "the application has no object in the tenant")]
    [InlineData("tid=home;appid=client;appidacr=1;sub=principal;roles=Calls.All", "the same, without its kind")]
    [InlineData(FirstAppOnly + ";idtyp=App", "kind in another casing")]
    [InlineData(FirstAppOnly + ";idtyp=", "kind without a value")]
    [InlineData(FirstIdToken + ";acct=0;idtyp=device", "kind that is not known")]
    [InlineData(FirstAppOnly + ";idtyp=app;idtyp=app", "kind given twice")]
    [InlineData(FirstAppOnly + ";idtyp=user;idtyp=app", "two kinds")]
    [InlineData(FirstAppOnly + ";idtyp=user", "an application that says it is a user")]
    [InlineData(FirstAppOnly + ";scp=access_as_user", "an application with a person's rights")]
    [InlineData(FirstDelegated + ";idtyp=app;acct=0", "a person's rights, but an application's kind")]
    [InlineData("tid=home;acct=0;oid=principal;sub=principal", "a subject that is an application's")]
    [InlineData("tid=home;acct=0;oid=principal;sub=pairwise;appid=client;roles=Calls.All", "an access token without scopes")]
    [InlineData("tid=home;acct=0;azp=client;scp= ;oid=person;sub=pairwise", "blank scopes")]
    [InlineData("tid=home;acct=0;appidacr=1", "an access token by its client's proof")]
    [InlineData("tid=home;acct=0;azpacr=1", "the same, second version")]
    public Task FromClaims_OfATokenThatContradictsItself_IsADetectedBot(string claims, string why)
    {
        Assert.NotEmpty(why);
        return AssertAsync(claims, ParticipantType.DetectedBot);
    }

    public void Dispose() => _key.Dispose();

    /// <summary>Classifies by the names of the claims as they are in the token, and by those that ASP.NET Core gives them by default.</summary>
    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "The signature is checked; the claims are what the tests vary.")]
    private async Task AssertAsync(string claims, ParticipantType expected, bool trustIsMutual = false)
    {
        string token = Sign(claims);
        foreach (bool isMapped in (bool[])[false, true])
        {
            var handler = new JsonWebTokenHandler { MapInboundClaims = isMapped };
            TokenValidationResult result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
            {
                IssuerSigningKey = new RsaSecurityKey(_key),
                ValidateIssuer = false,
                ValidateAudience = false,
                ValidateLifetime = false,
            });
            Assert.True(result.IsValid, result.Exception?.Message);
            Assert.Equal((isMapped, expected), (isMapped, ParticipantClassifier.FromClaims(new ClaimsPrincipal(result.ClaimsIdentity), Home, trustIsMutual).Type));
        }
    }

    private string Sign(string claims)
    {
        var payload = new JsonObject();
        foreach (string pair in claims.Split(';'))
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            string name = pair[..at];
            JsonNode value = pair[(at + 1)..] switch { "home" => Home.ToString(), "other" => Other.ToString(), var text => text };
            if (payload[name] is { } first)
            {
                payload.Remove(name);
                value = new JsonArray(first.DeepClone(), value);
            }

            payload.Add(name, value);
        }

        var credentials = new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload.ToJsonString(), credentials);
    }
}
