using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.Rules.Tls;

internal sealed class DoNotDisableUsageChecks : Rule
{
    public const string RuleId = "ST1209";

    private const string CertificateAuthentication = "Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "EKU check disabled",
        "'{0}' switches off the check of the enhanced key usage, so a certificate that was issued for something else passes; remove it",
        Category.Tls,
        DiagnosticSeverity.Warning,
        Priority.P1,
        "CWE-295");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        VerificationFlags.Watch(registry, FlagFault.WrongUsage, InspectFlags);
        registry.OnPropertyWrite(CertificateAuthentication, "ValidateCertificateUse", InspectSwitch);
    }

    private static void InspectFlags(Sink sink)
    {
        if (FlagWrite.At(sink.Operation, sink.Tracer) is { } flags && flags.PlaceOf(FlagFault.WrongUsage, sink.Operation) is { } place)
        {
            Report(sink, place, flags.With(FlagFault.WrongUsage).Select(term => term.Operation), "X509VerificationFlags.IgnoreWrongUsage");
        }
    }

    private static void InspectSwitch(Sink sink, MemberWrite write)
    {
        var value = write.Writer is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.And } narrowed ? narrowed.Value : write.Value;
        if (value is null || ComparedObject.Holds(write.Writer) || IsInnerAssignment(value))
        {
            return;
        }

        var choices = sink.Tracer.Constants(value).Origins.Where(origin => origin.ConstantValue.Value is false).ToList();
        if (choices.Count > 0)
        {
            Report(sink, write.Writer.Syntax, choices, "CertificateAuthenticationOptions.ValidateCertificateUse = false");
        }
    }

    /// <summary>In a chain of assignments the inner one is reported for itself.</summary>
    private static bool IsInnerAssignment(IOperation value) =>
        value is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ValidateCertificateUse" } };

    private static void Report(Sink sink, SyntaxNode place, IEnumerable<IOperation> choices, string name) =>
        sink.Report(place, PrivateRoots.Lowering(sink.Operation, sink.Tracer).Or(EnvironmentChoice.Lowering(sink, choices)), name);
}
