using GuardMeeting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams;
using SecureTeams.Hosting;
using SecureTeams.Meetings.Floors;

// With a section "SecureTeams" (appsettings.json, environment, command line) it works for that tenant; without one, for an emulator.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // What the host cannot start with is told below.
IConfigurationSection section = builder.Configuration.GetSection(SecureTeamsOptions.SectionName);
await using LocalMeeting? local = section.Exists() ? null : await LocalMeeting.StartAsync();
bool hasStarted = false;
try
{
    // The organisation's floor lies beside the program; one that cannot be read ends it, and is not taken for none.
    MeetingFloor floor = await MeetingFloor.LoadAsync(Path.Combine(AppContext.BaseDirectory, "secureteams.json"));
    if (local is null)
    {
        builder.Services.AddSecureTeams(section);
    }
    else
    {
        local.Configure(builder);
    }

    builder.Services.AddSingleton(floor).Configure<SecureTeamsOptions>(options => options.MeetingFloor = floor);
    builder.Services.AddOptions<GuardOptions>().Bind(builder.Configuration.GetSection("Guard")).Validate(GuardOptions.IsComplete, GuardOptions.Missing).ValidateOnStart();
    builder.Services.AddSingleton<MeetingGuard>().AddSingleton<Attendance>();

    using IHost host = builder.Build();
    await host.StartAsync();
    hasStarted = true;
    CancellationToken stop = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    bool isGood = await host.Services.GetRequiredService<MeetingGuard>().WatchAsync(stop);
    local?.End();
    await host.Services.GetRequiredService<Attendance>().ShowAsync();
    await host.StopAsync();
    return isGood ? 0 : 1;
}
catch (SecureTeamsException failure)
{
    // The message names the cause and what to do, and holds no secret, link or personal data.
    await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
    return 1;
}
catch (Exception failure) when (!hasStarted && failure is OptionsValidationException or AggregateException or InvalidOperationException)
{
    // Settings that are missing, unknown, or no values of their kind.
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
