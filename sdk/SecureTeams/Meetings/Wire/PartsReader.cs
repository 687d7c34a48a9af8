using System.Text.Json;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the parts of a meeting's model from the wire.</summary>
internal static class PartsReader
{
    internal static DialIn DialIn(AudioWire audio) => new()
    {
        ConferenceId = RedactedText.Of(audio.ConferenceId),
        TollNumber = RedactedText.Of(audio.TollNumber),
        TollFreeNumber = RedactedText.Of(audio.TollFreeNumber),
        TollNumbers = Texts(audio.TollNumbers),
        TollFreeNumbers = Texts(audio.TollFreeNumbers),
        Page = RedactedText.Of(audio.DialinUrl),
    };

    internal static MeetingAttendee Attendee(AttendeeWire attendee) => new()
    {
        UserPrincipalName = string.IsNullOrWhiteSpace(attendee.Upn) ? null : attendee.Upn,
        UserId = attendee.Identity?.User?.Id.Value is { } id && id != Guid.Empty ? id : null,
        Role = attendee.Role is { } role ? new MeetingRole(role) : default,
        DisplayName = attendee.Identity?.User?.DisplayName,
        TenantId = attendee.Identity?.User?.TenantId.Value,
        IdentityProvider = attendee.Identity?.User?.IdentityProvider,
        OtherIdentity = IsNamed(attendee) ? null : OtherIdentity(attendee.Identity),
    };

    /// <summary>Tells whether there is anything of a person that the model has no property for.</summary>
    internal static bool HasAdditional(AttendeeWire person) =>
        (person.Additional ?? person.Identity?.Additional ?? person.Identity?.User?.Additional) is not null
        || (person.Identity?.Application ?? person.Identity?.Device) is not null
        || (person.Identity?.User?.Id.Other ?? person.Identity?.User?.TenantId.Other) is not null;

    internal static MeetingAttendee[] Attendees(AttendeeWire?[]? attendees)
    {
        if (attendees is null or [])
        {
            return [];
        }

        var read = new MeetingAttendee[attendees.Length];
        int count = 0;
        foreach (AttendeeWire? attendee in attendees)
        {
            if (attendee is not null)
            {
                read[count++] = Attendee(attendee);
            }
        }

        return count == read.Length ? read : read[..count];
    }

    internal static IReadOnlyList<MeetingRole> Roles(string?[]? roles)
    {
        if (roles is null or [])
        {
            return [];
        }

        var read = new List<MeetingRole>(roles.Length);
        foreach (string? role in roles)
        {
            if (role is not null)
            {
                read.Add(new MeetingRole(role));
            }
        }

        return read;
    }

    private static bool IsNamed(AttendeeWire attendee) =>
        !string.IsNullOrWhiteSpace(attendee.Upn) || (attendee.Identity?.User?.Id.Value is { } id && id != Guid.Empty);

    /// <summary>Gives the identity of a person without sign-in name and object id as a text to compare; null where there is none.</summary>
    private static string? OtherIdentity(AttendeeIdentitySetWire? identity)
    {
        if (identity is null)
        {
            return null;
        }

        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (identity.User is { Id.Other: { } id } user)
        {
            parts["user"] = JsonSerializer.Serialize([id, user.TenantId.Other ?? user.TenantId.Value?.ToString() ?? string.Empty], MeetingJson.Default.StringArray);
        }

        Add("application", identity.Application);
        Add("device", identity.Device);
        foreach ((string name, JsonElement value) in identity.Additional ?? [])
        {
            Add(name, value);
        }

        return parts.Count == 0 ? null : string.Join('\n', parts.Select(part => $"{part.Key}={part.Value}"));

        void Add(string name, JsonElement? value)
        {
            if (value is { ValueKind: JsonValueKind.Object } part)
            {
                parts[name] = part.GetRawText();
            }
        }
    }

    private static RedactedText[] Texts(string?[]? texts)
    {
        if (texts is null or [])
        {
            return [];
        }

        var read = new RedactedText[texts.Length];
        int count = 0;
        foreach (string? text in texts)
        {
            if (RedactedText.Of(text) is { } kept)
            {
                read[count++] = kept;
            }
        }

        return count == read.Length ? read : read[..count];
    }
}
