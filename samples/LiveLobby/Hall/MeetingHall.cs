using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Meetings;

namespace LiveLobby.Hall;

/// <summary>All meetings: the list is the emulator's, each meeting is read through the SDK, and one visitor acts at a time.</summary>
internal sealed class MeetingHall(TeamsEmulator emulator, TeamsMeetingsClient meetings) : IDisposable
{
    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly Dictionary<string, RunBook> _books = new(StringComparer.Ordinal);

    internal TenantSettings Tenant { get; private set; } = TenantSettings.ServiceDefault;

    public void Dispose() => _door.Dispose();

    internal Task<IReadOnlyList<MeetingView>> ListAsync(CancellationToken cancellationToken) => AloneAsync<IReadOnlyList<MeetingView>>(async () =>
    {
        var views = new List<MeetingView>();
        for (int number = 1; await EnterAsync(number, cancellationToken) is { } room; number++)
        {
            views.Add(room.View(null));
        }

        return views;
    }, cancellationToken);

    /// <summary>Does something in a meeting.</summary>
    /// <returns>What came of it; null when there is no such meeting.</returns>
    internal Task<T?> InAsync<T>(int number, Func<MeetingRoom, T> act, CancellationToken cancellationToken)
        where T : class => InAsync(number, room => Task.FromResult(act(room)), cancellationToken);

    /// <summary>Does something in a meeting that takes its time.</summary>
    /// <returns>What came of it; null when there is no such meeting.</returns>
    internal Task<T?> InAsync<T>(int number, Func<MeetingRoom, Task<T>> act, CancellationToken cancellationToken)
        where T : class => AloneAsync(async () => await EnterAsync(number, cancellationToken) is { } room ? await act(room) : null, cancellationToken);

    /// <summary>Changes what holds in the tenant; those in the lobbies are asked about again.</summary>
    /// <returns>For each meeting its number, its view before and its view after.</returns>
    internal Task<IReadOnlyList<(MeetingView Before, MeetingView After, IReadOnlyList<string> Happened)>> ChangeAsync(TenantSettings tenant, CancellationToken cancellationToken) =>
        AloneAsync<IReadOnlyList<(MeetingView, MeetingView, IReadOnlyList<string>)>>(async () =>
        {
            // All are read before anything changes: whoever goes away in between leaves everything as it was.
            var rooms = new List<MeetingRoom>();
            while (await EnterAsync(rooms.Count + 1, cancellationToken) is { } room)
            {
                rooms.Add(room);
            }

            var changes = new List<(MeetingView, MeetingView, IReadOnlyList<string>)>();
            foreach (MeetingRoom room in rooms)
            {
                MeetingRoom after = Open(changes.Count + 1, room.Emulated, room.Meeting, tenant);
                changes.Add((room.View(null), after.View(null), after.Reconsider()));
            }

            Tenant = tenant;
            return changes;
        }, cancellationToken);

    /// <summary>Reads a meeting anew in the middle of an action, after it was changed.</summary>
    internal MeetingRoom Reopen(int number, MeetingRoom room, OnlineMeeting meeting) => Open(number, room.Emulated, meeting, Tenant);

    private async Task<MeetingRoom?> EnterAsync(int number, CancellationToken cancellationToken)
    {
        IReadOnlyList<EmulatedMeeting> all = emulator.Meetings.All;
        if (number < 1 || number > all.Count)
        {
            return null;
        }

        EmulatedMeeting emulated = all[number - 1];
        return Open(number, emulated, await meetings.GetAsync(emulated.Organizer.Id, emulated.Id, cancellationToken), Tenant);
    }

    private MeetingRoom Open(int number, EmulatedMeeting emulated, OnlineMeeting meeting, TenantSettings tenant)
    {
        if (!_books.TryGetValue(emulated.Id, out RunBook? book))
        {
            _books.Add(emulated.Id, book = new RunBook());
        }

        return new MeetingRoom(number, emulated, meeting, book, tenant);
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await _door.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            _door.Release();
        }
    }
}
