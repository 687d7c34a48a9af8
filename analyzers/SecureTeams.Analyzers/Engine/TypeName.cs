using System.Collections.Immutable;

namespace SecureTeams.Analyzers.Engine;

/// <summary>One type under all the metadata names that versions of its library gave it.</summary>
internal readonly struct TypeName
{
    private TypeName(ImmutableArray<string> alternatives) => Alternatives = alternatives;

    /// <summary>For watches that do not depend on a type.</summary>
    public static TypeName None { get; }

    public ImmutableArray<string> Alternatives { get; }

    public bool IsNone => Alternatives.IsDefault;

    public static implicit operator TypeName(string metadataName) => new(ImmutableArray.Create(metadataName));

    public static TypeName AnyOf(params string[] metadataNames) => new(ImmutableArray.Create(metadataNames));

    /// <summary>A model of the Graph SDK: version 4 keeps it in Microsoft.Graph, later ones in Microsoft.Graph.Models.</summary>
    public static TypeName GraphModel(string name) => AnyOf("Microsoft.Graph.Models." + name, "Microsoft.Graph." + name);

    public override string ToString() => IsNone ? string.Empty : string.Join(" | ", Alternatives);
}
