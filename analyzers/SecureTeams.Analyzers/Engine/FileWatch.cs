namespace SecureTeams.Analyzers.Engine;

/// <summary>An additional file that one rule asked to be shown.</summary>
internal sealed class FileWatch(Rule rule, string name, Action<FileSink> inspect)
{
    public Rule Rule { get; } = rule;

    public string Name { get; } = name;

    public Action<FileSink> Inspect { get; } = inspect;
}
