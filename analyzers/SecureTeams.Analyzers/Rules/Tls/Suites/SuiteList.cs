using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Suites;

/// <summary>What a list is made of, through variables, copies and joins; a list from which something is taken away again counts as unknown.</summary>
internal sealed class SuiteList(ValueTracer tracer)
{
    private const int MostNested = 6;

    private static readonly HashSet<string> Copying = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "ToHashSet", "AsEnumerable", "AsReadOnly", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "Distinct", "Reverse", "OrderBy", "OrderByDescending", "Concat", "Union", "Append", "Prepend",
    };

    private static readonly HashSet<string> Removing = new(StringComparer.Ordinal) { "Remove", "RemoveAll", "RemoveAt", "RemoveRange", "RemoveWhere", "Clear", "ExceptWith", "IntersectWith" };

    private readonly List<IOperation> _elements = [];

    public static IReadOnlyList<IOperation> ElementsOf(IOperation list, ValueTracer tracer)
    {
        var walk = new SuiteList(tracer);
        walk.Visit(list, MostNested);
        return walk._elements;
    }

    private void Visit(IOperation list, int nested)
    {
        var value = Unconverted(list);
        if (nested == 0 || (value is ILocalReferenceOperation local && !TakeChanges(local, nested)))
        {
            return;
        }

        foreach (var source in tracer.Sources(value))
        {
            VisitSource(source, nested - 1);
        }
    }

    private void VisitSource(IOperation source, int nested)
    {
        if (source is IInvocationOperation call)
        {
            VisitCall(call, nested);
            return;
        }

        if (source is IObjectCreationOperation { Arguments: { Length: 1 } copied })
        {
            Visit(copied[0].Value, nested);
        }

        if (Elements.Of(source) is not { } elements)
        {
            return;
        }

        foreach (var element in elements)
        {
            if (element.Syntax is SpreadElementSyntax)
            {
                foreach (var spread in element.ChildOperations)
                {
                    Visit(spread, nested);
                }
            }
            else
            {
                _elements.Add(element);
            }
        }
    }

    private void VisitCall(IInvocationOperation call, int nested)
    {
        if (!Copying.Contains(call.TargetMethod.Name) && call.TargetMethod is not { Name: "Create", ContainingType.Name: "ImmutableArray" or "ImmutableList" })
        {
            return;
        }

        if (call.Instance is { } copied)
        {
            Visit(copied, nested);
        }

        foreach (var argument in call.Arguments)
        {
            TakeArgument(argument.Value, nested);
        }
    }

    /// <summary>False when something is taken out of the variable's list.</summary>
    private bool TakeChanges(ILocalReferenceOperation local, int nested)
    {
        var added = new List<IOperation>();
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is not IInvocationOperation { Instance: { } instance } call || Unconverted(instance) is not ILocalReferenceOperation changed || !SymbolEqualityComparer.Default.Equals(changed.Local, local.Local))
            {
                continue;
            }

            if (Removing.Contains(call.TargetMethod.Name))
            {
                return false;
            }

            if (call.TargetMethod.Name is "Add" or "AddRange" && call.Arguments.Length == 1)
            {
                added.Add(call.Arguments[0].Value);
            }
        }

        foreach (var addition in added)
        {
            TakeArgument(addition, nested - 1);
        }

        return true;
    }

    private void TakeArgument(IOperation value, int nested)
    {
        if (Unconverted(value).Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Int32 })
        {
            _elements.Add(value);
        }
        else
        {
            Visit(value, nested);
        }
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
