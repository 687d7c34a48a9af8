using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Macs;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotUseShortMacKeys : Rule
{
    public const string RuleId = "ST2105";

    private const string Cryptography = "System.Security.Cryptography.";

    /// <summary>112 bits.</summary>
    private const int FewestBytes = 14;

    private static readonly string[] Hmacs = ["HMACMD5", "HMACSHA1", "HMACSHA256", "HMACSHA384", "HMACSHA512", "HMACSHA3_256", "HMACSHA3_384", "HMACSHA3_512"];

    private static readonly string[] Kmacs = ["Kmac128", "Kmac256", "KmacXof128", "KmacXof256"];

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "MAC key below 112 bits",
        "'{0}' gets a key of {1} bytes, which can be searched for and which FIPS does not approve; use at least 32 random bytes",
        Category.Cryptography,
        DiagnosticSeverity.Info,
        Priority.P2,
        "CWE-326");

    public override DiagnosticDescriptor Descriptor => Description;

    /// <summary>A longer key does not mend a weak MAC.</summary>
    public override IReadOnlyList<string> YieldsTo => [DoNotAuthenticateWithWeakMacs.RuleId];

    public override void Register(RuleRegistry registry)
    {
        foreach (var type in Hmacs.Concat(Kmacs))
        {
            registry.OnObjectCreation(Cryptography + type, (sink, creation) => Inspect(sink, creation, creation.Arguments, "new " + creation.Type?.Name));
            RegisterCalls(registry, type, "HashData", "HashDataAsync");
        }

        foreach (var type in Hmacs)
        {
            RegisterCalls(registry, type, "TryHashData");
        }

        RegisterCalls(registry, "CryptographicOperations", "HmacData", "HmacDataAsync", "TryHmacData");
        RegisterCalls(registry, "IncrementalHash", "CreateHMAC");
        registry.OnPropertyWrite(Cryptography + "KeyedHashAlgorithm", "Key", InspectWrite);
        registry.OnInvocation("Org.BouncyCastle.Crypto.Macs.HMac", "Init", InspectBouncyCastle);
    }

    private static void RegisterCalls(RuleRegistry registry, string type, params string[] methods)
    {
        foreach (var method in methods)
        {
            registry.OnInvocation(Cryptography + type, method, (sink, call) => Inspect(sink, call, call.Arguments, type + "." + method));
        }
    }

    private static void Inspect(Sink sink, IOperation use, ImmutableArray<IArgumentOperation> arguments, string api)
    {
        if (Arguments.Named(arguments, "key") is { } key)
        {
            Report(sink, use, key, api);
        }
    }

    private static void InspectWrite(Sink sink, MemberWrite write)
    {
        if (write.Value is { } key)
        {
            Report(sink, write.Writer, key, ((write.Target as IPropertyReferenceOperation)?.Instance?.Type?.Name ?? "KeyedHashAlgorithm") + ".Key");
        }
    }

    private static void InspectBouncyCastle(Sink sink, IInvocationOperation call)
    {
        if (FirstArgument.Of(call) is not { } parameters)
        {
            return;
        }

        foreach (var source in sink.Tracer.Sources(parameters))
        {
            if (source is IObjectCreationOperation { Type.Name: "KeyParameter", Arguments: { Length: 1 } arguments })
            {
                Report(sink, call, arguments[0].Value, "HMac.Init");
                return;
            }
        }
    }

    private static void Report(Sink sink, IOperation use, IOperation key, string api)
    {
        if (Shortest(sink, key) is { } length && !KeyLabel.Is(sink, use, key))
        {
            sink.Report(use.Syntax, sink.LoweredInTests, api, length.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An empty key may only stand for one that comes later, unless it is all that can come.</summary>
    private static int? Shortest(Sink sink, IOperation key)
    {
        var lengths = new KeyLength(sink.Tracer).Of(key).ToList();
        var isKnown = lengths.Count > 0 && lengths.TrueForAll(static length => length < FewestBytes);
        return lengths.Where(length => length < FewestBytes && (length > 0 || isKnown)).Min();
    }
}
