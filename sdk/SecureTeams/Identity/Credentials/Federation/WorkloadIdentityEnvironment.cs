namespace SecureTeams.Identity.Credentials.Federation;

/// <summary>The variables that the webhook of Microsoft Entra Workload ID sets in a pod.</summary>
internal static class WorkloadIdentityEnvironment
{
    internal const string Client = "AZURE_CLIENT_ID";
    internal const string TokenFile = "AZURE_FEDERATED_TOKEN_FILE";

    internal static (Guid ClientId, string Path) Read(Func<string, string?> variables)
    {
        Guid client = Guid.TryParse(variables(Client), out Guid id) && id != Guid.Empty ? id : throw Missing(Client, "the application (client) id");
        return variables(TokenFile) is { Length: > 0 } path ? (client, path) : throw Missing(TokenFile, "the path of the projected token");
    }

    private static InvalidOperationException Missing(string variable, string what) =>
        new($"The environment variable {variable} must be {what}. The workload identity webhook sets it in pods labelled azure.workload.identity/use; elsewhere use FromWorkloadIdentity with values of your own.");
}
