using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Cryptography.Approval;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotLeaveTheValidatedModule : Rule
{
    public const string RuleId = "ST2207";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Implementation outside the OS module",
        "'{0}' computes in {1}, outside the operating system's validated module, so that FIPS 140 counts the result as unprotected under 'secureteams.fips = enforce'; use {2}",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-1240");

    public override DiagnosticDescriptor Descriptor => Description;

    public override bool IsForFipsOnly => true;

    /// <summary>Whoever leaves a weak or unapproved algorithm leaves its implementation, too.</summary>
    public override IReadOnlyList<string> YieldsTo =>
    [
        "ST2101", "ST2102", "ST2103", "ST2104", "ST2105", "ST2201", "ST2202", "ST2204", "ST2206", "ST2301", "ST2302", "ST2303", "ST2304", "ST2401", "ST2402", "ST2403",
    ];

    public override void Register(RuleRegistry registry)
    {
        foreach (var type in ManagedPrimitives.Types)
        {
            registry.OnObjectCreation(type, Inspect);
        }

        registry.OnObjectCreation(ManagedPrimitives.Randomness, InspectRandomness);
        foreach (var (type, method) in ManagedPrimitives.Calls)
        {
            registry.OnInvocation(type, method, (sink, call) => Report(sink, call, call.TargetMethod, Api(call.TargetMethod)));
            registry.OnMethodReference(type, method, InspectMethodGroup);
        }

        foreach (var type in ManagedPrimitives.OfTheOldFramework)
        {
            registry.OnObjectCreation(type, InspectManaged);
        }
    }

    private static string Api(IMethodSymbol method) => method.ContainingType.Name + "." + method.Name;

    private static void InspectMethodGroup(Sink sink, IMethodReferenceOperation group)
    {
        if (!Comparison.Guards(group.Parent is IDelegateCreationOperation creation ? creation : group))
        {
            Report(sink, group, group.Method, Api(group.Method));
        }
    }

    private static void Inspect(Sink sink, IObjectCreationOperation creation)
    {
        if (!IsPartOfAnother(creation))
        {
            Report(sink, creation, Origin(sink, creation.Type!), "new " + creation.Type!.Name);
        }
    }

    /// <summary>The digest of a signer, the source of a generator: one place is told once.</summary>
    private static bool IsPartOfAnother(IObjectCreationOperation creation)
    {
        for (var parent = creation.Parent; parent is IConversionOperation or IArgumentOperation or IObjectCreationOperation; parent = parent.Parent)
        {
            if (parent is IObjectCreationOperation { Type: { } whole } && ManagedPrimitives.Types.Contains(whole.ToDisplayString()))
            {
                return true;
            }
        }

        return false;
    }

    private static void InspectRandomness(Sink sink, IObjectCreationOperation creation)
    {
        if (!IsPartOfAnother(creation) && !sink.Tracer.Ingredients(creation).Any(static part => part.Type?.Name == ManagedPrimitives.SystemRandomness))
        {
            Report(sink, creation, Origin(sink, creation.Type!), "new " + creation.Type!.Name);
        }
    }

    private static void InspectManaged(Sink sink, IObjectCreationOperation creation)
    {
        if (Origin(sink, creation.Type!).ContainingAssembly?.Name is "mscorlib" or "System.Core")
        {
            sink.Report(creation.Syntax, sink.LoweredInTests, "new " + creation.Type!.Name, "managed code of .NET Framework", "the CryptoServiceProvider or Cng class of the same algorithm");
        }
    }

    /// <summary>The type of the library that a class of the program derives from.</summary>
    private static ITypeSymbol Origin(Sink sink, ITypeSymbol type)
    {
        while (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, sink.Compilation.Assembly) && type.BaseType is { } parent)
        {
            type = parent;
        }

        return type;
    }

    /// <summary>The FIPS edition has types of the same names in assemblies of its own.</summary>
    private static void Report(Sink sink, IOperation operation, ISymbol origin, string api)
    {
        if (origin.ContainingAssembly?.Name.IndexOf("fips", StringComparison.OrdinalIgnoreCase) is null or < 0)
        {
            sink.Report(operation.Syntax, sink.LoweredInTests, api, "Bouncy Castle's own code", "System.Security.Cryptography, or the FIPS edition of the library");
        }
    }
}
