namespace SecureTeams.Identity.Credentials;

/// <summary>How a person signs in through the system's browser.</summary>
/// <remarks>
/// The browser returns to a port of the loopback interface (RFC 8252) with a code that only this process can redeem (PKCE, RFC
/// 7636); register <c>http://localhost</c> as a redirect address of a public client. A broker of the operating system takes its
/// tokens through <see cref="TeamsCredential.FromTokenProvider"/>.
/// </remarks>
public sealed class InteractiveSignIn
{
    /// <summary>Gets how long the person has. From 30 seconds to 1 hour.</summary>
    /// <value>Default: 5 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets the user principal name of the person who is to sign in: it is filled in, another person is refused, and of several
    /// people whose tokens are stored it names one. Null lets the person choose.
    /// </summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? UserPrincipalName { get; init; }

    /// <summary>
    /// Gets what opens the address in a browser, for machines on which the system's way does not work. The address holds no
    /// secret, but show it to nobody except the person who signs in. Null for the system's way.
    /// </summary>
    /// <value>Default: <see langword="null"/>.</value>
    public Func<Uri, CancellationToken, Task>? OpenBrowser { get; init; }

    /// <summary>Returns the name of the type; never the person's.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => nameof(InteractiveSignIn);
}
