using SecureTeams.Meetings;

namespace LiveLobby.Options;

/// <summary>What somebody entered in the form of options, with the values from which the form was rendered.</summary>
public sealed class OptionsForm
{
    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, string> _was;

    private OptionsForm(Dictionary<string, string> values, Dictionary<string, string> was, IReadOnlyDictionary<string, string> faults)
    {
        _values = values;
        _was = was;
        Faults = faults;
    }

    /// <summary>Gets what is wrong, by the key of the option.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; }

    /// <summary>Gets the options that are to be changed.</summary>
    public IReadOnlyList<MeetingOption> Changed => [.. MeetingOptions.All.Where(option => Value(option) != Was(option))];

    /// <summary>Reads the form. What is absent is as the meeting has it.</summary>
    internal static OptionsForm Read(Func<string, string?> field, OnlineMeeting meeting)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var was = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MeetingOption option in MeetingOptions.All)
        {
            was[option.Key] = field(option.WasKey) ?? option.Read(meeting);
            string value = field(option.Key) ?? was[option.Key];
            values[option.Key] = option.Choices.Count > 0 || value == was[option.Key] ? value : value.Trim();
            if (Fault(option, values[option.Key], was[option.Key]) is { } fault)
            {
                faults[option.Key] = fault;
            }
        }

        return new OptionsForm(values, was, faults);
    }

    /// <summary>Gives the value that was entered.</summary>
    internal string Value(MeetingOption option) => _values[option.Key];

    /// <summary>Gives the value from which the form was rendered.</summary>
    internal string Was(MeetingOption option) => _was[option.Key];

    /// <summary>Gives the change, which holds what differs and nothing else.</summary>
    internal MeetingChange Change() => Changed.Aggregate(new MeetingChange(), (change, option) => option.Send(change, Value(option)));

    /// <summary>Gives the meeting as whoever filled in the form saw it.</summary>
    internal OnlineMeeting Expected(OnlineMeeting current) => MeetingOptions.All.Aggregate(current, (meeting, option) => option.With(meeting, Was(option)));

    /// <summary>Gives the meeting as it would be after the change.</summary>
    internal OnlineMeeting Applied(OnlineMeeting current) => Changed.Aggregate(current, (meeting, option) => option.With(meeting, Value(option)));

    /// <summary>
    /// Gives the form's address, with everything that was entered in it, rendered from the values of now. What is far too long stays out:
    /// servers refuse long addresses.
    /// </summary>
    internal string Query() => string.Concat(Changed.Where(option => Value(option).Length <= 2 * MeetingOptions.LongestSubject).Select(option => $"&{option.Key}={Uri.EscapeDataString(Value(option))}"));

    private static string? Fault(MeetingOption option, string value, string was)
    {
        if (value == was)
        {
            return null;
        }

        if (option.Choices.Count > 0)
        {
            return option.Choices.Any(choice => choice.Value == value) ? null : "Choose one of the listed values.";
        }

        return value.Length == 0 ? "Enter a subject."
            : value.Length > MeetingOptions.LongestSubject ? $"Enter at most {MeetingOptions.LongestSubject} characters; there are {value.Length}."
            : !Words.IsOneLine(value) ? "Enter a subject on one line, without control characters."
            : null;
    }
}
