using System.Collections.Immutable;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One type under all the metadata names that versions of its library gave it.</summary>
internal readonly struct TypeName
{
    private TypeName(ImmutableArray<string> alternatives) => Alternatives = alternatives;

    public ImmutableArray<string> Alternatives { get; }

    public static implicit operator TypeName(string metadataName) => new(ImmutableArray.Create(metadataName));

    public static TypeName AnyOf(params string[] metadataNames) => new(ImmutableArray.Create(metadataNames));

    /// <summary>A model of the Graph SDK: version 4 keeps it in Microsoft.Graph, later ones in Microsoft.Graph.Models.</summary>
    public static TypeName GraphModel(string name) => AnyOf("Microsoft.Graph.Models." + name, "Microsoft.Graph." + name);

    public override string ToString() => string.Join(" | ", Alternatives);
}
