using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Meetings;

internal sealed class DoNotLetEveryoneBypassTheLobby : Rule
{
    public const string RuleId = "ST7101";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Everyone bypasses the lobby",
        "'{0}' is set to everyone, so that whoever has the link is in the meeting before anybody has looked at who it is; use '{1}.Organization' or a stricter scope",
        Category.Meetings,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-284",
        "MS.TEAMS.1.3v1");

    private static readonly RuleOption AllowPublicEvents = new("allow_public_events");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnPropertyWrite("SecureTeams.Meetings.MeetingPolicy", "LobbyBypass", InspectOwn);
        registry.OnPropertyWrite("SecureTeams.Meetings.MeetingChange", "LobbyBypass", InspectOwn);
        registry.OnPropertyWrite(TypeName.GraphModel("LobbyBypassSettings"), "Scope", InspectGraph);
    }

    private static void InspectOwn(Sink sink, MemberWrite write) => Inspect(sink, write, DiagnosticSeverity.Error);

    private static void InspectGraph(Sink sink, MemberWrite write) => Inspect(sink, write, DiagnosticSeverity.Warning);

    private static void Inspect(Sink sink, MemberWrite write, DiagnosticSeverity severity)
    {
        if (write is not { Value: { } value, Target: IPropertyReferenceOperation { Property: var property } })
        {
            return;
        }

        var everyone = new EveryoneScope(property.Type, sink.Tracer);
        if (ValueArms.Of(write).Any(everyone.CanBe) && !CopiedChoice.Encloses(write.Writer, sink.Tracer) && !ComparedObject.Holds(write.Writer) && !IsAllowed(sink, write))
        {
            sink.Report(write.Writer.Syntax.GetLocation(), severity, sink.LoweredInTests, property.ContainingType.Name + "." + property.Name, everyone.TypeName);
        }
    }

    private static bool IsAllowed(Sink sink, MemberWrite write) =>
        sink.OptionIs(AllowPublicEvents, "true") && PublicEvent.Encloses(write, sink.ContainingSymbol);
}
