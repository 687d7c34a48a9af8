using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SecureTeams.Benchmarks.Meetings.Contenders;
using SecureTeams.Benchmarks.Transport;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>From the start of a process to the answer to its first call, in a fresh process for each client.</summary>
internal static class FirstCall
{
    public const string Verb = "meetings-first-call";

    public static async Task<Dictionary<string, List<MeetingsCost>>> MeasureAsync(MeetingsEndpoint endpoint, int starts)
    {
        var costs = MeetingsContender.Titles.ToDictionary(title => title, _ => new List<MeetingsCost>(), StringComparer.Ordinal);
        for (var start = -1; start < starts; start++)
        {
            for (var i = 0; i < costs.Count; i++)
            {
                var title = MeetingsContender.Titles[(i + start + costs.Count) % costs.Count];
                var cost = await StartAsync(endpoint, title);

                // The first process of each reads its files from the disk.
                if (start >= 0)
                {
                    costs[title].Add(cost);
                }
            }
        }

        return costs;
    }

    /// <summary>Is the fresh process: makes the call and says what everything until its answer cost.</summary>
    public static async Task RunAsync(string title, string started)
    {
        var endpoint = JsonSerializer.Deserialize<MeetingsEndpoint>((await Console.In.ReadLineAsync())!)!;
        using var root = X509CertificateLoader.LoadCertificate(endpoint.Root);
        using var client = MeetingsContender.Make(title, endpoint, root);
        await client.GetAsync(endpoint.Attended);
        var time = TimeProvider.System.GetElapsedTime(long.Parse(started, CultureInfo.InvariantCulture));
        var cost = new MeetingsCost(time.TotalMicroseconds, Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true));
        Console.WriteLine(JsonSerializer.Serialize(cost));
    }

    private static async Task<MeetingsCost> StartAsync(MeetingsEndpoint endpoint, string title)
    {
        var start = OwnProcess.Start(Verb, title, TimeProvider.System.GetTimestamp().ToString(CultureInfo.InvariantCulture));

        // As applications are started; the rounds want their code compiled in full at once.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(endpoint));
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<MeetingsCost>(line);
    }
}
