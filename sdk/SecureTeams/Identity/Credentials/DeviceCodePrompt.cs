namespace SecureTeams.Identity.Credentials;

/// <summary>What a person must be shown to sign in on another device (RFC 8628).</summary>
/// <remarks>
/// Show it to the person at this machine only. Whoever is talked into entering a code signs a stranger's machine in: do not send it
/// by message, and keep it out of logs.
/// </remarks>
public sealed class DeviceCodePrompt
{
    internal DeviceCodePrompt(string userCode, Uri address, DateTimeOffset expiresOn, string message)
    {
        UserCode = userCode;
        Address = address;
        ExpiresOn = expiresOn;
        Message = message;
    }

    /// <summary>Gets the code to enter.</summary>
    public string UserCode { get; }

    /// <summary>Gets the https address at which to enter it.</summary>
    public Uri Address { get; }

    /// <summary>Gets when the code ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Gets the identity provider's sentence with address and code, in the language it chose.</summary>
    public string Message { get; }

    /// <summary>Returns <c>[redacted]</c>.</summary>
    /// <returns>A text without the code.</returns>
    public override string ToString() => "[redacted]";
}
