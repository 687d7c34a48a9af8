using System.Globalization;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.House;
using SecureTeams.Tenant;

namespace SecureTeams.Benchmarks.Deciding;

/// <summary>What a decision at the door costs, beside one look-up of a text in a dictionary; they take turns within a round.</summary>
internal sealed class AdmissionComparison(RunArguments arguments)
{
    public const string Verb = "admission";

    private static readonly string[] Scopes = ["organizer", "invited", "organizationExcludingGuests", "organization", "organizationAndFederated", "everyone"];

    private readonly int _rounds = arguments.Rounds ?? (arguments.IsSmoke ? 1 : 21);
    private readonly int _repetitions = arguments.IsSmoke ? 2 : 2_000;

    public static string Page { get; } = Path.Combine(Repository.Root, "sdk", "docs", "admission.md");

    public string Run()
    {
        var table = new System.Text.StringBuilder("| Profile | Time, dictionary look-up = 1 (spread) | Nanoseconds | Bytes | Rounds |\n|---|--:|--:|--:|--:|\n");
        var known = Scopes.ToDictionary(scope => scope, scope => scope.Length, StringComparer.Ordinal);
        foreach (var profile in Enum.GetValues<GuidanceProfile>())
        {
            var scenes = Scopes.Select(scope => Scene(scope, profile)).ToArray();
            var participants = AdmissionEngine.ExplainAll(scenes[0]).Select(row => row.Participant).ToArray();
            Decide(scenes, participants);
            LookUp(known, participants.Length);
            var decisions = new List<double>();
            var ratios = new List<double>();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Decide(scenes, participants);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            for (var round = 0; round < _rounds; round++)
            {
                var decision = Nanoseconds(() => Decide(scenes, participants), scenes.Length * participants.Length);
                decisions.Add(decision);
                ratios.Add(decision / Nanoseconds(() => LookUp(known, participants.Length), scenes.Length * participants.Length));
            }

            table.Append(CultureInfo.InvariantCulture, $"| `{profile}` | {Statistics.Median(ratios):N2} ({ratios.Min():N2} to {ratios.Max():N2}) | {Statistics.Median(decisions):N0} | {bytes} | {_rounds} |\n");
        }

        return table.ToString();
    }

    private static AdmissionScene Scene(string scope, GuidanceProfile profile) => new()
    {
        Tenant = TenantConfiguration.ServiceDefault,
        Policy = TenantMeetingPolicy.ServiceDefault,
        Meeting = new MeetingAccess { LobbyBypass = new LobbyScope(scope), DialInBypassesLobby = true },
        Profile = profile,
    };

    private double Nanoseconds(Action work, int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(started).TotalNanoseconds / ((double)count * _repetitions);
    }

    private void Decide(AdmissionScene[] scenes, Participant[] participants)
    {
        var direct = 0;
        for (var i = 0; i < _repetitions; i++)
        {
            foreach (var scene in scenes)
            {
                foreach (var participant in participants)
                {
                    direct += AdmissionEngine.Decide(scene, participant, new MeetingRoster((i & 1) == 0)).Outcome == AdmissionOutcome.Direct ? 1 : 0;
                }
            }
        }

        GC.KeepAlive(direct == int.MaxValue ? scenes : null);
    }

    private void LookUp(Dictionary<string, int> known, int times)
    {
        var sum = 0;
        for (var i = 0; i < _repetitions * times; i++)
        {
            foreach (var scope in Scopes)
            {
                sum += known[scope];
            }
        }

        GC.KeepAlive(sum == int.MaxValue ? known : null);
    }
}
