using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>Real libraries that cannot be referenced beside the current Microsoft.Graph.</summary>
internal static class OtherMajors
{
    private static readonly string Folder = (string)AppContext.GetData("SecureTeams.Tests.PackageFolder")!;

    public static RuleSituation GraphFour { get; } = With("microsoft.graph/4.54.0/lib/netstandard2.0/Microsoft.Graph.dll");

    public static RuleSituation GraphFive { get; } = With(
        "microsoft.graph/5.92.0/lib/net5.0/Microsoft.Graph.dll",
        "microsoft.graph.core/3.2.4/lib/net6.0/Microsoft.Graph.Core.dll",
        "microsoft.kiota.abstractions/1.22.1/lib/net8.0/Microsoft.Kiota.Abstractions.dll");

    public static RuleSituation Communications { get; } = With(
        "microsoft.graph/5.92.0/lib/net5.0/Microsoft.Graph.dll",
        "microsoft.kiota.abstractions/1.22.1/lib/net8.0/Microsoft.Kiota.Abstractions.dll",
        "microsoft.graph.communications.calls/1.2.0.18725/lib/net8.0/Microsoft.Graph.Communications.Calls.dll",
        "microsoft.graph.communications.client/1.2.0.18725/lib/netstandard2.0/Microsoft.Graph.Communications.Client.dll",
        "microsoft.graph.communications.common/1.2.0.18725/lib/netstandard2.0/Microsoft.Graph.Communications.Common.dll",
        "microsoft.graph.communications.core/1.2.0.18725/lib/netstandard2.0/Microsoft.Graph.Communications.Core.dll");

    /// <summary>.NET Framework 4.8 with its own HttpClient; nothing of the current framework is referenced.</summary>
    public static RuleSituation NetFramework { get; } = OfNetFramework("mscorlib", "System", "System.Core", "System.Net.Http");

    /// <summary>The same with XML signatures, CMS and WCF.</summary>
    public static RuleSituation NetFrameworkSecurity { get; } = OfNetFramework(
        "mscorlib", "System", "System.Core", "System.Net.Http", "System.IdentityModel", "System.Runtime.Serialization", "System.Security", "System.ServiceModel", "System.Xml");

    /// <summary>The platform that old frameworks share: no TLS 1.3, no newer certificate API. Our own analyzers are built against it.</summary>
    public static RuleSituation NetStandardTwo { get; } = new()
    {
        Libraries = [MetadataReference.CreateFromFile(Path.Combine(Folder, "netstandard.library/2.0.3/build/netstandard2.0/ref/netstandard.dll"))],
    };

    private static RuleSituation OfNetFramework(params string[] assemblies) => new()
    {
        Libraries = [.. assemblies.Select(name =>
            MetadataReference.CreateFromFile(Path.Combine(Folder, "microsoft.netframework.referenceassemblies.net48/1.0.3/build/.NETFramework/v4.8", name + ".dll")))],
    };

    private static RuleSituation With(params string[] files) => new()
    {
        Libraries = [.. Net100.References.All, .. files.Select(file => MetadataReference.CreateFromFile(Path.Combine(Folder, file)))],
    };
}
