using System.Net;
using SecureTeams.Graph;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Graph;

/// <summary>Which failures may pass by themselves. A code that is added later counts as one that does not.</summary>
public sealed class FailureKindTests
{
    private static readonly SecureTeamsErrorCode[] Transient =
    [
        SecureTeamsErrorCode.ConnectionFailed, SecureTeamsErrorCode.RequestTimedOut, SecureTeamsErrorCode.CircuitOpen,
        SecureTeamsErrorCode.ClientLimitReached, SecureTeamsErrorCode.Throttled, SecureTeamsErrorCode.ServiceUnavailable,
    ];

    public static TheoryData<SecureTeamsErrorCode> Codes => [.. Enum.GetValues<SecureTeamsErrorCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void IsTransient_OfEveryCode_IsAsListed(SecureTeamsErrorCode code)
    {
        Assert.Equal(Transient.Contains(code), new SecureTeamsException(code, "m", "n").IsTransient);
        Assert.Equal(Transient.Contains(code), new TeamsTransportException(code, "m", "n").IsTransient);
        Assert.Equal(code is SecureTeamsErrorCode.IdentityProviderUnavailable or SecureTeamsErrorCode.IdentityProviderThrottled, new TeamsAuthenticationException(code, "m", "n").IsTransient);
    }

    [Fact]
    public void IsTransient_ByStatus_ExceptsWhatIsNotImplementedAndIncludesTimeouts()
    {
        Assert.False(new TeamsServiceException(SecureTeamsErrorCode.ServiceUnavailable, "m", "n") { StatusCode = HttpStatusCode.NotImplemented }.IsTransient);
        Assert.True(new TeamsServiceException(SecureTeamsErrorCode.RequestRejected, "m", "n") { StatusCode = HttpStatusCode.RequestTimeout }.IsTransient);
        Assert.False(new TeamsServiceException(SecureTeamsErrorCode.RequestRejected, "m", "n") { StatusCode = HttpStatusCode.BadRequest }.IsTransient);
    }

    [Theory]
    [InlineData(SecureTeamsErrorCode.Throttled, true)]
    [InlineData(SecureTeamsErrorCode.AccessDenied, false)]
    public void IsTransient_OfAPendingPolicy_IsThatOfItsReason(SecureTeamsErrorCode reason, bool isTransient) => Assert.Equal(
        isTransient,
        new MeetingPolicyPendingException(new OnlineMeeting { Id = "1" }, wasCreated: true, new TeamsServiceException(reason, "m", "n")).IsTransient);

    [Fact]
    public void Conflict_ByDefault_WroteNothing()
    {
        var conflict = new MeetingConflictException(MeetingMembers.Subject, new OnlineMeeting { Id = "1" });
        Assert.False(conflict.OutcomeIsUnknown);
        Assert.False(conflict.IsTransient);
        Assert.Contains("Nothing was written", conflict.Message, StringComparison.Ordinal);
    }
}
