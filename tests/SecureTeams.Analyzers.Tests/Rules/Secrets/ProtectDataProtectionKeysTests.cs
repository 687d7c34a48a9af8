using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class ProtectDataProtectionKeysTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
        using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
        using Microsoft.AspNetCore.DataProtection.KeyManagement;
        using Microsoft.AspNetCore.DataProtection.Repositories;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        #pragma warning disable CA1416

        """;

    [Theory]
    [InlineData("{|ST3112:services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\"))|};")]
    [InlineData("{|ST3112:services.AddDataProtection().PersistKeysToFileSystem(directory: new DirectoryInfo(\"keys\"))|}.SetApplicationName(\"teams\");")]
    [InlineData("{|ST3112:services.AddDataProtection().SetApplicationName(\"teams\").PersistKeysToFileSystem(folder)|}.SetDefaultKeyLifetime(TimeSpan.FromDays(14));")]
    [InlineData("{|ST3112:services.AddDataProtection(options => options.ApplicationDiscriminator = \"teams\").PersistKeysToFileSystem(folder)|};")]
    [InlineData("{|ST3112:services.AddDataProtection().PersistKeysToRegistry(Microsoft.Win32.Registry.CurrentUser)|};")]
    [InlineData("{|ST3112:DataProtectionBuilderExtensions.PersistKeysToFileSystem(services.AddDataProtection(), folder)|};")]
    [InlineData("var builder = services.AddDataProtection(); {|ST3112:builder.PersistKeysToFileSystem(folder)|};")]
    [InlineData("var builder = services.AddDataProtection(); builder.SetApplicationName(\"teams\"); {|ST3112:builder.PersistKeysToFileSystem(folder)|}; builder.DisableAutomaticKeyGeneration();")]
    [InlineData("IDataProtectionBuilder builder = services.AddDataProtection().SetApplicationName(\"teams\"); builder = {|ST3112:builder.PersistKeysToFileSystem(folder)|};")]
    [InlineData("if (folder.Exists) { {|ST3112:services.AddDataProtection().PersistKeysToFileSystem(folder)|}; }")]
    [InlineData("Action<IServiceCollection> configure = collection => {|ST3112:collection.AddDataProtection().PersistKeysToFileSystem(folder)|};")]
    [InlineData("{|ST3112:services.AddDataProtection().UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM }).PersistKeysToFileSystem(folder)|};")]
    [InlineData("var more = {|ST3112:services.AddDataProtection().PersistKeysToFileSystem(folder)|}.Services;")]
    [InlineData("var provider = {|ST3112:DataProtectionProvider.Create(folder)|};")]
    [InlineData("var provider = {|ST3112:DataProtectionProvider.Create(folder, set => set.SetApplicationName(\"teams\"))|};")]
    [InlineData("static void Add(IDataProtectionBuilder to, DirectoryInfo at) => {|ST3112:to.PersistKeysToFileSystem(at)|}; Add(services.AddDataProtection(), folder);")]
    [InlineData("if (!env.IsDevelopment()) { {|ST3112:services.AddDataProtection().PersistKeysToFileSystem(folder)|}; }")]
    public async Task StoreWithoutProtection_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            var builder = WebApplication.CreateBuilder(args);
            {|ST3112:builder.Services.AddDataProtection()
                .PersistKeysToFileSystem(new DirectoryInfo("/keys"))|}
                .SetApplicationName("teams");
            """);

    [Fact]
    public async Task ExtensionOfTheProgramThatGivesTheServicesBack_IsReported() =>
        await ReportsAsync(Usings + """
            static class Hosting
            {
                public static IServiceCollection AddKeys(this IServiceCollection services, string folder)
                {
                    {|ST3112:services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder))|};
                    return services;
                }

                public static void Add(IServiceCollection services) => {|ST3112:services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("keys"))|};
            }
            """);

    [Theory]
    [InlineData("services.Configure<KeyManagementOptions>(options => {|ST3112:options.XmlRepository = new FileSystemXmlRepository(folder, null!)|});")]
    [InlineData("services.AddDataProtection(); services.Configure<KeyManagementOptions>(options => { {|ST3112:options.XmlRepository = repository|}; });")]
    public async Task RepositoryWithoutEncryptor_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("Certificate", "services.AddDataProtection().PersistKeysToFileSystem(folder).ProtectKeysWithCertificate(certificate);")]
    [InlineData("Thumbprint", "services.AddDataProtection().ProtectKeysWithCertificate(\"thumbprint\").PersistKeysToFileSystem(folder);")]
    [InlineData("Dpapi", "services.AddDataProtection().PersistKeysToFileSystem(folder).ProtectKeysWithDpapi(protectToLocalMachine: true);")]
    [InlineData("DpapiNg", "services.AddDataProtection().PersistKeysToFileSystem(folder).ProtectKeysWithDpapiNG();")]
    [InlineData("Local", "var builder = services.AddDataProtection(); builder.PersistKeysToFileSystem(folder); builder.ProtectKeysWithCertificate(certificate);")]
    [InlineData("SecondCall", "services.AddDataProtection().PersistKeysToFileSystem(folder); services.AddDataProtection().ProtectKeysWithCertificate(certificate);")]
    [InlineData("UnderACondition", "var builder = services.AddDataProtection().PersistKeysToFileSystem(folder); if (OperatingSystem.IsWindows()) { builder.ProtectKeysWithDpapi(); }")]
    [InlineData("DefaultProfile", "services.AddDataProtection(); services.AddDataProtection().SetApplicationName(\"teams\");")]
    [InlineData("Ephemeral", "services.AddDataProtection().UseEphemeralDataProtectionProvider();")]
    [InlineData("Development", "if (env.IsDevelopment()) { services.AddDataProtection().PersistKeysToFileSystem(folder); }")]
    [InlineData("HelperAtTheEnd", "services.AddDataProtection().PersistKeysToFileSystem(folder).Harden();")]
    [InlineData("HelperBetween", "services.AddDataProtection().Harden().PersistKeysToFileSystem(folder);")]
    [InlineData("BuilderHandedOn", "var builder = services.AddDataProtection().PersistKeysToFileSystem(folder); Helper.Finish(builder);")]
    [InlineData("BuilderHandedOnBefore", "var builder = services.AddDataProtection(); Helper.Finish(builder); builder.PersistKeysToFileSystem(folder);")]
    [InlineData("BuilderKept", "Kept = services.AddDataProtection().PersistKeysToFileSystem(folder);")]
    [InlineData("BuilderGiven", "static void Configure(IDataProtectionBuilder builder, DirectoryInfo to) => builder.PersistKeysToFileSystem(to);")]
    [InlineData("BuilderReturned", "static IDataProtectionBuilder Make(IServiceCollection to) => to.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\"));")]
    [InlineData("ProviderWithCertificate", "var provider = DataProtectionProvider.Create(folder, certificate);")]
    [InlineData("ProviderThatIsSetUp", "var provider = DataProtectionProvider.Create(folder, set => set.ProtectKeysWithDpapi());")]
    [InlineData("ProviderThatIsSetUpElsewhere", "var provider = DataProtectionProvider.Create(folder, Helper.Finish); var other = DataProtectionProvider.Create(folder, set => set.Harden());")]
    [InlineData("ProviderOfTheDefaultStore", "var provider = DataProtectionProvider.Create(\"teams\");")]
    [InlineData("LocalFunctionThatHandsOn", "static void Add(IDataProtectionBuilder to, DirectoryInfo at) => Helper.Finish(to.PersistKeysToFileSystem(at)); Add(services.AddDataProtection(), folder);")]
    [InlineData("RepositoryWithEncryptor", "services.Configure<KeyManagementOptions>(options => { options.XmlRepository = repository; options.XmlEncryptor = null; });")]
    [InlineData("RepositoryInMemory", "services.Configure<KeyManagementOptions>(options => options.XmlRepository = new InMemoryKeys());")]
    [InlineData("RepositoryRead", "services.Configure<KeyManagementOptions>(options => Console.WriteLine(options.XmlRepository));")]
    [InlineData("RepositoryReset", "services.Configure<KeyManagementOptions>(options => options.XmlRepository = null);")]
    public async Task ProtectedOrUnknown_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task PrivateMethodWithOneCaller_IsReported() =>
        await ReportsAsync(Usings + """
            class Startup
            {
                public void ConfigureServices(IServiceCollection services) => AddStore(services.AddDataProtection());
                private void AddStore(IDataProtectionBuilder builder) => {|ST3112:builder.PersistKeysToFileSystem(new DirectoryInfo("keys"))|};
            }
            """);

    [Fact]
    public async Task ProtectionElsewhereInTheType_IsSilent() =>
        await IsSilentAsync(Usings + """
            class Startup
            {
                void ConfigureStore(IServiceCollection services) => services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("keys"));
                void ConfigureProtection(IServiceCollection services, X509Certificate2 certificate) => services.AddDataProtection().ProtectKeysWithCertificate(certificate);
            }
            """);

    [Theory]
    [InlineData("new ManagedAuthenticatedEncryptorConfiguration { {|ST3112:EncryptionAlgorithmType = typeof(TripleDES)|}, ValidationAlgorithmType = typeof(HMACSHA256) }")]
    [InlineData("new ManagedAuthenticatedEncryptorConfiguration { EncryptionAlgorithmType = typeof(Aes), {|ST3112:ValidationAlgorithmType = typeof(HMACMD5)|} }")]
    [InlineData("new CngCbcAuthenticatedEncryptorConfiguration { {|ST3112:EncryptionAlgorithm = \"3DES\"|}, EncryptionAlgorithmKeySize = 192 }")]
    [InlineData("new CngCbcAuthenticatedEncryptorConfiguration { {|ST3112:HashAlgorithm = \"MD5\"|} }")]
    [InlineData("new ManagedAuthenticatedEncryptorConfiguration { {|ST3112:EncryptionAlgorithmType = flag ? typeof(TripleDES) : typeof(Aes)|} }")]
    [InlineData("new CngGcmAuthenticatedEncryptorConfiguration { {|ST3112:EncryptionAlgorithm = Weak|} }")]
    public async Task WeakAlgorithm_IsReported(string configuration) => await ReportsAsync(InMethod("object made = " + configuration + ";"));

    [Theory]
    [InlineData("new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_128_CBC, ValidationAlgorithm = ValidationAlgorithm.HMACSHA512 }")]
    [InlineData("new ManagedAuthenticatedEncryptorConfiguration { EncryptionAlgorithmType = typeof(Aes), EncryptionAlgorithmKeySize = 256, ValidationAlgorithmType = typeof(HMACSHA256) }")]
    [InlineData("new ManagedAuthenticatedEncryptorConfiguration { ValidationAlgorithmType = Type.GetType(\"Own.Mac\")! }")]
    [InlineData("new CngCbcAuthenticatedEncryptorConfiguration { EncryptionAlgorithm = \"AES\", HashAlgorithm = \"SHA256\" }")]
    [InlineData("new CngGcmAuthenticatedEncryptorConfiguration { EncryptionAlgorithm = Environment.MachineName }")]
    public async Task ApprovedOrUnknownAlgorithm_IsSilent(string configuration) => await IsSilentAsync(InMethod("object made = " + configuration + ";"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("{|ST3112.Info:services.AddDataProtection().PersistKeysToFileSystem(folder)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("services.AddDataProtection().PersistKeysToFileSystem(folder);"), RuleSituation.Generated);

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("{|ST3112:services.AddDataProtection().PersistKeysToFileSystem(folder)|};"));

    private static string InMethod(string statement) =>
        Usings + $$"""
            sealed class InMemoryKeys : IXmlRepository
            {
                public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements() => [];
                public void StoreElement(System.Xml.Linq.XElement element, string friendlyName) { }
            }

            static class Helper
            {
                public static void Finish(IDataProtectionBuilder builder) { }
                public static IDataProtectionBuilder Harden(this IDataProtectionBuilder builder) => builder;
            }

            class Startup
            {
                private const string Weak = "RC2";
                private IDataProtectionBuilder? Kept { get; set; }

                void Configure(IServiceCollection services, IHostEnvironment env, DirectoryInfo folder, X509Certificate2 certificate, IXmlRepository repository, bool flag)
                {
                    {{statement}}
                }
            }
            """;
}
