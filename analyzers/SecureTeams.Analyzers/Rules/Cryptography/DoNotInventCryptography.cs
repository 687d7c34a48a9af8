using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotInventCryptography : Rule
{
    public const string RuleId = "ST2208";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Home-made cryptographic algorithm",
        "'{0}' computes a cryptographic algorithm of its own, which nobody has attacked on purpose and no module validates; hand over to a type of System.Security.Cryptography",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-1240",
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var root in PrimitiveRoots.All)
        {
            registry.OnDerivedType(root, Inspect);
        }
    }

    private static void Inspect(TypeSink sink)
    {
        if (IsInsideAnother(sink.Type) || HarmlessNames.Has(sink.Type))
        {
            return;
        }

        if (WorkPath.Of(sink) is { Computes: true, HandsOver: false })
        {
            sink.Report(sink.Type.Locations[0], sink.LoweredInTests, sink.Type.Name);
        }
    }

    /// <summary>The transform of a cipher is told with it.</summary>
    private static bool IsInsideAnother(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            for (var parent = outer.BaseType; parent is not null; parent = parent.BaseType)
            {
                if (PrimitiveRoots.All.Contains(parent.ToDisplayString()))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
