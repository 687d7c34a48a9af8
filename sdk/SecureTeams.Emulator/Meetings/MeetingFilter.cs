using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The look-ups Graph offers: of a user's meetings by join address, compared as text, or join id; of the tenant's by conference id.</summary>
internal static partial class MeetingFilter
{
    public static Func<JsonObject, bool> Parse(string filter)
    {
        var match = OfUser().Match(filter);
        if (!match.Success)
        {
            throw GraphFailure.BadRequest("A $filter of the form JoinWebUrl eq '...' or joinMeetingIdSettings/joinMeetingId eq '...' is needed.");
        }

        var value = ValueOf(match);
        var byId = match.Groups["byId"].Success;
        return document => value == (byId ? JoinMeetingIdOf(document) : MeetingStore.TextOf(document, "joinWebUrl"));
    }

    public static Func<JsonObject, bool> ParseForTenant(string filter)
    {
        var match = OfTenant().Match(filter);
        if (!match.Success)
        {
            throw GraphFailure.BadRequest("A $filter of the form VideoTeleconferenceId eq '...' is needed.");
        }

        var value = ValueOf(match);
        return document => value == MeetingStore.TextOf(document, "videoTeleconferenceId");
    }

    private static string ValueOf(Match match) => match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);

    private static string? JoinMeetingIdOf(JsonObject document) =>
        document["joinMeetingIdSettings"] is JsonObject settings ? MeetingStore.TextOf(settings, "joinMeetingId") : null;

    [GeneratedRegex(@"^\s*(?:(?<byUrl>[jJ]oinWebUrl)|(?<byId>joinMeetingIdSettings/joinMeetingId))\s+eq\s+'(?<value>(?:[^']|'')*)'\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfUser();

    [GeneratedRegex(@"^\s*[vV]ideoTeleconferenceId\s+eq\s+'(?<value>(?:[^']|'')*)'\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfTenant();
}
