namespace SecureTeams.Meetings.Floors.Document;

/// <summary>
/// The section <c>meetings</c> of <c>secureteams.json</c> as it is written: what it states, and what is wrong with it. A floor that
/// cannot be read whole is no floor, so that every member that nobody knows is a fault.
/// </summary>
internal sealed class FloorDocument
{
    private const string Sections = "$schema, analysis, meetings";

    private readonly PolicyText _text;

    private FloorDocument(PolicyText text) => _text = text;

    /// <summary>Gets what the section states: the name of a setting and its value.</summary>
    internal Dictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets what is wrong, in the order of the text.</summary>
    internal List<FloorFault> Faults { get; } = new List<FloorFault>();

    internal static FloorDocument Read(string text)
    {
        var document = new FloorDocument(new PolicyText(text));
        PolicyNode? root = PolicyParser.Read(document._text, out string? fault, out int position);
        if (root is null)
        {
            document.Fault(position, fault ?? "the document cannot be read");
        }
        else
        {
            document.Add(root);
        }

        return document;
    }

    private void Add(PolicyNode root)
    {
        if (root.Members is null)
        {
            Fault(root.Position, "the document must be an object");
            return;
        }

        foreach (PolicyMember section in root.Members)
        {
            switch (section.Name)
            {
                case "meetings":
                    AddMeetings(section);
                    break;
                case "analysis":
                    DemandObject(section);
                    break;
                case "$schema":
                    DemandText(section);
                    break;
                default:
                    Fault(section.Position, "there is no section '" + PolicyParser.Shown(section.Name) + "'; the sections are " + Sections);
                    break;
            }
        }
    }

    private List<PolicyMember>? DemandObject(PolicyMember section)
    {
        if (section.Value.Members is null)
        {
            Fault(section.Value.Position, "the section '" + section.Name + "' must be an object");
        }

        return section.Value.Members;
    }

    private void DemandText(PolicyMember member)
    {
        if (!member.Value.IsQuoted)
        {
            Fault(member.Value.Position, "'" + member.Name + "' must be a text");
        }
    }

    private void AddMeetings(PolicyMember section)
    {
        foreach (PolicyMember member in DemandObject(section) ?? new List<PolicyMember>())
        {
            FloorSetting? setting = FloorSetting.Named(member.Name);
            if (setting is null)
            {
                Fault(member.Position, "there is no setting '" + PolicyParser.Shown(member.Name) + "' in the section 'meetings'");
            }
            else if (!setting.Takes(member.Value))
            {
                Fault(member.Value.Position, "'" + setting.Name + "' must be " + setting.Demand());
            }
            else
            {
                Settings.Add(setting.Name, member.Value.Text!);
            }
        }
    }

    private void Fault(int position, string reason)
    {
        _text.Locate(position, out int line, out int column);
        Faults.Add(new FloorFault(line, column, reason));
    }
}
