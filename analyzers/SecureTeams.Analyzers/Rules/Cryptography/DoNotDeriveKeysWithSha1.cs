using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotDeriveKeysWithSha1 : Rule
{
    public const string RuleId = "ST2401";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "PBKDF2 with SHA-1 or MD5",
        "'{0}' derives from a password with {1}, which guessing hardware computes faster than anything newer; state HashAlgorithmName.SHA256",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P0,
        "CWE-916",
        "CWE-328");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        new Pbkdf2Watch(Inspect).Register(registry);
        registry.OnInvocation("System.Security.Cryptography.Rfc2898DeriveBytes", "CryptDeriveKey", InspectProvider);
        registry.OnPropertyWrite("Microsoft.AspNetCore.Identity.PasswordHasherOptions", "CompatibilityMode", InspectMode);
    }

    private static void Inspect(Sink sink, Pbkdf2Use use)
    {
        if (use.Inputs.TakesSha1)
        {
            Report(sink, use.Operation.Syntax, use.Api, "SHA-1, its default");
        }
        else if (use.Inputs.Hash is { } hash && use.Operation is not IInvocationOperation { TargetMethod.Name: "Init" })
        {
            Inspect(sink, hash, use.Api);
        }
    }

    private static void Inspect(Sink sink, IOperation hash, string api)
    {
        foreach (var weak in DerivationHash.Weak(sink.Tracer, hash))
        {
            Report(sink, hash.Syntax, api, weak.Hash);
            return;
        }
    }

    /// <summary>Where the compiler marks the method as obsolete, its warning is enough: nothing can be put in its place.</summary>
    private static void InspectProvider(Sink sink, IInvocationOperation call)
    {
        if (!Obsoletion.Covers(call.TargetMethod, "SYSLIB0033") && Arguments.Named(call.Arguments, "alghashname") is { } hash)
        {
            Inspect(sink, hash, "Rfc2898DeriveBytes.CryptDeriveKey");
        }
    }

    private static void InspectMode(Sink sink, MemberWrite write)
    {
        if (write.Value is { } value && sink.Tracer.Constants(value).Any(mode => EnumMember.NameOf(write.Target.Type, mode) == "IdentityV2"))
        {
            Report(sink, write.Writer.Syntax, "PasswordHasherCompatibilityMode.IdentityV2", "SHA-1 and 1,000 iterations");
        }
    }

    private static void Report(Sink sink, SyntaxNode place, string api, string hash) =>
        sink.Report(place, StoredFormat.LoweringAt(sink).Or(sink.LoweredInTests), api, hash);
}
