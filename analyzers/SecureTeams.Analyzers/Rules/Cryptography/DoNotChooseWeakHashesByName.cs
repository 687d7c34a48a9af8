using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.HashNames;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotChooseWeakHashesByName : Rule
{
    public const string RuleId = "ST2103";

    private const string AlgorithmNameType = "System.Security.Cryptography.HashAlgorithmName";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Weak hash chosen by name",
        "'{0}' is told to use {1}, for which two inputs with one hash can be made and which FIPS does not approve for new data; name SHA256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-327",
        "CWE-328");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var sink in HashNameSinks.All)
        {
            if (sink.Method is { } method)
            {
                registry.OnInvocation(sink.Type, method, (found, call) => Inspect(found, call, call.Arguments, call.TargetMethod, sink));
            }
            else
            {
                registry.OnObjectCreation(sink.Type, (found, creation) => Inspect(found, creation, creation.Arguments, creation.Constructor, sink));
            }
        }

        foreach (var (type, property) in HashNameSinks.Properties)
        {
            registry.OnPropertyWrite(type, property, InspectProperty);
        }

        foreach (var (type, property) in AlgorithmSuites.Properties)
        {
            registry.OnPropertyWrite(type, property, InspectSuite);
        }

        registry.OnPropertyReference(AlgorithmNameType, "MD5", InspectHandedOn);
        registry.OnPropertyReference(AlgorithmNameType, "SHA1", InspectHandedOn);
        registry.OnObjectCreation(AlgorithmNameType, InspectHandedOn);
    }

    private static void Inspect(Sink found, IOperation call, ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method, HashNameSink sink)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && sink.TakesName(parameter) && method is not null)
            {
                var place = Unconverted(argument.Value);
                new HashNameFinding(found, call, arguments, sink.Role).Report(argument.Value, place.Syntax, HashNameFinding.Api(method));
            }
        }
    }

    private static void InspectProperty(Sink found, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } })
        {
            new HashNameFinding(found, write.Writer, ImmutableArray<IArgumentOperation>.Empty, HashRole.Signature).Report(value, write.Writer.Syntax, property.ContainingType.Name + "." + property.Name);
        }
    }

    private static void InspectSuite(Sink found, MemberWrite write)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } } && AlgorithmSuites.ChoosesSha1(found.Tracer, value))
        {
            found.Report(write.Writer.Syntax, found.LoweredInTests, property.ContainingType.Name + "." + property.Name, WeakDigests.Sha1.Name);
        }
    }

    /// <summary>The program's own method takes the name and hands it on.</summary>
    private static void InspectHandedOn(Sink found, IOperation name)
    {
        var value = name;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        if (value.Parent is IArgumentOperation { Parameter.ContainingSymbol: IMethodSymbol method } argument && OwnHashParameter.Behind(found.Tracer, argument) is { } sink)
        {
            new HashNameFinding(found, argument.Parent!, ImmutableArray<IArgumentOperation>.Empty, sink.Role).Report(value, name.Syntax, HashNameFinding.Api(method));
        }
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
