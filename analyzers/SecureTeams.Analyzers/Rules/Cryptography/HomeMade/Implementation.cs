using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

/// <summary>Recognises that somebody else's implementation is asked: of the platform, of a library or in native code.</summary>
internal static class Implementation
{
    /// <summary>Members and types of the platform that compute no algorithm.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "FixedTimeEquals", "ZeroMemory", "Dispose", "Clear", "Initialize", "Reset", "GenerateKey", "GenerateIV", "ValidKeySize", "ToString", "GetHashCode", "Equals", "GetType",
        "RandomNumberGenerator", "KeySizes", "Oid", "OidCollection", "AsnEncodedData",
    };

    /// <summary>Bases that leave the work to whoever derives from them.</summary>
    private static readonly HashSet<string> Hollow = new(StringComparer.Ordinal)
    {
        "HashAlgorithm", "KeyedHashAlgorithm", "SymmetricAlgorithm", "AsymmetricAlgorithm", "DeriveBytes", "Aes", "RSA", "DSA", "ECDsa", "ECDiffieHellman", "ECAlgorithm",
    };

    public static bool IsAsked(IInvocationOperation call, INamedTypeSymbol asking)
    {
        var method = call.TargetMethod;
        if (IsOfOneProgram(method, asking))
        {
            return method.IsExtern || HasLibraryImport(method);
        }

        return !Harmless.Contains(method.Name)
            && Computes(method.ContainingType)
            && !(call.Instance is IInstanceReferenceOperation && Hollow.Contains(method.ContainingType.Name));
    }

    public static bool IsMade(IObjectCreationOperation creation, INamedTypeSymbol asking) =>
        creation.Type is { } type && !IsOfOneProgram(type, asking) && Computes(type) && !IsException(type);

    private static bool IsOfOneProgram(ISymbol called, INamedTypeSymbol asking) =>
        SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, asking.ContainingAssembly);

    /// <summary>What a stranger does is not known, so it is taken for an implementation; the rest of the platform is known to be none.</summary>
    private static bool Computes(ITypeSymbol? type)
    {
        if (type?.ContainingNamespace is not { } home || Harmless.Contains(type.Name))
        {
            return false;
        }

        var name = home.ToDisplayString();
        return IsIn(name, "System.Security.Cryptography") || IsIn(name, "System.IO.Hashing") || !(IsIn(name, "System") || IsIn(name, "Microsoft"));
    }

    private static bool IsIn(string home, string library) =>
        home.StartsWith(library, StringComparison.Ordinal) && (home.Length == library.Length || home[library.Length] == '.');

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLibraryImport(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "LibraryImportAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
