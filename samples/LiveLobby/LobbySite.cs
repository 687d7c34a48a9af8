using System.Net;
using LiveLobby.Hall;
using LiveLobby.Options;
using LiveLobby.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings.Floors;
using SecureTeams.Transport;

namespace LiveLobby;

/// <summary>
/// The web application: a local Teams, a client for it, and the pages.
/// </summary>
/// <remarks>
/// It speaks plain http, and to this computer alone: what never leaves the loopback interface cannot be overheard, browsers treat
/// http://127.0.0.1 as a secure context, and a certificate that nobody trusts would teach people to click warnings away.
/// </remarks>
internal sealed class LobbySite : IAsyncDisposable
{
    private const int LargestForm = 16 * 1024;

    private readonly TeamsEmulator _emulator;
    private readonly WebApplication _application;

    private LobbySite(TeamsEmulator emulator, WebApplication application)
    {
        _emulator = emulator;
        _application = application;
    }

    /// <summary>The floor of the organization to which the emulated tenant belongs: what Microsoft's baseline enforces.</summary>
    internal static MeetingFloor Floor { get; } = MeetingFloor.Parse("""{ "meetings": { "tier": "baseline" } }""");

    internal Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    internal TeamsEmulator Emulator => _emulator;

    internal MeetingHall Hall => _application.Services.GetRequiredService<MeetingHall>();

    internal static async Task<LobbySite> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: cancellationToken);
        WebApplication? application = null;
        try
        {
            application = Build(emulator, port);
            await SeededMeetings.CreateAsync(emulator, application.Services, cancellationToken);
            await application.StartAsync(cancellationToken);
            return new LobbySite(emulator, application);
        }
        catch
        {
            await (application?.DisposeAsync() ?? ValueTask.CompletedTask);
            await emulator.DisposeAsync();
            throw;
        }
    }

    internal Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private static WebApplication Build(TeamsEmulator emulator, int port)
    {
        // Settings that lie about in the current folder or the environment are not this program's.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What it cannot start with is told by the program.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // The pages show what is below the floor; each reading would log it too.
        builder.Logging.AddFilter("SecureTeams", LogLevel.Error);

        // It warns that keys are stored in the clear; they are not stored at all.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestForm;
            server.Listen(IPAddress.Loopback, port);
        });

        // Only names of this computer: a foreign name that resolves to 127.0.0.1 (DNS rebinding) is refused.
        builder.Services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = ["127.0.0.1", "localhost"];
            hosts.AllowEmptyHosts = false;
            hosts.IncludeFailureMessage = false;
        });

        builder.Services.AddSecureTeams(options =>
        {
            options.Cloud = TeamsCloud.Custom("Emulator", emulator.Authority, emulator.GraphEndpoint);
            options.Tenant = new TenantId(emulator.TenantId);
            options.Credential = TeamsCredential.FromCertificate(emulator.ClientId, emulator.ClientCertificate);
            options.Trust = TlsTrust.OnlyRoots(emulator.RootCertificate);
            options.MeetingFloor = Floor;
        });
        builder.Services.AddSingleton(emulator);
        builder.Services.AddSingleton<MeetingHall>();
        builder.Services.AddSingleton<NoticeBoard>();
        builder.Services.AddSingleton<OptionsDesk>();
        builder.Services.AddRazorComponents();

        // Keys that end with the process, and a name of the process's own: cookies are shared by all ports of a host.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = $"live-lobby-{Guid.NewGuid():N}";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.HttpOnly = true;

            // Over plain http a cookie that is Secure would not come back from every browser; behind https it is.
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        WebApplication application = builder.Build();
        application.Use(ResponseHeaders.AddAsync);
        application.UseExceptionHandler(Problems.Handler);
        application.UseStatusCodePages(Problems.ShowAsync);
        application.UseRouting();
        application.UseAntiforgery();
        MeetingEndpoints.Map(application);
        OptionsEndpoints.Map(application);
        TenantEndpoints.Map(application);
        return application;
    }
}
