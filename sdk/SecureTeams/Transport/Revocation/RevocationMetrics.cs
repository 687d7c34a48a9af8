namespace SecureTeams.Transport.Revocation;

/// <summary>Counts what was found out.</summary>
internal static class RevocationMetrics
{
    internal static void Count(RevocationResult result)
    {
        if (SecureTeamsDiagnostics.RevocationChecks.Enabled)
        {
            SecureTeamsDiagnostics.RevocationChecks.Add(
                1,
                new KeyValuePair<string, object?>("status", result.Status.ToString()),
                new KeyValuePair<string, object?>("source", result.Source.ToString()),
                new KeyValuePair<string, object?>("failure", result.Failure.ToString()));
        }

        if (result.Age is { } age)
        {
            SecureTeamsDiagnostics.RevocationListAge.Record(age.TotalSeconds);
        }
    }
}
