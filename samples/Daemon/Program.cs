using Daemon;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecureTeams.Hosting;

// With a section "SecureTeams" (appsettings.json, environment, command line) it works for that tenant; without one, for an emulator.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
IConfigurationSection section = builder.Configuration.GetSection(SecureTeamsOptions.SectionName);
await using LocalTeams? local = section.Exists() ? null : await LocalTeams.StartAsync(builder.Configuration);

builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSecureTeams(section);
builder.Services.AddOptions<ReviewOptions>().Bind(builder.Configuration.GetSection("Review")).Validate(review => review.Organizer != Guid.Empty, "Set Review:Organizer, the object id of the organizer.").ValidateOnStart();
builder.Services.AddHostedService<ReviewScheduler>();
if (local is not null)
{
    builder.Services.AddSingleton(local);
}

using var tokens = new TokenCount();
using IHost host = builder.Build();
await host.RunAsync();
Console.WriteLine($"Tokens: {tokens}");
return local is null || tokens.Is(issued: 1) ? 0 : 1;
