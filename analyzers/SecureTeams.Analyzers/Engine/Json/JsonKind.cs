namespace SecureTeams.Analyzers.Engine.Json;

internal enum JsonKind
{
    Object,
    Array,
    Text,

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>, as it is written.</summary>
    Word,
}
