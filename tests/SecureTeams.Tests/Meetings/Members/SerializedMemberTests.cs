using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Events;

namespace SecureTeams.Tests.Meetings.Members;

/// <summary>What nobody has read may be a secret, and so it does not go along when a model is written as JSON.</summary>
public sealed class SerializedMemberTests
{
    private static readonly Dictionary<string, JsonElement> Unread = new() { ["joinUrl"] = JsonElement.Parse("\"https://teams.example/secret\"") };

    public static TheoryData<string> Names => [.. Models.Keys];

    private static Dictionary<string, object> Models { get; } = new(StringComparer.Ordinal)
    {
        [nameof(OnlineMeeting)] = new OnlineMeeting { Id = "1", AdditionalMembers = Unread },
        [nameof(VirtualEvent)] = new VirtualEvent { Id = "1", AdditionalMembers = Unread },
        [nameof(VirtualEventSession)] = new VirtualEventSession { Options = new OnlineMeeting { Id = "1", AdditionalMembers = Unread } },
        [nameof(AttendanceReport)] = new AttendanceReport { Id = "1", AdditionalMembers = Unread },
        [nameof(AttendanceRecord)] = new AttendanceRecord { AdditionalMembers = Unread },
        [nameof(MeetingArtifact)] = new MeetingArtifact { Id = "1", AdditionalMembers = Unread },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Serialize_MembersThatWereNotRead_AreLeftOut(string model)
    {
        object value = Models[model];
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(value, value.GetType()), StringComparison.Ordinal);
    }

    [Fact]
    public void PublicPropertiesOfRawJson_AreAllIgnored()
    {
        PropertyInfo[] raw = [.. typeof(OnlineMeeting).Assembly.GetExportedTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(property => HoldsJson(property.PropertyType))];
        Assert.Contains(raw, property => property.DeclaringType == typeof(OnlineMeeting));
        Assert.All(raw, property => Assert.Equal(JsonIgnoreCondition.Always, property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition));
    }

    private static bool HoldsJson(Type type) => type == typeof(JsonElement) || type.GetGenericArguments().Any(HoldsJson);
}
