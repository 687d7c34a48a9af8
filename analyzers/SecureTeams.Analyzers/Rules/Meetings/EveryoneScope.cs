using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>Recognises the scope "everyone" of one type: of our struct by member or text, of an enum by the value its member has there.</summary>
internal sealed class EveryoneScope
{
    private const string Name = "Everyone";

    private readonly ValueTracer _tracer;
    private readonly ITypeSymbol _type;
    private readonly object? _enumValue;

    public EveryoneScope(ITypeSymbol type, ValueTracer tracer)
    {
        _tracer = tracer;
        _type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        _enumValue = _type.TypeKind == TypeKind.Enum ? _type.GetMembers(Name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue : null;
    }

    public string TypeName => _type.Name;

    public bool CanBe(IOperation value) => _tracer.Sources(LastWrite.Before(value)).Any(Is);

    public bool MustBe(IOperation value) => _tracer.Sources(LastWrite.Before(value)).All(Is);

    private bool Is(IOperation source) => !CopiedChoice.Encloses(source, _tracer) && source switch
    {
        IPropertyReferenceOperation { Property: { Name: Name, IsStatic: true, ContainingType: { } owner } } => IsScope(owner),
        IObjectCreationOperation { Arguments.Length: 1 } creation => IsScope(creation.Type) && IsSaid(creation.Arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum } } parse => _enumValue is not null && ParsesName(parse),
        { ConstantValue: { HasValue: true, Value: { } constant } } => _enumValue is not null && IsSameNumber(constant, _enumValue),
        _ => false,
    };

    private bool IsScope(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _type);

    private bool ParsesName(IInvocationOperation parse) =>
        parse.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "value") is { } value && IsSaid(value.Value);

    private bool IsSaid(IOperation text) =>
        _tracer.Texts(text).Any(traced => string.Equals(traced.Text, Name, StringComparison.OrdinalIgnoreCase) && !CopiedChoice.Encloses(traced.Origin, _tracer));

    private static bool IsSameNumber(object left, object right) =>
        left is sbyte or byte or short or ushort or int or uint or long or ulong
        && Convert.ToDecimal(left, CultureInfo.InvariantCulture) == Convert.ToDecimal(right, CultureInfo.InvariantCulture);
}
