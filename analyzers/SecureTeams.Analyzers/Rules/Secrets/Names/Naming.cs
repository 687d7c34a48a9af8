using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The name that a value is given to; a key is a text of the program, such as that of a setting.</summary>
internal readonly struct Naming(string? name, bool isKey, bool isElement = false)
{
    public static readonly Naming None = new(null, isKey: false);

    public string Name { get; } = name ?? string.Empty;

    /// <summary>One value of several that share a name counts only when nobody would write it by hand.</summary>
    public SecretKind Kind
    {
        get
        {
            var kind = isKey ? SecretName.KindOfKey(Name) : SecretName.KindOf(Name);
            return isElement && kind is not (SecretKind.None or SecretKind.Loose) ? SecretKind.Loose : kind;
        }
    }

    public static Naming Of(string? name, bool isElement) => new(name, isKey: false, isElement);

    public static Naming OfSymbol(ISymbol symbol, bool isElement) => new(symbol.Name, isKey: false, isElement);

    public Naming Element(bool element) => new(Name, isKey, element);
}
