using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Requests;

/// <summary>A time as a known number of days after something else: now, a date, or a variable.</summary>
internal sealed class Moment(object origin, double days)
{
    private const string Now = "now";
    private const string Calendar = "calendar";

    public static double? DaysBetween(IOperation start, IOperation end, ValueTracer tracer) =>
        Of(start, tracer) is { } first && Of(end, tracer) is { } last && first.IsSameOrigin(last) ? last.Days - first.Days : null;

    private object Origin { get; } = origin;

    private double Days { get; } = days;

    private bool IsSameOrigin(Moment other) =>
        Origin is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.Origin as ISymbol) : Equals(Origin, other.Origin);

    private static Moment? Of(IOperation operation, ValueTracer tracer) => tracer.Bounded(() => OfSource(operation, tracer), null);

    private static Moment? OfSource(IOperation operation, ValueTracer tracer)
    {
        var sources = tracer.Sources(operation);
        return sources.Length != 1 ? null : sources[0] switch
        {
            IConversionOperation conversion => Of(conversion.Operand, tracer),
            IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Now" or "UtcNow" or "Today", ContainingType.Name: "DateTime" or "DateTimeOffset" } } => new Moment(Now, 0),
            IPropertyReferenceOperation { Property: { Name: "Date" or "DateTime" or "UtcDateTime" or "LocalDateTime", ContainingType.Name: "DateTime" or "DateTimeOffset" }, Instance: { } whole } => Of(whole, tracer),
            IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetLocalNow" } => new Moment(Now, 0),
            IInvocationOperation { Instance: { } start } call => Moved(start, call, tracer),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => After(sum.LeftOperand, Span(sum.RightOperand, tracer), tracer),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => After(difference.LeftOperand, -Span(difference.RightOperand, tracer), tracer),
            IObjectCreationOperation { Type.Name: "DateTime" or "DateTimeOffset", Arguments: { Length: > 0 } parts } => Created(parts, tracer),
            ILocalReferenceOperation local => new Moment(local.Local, 0),
            IParameterReferenceOperation parameter => new Moment(parameter.Parameter, 0),
            _ => null,
        };
    }

    private static Moment? Moved(IOperation start, IInvocationOperation call, ValueTracer tracer) => call.TargetMethod.Name switch
    {
        "ToUniversalTime" or "ToLocalTime" or "ToOffset" => Of(start, tracer),
        "AddYears" => After(start, Number(call, tracer) * 365, tracer),
        "AddMonths" => After(start, Number(call, tracer) * 30, tracer),
        "AddDays" => After(start, Number(call, tracer), tracer),
        "AddHours" => After(start, Number(call, tracer) / 24, tracer),
        "AddMinutes" => After(start, Number(call, tracer) / 1440, tracer),
        "Add" when call.Arguments.Length == 1 => After(start, Span(call.Arguments[0].Value, tracer), tracer),
        "Subtract" when call.Arguments.Length == 1 => After(start, -Span(call.Arguments[0].Value, tracer), tracer),
        _ => null,
    };

    private static Moment? After(IOperation start, double? days, ValueTracer tracer) =>
        days is { } known && Of(start, tracer) is { } moment ? new Moment(moment.Origin, moment.Days + known) : null;

    private static double? Span(IOperation span, ValueTracer tracer)
    {
        var sources = tracer.Sources(span);
        return sources.Length != 1 ? null : sources[0] switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromDays", ContainingType.Name: "TimeSpan" } } call => Number(call, tracer),
            IInvocationOperation { TargetMethod: { Name: "FromHours", ContainingType.Name: "TimeSpan" } } call => Number(call, tracer) / 24,
            IObjectCreationOperation { Type.Name: "TimeSpan", Arguments: { Length: >= 4 } parts } => Number(parts[0].Value, tracer),
            _ => null,
        };
    }

    private static Moment? Created(ImmutableArray<IArgumentOperation> parts, ValueTracer tracer)
    {
        if (parts[0].Parameter?.Type.SpecialType != SpecialType.System_Int32)
        {
            return Of(parts[0].Value, tracer);
        }

        return parts.Length >= 3 && Number(parts[0].Value, tracer) is { } year and >= 1 and <= 9999 && Number(parts[1].Value, tracer) is { } month && Number(parts[2].Value, tracer) is { } day
            ? new Moment(Calendar, (year * 365.25) + (month * 30.44) + day)
            : null;
    }

    private static double? Number(IInvocationOperation call, ValueTracer tracer) =>
        call.Arguments.Length > 0 ? Number(call.Arguments[0].Value, tracer) : null;

    private static double? Number(IOperation operation, ValueTracer tracer) =>
        tracer.SingleConstant(operation) is (int or double or long) and var number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null;
}
