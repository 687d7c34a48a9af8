using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Defaults;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotDeriveKeysInFewIterations : Rule
{
    public const string RuleId = "ST2402";

    public static readonly RuleOption Pbkdf2Min = new("pbkdf2_min");

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Too few PBKDF2 iterations",
        "'{0}' uses {1} iterations, so that stolen hashes are tried as fast as graphics cards allow; use at least {2}",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-916");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        new Pbkdf2Watch(Inspect).Register(registry);
        registry.OnPropertyWrite("System.Security.Cryptography.Rfc2898DeriveBytes", "IterationCount", (sink, write) =>
            InspectWrite(sink, write, IterationMinimum.Of(sink.Option(Pbkdf2Min), isSha512: false)));

        // Since .NET 7 the hasher computes HMAC-SHA-512.
        registry.OnPropertyWrite("Microsoft.AspNetCore.Identity.PasswordHasherOptions", "IterationCount", (sink, write) =>
            InspectWrite(sink, write, IterationMinimum.Of(sink.Option(Pbkdf2Min), isSha512: true)));
    }

    private static void Inspect(Sink sink, Pbkdf2Use use)
    {
        if (use.Inputs.TakesDefaultCount && !IterationCounts.IsWrittenLater(sink.Tracer, use.Operation))
        {
            Report(sink, DerivationInputs.ArgumentList(use.Operation.Syntax), use.Api, DerivationInputs.DefaultCount, IterationMinimum.Of(sink.Option(Pbkdf2Min), isSha512: false));
        }
        else if (use.Inputs.Count is { } count && IterationCounts.Least(sink.Tracer, count) is { } least)
        {
            Compare(sink, count, count.Syntax, use.Api, least, IterationMinimum.Of(sink.Option(Pbkdf2Min), sink.Tracer, use.Inputs.Hash));
        }
    }

    private static void InspectWrite(Sink sink, MemberWrite write, int minimum)
    {
        if (write.Value is { } value && IterationCounts.Least(sink.Tracer, value) is { } least && sink.Operation is IPropertyReferenceOperation { Property: var property })
        {
            Compare(sink, value, write.Writer.Syntax, property.ContainingType.Name + "." + property.Name, least, minimum);
        }
    }

    private static void Compare(Sink sink, IOperation stated, SyntaxNode place, string api, int count, int minimum)
    {
        if (count < minimum && !AskedAbout.Is(stated, minimum))
        {
            Report(sink, place, api, count, minimum);
        }
    }

    private static void Report(Sink sink, SyntaxNode place, string api, int count, int minimum) => sink.Report(
        place.GetLocation(),
        count < IterationMinimum.Floor ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        StoredFormat.LoweringAt(sink).Or(sink.LoweredInTests),
        api,
        Number(count),
        Number(minimum));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
