using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Meetings;

internal sealed class DoNotAllowAnonymousJoin : Rule
{
    public const string RuleId = "ST7103";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Anonymous people join or start meetings",
        "'{0}' is true, so that people whom nobody has identified {1}; set it to 'false'",
        Category.Meetings,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-284",
        "CWE-306",
        "MS.TEAMS.1.2v2");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        Watch(registry, "SecureTeams.Tenant.TenantConfiguration", "AllowAnonymousJoin", DiagnosticSeverity.Error, "join meetings");
        Watch(registry, "SecureTeams.Tenant.TenantMeetingPolicy", "AllowAnonymousJoin", DiagnosticSeverity.Error, "join meetings");
        Watch(registry, "SecureTeams.Tenant.TenantMeetingPolicy", "AllowAnonymousStart", DiagnosticSeverity.Error, "start meetings before anybody is there to watch");
        Watch(registry, "Microsoft.Graph.Communications.Calls.JoinMeetingParameters", "AllowGuestToBypassLobby", DiagnosticSeverity.Warning, "pass the lobby as guests");
    }

    private static void Watch(RuleRegistry registry, TypeName type, string property, DiagnosticSeverity severity, string consequence) =>
        registry.OnPropertyWrite(type, property, (sink, write) => Inspect(sink, write, severity, consequence));

    private static void Inspect(Sink sink, MemberWrite write, DiagnosticSeverity severity, string consequence)
    {
        if (write is { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } }
            && sink.Tracer.Truth(value) == true
            && !ComparedObject.Holds(write.Writer))
        {
            sink.Report(write.Writer.Syntax.GetLocation(), severity, sink.LoweredInTests, property.ContainingType.Name + "." + property.Name, consequence);
        }
    }
}
