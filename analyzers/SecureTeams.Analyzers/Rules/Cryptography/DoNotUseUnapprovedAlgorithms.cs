using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Approval;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography;

internal sealed class DoNotUseUnapprovedAlgorithms : Rule
{
    public const string RuleId = "ST2206";

    private const string Agreement = "ECDiffieHellman with a NIST curve";

    private static readonly HashSet<string> Approved = new(StringComparer.Ordinal) { "Sha3Digest", "ShakeDigest", "CShakeDigest" };

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Not approved for FIPS",
        "'{0}' uses {1}, which no FIPS approves, so that what it protects counts as unprotected under 'secureteams.fips = enforce'; use {2}",
        Category.Cryptography,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-327");

    public override DiagnosticDescriptor Descriptor => Description;

    public override bool IsForFipsOnly => true;

    public override IReadOnlyList<string> YieldsTo => ["ST2104", "ST2202", "ST2303", "ST2403"];

    public override void Register(RuleRegistry registry)
    {
        new PrimitiveWatch(PrimitiveFamily.Cipher, UnapprovedCiphers.All, Reporter("AesGcm")).Register(registry);
        new PrimitiveWatch(PrimitiveFamily.Hash, UnapprovedDigests.All, Reporter("SHA256 or SHA3_256")).Register(registry);
        new LibraryWatch(UnapprovedMacs.All, UnapprovedMacs.Factories, Reporter("HMACSHA256")).Register(registry);
        new LibraryWatch(UnapprovedKeySchemes.All, UnapprovedKeySchemes.Factories, Reporter("RSA, ECDsa, MLKem or MLDsa")).Register(registry);
        new LibraryWatch(UnapprovedPasswordHashes.All, [], Reporter("Rfc2898DeriveBytes.Pbkdf2")).Register(registry);
        foreach (var (type, method, name) in UnapprovedPasswordHashes.Calls)
        {
            registry.OnInvocation(type, method, (sink, call) => Report(sink, call, Api(call), name, "Rfc2898DeriveBytes.Pbkdf2", DiagnosticSeverity.Warning));
        }

        new LibraryWatch(UnapprovedAgreements.All, UnapprovedAgreements.Factories, ReportAgreement).Register(registry);
        foreach (var (type, method) in UnapprovedAgreements.Calls)
        {
            registry.OnInvocation(type, method, (sink, call) => Report(sink, call, Api(call), call.TargetMethod.ContainingType.Name, Agreement, DiagnosticSeverity.Info));
        }
    }

    private static Action<Sink, PrimitiveUse> Reporter(string remedy) => (sink, use) =>
    {
        if (IsTheAlgorithm(sink, use))
        {
            Report(sink, use.Operation, use.Api, use.Primitive.Name, remedy, DiagnosticSeverity.Warning);
        }
    };

    /// <summary>As strong as what is approved, and in a protocol chosen by both sides.</summary>
    private static void ReportAgreement(Sink sink, PrimitiveUse use) =>
        Report(sink, use.Operation, use.Api, use.Primitive.Name, Agreement, DiagnosticSeverity.Info);

    private static void Report(Sink sink, IOperation operation, string api, string algorithm, string remedy, DiagnosticSeverity severity) =>
        sink.Report(operation.Syntax.GetLocation(), severity, sink.LoweredInTests, api, algorithm, remedy);

    /// <summary>Approved types of the library derive from others that are not: SHA-3 from Keccak.</summary>
    private static bool IsTheAlgorithm(Sink sink, PrimitiveUse use)
    {
        var type = (use.Operation as IObjectCreationOperation)?.Type;
        while (type?.BaseType is { } parent && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, sink.Compilation.Assembly))
        {
            type = parent;
        }

        return type is null || !Approved.Contains(type.Name);
    }

    private static string Api(IInvocationOperation call) => call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
}
