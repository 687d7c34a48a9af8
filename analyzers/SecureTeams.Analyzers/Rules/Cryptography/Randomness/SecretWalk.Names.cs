using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <content>The names of the places that a value reaches.</content>
internal sealed partial class SecretWalk
{
    private static readonly HashSet<string> KeyedWriters = new(StringComparer.Ordinal) { "Add", "Append", "Set", "SetString", "TryAdd", "TryAddWithoutValidation", "AddOrUpdate", "SetAsync" };

    private static readonly string[] CryptographicHomes = ["System.Security.Cryptography", "Org.BouncyCastle", "Microsoft.IdentityModel", "Microsoft.Identity", "Azure.Identity"];

    private void Name(string name, ITypeSymbol type, Trail trail)
    {
        var shape = ValueShapes.Of(type);
        if (_found is null && !trail.IsPicked && (isSecret(name, shape) || (shape is ValueShape.Number or ValueShape.Text && IsCodeByContext(name))))
        {
            _found = name;
        }
    }

    /// <summary>A key of a cryptographic API is a secret under whichever name.</summary>
    private void NameInCryptography(string name, ITypeSymbol type, Trail trail)
    {
        Name(name, type, trail);
        if (_found is null && ValueShapes.Of(type) == ValueShape.Bytes && name.EndsWith("key", StringComparison.OrdinalIgnoreCase))
        {
            _found = name;
        }
    }

    private void NameElement(ITupleOperation tuple, int index, Trail trail)
    {
        var type = (tuple.Parent is IConversionOperation conversion ? conversion.Type : tuple.Type) as INamedTypeSymbol;
        if (type is { IsTupleType: true } && index >= 0 && index < type.TupleElements.Length)
        {
            Name(type.TupleElements[index].Name, type.TupleElements[index].Type, trail);
        }
    }

    /// <summary>Keys of dictionaries, sessions and headers are names, too.</summary>
    private void NameByKey(IOperation key, ITypeSymbol? type, Trail trail)
    {
        if (key.ConstantValue is { HasValue: true, Value: string name } && _found is null && !trail.IsPicked)
        {
            var shape = ValueShapes.Of(type);
            _found = isSecret(name, shape == ValueShape.Other ? ValueShape.Text : shape) ? name : null;
        }
    }

    private bool IsCodeByContext(string name) =>
        SecretNames.IsBareCode(name) && EnclosingNames.Of(sink.Operation, sink.ContainingSymbol).Any(SecretNames.SpeaksOfCodes);

    private static bool IsKeyed(IInvocationOperation call)
    {
        var first = call.Instance is null ? 1 : 0;
        return KeyedWriters.Contains(call.TargetMethod.Name) && call.Arguments.Length >= first + 2 && call.Arguments[first].Value.ConstantValue is { HasValue: true, Value: string };
    }

    private static bool IsCryptographic(ISymbol member)
    {
        var home = member.ContainingNamespace.ToDisplayString();
        return Array.Exists(CryptographicHomes, known => home.StartsWith(known, StringComparison.Ordinal));
    }
}
