namespace SecureTeams.Identity.Credentials.Federation;

/// <summary>A token that the platform, such as Kubernetes, writes into a file and replaces before it ends.</summary>
internal sealed class ProjectedToken(string path)
{
    private readonly CredentialFile _file = new(path, "federated token", Assertion.MaxBytes);

    internal async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        string text = await _file.ReadAsync(cancellationToken).ConfigureAwait(false);
        return Assertion.IsWellFormed(text) ? text : throw _file.Unusable("holds no signed token (JWT), and was not sent");
    }
}
