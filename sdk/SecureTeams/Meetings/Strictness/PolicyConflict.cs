namespace SecureTeams.Meetings.Strictness;

/// <summary>
/// Two settings of one policy that exclude each other.
/// </summary>
/// <param name="Setting">The setting that wins in the service.</param>
/// <param name="Excluded">The setting that has no effect, or is refused, beside it.</param>
/// <param name="Explanation">What happens, and what to do.</param>
public sealed record PolicyConflict(string Setting, string Excluded, string Explanation)
{
    /// <summary>Returns the conflict as one sentence.</summary>
    /// <returns>A text for messages.</returns>
    public override string ToString() => $"{Setting} excludes {Excluded}: {Explanation}";

    internal static IReadOnlyList<PolicyConflict> In(in PolicyValues values)
    {
        var conflicts = new List<PolicyConflict>();
        if (values.IsEndToEndEncrypted is true)
        {
            AddRecording(conflicts, values, nameof(PolicyValues.IsEndToEndEncrypted), "A meeting that is encrypted end to end is neither recorded nor transcribed; switch one of the two off.", withTranscription: true);
        }

        if (values.WatermarkContent is true || values.WatermarkVideo is true)
        {
            string setting = values.WatermarkVideo is true ? nameof(PolicyValues.WatermarkVideo) : nameof(PolicyValues.WatermarkContent);
            AddRecording(conflicts, values, setting, "A meeting with watermarks is not recorded; switch one of the two off.", withTranscription: false);
        }

        if (values is { RecordAutomatically: true, AllowRecording: false })
        {
            conflicts.Add(new(nameof(PolicyValues.AllowRecording), nameof(PolicyValues.RecordAutomatically), "A meeting that may not be recorded does not record itself; switch automatic recording off."));
        }

        return conflicts;
    }

    private static void AddRecording(List<PolicyConflict> conflicts, in PolicyValues values, string setting, string explanation, bool withTranscription)
    {
        if (values.AllowRecording is true)
        {
            conflicts.Add(new(setting, nameof(PolicyValues.AllowRecording), explanation));
        }

        if (values.RecordAutomatically is true)
        {
            conflicts.Add(new(setting, nameof(PolicyValues.RecordAutomatically), explanation));
        }

        if (withTranscription && values.AllowTranscription is true)
        {
            conflicts.Add(new(setting, nameof(PolicyValues.AllowTranscription), explanation));
        }
    }
}
