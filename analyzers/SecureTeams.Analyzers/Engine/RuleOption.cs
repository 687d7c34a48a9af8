namespace SecureTeams.Analyzers.Engine;

/// <summary>A documented .editorconfig key, <c>secureteams.name</c>.</summary>
internal sealed class RuleOption(string name)
{
    public string Name { get; } = name;

    public string Key { get; } = "secureteams." + name;
}
