using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>Tells a setting that governs connections from a value that is only recorded, named, compared or probed for.</summary>
internal sealed class SettingUse(ITypeSymbol setting, ValueTracer tracer)
{
    private const int MostHops = 4;

    public static bool TakesEffect(TypedWrite write, ITypeSymbol setting, Sink sink) =>
        !SettingWords.IsProbe(sink.ContainingSymbol)
        && !ComparedObject.Holds(write.Writer)
        && new SettingUse(setting, sink.Tracer).IsUsed(write);

    public bool Governs(IParameterSymbol parameter) => IsUsed(parameter, MostHops);

    public static bool IsOf(ITypeSymbol? type, ITypeSymbol setting) =>
        SymbolEqualityComparer.Default.Equals(type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type, setting);

    private bool IsUsed(TypedWrite write) => write.Target switch
    {
        IParameterSymbol parameter => Governs(parameter),
        IPropertySymbol property => IsForeign(property) || (!IsTraced(property) && IsOwnSetting(property, MostHops)),
        IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } field => IsForeign(field) || IsOwnSetting(field, MostHops),
        ILocalSymbol local => FlagVariable.IsUnread(local, write.Writer) && !SettingWords.NamesRecord(local),
        _ => false,
    };

    /// <summary>A parameter of a library governs something; one of this program does when its body hands it on.</summary>
    private bool IsUsed(IParameterSymbol parameter, int hops)
    {
        var owner = parameter.ContainingSymbol;
        if (IsForeign(owner))
        {
            return true;
        }

        if (hops == 0 || SettingWords.IsProbe(owner) || owner is not IMethodSymbol method)
        {
            return false;
        }

        if (tracer.Body(method) is not { } body)
        {
            return method.MethodKind == MethodKind.Constructor
                && (SettingWords.NamesOptions(method.ContainingType) || tracer.References(parameter).Any(reference => IsHandedOn(reference, hops - 1)));
        }

        return ControlFlow.Root(body).DescendantsAndSelf().Any(operation =>
            operation is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter.OriginalDefinition)
            && IsHandedOn(reference, hops - 1));
    }

    private bool IsHandedOn(IOperation value, int hops) =>
        tracer.Consumers(value).Any(consumer => consumer switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } union => hops > 0 && IsHandedOn(union, hops - 1),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => IsOfSetting(target.Type) && (IsForeign(target.Property) || IsOwnSetting(target.Property, hops - 1)),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or, Target: IPropertyReferenceOperation target } => IsOfSetting(target.Type) && IsForeign(target.Property),
            IInvocationOperation call => call.Arguments.Any(argument => IsGoverning(argument, hops)),
            IObjectCreationOperation creation => creation.Arguments.Any(argument => IsGoverning(argument, hops)),
            _ => false,
        });

    private bool IsGoverning(IArgumentOperation argument, int hops) =>
        argument.Parameter is { } parameter && IsOfSetting(parameter.OriginalDefinition.Type) && IsUsed(parameter, hops);

    /// <summary>A member of this program: its name says what it is for, or its own type hands it on.</summary>
    private bool IsOwnSetting(ISymbol member, int hops) =>
        !SettingWords.NamesRecord(member)
        && !SettingWords.NamesRecord(member.ContainingType)
        && (SettingWords.NamesOptions(member.ContainingType)
            || SettingWords.IsPlural(member.Name)
            || (hops > 0 && tracer.References(member).Any(reference => IsHandedOn(reference, hops - 1))));

    /// <summary>What the tracer sees through is judged where it arrives.</summary>
    private static bool IsTraced(IPropertySymbol property) =>
        property is { IsVirtual: false, IsOverride: false, IsAbstract: false } && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private };

    private static bool IsForeign(ISymbol member) =>
        member.DeclaringSyntaxReferences.IsEmpty || (member is IPropertySymbol { OverriddenProperty: { } overridden } && IsForeign(overridden));

    private bool IsOfSetting(ITypeSymbol? type) => IsOf(type, setting);
}
