using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using SecureTeams.Identity;
using SecureTeams.Identity.Failures;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Identity.Failures;

public sealed class TokenFailureTests
{
    private static readonly TokenFailure Failure = new("login.example");

    [Theory]
    [InlineData("AADSTS65001: The user has not consented", "invalid_grant", 400, SecureTeamsErrorCode.ConsentRequired)]
    [InlineData("AADSTS7000222: The provided client secret keys are expired", "invalid_client", 401, SecureTeamsErrorCode.CredentialExpired)]
    [InlineData("AADSTS700027: The certificate is not registered", "invalid_client", 401, SecureTeamsErrorCode.CredentialRejected)]
    [InlineData("AADSTS700027: ... The key was expired.", "invalid_client", 401, SecureTeamsErrorCode.CredentialExpired)]
    [InlineData("AADSTS700024: Client assertion is not within its valid time range", "invalid_client", 401, SecureTeamsErrorCode.ClockSkew)]
    [InlineData("AADSTS50076: multi-factor", "interaction_required", 400, SecureTeamsErrorCode.InteractionRequired)]
    [InlineData("AADSTS53003: blocked by Conditional Access", "invalid_grant", 400, SecureTeamsErrorCode.InteractionRequired)]
    [InlineData("AADSTS50020: account from another directory", "invalid_grant", 400, SecureTeamsErrorCode.TenantMismatch)]
    [InlineData("AADSTS700213: no matching subject", "invalid_client", 401, SecureTeamsErrorCode.FederatedCredentialMismatch)]
    [InlineData("AADSTS50196: client request loop", "invalid_grant", 400, SecureTeamsErrorCode.IdentityProviderThrottled)]
    [InlineData("AADSTS90033: temporarily unavailable", "temporarily_unavailable", 503, SecureTeamsErrorCode.IdentityProviderUnavailable)]
    [InlineData("AADSTS50049: unknown instance", "invalid_instance", 400, SecureTeamsErrorCode.AuthorityUntrusted)]
    [InlineData("no number", "invalid_client", 401, SecureTeamsErrorCode.CredentialRejected)]
    [InlineData("no number", "anything", 429, SecureTeamsErrorCode.IdentityProviderThrottled)]
    [InlineData("no number", "anything", 500, SecureTeamsErrorCode.IdentityProviderUnavailable)]
    [InlineData("no number", MsalError.ManagedIdentityAllSourcesUnavailable, 0, SecureTeamsErrorCode.ManagedIdentityUnavailable)]
    [InlineData("no number", MsalError.CodeExpired, 0, SecureTeamsErrorCode.SignInNotCompleted)]
    [InlineData("AADSTS99999999999999999999: overflow", "anything", 400, SecureTeamsErrorCode.AuthenticationFailed)]
    [InlineData("AADSTS", "anything", 400, SecureTeamsErrorCode.AuthenticationFailed)]
    [InlineData("AADSTS12345: a number of tomorrow", "anything", 400, SecureTeamsErrorCode.AuthenticationFailed)]
    public void Translate_Error_HasItsCodeAndNextStepAndNoneOfTheText(string text, string error, int status, SecureTeamsErrorCode expected)
    {
        SecureTeamsException translated = Failure.Translate(new MsalServiceException(error, text + " alice@contoso.example", status));
        Assert.IsType<TeamsAuthenticationException>(translated);
        Assert.Equal(expected, translated.Code);
        Assert.NotEmpty(translated.NextStep);
        Assert.DoesNotContain("alice", translated.ToString(), StringComparison.Ordinal);
        Assert.Null(translated.InnerException);
    }

    [Fact]
    public void Translate_ManagedIdentityDoesNotAnswer_IsAbsentButARefusedEndpointIsRefused()
    {
        var silent = new MsalServiceException(MsalError.ManagedIdentityUnreachableNetwork, "text", new HttpRequestException(HttpRequestError.ConnectionError));
        Assert.Equal(SecureTeamsErrorCode.ManagedIdentityUnavailable, Failure.Translate(silent).Code);
        var refused = new MsalServiceException(MsalError.ManagedIdentityUnreachableNetwork, "text", new TeamsTransportException(SecureTeamsErrorCode.OriginNotAllowed, "What.", "Next."));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, Failure.Translate(refused).Code);
    }

    [Fact]
    public void Translate_Number_IsAPropertyAndInTheMessage()
    {
        var translated = (TeamsAuthenticationException)Failure.Translate(new MsalServiceException("invalid_grant", "AADSTS65001: text", 400));
        Assert.Equal(65001, translated.AadstsNumber);
        Assert.Contains("AADSTS65001", translated.Message, StringComparison.Ordinal);
        Assert.False(translated.IsTransient);
    }

    [Fact]
    public void Translate_SameFailureForTwoCallers_IsTwoExceptions()
    {
        var own = new TeamsAuthenticationException(SecureTeamsErrorCode.ConsentRequired, "What.", "Next.") { AadstsNumber = 65001, RetryAfter = TimeSpan.FromSeconds(1), StatusCode = HttpStatusCode.BadRequest };
        var first = (TeamsAuthenticationException)Failure.Translate(own);
        Assert.NotSame(own, first);
        Assert.Equal((own.Code, own.Message, own.NextStep, own.AadstsNumber, own.RetryAfter, own.StatusCode), (first.Code, first.Message, first.NextStep, first.AadstsNumber, first.RetryAfter, first.StatusCode));
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("100000", 300)]
    [InlineData("date", 60)]
    [InlineData("past", 0)]
    public void PauseOf_Throttled_IsWhatTheProviderSaysAtMostFiveMinutes(string retryAfter, int seconds)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        TimeSpan pause = Assert.NotNull(TokenFailure.PauseOf(Throttled(retryAfter switch
        {
            "date" => now.AddSeconds(60).ToString("r", CultureInfo.InvariantCulture),
            "past" => now.AddSeconds(-60).ToString("r", CultureInfo.InvariantCulture),
            _ => retryAfter,
        })));
        Assert.InRange(pause.TotalSeconds, seconds - 2, seconds);
    }

    [Fact]
    public void PauseOf_NothingSaid_IsNone()
    {
        Assert.Null(TokenFailure.PauseOf(new MsalServiceException("x", "text", 429)));
        Assert.Null(TokenFailure.PauseOf(new MsalServiceException("x", "text", 503)));
    }

    private static MsalServiceException Throttled(string retryAfter)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = RetryConditionHeaderValue.Parse(retryAfter);
        return new MsalServiceException("throttled", "text", 429) { Headers = response.Headers };
    }
}
