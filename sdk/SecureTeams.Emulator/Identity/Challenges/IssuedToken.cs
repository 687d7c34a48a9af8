namespace SecureTeams.Emulator.Identity.Challenges;

/// <summary>The place of a token in the order of issue, and the claims that were asked for.</summary>
internal sealed record IssuedToken(long Order, ClaimsRequest? Claims)
{
    public bool Covers(ClaimsRequest demand) => Claims?.Covers(demand) == true;
}
