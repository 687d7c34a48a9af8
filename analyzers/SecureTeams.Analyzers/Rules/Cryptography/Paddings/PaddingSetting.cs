using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Paddings;

/// <summary>A padding that is handed where no value is followed: to a setting, or to a method of somebody else.</summary>
internal static class PaddingSetting
{
    private static readonly string[] Encrypting = ["Encrypt", "TryEncrypt", "Wrap", "Encode", "Seal", "Protect"];

    private static readonly string[] Decrypting = ["Decrypt", "TryDecrypt", "Unwrap", "Decode", "Unseal", "Unprotect"];

    /// <summary>Null where the value is followed, or nothing is known of what becomes of it.</summary>
    public static CipherUse? Of(IOperation padding)
    {
        var value = padding;
        while (value.Parent is IConversionOperation or IConditionalOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IPropertyInitializerOperation initializer => OfProperty(initializer.InitializedProperties[0]),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when assignment.Value == value => OfProperty(target.Property),
            IArgumentOperation { Parent: IInvocationOperation call } when !IsFollowed(call.TargetMethod) => OfName(call.TargetMethod.Name),
            _ => null,
        };
    }

    private static CipherUse? OfProperty(IPropertySymbol property) =>
        property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } ? null : OfName(property.Name) == CipherUse.Decrypts ? CipherUse.Decrypts : CipherUse.Encrypts;

    private static CipherUse? OfName(string name) =>
        Array.Exists(Decrypting, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? CipherUse.Decrypts
        : Array.Exists(Encrypting, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? CipherUse.Encrypts
        : null;

    /// <summary>A private method shows what it does with its parameter; the framework is watched itself.</summary>
    private static bool IsFollowed(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || method.DeclaredAccessibility == Accessibility.Private
        || method.ContainingNamespace.ToDisplayString().StartsWith("System.Security.Cryptography", StringComparison.Ordinal);
}
