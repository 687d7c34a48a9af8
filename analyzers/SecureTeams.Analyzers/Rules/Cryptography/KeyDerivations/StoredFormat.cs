using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>Code that still has to read what an older version of the program stored.</summary>
internal static class StoredFormat
{
    private static readonly HashSet<string> Marks = new(StringComparer.Ordinal)
    {
        "version", "ver", "v", "format", "legacy", "old", "marker", "header", "prefix", "scheme", "stored", "generation", "revision", "obsolete", "migrate", "migrated", "deprecated",
    };

    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal) { "legacy", "migrate", "migration", "obsolete", "deprecated" };

    /// <summary>The value is one of several, and what is stored tells which.</summary>
    public static bool Chooses(IOperation argument, IOperation value) => Holds(argument) || IsArm(value);

    /// <summary>The choice stands in the argument or in what its variable was given; what it chooses from may be declared elsewhere.</summary>
    private static bool Holds(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
        {
            argument = conversion.Operand;
        }

        return argument switch
        {
            ILocalReferenceOperation local => BodyIndex.Around(local).Writes(local.Local).Any(static write => write is not null and not ILocalReferenceOperation && Holds(write)),
            IConditionalOperation conditional => Speaks(conditional.Condition),
            ISwitchExpressionOperation choice => Speaks(choice.Value),
            _ => false,
        };
    }

    private static bool IsArm(IOperation value)
    {
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } when Speaks(choice.Value):
                case IConditionalOperation conditional when conditional.Condition != current && Speaks(conditional.Condition):
                case ISwitchCaseOperation { Parent: ISwitchOperation statement } when Speaks(statement.Value):
                    return true;
            }
        }

        return false;
    }

    /// <summary>The code around says that it deals with what is left of an older version.</summary>
    public static Lowering LoweringAt(Sink sink)
    {
        foreach (var name in EnclosingNames.Of(sink.Operation, sink.ContainingSymbol))
        {
            if (IdentifierWords.Of(name).Any(Reading.Contains))
            {
                return Lowering.To(DiagnosticSeverity.Info, "reads what an older version stored");
            }
        }

        return Lowering.None;
    }

    private static bool Speaks(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            var name = operation switch
            {
                ILocalReferenceOperation local => local.Local.Name,
                IParameterReferenceOperation parameter => parameter.Parameter.Name,
                IMemberReferenceOperation member => member.Member.Name,
                IInvocationOperation call => call.TargetMethod.Name,
                _ => null,
            };
            if (name is not null && IdentifierWords.Of(name).Any(Marks.Contains))
            {
                return true;
            }
        }

        return false;
    }
}
