using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Events;
using SecureTeams.Meetings.Wire;
using GraphIdentity = Microsoft.Graph.Models.Identity;

namespace SecureTeams.Tests.Compatibility;

/// <summary>What Microsoft's serializer writes of attendance, transcripts, recordings and virtual events, read by us: every member arrives, known or kept.</summary>
public sealed class GraphsArtifactsReadByUsTests
{
    private const string Person = "11111111-2222-3333-4444-555555555555";

    /// <summary>Lists and streams that are reached by addresses of their own.</summary>
    private static readonly string[] Navigation =
        ["AttendanceRecords", "AttendanceReports", "Content", "MetadataContent", "Presenters", "Recordings", "RegistrationConfiguration", "Registrations", "Sessions", "Transcripts"];

    public static TheoryData<Type> Identities() =>
        [.. typeof(GraphIdentity).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(GraphIdentity)) && Kind(type).IsKnown)];

    [Fact]
    public void Report_EveryMember_IsReadOrKept()
    {
        JsonObject written = KiotaJson.Write(Filled(new MeetingAttendanceReport()));
        ReportWire wire = Deserialize(written, ArtifactJson.Default.ReportWire);
        SecureTeams.Meetings.Artifacts.AttendanceReport read = ArtifactReader.Report(wire);
        AssertFilled(read);
        Assert.Equal(["externalEventInformation"], Kept(read.AdditionalMembers));
        AssertNothingLost(written, wire, ArtifactJson.Default.ReportWire);
    }

    [Fact]
    public void Record_EveryMember_IsReadOrKept()
    {
        var model = Filled(new Microsoft.Graph.Models.AttendanceRecord());
        model.Identity = FilledIdentity(new CommunicationsUserIdentity());
        JsonObject written = KiotaJson.Write(model);
        RecordWire wire = Deserialize(written, ArtifactJson.Default.RecordWire);
        SecureTeams.Meetings.Artifacts.AttendanceRecord read = ArtifactReader.Record(wire);
        AssertFilled(read);
        AssertFilled(read.Identity!);
        Assert.All(read.Intervals, interval => AssertFilled(interval));
        Assert.Equal(["engagements", "externalRegistrationInformation"], Kept(read.AdditionalMembers));
        AssertNothingLost(written, wire, ArtifactJson.Default.RecordWire);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void Identity_EveryKind_IsKnownAndLosesNothing(Type type)
    {
        var model = new Microsoft.Graph.Models.AttendanceRecord { Identity = FilledIdentity((GraphIdentity)Activator.CreateInstance(type)!) };
        JsonObject written = KiotaJson.Write(model);
        RecordWire wire = Deserialize(written, ArtifactJson.Default.RecordWire);
        AttendeeIdentity read = ArtifactReader.Record(wire).Identity!;
        Assert.Equal((Kind(type), Person, model.Identity.DisplayName), (read.Kind, read.Id, read.DisplayName));
        AssertNothingLost(written, wire, ArtifactJson.Default.RecordWire);
    }

    [Fact]
    public void Identity_KindsOfOurs_AreKindsOfTheModel() => Assert.Equal(
        typeof(AttendeeIdentityKind).GetProperties().Where(property => property.PropertyType == typeof(AttendeeIdentityKind)).Select(property => ((AttendeeIdentityKind)property.GetValue(null)!).Value).Order(),
        Identities().Select(row => Kind(row.Data).Value).Order());

    [Fact]
    public void Transcript_EveryMember_IsReadOrKept() => AssertArtifact(Filled(new CallTranscript()), model => model.MeetingOrganizer);

    [Fact]
    public void Recording_EveryMember_IsReadOrKept() => AssertArtifact(Filled(new CallRecording()), model => model.MeetingOrganizer);

    [Fact]
    public void Webinar_EveryMember_IsReadOrKept()
    {
        var model = Filled(new VirtualEventWebinar());
        model.CoOrganizers = [FilledIdentity(new CommunicationsUserIdentity())];

        // Town halls have it, webinars do not.
        AssertEvent(model, "IsInviteOnly");
    }

    [Fact]
    public void TownHall_EveryMember_IsReadOrKept()
    {
        var model = Filled(new VirtualEventTownhall());
        model.CoOrganizers = [FilledIdentity(new CommunicationsUserIdentity())];
        AssertEvent(model);
    }

    [Fact]
    public void Session_EveryMember_IsReadOrKept()
    {
        var model = Filled(new Microsoft.Graph.Models.VirtualEventSession());
        model.StartDateTime = model.EndDateTime = Noon();
        JsonObject written = KiotaJson.Write(model);
        SessionWire wire = Deserialize(written, EventJson.Default.SessionWire);
        SecureTeams.Meetings.Events.VirtualEventSession read = EventReader.Session(wire);
        AssertFilled(read);
        Assert.NotNull(read.Start!.Value.Instant);
        AssertNothingLost(written, wire, EventJson.Default.SessionWire);
    }

    [Fact]
    public void Status_EveryValue_IsKnownToUs() => AssertKnown<Microsoft.Graph.Models.VirtualEventStatus>(
        value => new VirtualEventWebinar { Id = "x", Status = value },
        read => (read.Status!.Value.Value, read.Status.Value.IsKnown));

    [Fact]
    public void Audience_EveryValue_IsKnownToUs()
    {
        AssertKnown<Microsoft.Graph.Models.MeetingAudience>(
            value => new VirtualEventWebinar { Id = "x", Audience = value },
            read => (read.Audience!.Value.Value, read.Audience.Value.IsKnown));
        AssertKnown<Microsoft.Graph.Models.MeetingAudience>(
            value => new VirtualEventTownhall { Id = "x", Audience = value },
            read => (read.Audience!.Value.Value, read.Audience.Value.IsKnown));
    }

    private static void AssertArtifact<TModel>(TModel model, Func<TModel, IdentitySet?> organizer)
        where TModel : IParsable
    {
        organizer(model)!.User!.Id = Person;
        JsonObject written = KiotaJson.Write(model);
        ArtifactItemWire wire = Deserialize(written, ArtifactJson.Default.ArtifactItemWire);
        MeetingArtifact read = ArtifactReader.Artifact(wire);
        AssertFilled(read);
        AssertNothingLost(written, wire, ArtifactJson.Default.ArtifactItemWire);
    }

    private static void AssertEvent<TModel>(TModel model, params string[] absent)
        where TModel : Microsoft.Graph.Models.VirtualEvent
    {
        model.CreatedBy!.User!.Id = Person;
        model.StartDateTime = model.EndDateTime = Noon();
        JsonObject written = KiotaJson.Write(model);
        EventWire wire = Deserialize(written, EventJson.Default.EventWire);
        SecureTeams.Meetings.Events.VirtualEvent read = EventReader.Event(wire);
        AssertFilled(read, absent);
        Assert.NotNull(read.Start!.Value.Instant);
        AssertNothingLost(written, wire, EventJson.Default.EventWire);
    }

    private static void AssertKnown<TValue>(Func<TValue, IParsable> of, Func<SecureTeams.Meetings.Events.VirtualEvent, (string Text, bool IsKnown)> get)
        where TValue : struct, Enum
    {
        IReadOnlyList<string> texts = KiotaJson.Values(typeof(TValue));
        foreach ((int index, TValue value) in Enum.GetValues<TValue>().Index())
        {
            (string text, bool isKnown) = get(EventReader.Event(Deserialize(KiotaJson.Write(of(value)), EventJson.Default.EventWire)));
            Assert.Equal(texts[index], text);
            Assert.Equal(text != "unknownFutureValue", isKnown);
        }
    }

    /// <summary>Every property of ours has something in it.</summary>
    private static void AssertFilled(object read, params string[] absent)
    {
        foreach (var property in read.GetType().GetProperties().Where(property => property.Name != "AdditionalMembers" && !absent.Contains(property.Name)))
        {
            object? value = property.GetValue(read);
            Assert.True(value is not (null or ICollection { Count: 0 }) && !Equals(value, string.Empty), $"'{read.GetType().Name}.{property.Name}' is empty.");
        }
    }

    private static void AssertNothingLost<TWire>(JsonObject written, TWire wire, JsonTypeInfo<TWire> type) =>
        Assert.Empty(WireComparison.Lost(written, JsonNode.Parse(JsonSerializer.Serialize(wire, type))));

    private static IEnumerable<string> Kept(IReadOnlyDictionary<string, JsonElement> members) =>
        members.Keys.Where(name => !name.StartsWith('@') && !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static TWire Deserialize<TWire>(JsonObject written, JsonTypeInfo<TWire> type) => JsonSerializer.Deserialize(written.ToJsonString(), type)!;

    private static T Filled<T>(T model)
        where T : IParsable => KiotaJson.Filled(model, Navigation);

    private static T FilledIdentity<T>(T model)
        where T : GraphIdentity
    {
        GraphIdentity identity = KiotaJson.Filled(model, Navigation);
        identity.Id = Person;
        if (identity is CommunicationsUserIdentity user)
        {
            user.TenantId = Person;
        }

        return model;
    }

    private static AttendeeIdentityKind Kind(Type type) => new(char.ToLowerInvariant(type.Name[0]) + type.Name[1..]);

    private static DateTimeTimeZone Noon() => new() { DateTime = "2030-01-02T12:00:00.0000000", TimeZone = "UTC" };
}
