using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>What surrounds a snippet: project, configuration, file name.</summary>
internal sealed record RuleSituation
{
    public bool IsTestProject { get; init; }

    /// <summary>Lines of an .editorconfig that covers every file.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Lines of a global configuration file; MSBuild properties arrive this way.</summary>
    public string? GlobalConfig { get; init; }

    /// <summary>The text of an organisation's secureteams.json.</summary>
    public string? Policy { get; init; }

    public string[] Symbols { get; init; } = [];

    public string? FileName { get; init; }

    /// <summary>What to compile against instead of the usual libraries.</summary>
    public IReadOnlyList<MetadataReference>? Libraries { get; init; }

    public static RuleSituation TestProject { get; } = new() { IsTestProject = true };

    public static RuleSituation Debug { get; } = new() { Symbols = ["DEBUG"] };

    public static RuleSituation Generated { get; } = new() { FileName = "/0/Test0.g.cs" };

    /// <summary>Mail, messaging, database, RPC and REST clients are referenced, too.</summary>
    public static RuleSituation Clients { get; } = new() { Libraries = RealAssemblies.WithClients };

    public static RuleSituation Fips { get; } = With("secureteams.fips = enforce");

    public static RuleSituation With(string editorConfig) => new() { EditorConfig = editorConfig };
}
