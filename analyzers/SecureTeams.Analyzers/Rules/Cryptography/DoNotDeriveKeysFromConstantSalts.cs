using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotDeriveKeysFromConstantSalts : Rule
{
    public const string RuleId = "ST2404";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Constant or short salt",
        "'{0}' gets {1} as its salt, so that one table of guesses serves for many passwords; make 16 or more bytes with RandomNumberGenerator for each and store them beside the result",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-760",
        "CWE-759");

    /// <summary>Other derivations that take a salt, and the parameter that takes it.</summary>
    private static readonly (string Type, string Method, string Parameter)[] Others =
    [
        ("Org.BouncyCastle.Crypto.Generators.SCrypt", "Generate", "S"),
        ("Org.BouncyCastle.Crypto.Generators.BCrypt", "Generate", "salt"),
        ("Org.BouncyCastle.Crypto.Generators.OpenBsdBCrypt", "Generate", "salt"),
        ("Org.BouncyCastle.Crypto.Parameters.Argon2Parameters+Builder", "WithSalt", "salt"),
    ];

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        new Pbkdf2Watch(Inspect).Register(registry);
        registry.OnPropertyWrite("System.Security.Cryptography.Rfc2898DeriveBytes", "Salt", InspectWrite);
        foreach (var (type, method, parameter) in Others)
        {
            registry.OnInvocation(type, method, (sink, call) => InspectOther(sink, call, parameter));
        }
    }

    private static void Inspect(Sink sink, Pbkdf2Use use)
    {
        if (use.Inputs.Salt is { } salt)
        {
            Inspect(sink, salt, salt.Syntax, use.Api);
        }
        else if (use.Inputs.SaltLength is { } length && SaltFault.OfLength(sink.Tracer, length) is { } fault)
        {
            Report(sink, length.Syntax, use.Api, fault);
        }
    }

    private static void InspectWrite(Sink sink, MemberWrite write)
    {
        if (write.Value is { } salt)
        {
            Inspect(sink, salt, write.Writer.Syntax, "Rfc2898DeriveBytes.Salt");
        }
    }

    private static void InspectOther(Sink sink, IInvocationOperation call, string parameter)
    {
        if (Arguments.Named(call.Arguments, parameter) is { } salt)
        {
            Inspect(sink, salt, salt.Syntax, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);
        }
    }

    private static void Inspect(Sink sink, IOperation salt, SyntaxNode place, string api)
    {
        if (SaltFault.Of(sink.Tracer, salt) is { } fault)
        {
            Report(sink, place, api, fault);
        }
    }

    private static void Report(Sink sink, SyntaxNode place, string api, string fault) =>
        sink.Report(place, StoredFormat.LoweringAt(sink).Or(sink.LoweredInTests), api, fault);
}
