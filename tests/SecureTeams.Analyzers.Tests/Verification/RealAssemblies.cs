using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>What snippets are compiled against: the framework and the real libraries, never stand-ins.</summary>
internal static class RealAssemblies
{
    private static readonly string[] Libraries =
    [
        "Azure.Core", "Azure.Identity", "BouncyCastle.", "Microsoft.AspNetCore", "Microsoft.Extensions.", "Microsoft.Graph", "Microsoft.Identity.",
        "Microsoft.IdentityModel.", "Microsoft.Kiota.", "Microsoft.Net.Http.Headers", "SecureTeams.dll", "System.ClientModel", "System.IdentityModel.", "System.IO.Hashing",
        "System.Security.Cryptography.Pkcs", "System.Security.Cryptography.Xml",
    ];

    /// <summary>Clients of other protocols; few snippets need them, and each reference costs every compilation.</summary>
    private static readonly string[] ClientLibraries =
    [
        "Azure.Messaging.", "Azure.Storage.", "Flurl.", "Grpc.", "MailKit", "Microsoft.Azure.Cosmos", "Microsoft.Data.SqlClient", "MimeKit", "MongoDB.", "MQTTnet", "MySqlConnector", "NATS.", "Npgsql", "RabbitMQ.", "Refit", "RestSharp",
        "StackExchange.Redis", "System.DirectoryServices.Protocols", "System.Net.Http.WinHttpHandler", "System.ServiceModel.",
    ];

    public static IReadOnlyList<MetadataReference> Framework { get; } = [.. Net100.References.All];

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework, .. Files(Libraries)];

    public static IReadOnlyList<MetadataReference> WithClients { get; } = [.. All, .. Files(ClientLibraries)];

    public static MetadataReference TestFramework { get; } = MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location);

    private static IEnumerable<MetadataReference> Files(string[] prefixes) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Array.Exists(prefixes, prefix => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal)))
            .Select(file => MetadataReference.CreateFromFile(file));
}
