using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotAddTrustedRootsTests
{
    [Theory]
    [InlineData("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine); store.Open(OpenFlags.MaxAllowed); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(StoreName.AuthRoot, StoreLocation.CurrentUser, OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(StoreName.TrustedPublisher); store.Open(OpenFlags.ReadWrite | OpenFlags.OpenExistingOnly); {|ST1112:store.AddRange(certificates)|};")]
    [InlineData("using var store = new X509Store(\"Root\"); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(\"root\", StoreLocation.CurrentUser); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using X509Store store = new(storeLocation: StoreLocation.CurrentUser, storeName: StoreName.Root); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store((StoreName)6); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("const StoreName Name = StoreName.Root; var store = new X509Store(Name); try { store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|}; } finally { store.Close(); }")]
    [InlineData("using (var store = new X509Store(StoreName.Root)) { store.Open(OpenFlags.ReadWrite); if (!store.Certificates.Contains(certificate)) { {|ST1112:store.Add(certificate)|}; } }")]
    [InlineData("var store = new X509Store(StoreName.Root); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(certificates.Count > 1 ? StoreName.Root : StoreName.My); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};")]
    [InlineData("using var store = OpenRoot(); {|ST1112:store.Add(certificate)|};")]
    [InlineData("{|ST1112:_store.Add(certificate)|};")]
    [InlineData("using var store = new X509Store(StoreName.Root); Install(store, certificate);")]
    public async Task AddingToATrustStore_IsReported(string statement) => await ReportsAsync(InMethod(statement).Replace("store.Add(given)", statement.Contains("Install(", StringComparison.Ordinal) ? "{|ST1112:store.Add(given)|}" : "store.Add(given)", StringComparison.Ordinal));

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography.X509Certificates;

            using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
            store.Open(OpenFlags.ReadWrite);
            {|ST1112:store.Add(X509CertificateLoader.LoadCertificateFromFile(args[0]))|};
            """);

    [Fact]
    public async Task TestProjectAndDevelopment_LowerByOneLevel()
    {
        const string Statement = "using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadWrite); {|ST1112.Info:store.Add(certificate)|};";
        await ReportsAsync(InMethod(Statement), RuleSituation.TestProject);
        await ReportsAsync(InMethod("if (env.IsDevelopment()) { " + Statement + " }"));
        await ReportsAsync(InMethod(Statement.Replace("StoreName.Root", "env.IsDevelopment() ? StoreName.Root : StoreName.My", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(StoreLocation.LocalMachine); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(StoreName.CertificateAuthority); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(\"WebHosting\", StoreLocation.LocalMachine); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadWrite); store.Remove(certificate); store.RemoveRange(certificates);")]
    [InlineData("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadOnly); var roots = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, true);")]
    [InlineData("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadOnly); store.Certificates.Add(certificate);")]
    [InlineData("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly); try { store.Add(certificate); } catch (System.Security.Cryptography.CryptographicException) { }")]
    [InlineData("using var store = new X509Store(name); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("using var store = new X509Store(Enum.Parse<StoreName>(thumbprint)); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust }; policy.CustomTrustStore.Add(certificate);")]
    [InlineData("new X509Certificate2Collection().Add(certificate);")]
    [InlineData("var name2 = StoreName.Root; if (env.IsDevelopment()) { name2 = StoreName.My; } using var store = new X509Store(name2); store.Open(OpenFlags.ReadWrite); store.Add(certificate);")]
    [InlineData("new Own().Add(certificate);")]
    public async Task OtherStoreOrReading_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task ToolThatManagesTrust_StatesIt() =>
        await IsSilentAsync("""
            using System.Security.Cryptography.X509Certificates;

            /// <summary>Installs the root of the development authority, as 'contoso-dev trust'.</summary>
            static class TrustCommand
            {
                public static int Run(string file)
                {
                    using var root = X509CertificateLoader.LoadCertificateFromFile(file);
                    Console.WriteLine($"Trust '{root.Subject}' for your account? [y/N]");
                    if (Console.ReadLine() is not "y")
                    {
                        return 1;
                    }

                    using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
                    store.Open(OpenFlags.ReadWrite);
                    store.Add(root);
                    return 0;
                }
            }
            """, RuleSituation.With("secureteams.manages_trust = true"));

    [Fact]
    public async Task OptionWithAnotherValue_SilencesNothing() =>
        await ReportsAsync(
            InMethod("using var store = new X509Store(StoreName.Root); store.Open(OpenFlags.ReadWrite); {|ST1112:store.Add(certificate)|};"),
            RuleSituation.With("secureteams.manages_trust = no"));

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Hosting;

        sealed class Own
        {
            public StoreName Root => StoreName.Root;
            public void Add(X509Certificate2 certificate) { }
        }

        class Client
        {
            private readonly X509Store _store = new(StoreName.Root, StoreLocation.CurrentUser);

            private static X509Store OpenRoot()
            {
                var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
                store.Open(OpenFlags.ReadWrite);
                return store;
            }

            private static void Install(X509Store store, X509Certificate2 given)
            {
                store.Open(OpenFlags.ReadWrite);
                {{(statement.Contains("Install(", StringComparison.Ordinal) ? "store.Add(given)" : "store.Remove(given)")}};
            }

            void Run(X509Certificate2 certificate, X509Certificate2Collection certificates, string thumbprint, StoreName name, IHostEnvironment env)
            {
                {{statement}}
            }
        }
        """;
}
