using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>An editor references other projects by their sources: what is declared there is seen, and its bodies are not asked for.</summary>
public sealed class ReferencedProjectTests
{
    private const string Library = """
        using System.Net.Security;
        using System.Security.Cryptography;
        public static class Shared
        {
            public const string Name = "MD5";
            public static readonly SslProtocolsHolder Holder = new();
            public static bool Accept(object sender, object? certificate, object? chain, SslPolicyErrors errors) => true;
            public static byte[] Mix(byte[] data) { data[0] ^= 1; return data; }
        }
        public sealed class SslProtocolsHolder { public System.Security.Authentication.SslProtocols Value = System.Security.Authentication.SslProtocols.Tls12; }
        public abstract class SharedHash : HashAlgorithm
        {
            public override void Initialize() { }
            protected override byte[] HashFinal() => Shared.Mix(new byte[1]);
        }
        """;

    [Fact]
    public async Task MembersOfAReferencedProject_CrashNoRule()
    {
        var library = Snippet.Compile(Library);
        var program = Snippet.Compile([.. RealAssemblies.All, library.ToMetadataReference()], """
            using System.Net.Security;
            using System.Security.Cryptography;
            class Own : SharedHash
            {
                protected override void HashCore(byte[] array, int ibStart, int cbSize) { array[0] ^= 1; Shared.Mix(array); }
            }
            class Use
            {
                void Run(SslStream stream, HttpClientHandler handler)
                {
                    RemoteCertificateValidationCallback callback = Shared.Accept;
                    handler.ServerCertificateCustomValidationCallback = Shared.Accept;
                    handler.SslProtocols = Shared.Holder.Value;
                    using var hash = HashAlgorithm.Create(Shared.Name);
                }
            }
            """);
        Assert.Empty(program.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        Assert.Equal(["ST2101"], (await Snippet.FindingsAsync(program)).Select(finding => finding.Id));
    }
}
