using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Randomness;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotMakeSecretsWithRandom : Rule
{
    public const string RuleId = "ST2405";

    private const string Generator = "System.Random";

    /// <summary>What is chosen from fewer numbers is found by trying, whoever makes it.</summary>
    private const int FewNumbers = 100;

    private static readonly string[] Methods = ["Next", "NextInt64", "NextDouble", "NextSingle", "NextBytes", "GetItems", "GetString", "GetHexString"];

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "System.Random for a secret",
        "'{0}' makes '{1}', and whoever has seen a few of its values computes the next ones; use RandomNumberGenerator",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-338",
        "CWE-330");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        foreach (var method in Methods)
        {
            registry.OnInvocation(Generator, method, Inspect);
        }
    }

    private static void Inspect(Sink sink, IInvocationOperation call)
    {
        if (Secret(sink, call) is { } name && !IsOther(sink, call) && !TestMaterial.IsMadeAt(sink))
        {
            sink.Report(call.Syntax, sink.LoweredInTests, "Random." + call.TargetMethod.Name, name);
        }
    }

    private static string? Secret(Sink sink, IInvocationOperation call)
    {
        var walk = new SecretWalk(sink, SecretNames.IsSecret);
        return call.TargetMethod.ReturnsVoid
            ? (Arguments.Named(call.Arguments, "buffer") ?? Arguments.Named(call.Arguments, "destination")) is { } buffer ? walk.FromBuffer(buffer) : null
            : IsPiece(call) ? walk.FromPiece(call) : walk.From(call);
    }

    /// <summary>One of a few numbers, such as a digit, a pin of a board or a move of a game, is no secret of its own.</summary>
    private static bool IsPiece(IInvocationOperation call) =>
        call.TargetMethod.Name == "Next"
        && Arguments.Named(call.Arguments, "maxValue") is { ConstantValue: { HasValue: true, Value: int and < FewNumbers } };

    /// <summary>A type that derives from Random may draw from anywhere.</summary>
    private static bool IsOther(Sink sink, IInvocationOperation call) =>
        !IsRandom(call.TargetMethod.ContainingType)
        || (call.Instance is { } instance && (!IsRandom(instance.Type) || sink.Tracer.Sources(instance).Any(static source => source is IObjectCreationOperation { Type: var type } && !IsRandom(type))));

    private static bool IsRandom(ITypeSymbol? type) => type is { Name: "Random", ContainingNamespace.Name: "System" };
}
