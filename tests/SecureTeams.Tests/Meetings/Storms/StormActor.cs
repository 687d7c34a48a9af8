using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Some callers who do one kind of thing in the storm, and know afterwards what must have come of it.</summary>
internal abstract class StormActor(StormBench bench)
{
    protected StormBench Bench => bench;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Does it, while the others do theirs.</summary>
    internal abstract Task RunAsync();

    /// <summary>Compares what is there with what was answered, and takes the meetings that it accounts for.</summary>
    internal abstract void Verify(StormState state);

    protected static string SubjectOf(JsonObject meeting) => meeting["subject"]!.GetValue<string>();
}
