using System.Diagnostics;

namespace SecureTeams.Identity.Credentials;

/// <summary>
/// Where the application's secret is read from, again for each request for a token, so that a new one is used as soon as it is
/// there. It has no member that shows the secret.
/// </summary>
/// <remarks>
/// A secret is the weakest credential: it is sent as it is, ends at a date, and whoever has read it once can use it from
/// anywhere. Prefer a managed identity or a federated credential, and after them a certificate.
/// </remarks>
[DebuggerDisplay("[redacted]")]
public sealed class ClientSecret
{
    private const int MaxBytes = 4096;
    private const string Name = "client secret";

    private readonly Func<ApplicationCode, CancellationToken, ValueTask<string>> _read;

    private ClientSecret(Func<ApplicationCode, CancellationToken, ValueTask<string>> read) => _read = read;

    /// <summary>Reads the secret from a file, as secret stores mount it: UTF-8, at most 4096 bytes; a byte order mark and the line breaks at its end are dropped.</summary>
    /// <param name="path">The file. It is read when a token is asked for, not now.</param>
    /// <returns>The secret's source.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ClientSecret FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new CredentialFile(path, Name, MaxBytes);
        return new ClientSecret((_, cancellationToken) => file.ReadAsync(cancellationToken));
    }

    /// <summary>Asks code of the application, which reads it from a secret store.</summary>
    /// <param name="read">
    /// Gives the secret. It is called for each request for a token, by several at once. Read it from a store each time: a
    /// constant here is a secret in source, which the rule ST3101 reports. It has <c>SecureTeamsOptions.TotalTimeout</c>.
    /// </param>
    /// <returns>The secret's source.</returns>
    public static ClientSecret FromDelegate(Func<CancellationToken, ValueTask<string>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ClientSecret((code, cancellationToken) => code.RunAsync(read, Name, cancellationToken));
    }

    /// <summary>Returns <c>[redacted]</c>.</summary>
    /// <returns>A text without the secret.</returns>
    public override string ToString() => "[redacted]";

    internal async ValueTask<string> RevealAsync(ApplicationCode code, CancellationToken cancellationToken)
    {
        string? secret = await _read(code, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(secret))
        {
            throw Unusable("is empty", "Store the value that the registration showed once, when the secret was made.");
        }

        return Guid.TryParse(secret, out _)
            ? throw Unusable("is a GUID, as the id of a secret is", "Use the secret's value, which the registration showed once; its id is no secret.")
            : secret;
    }

    private static TeamsAuthenticationException Unusable(string what, string nextStep) => new(SecureTeamsErrorCode.CredentialUnusable, $"The {Name} {what}.", nextStep);
}
