using System.Buffers;
using System.Text.Json;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings.Batching;

/// <summary>One operation of a batch on its way: what is sent for it, and when it may be sent again.</summary>
internal sealed class PendingItem(BatchRequest request, int position, MeetingPaths paths)
{
    internal BatchRequest Request => request;

    internal int Position => position;

    /// <summary>Gets the id within the batch.</summary>
    internal string Id { get; } = position.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal string Path { get; } = request.Draft is null ? paths.Item(request.Organizer, request.MeetingId!) : paths.Collection(request.Organizer);

    internal HttpMethod Method { get; } = request switch
    {
        { Draft: not null } => HttpMethod.Post,
        { Change: not null } => HttpMethod.Patch,
        _ when request.Operation == TeamsOperation.DeleteMeeting => HttpMethod.Delete,
        _ => HttpMethod.Get,
    };

    internal ReadOnlyMemory<byte> Body { get; } = request switch
    {
        { Draft: { } draft } => MeetingWriter.Create(draft),
        { Change: { } change } => MeetingWriter.Change(change),
        _ => default,
    };

    internal int Attempts { get; set; }

    /// <summary>Gets or sets a value indicating whether an earlier attempt may have had its effect although it failed.</summary>
    internal bool MayHaveActed { get; set; }

    /// <summary>Gets a value indicating whether it may have been carried out, if it ends now without a success.</summary>
    internal bool OutcomeIsUnknown => MayHaveActed && Method != HttpMethod.Get;

    /// <summary>Tells whether the service may have carried out what it answered so: a throttled operation was not, as the service says itself.</summary>
    internal static bool MayBeAtWorkAfter(int status) => status is 408 or >= 500;

    /// <summary>Gets or sets the timestamp from which on it may be sent again.</summary>
    internal DateTimeOffset Due { get; set; }

    internal GraphRequest AsCall() => new() { Operation = request.Operation, Organizer = request.Organizer, Method = Method, Path = Path };

    /// <summary>Writes the body of the request that carries the operations.</summary>
    internal static ReadOnlyMemory<byte> WriteAll(List<PendingItem> items)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("requests"u8);
            foreach (PendingItem item in items)
            {
                item.Write(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteString("method"u8, Method.Method);
        writer.WriteString("url"u8, "/" + Path);
        writer.WriteStartObject("headers"u8);
        writer.WriteString("Prefer"u8, "include-unknown-enum-members"u8);
        if (!Body.IsEmpty)
        {
            writer.WriteString("Content-Type"u8, "application/json"u8);
        }

        writer.WriteEndObject();
        if (!Body.IsEmpty)
        {
            writer.WritePropertyName("body"u8);
            writer.WriteRawValue(Body.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
