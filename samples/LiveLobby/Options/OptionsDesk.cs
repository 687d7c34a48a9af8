using LiveLobby.Hall;
using SecureTeams.Admission.Roles;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;

namespace LiveLobby.Options;

/// <summary>Changes a meeting's options through the SDK, and says what came of it.</summary>
internal sealed class OptionsDesk(MeetingHall hall, TeamsMeetingsClient meetings)
{
    /// <returns>What came of it; null when there is no such meeting.</returns>
    internal Task<OptionsOutcome?> ApplyAsync(int number, string? actorKey, Func<string, string?> field, CancellationToken cancellationToken) =>
        hall.InAsync<OptionsOutcome>(number, room => ApplyAsync(number, room, actorKey, field, cancellationToken), cancellationToken);

    private async Task<OptionsOutcome> ApplyAsync(int number, MeetingRoom room, string? actorKey, Func<string, string?> field, CancellationToken cancellationToken)
    {
        const string Unchanged = "Nothing was changed";
        OptionsForm form = OptionsForm.Read(field, room.Meeting);
        if (form.Faults.Count > 0)
        {
            string[] faults = [.. MeetingOptions.All.Where(option => form.Faults.ContainsKey(option.Key)).Select(option => $"{option.Label}: {form.Faults[option.Key]}")];
            return new(Notice.Refused(Unchanged, "Check the values below.") with { Details = faults }, form);
        }

        if (form.Changed.Count == 0)
        {
            return new(Notice.Refused(Unchanged, "The form has the values that the meeting has."), form);
        }

        if (room.FindActor(actorKey) is not { } actor)
        {
            return new(Notice.Refused(Unchanged, Gone), form);
        }

        if (room.Refusal(actor, MeetingCapability.ChangeMeetingOptions, Unchanged) is { } refusal)
        {
            return new(refusal, form);
        }

        try
        {
            MeetingUpdate update = await meetings.UpdateAsync(room.Emulated.Organizer.Id, room.Meeting.Id, form.Change(), expect: form.Expected(room.Meeting), cancellationToken);
            IReadOnlyList<string> happened = hall.Reopen(number, room, update.Meeting).Reconsider();
            return new(Notice.Done("The options were changed", Effects(update)) with { Details = happened }, null);
        }
        catch (MeetingConflictException conflict)
        {
            string[] differences = [.. MeetingOptions.All.Where(option => conflict.Members.HasFlag(option.Member)).Select(option =>
                $"{option.Label}: you saw \"{option.Say(form.Was(option))}\", it is \"{option.Say(option.Read(conflict.Current))}\" now, and you want \"{option.Say(form.Value(option))}\".")];
            return new(Notice.Refused("Somebody else changed the meeting meanwhile", "Nothing was written. Look at what is different now; your own values are still in the form.") with { Details = differences }, form);
        }
        catch (MeetingBelowFloorException below)
        {
            return new(Notice.Refused(Unchanged, "The meeting would be below the organization's floor, and nothing was sent.") with { Details = [.. below.Findings.Select(finding => $"{finding}.")] }, form);
        }
        catch (MeetingPolicyNotAppliedException weaker)
        {
            return new(Notice.Refused("The service left the meeting weaker than asked", "Tighten it, or end it.") with { Details = [.. weaker.Findings.Select(finding => $"{finding}.")] }, null);
        }
    }

    internal const string Gone = "The person as whom you acted is not in the meeting any more. Choose again as whom you act.";

    private static string Effects(MeetingUpdate update)
    {
        string now = Names(update.EffectiveNow);
        string later = Names(update.EffectiveLater);
        return string.Join(' ', new[] { now.Length > 0 ? $"In effect now: {now}." : string.Empty, later.Length > 0 ? $"In effect when the meeting takes place the next time: {later}." : string.Empty }.Where(part => part.Length > 0));
    }

    private static string Names(MeetingMembers members) => string.Join(", ", MeetingOptions.All.Where(option => members.HasFlag(option.Member)).Select(option => option.Label));
}

/// <summary>What came of a change of options.</summary>
/// <param name="Notice">What the next page says.</param>
/// <param name="Form">The form, where it has to be filled in again.</param>
internal sealed record OptionsOutcome(Notice Notice, OptionsForm? Form);
