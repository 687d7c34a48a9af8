using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotLoadExportablePrivateKeysTests
{
    [Theory]
    [InlineData("return new X509Certificate2(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|});")]
    [InlineData("return new X509Certificate2(file, password, {|ST1114:X509KeyStorageFlags.MachineKeySet | X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable|});")]
    [InlineData("return new(bytes, password, {|ST1114:keyStorageFlags: X509KeyStorageFlags.Exportable|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12FromFile(file, password, {|ST1114:X509KeyStorageFlags.Exportable | given|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12Collection(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|})[0];")]
    [InlineData("return X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password, {|ST1114:X509KeyStorageFlags.Exportable|})[0];")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:(X509KeyStorageFlags)4|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:Constant|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:Property | given|});")]
    [InlineData("var flags = X509KeyStorageFlags.MachineKeySet | X509KeyStorageFlags.Exportable; return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:flags|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:OperatingSystem.IsMacOS() ? X509KeyStorageFlags.Exportable : X509KeyStorageFlags.EphemeralKeySet|});")]
    [InlineData("var all = new X509Certificate2Collection(); all.Import(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|}); return all[0];")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, {|ST1114:X509KeyStorageFlags.Exportable|});")]
    [InlineData("var pfx = made.Export(X509ContentType.Pkcs12); return X509CertificateLoader.LoadPkcs12(pfx, null, {|ST1114:X509KeyStorageFlags.Exportable|});")]
    public async Task ExportableKey_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_StaysInformation() =>
        await ReportsAsync(InMethod("return new X509Certificate2(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|});"), RuleSituation.TestProject);

    [Theory]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password);")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.EphemeralKeySet);")]
    [InlineData("return new X509Certificate2(bytes, password, X509KeyStorageFlags.MachineKeySet);")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, given);")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, given & ~X509KeyStorageFlags.Exportable);")]
    [InlineData("if ((given & X509KeyStorageFlags.Exportable) != 0) { throw new ArgumentException(\"Keys stay here.\"); } return X509CertificateLoader.LoadPkcs12(bytes, password, given);")]
    [InlineData("var flags = X509KeyStorageFlags.Exportable; flags = X509KeyStorageFlags.EphemeralKeySet; return X509CertificateLoader.LoadPkcs12(bytes, password, flags);")]
    [InlineData("using var loaded = X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.Exportable); var pem = loaded.ExportCertificatePem(); return loaded;")]
    [InlineData("var loaded = X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.Exportable); using var key = loaded.GetRSAPrivateKey(); File.WriteAllBytes(file, key!.ExportEncryptedPkcs8PrivateKey(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000))); return loaded;")]
    [InlineData("var loaded = new X509Certificate2(bytes, password, X509KeyStorageFlags.Exportable); var parameters = loaded.GetECDsaPrivateKey()!.ExportParameters(true); return loaded;")]
    [InlineData("var loaded = X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.Exportable); var pair = Org.BouncyCastle.Security.DotNetUtilities.GetKeyPair(loaded.GetRSAPrivateKey()); return loaded;")]
    [InlineData("using var other = new X509Certificate2(bytes); return X509CertificateLoader.LoadCertificate(bytes);")]
    [InlineData("Console.WriteLine(X509KeyStorageFlags.Exportable); return made;")]
    [InlineData("_ = nameof(X509KeyStorageFlags.Exportable); return Own.Load(bytes, X509KeyStorageFlags.Exportable);")]
    public async Task OtherFlagsOrExportAfterwards_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task ConverterThatWritesTheKeyInAnotherFormat_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;
            using System.Security.Cryptography.X509Certificates;

            static class PfxToPem
            {
                public static async Task ConvertAsync(string pfx, string password, string target, CancellationToken cancellationToken)
                {
                    var certificates = X509CertificateLoader.LoadPkcs12CollectionFromFile(pfx, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
                    var leaf = certificates.First(certificate => certificate.HasPrivateKey);
                    await File.WriteAllTextAsync(target + ".crt", leaf.ExportCertificatePem(), cancellationToken);
                    using RSA? key = leaf.GetRSAPrivateKey();
                    if (key is null)
                    {
                        throw new NotSupportedException("Only RSA keys are converted.");
                    }

                    var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 600_000);
                    await File.WriteAllTextAsync(target + ".key", key.ExportEncryptedPkcs8PrivateKeyPem(password, parameters), cancellationToken);
                }
            }
            """);

    [Theory]
    [InlineData(
        "return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable|});",
        "return X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.EphemeralKeySet);")]
    [InlineData(
        "return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable | X509KeyStorageFlags.UserKeySet|});",
        "return X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.UserKeySet);")]
    [InlineData(
        "return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:X509KeyStorageFlags.MachineKeySet | X509KeyStorageFlags.Exportable | X509KeyStorageFlags.PersistKeySet|});",
        "return X509CertificateLoader.LoadPkcs12(bytes, password, X509KeyStorageFlags.MachineKeySet | X509KeyStorageFlags.PersistKeySet);")]
    [InlineData(
        "return new X509Certificate2(bytes, password, {|ST1114:X509KeyStorageFlags.Exportable|});",
        "return new X509Certificate2(bytes, password, X509KeyStorageFlags.DefaultKeySet);")]
    [InlineData(
        "return new(bytes, password, {|ST1114:keyStorageFlags: X509KeyStorageFlags.Exportable|});",
        "return new(bytes, password, keyStorageFlags: X509KeyStorageFlags.DefaultKeySet);")]
    public async Task Flag_IsRemoved(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:Constant|});")]
    [InlineData("return X509CertificateLoader.LoadPkcs12(bytes, password, {|ST1114:(X509KeyStorageFlags)4|});")]
    public async Task FlagThatTheArgumentDoesNotName_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        #pragma warning disable SYSLIB0057

        static class Own
        {
            public static X509Certificate2 Load(byte[] bytes, X509KeyStorageFlags flags) => null!;
        }

        class Loader
        {
            private const X509KeyStorageFlags Constant = X509KeyStorageFlags.Exportable | X509KeyStorageFlags.UserKeySet;

            private static X509KeyStorageFlags Property => X509KeyStorageFlags.Exportable;

            X509Certificate2 Load(byte[] bytes, string file, string password, X509KeyStorageFlags given, X509Certificate2 made)
            {
                {{statement}}
            }
        }
        """;
}
