using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The two look-ups Graph offers: by join address, compared as text, and by join id.</summary>
internal static partial class MeetingFilter
{
    public static Func<JsonObject, bool> Parse(string filter)
    {
        var match = Equality().Match(filter);
        if (!match.Success)
        {
            throw GraphFailure.BadRequest("A $filter of the form JoinWebUrl eq '...' or joinMeetingIdSettings/joinMeetingId eq '...' is needed.");
        }

        var value = match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);
        var byId = match.Groups["byId"].Success;
        return document => value == (byId ? JoinMeetingIdOf(document) : MeetingStore.TextOf(document, "joinWebUrl"));
    }

    private static string? JoinMeetingIdOf(JsonObject document) =>
        document["joinMeetingIdSettings"] is JsonObject settings ? MeetingStore.TextOf(settings, "joinMeetingId") : null;

    [GeneratedRegex(@"^\s*(?:(?<byUrl>[jJ]oinWebUrl)|(?<byId>joinMeetingIdSettings/joinMeetingId))\s+eq\s+'(?<value>(?:[^']|'')*)'\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Equality();
}
