using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>A TLS server made of the platform's own stream.</summary>
internal sealed record PlatformTls(LabChain Chain)
{
    internal SslProtocols Protocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    internal TlsCipherSuite[]? Suites { get; init; }

    internal bool AllowsRenegotiation { get; init; }

    /// <summary>Gets what judges a client's certificate; null when none is asked for.</summary>
    internal RemoteCertificateValidationCallback? JudgeClient { get; init; }

    internal Func<LabConnection, Task> Script(Func<LabConnection, Stream, Task> answer) => async connection =>
    {
        await using SslStream stream = await AcceptAsync(connection, connection.Raw);
        await answer(connection, stream);
        await stream.ShutdownAsync();
    };

    internal async Task<SslStream> AcceptAsync(LabConnection connection, Stream raw)
    {
        var stream = new SslStream(raw);
        await stream.AuthenticateAsServerAsync(Options(), connection.Stop);
        return stream;
    }

    private SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(Chain.Key.Attach(Chain.Leaf), [.. Chain.Issuers], offline: true),
        EnabledSslProtocols = Protocols,
        CipherSuitesPolicy = Suites is { } suites && !OperatingSystem.IsWindows() ? new CipherSuitesPolicy(suites) : null,
        AllowRenegotiation = AllowsRenegotiation,
        ClientCertificateRequired = JudgeClient is not null,
        RemoteCertificateValidationCallback = JudgeClient ?? ((_, _, _, _) => true),
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };
}
