using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>Whether a cipher mode can be ECB, as a member, a number or a text.</summary>
internal static class EcbMode
{
    private const string Member = "ECB";
    private const int Number = 2;

    public static bool Reaches(ValueTracer tracer, IOperation value) => tracer.Sources(value).Any(source => source switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number == Number,
        IInvocationOperation { TargetMethod: { Name: "Parse" or "ToObject", ContainingType.SpecialType: SpecialType.System_Enum } } made => IsStated(tracer, made),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "TryParse", ContainingType.SpecialType: SpecialType.System_Enum } } tried } => IsStated(tracer, tried),
        IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType.Name: "ConfigurationBinder" } } configured =>
            Arguments.Named(configured.Arguments, "defaultValue") is { } otherwise && Reaches(tracer, otherwise),
        _ => false,
    });

    private static bool IsStated(ValueTracer tracer, IInvocationOperation made) =>
        Arguments.Named(made.Arguments, "value") is { } value
        && (tracer.Texts(value).Any(static text => string.Equals(text.Text.Trim(), Member, StringComparison.OrdinalIgnoreCase) || text.Text == "2")
            || tracer.Constants(value).Any(static constant => constant is Number));
}
