using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Benchmarks.Meetings.Contenders;
using SecureTeams.Benchmarks.Transport;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>
/// The same operations through this SDK, through Microsoft's client and through bare <see cref="HttpClient"/>, against one
/// emulator in a process of its own; they take turns within a round.
/// </summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "All clients are disposed together in the end.")]
internal sealed class MeetingsComparison(MeetingsOptions options)
{
    public async Task<string> RunAsync()
    {
        using var server = await ServerProcess<MeetingsEndpoint>.StartAsync(MeetingsServer.Verb);
        using var root = X509CertificateLoader.LoadCertificate(server.Endpoint.Root);
        var meeting = await DemandSameAsync(server.Endpoint, root);
        var table = new MeetingsTable();
        (string Name, int Times, Func<MeetingsContender, Task> Run)[] operations =
        [
            ("create", options.Calls, client => client.CreateAsync()),
            ("get", options.Calls, client => client.GetAsync(meeting)),
            ("patch", options.Calls, client => client.PatchAsync(meeting)),
            ("1,000 attendance records", options.Listings, client => client.PageAsync()),
        ];

        // Each operation has clients of its own: this SDK limits how fast one client sends, and waiting is not to be measured.
        List<MeetingsContender> clients = [];
        try
        {
            List<(string Name, int Times, MeetingsRuns[] Runs)> all = [];
            foreach (var (name, times, run) in operations)
            {
                MeetingsContender[] contenders = MeetingsContender.Titles.Select(title => MeetingsContender.Make(title, server.Endpoint, root)).ToArray();
                clients.AddRange(contenders);
                all.Add((name, times, Array.ConvertAll(contenders, contender => new MeetingsRuns(contender, run))));
            }

            await MeasureAsync(all);
            foreach (var (name, _, runs) in all)
            {
                table.Add(name, runs);
            }
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        table.AddFirstCall(await FirstCall.MeasureAsync(server.Endpoint, options.Starts));
        return table.Text;
    }

    private async Task MeasureAsync(List<(string Name, int Times, MeetingsRuns[] Runs)> operations)
    {
        foreach (var (_, times, runs) in operations)
        {
            foreach (var contender in runs)
            {
                await contender.WarmAsync(times);
            }
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (_, times, runs) in operations)
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    await runs[(i + round) % runs.Length].RunAsync(times);
                }
            }
        }
    }

    /// <summary>Sees that all clients write and read the same, and leaves a meeting behind.</summary>
    private static async Task<string> DemandSameAsync(MeetingsEndpoint endpoint, X509Certificate2 root)
    {
        var meeting = string.Empty;
        HashSet<object> created = [], patched = [], listed = [];
        foreach (var title in MeetingsContender.Titles)
        {
            using var client = MeetingsContender.Make(title, endpoint, root);
            meeting = await client.CreateAsync();
            foreach (var reader in MeetingsContender.Titles)
            {
                using var other = MeetingsContender.Make(reader, endpoint, root);
                created.Add(await other.GetAsync(meeting) with { Id = null, JoinUrl = null });
            }

            patched.Add(await client.PatchAsync(meeting) with { Id = null, JoinUrl = null });
            listed.Add(await client.PageAsync());
        }

        return created.Count == 1 && patched.Count == 1 && listed.Count == 1
            ? meeting
            : throw new InvalidOperationException($"The clients do not do the same: {string.Join("; ", [.. created, .. patched, .. listed])}.");
    }
}
