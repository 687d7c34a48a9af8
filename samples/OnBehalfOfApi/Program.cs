using OnBehalfOfApi;
using SecureTeams.Hosting;

// With a section "SecureTeams" it serves the tabs of that application; without one, it plays a tab against an emulator and ends.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
IConfigurationSection section = builder.Configuration.GetSection(SecureTeamsOptions.SectionName);
await using LocalTab? tab = section.Exists() ? null : await LocalTab.StartAsync();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (tab is null)
{
    builder.Services.AddSecureTeams(section);
}
else
{
    tab.Configure(builder);
}

await using WebApplication application = builder.Build();
application.MapPost("/api/reviews", Reviews.ScheduleAsync);
if (tab is null)
{
    await application.RunAsync();
    return 0;
}

await application.StartAsync();
return await tab.PlayAsync(application) ? 0 : 1;
