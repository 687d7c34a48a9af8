using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecureTeams.AspNetCore;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>Kestrel behind the guard for client certificates.</summary>
internal sealed class GuardedHost : IAsyncDisposable
{
    internal const string AllowedClient = "Attack lab client";

    private readonly CertificateSource _certificate;
    private readonly WebApplication _application;

    internal GuardedHost(X509Certificate2 certificate, X509Certificate2 root)
    {
        _certificate = CertificateSource.FromDelegate(_ => ValueTask.FromResult(certificate));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.RequireSecureTeamsClientCertificate(options =>
        {
            options.ServerCertificate = _certificate;
            options.TrustedRoots.Add(root);
            options.AllowedSubjects.Add($"CN={AllowedClient}");
        })));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        _application.Start();
        Port = new Uri(_application.Urls.First()).Port;
    }

    internal int Port { get; }

    internal ConcurrentQueue<string> Requests { get; set; } = new();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(context.Request.Headers.Authorization.ToString());
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Answers.MeetingBody, context.RequestAborted);
    }
}
