using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>Tells where a cipher mode is decided: at a cipher, or at what hands it on and no tracer sees through.</summary>
internal sealed class ModeSetting(ValueTracer tracer)
{
    private const int MostHops = 3;

    private static readonly string[] Options = ["Option", "Setting", "Config", "Parameters", "Builder"];

    public bool IsDecidedBy(TypedWrite write) => !ComparedObject.Holds(write.Writer) && write.Target switch
    {
        IPropertySymbol property => IsForeign(property) || (!IsTraced(property) && IsOwnSetting(property)),
        IFieldSymbol { IsConst: false } field => IsForeign(field) || (!field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private && IsOwnSetting(field)),
        IParameterSymbol parameter => !IsTraced(parameter) && Governs(parameter, MostHops),
        _ => false,
    };

    /// <summary>A parameter of this program decides when its method hands it on to a cipher; libraries do what they are asked.</summary>
    private bool Governs(IParameterSymbol parameter, int hops)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || hops == 0)
        {
            return false;
        }

        return IsForeign(method)
            ? method.Name is not ("Equals" or "Equal" or "NotEqual" or "Contains" or "IsDefined" or "GetName")
            : References(parameter, method).Any(reference => IsHandedOn(reference, hops - 1));
    }

    private IEnumerable<IOperation> References(IParameterSymbol parameter, IMethodSymbol method) => tracer.Body(method) is { } body
        ? BodyIndex.Around(body).Of(parameter.OriginalDefinition).Where(static use => use is IParameterReferenceOperation)
        : method.MethodKind == MethodKind.Constructor ? tracer.References(parameter) : [];

    private bool IsOwnSetting(ISymbol member) =>
        Array.Exists(Options, word => member.ContainingType.Name.IndexOf(word, StringComparison.Ordinal) >= 0)
        || tracer.References(member).Any(reference => IsHandedOn(reference, MostHops));

    private bool IsHandedOn(IOperation reference, int hops) => tracer.Consumers(reference).Any(consumer => consumer switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Type.Name: "CipherMode" } property } } => IsForeign(property),
        IInvocationOperation call => call.Arguments.Any(argument => IsGoverning(argument, hops)),
        IObjectCreationOperation creation => creation.Arguments.Any(argument => IsGoverning(argument, hops)),
        _ => false,
    });

    private bool IsGoverning(IArgumentOperation argument, int hops) =>
        argument.Parameter is { Type.Name: "CipherMode" } parameter && Governs(parameter, hops);

    private static bool IsTraced(IPropertySymbol property) =>
        property is { IsVirtual: false, IsOverride: false, IsAbstract: false } && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private };

    private static bool IsTraced(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol method
        && (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            || method.DeclaredAccessibility == Accessibility.Private
            || (method.MethodKind == MethodKind.Constructor && method.ContainingType.DeclaredAccessibility == Accessibility.Private));

    private static bool IsForeign(ISymbol member) =>
        member.DeclaringSyntaxReferences.IsEmpty || (member is IPropertySymbol { OverriddenProperty: { } overridden } && IsForeign(overridden));
}
