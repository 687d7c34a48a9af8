using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Several writers create the meeting of one key at the same time, each until it succeeds: there must be one, with the policy.</summary>
internal sealed class KeyedCreators(StormBench bench, int keys) : StormActor(bench)
{
    private const int Writers = 4;
    private const int MostTries = 12;

    private readonly ConcurrentDictionary<int, ConcurrentBag<CreateOrGetResult>> _answers = new();

    internal override Task RunAsync() => StormBench.ForEachAsync(keys, workers: 2, async number =>
    {
        ConcurrentBag<CreateOrGetResult> answers = _answers.GetOrAdd(number, _ => []);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer => answers.Add(await CreateAsync(number, writer))));
    });

    internal override void Verify(StormState state)
    {
        for (int number = 0; number < keys; number++)
        {
            ConcurrentBag<CreateOrGetResult> answers = _answers[number];
            string id = Assert.Single(answers.Select(answer => answer.Meeting.Id).Distinct());
            Assert.True(answers.Count(answer => answer.WasCreated) <= 1, $"{Subject(number)} was created twice");
            JsonObject meeting = state.Demand(id, Subject(number));
            Assert.Equal(Key(number), meeting["externalId"]!.GetValue<string>());
            Assert.Equal("organizationExcludingGuests", meeting["lobbyBypassSettings"]!["scope"]!.GetValue<string>());
            Assert.Equal("organizer", meeting["allowedPresenters"]!.GetValue<string>());
            Assert.Empty(state.TakeBySubject(Subject(number)));
        }
    }

    private async Task<CreateOrGetResult> CreateAsync(int number, int writer)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            MeetingDraft draft = EmulatedTeams.Draft() with { Subject = Subject(number) };
            (CreateOrGetResult? answer, _) = await Bench.CallAsync(() => Bench.Client(writer).CreateAsync(Bench.Organizer, draft, ExternalMeetingKey.Parse(Key(number)), Stop));
            if (answer is not null)
            {
                return answer;
            }
        }

        throw new InvalidOperationException($"{Subject(number)} failed {MostTries} times.");
    }

    private static string Subject(int number) => $"keyed {number}";

    private static string Key(int number) => $"key-{number}";
}
