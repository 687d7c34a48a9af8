using SecureTeams.Identity.OnBehalfOf;

namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>Asks the issuer, where that is possible and the provider does not want to be left alone, and counts how it ended.</summary>
internal sealed class TokenIssuance(TokenIssuer issuer, TokenCacheLimits limits, TimeProvider clock) : IDisposable
{
    private static readonly KeyValuePair<string, object?> Issued = new("outcome", "issued");
    private static readonly KeyValuePair<string, object?> Failed = new("outcome", "failed");
    private static readonly KeyValuePair<string, object?> Cancelled = new("outcome", "cancelled");
    private static readonly KeyValuePair<string, object?> Renewed = new("outcome", "renewed");
    private static readonly KeyValuePair<string, object?> NotRenewed = new("outcome", "not_renewed");

    private readonly ProviderPauses _pauses = new(limits, clock);
    private readonly RefusedTokens _refused = new(limits, clock);

    /// <summary>Notes that the resource refused a token, which the issuer's own caches may still hold.</summary>
    internal void Refuse(in TokenSubject subject) => _refused.Note(subject.ToKeep());

    /// <exception cref="TeamsAuthenticationException">The provider wants to be left alone.</exception>
    internal void DemandNoPause(in TokenSubject subject) => _pauses.Demand(subject);

    internal async Task<TokenEntry> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        DemandPossible(request.Subject);
        KeyValuePair<string, object?> outcome = request.MayInteract ? Failed : NotRenewed;
        try
        {
            _pauses.Demand(request.Subject);
            TokenRequest asked = request with { BypassesCaches = request.BypassesCaches || _refused.AreDue(request.Subject) };
            IssuedToken issued = await issuer.IssueAsync(asked, cancellationToken).ConfigureAwait(false);
            TokenEntry entry = TokenAcceptance.Accept(issued, request.Claims, clock.GetUtcNow().Ticks);
            if (asked.BypassesCaches)
            {
                _refused.Meet(request.Subject.ToKeep());
            }

            outcome = request.MayInteract ? Issued : Renewed;
            return entry;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            outcome = Cancelled;
            throw;
        }
        catch (Exception exception)
        {
            _pauses.Note(request.Subject.ToKeep(), exception);
            throw;
        }
        finally
        {
            SecureTeamsDiagnostics.TokenRequests.Add(1, outcome);
        }
    }

    internal Task StopAsync(TokenSubject subject, CancellationToken cancellationToken)
    {
        DemandPossible(subject);
        _pauses.Drop(subject);
        _refused.Drop(subject);
        return issuer.StopAsync(subject.User!, cancellationToken);
    }

    public void Dispose()
    {
        _pauses.Dispose();
        _refused.Dispose();
    }

    /// <exception cref="TeamsAuthenticationException">The credential acts for no users.</exception>
    internal void DemandPossible(in TokenSubject subject)
    {
        if (subject.User is not null && !issuer.ActsForUsers)
        {
            throw OnBehalfOfRefusal.NotPossible();
        }
    }
}
