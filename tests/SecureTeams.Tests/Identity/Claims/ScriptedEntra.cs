using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Identity.Claims;

/// <summary>
/// An identity provider and a Graph over real TLS that answer what a test scripts, where the emulator behaves too well to be
/// used for it. The tokens are texts that count up: <c>token-1</c>, <c>token-2</c>.
/// </summary>
internal sealed class ScriptedEntra : IAsyncDisposable
{
    private readonly List<SecureTeamsClient> _clients = [];
    private readonly TeamsEmulator _authority;
    private LoopbackListener? _identity;
    private LoopbackListener? _graph;
    private int _issued;

    private ScriptedEntra(TeamsEmulator authority) => _authority = authority;

    /// <summary>Gets the forms of the token requests, in their order.</summary>
    internal ConcurrentQueue<Dictionary<string, string>> TokenRequests { get; } = new();

    /// <summary>Gets the addresses that were asked for at the identity provider.</summary>
    internal ConcurrentQueue<string> IdentityRequests { get; } = new();

    /// <summary>Gets or sets how Graph answers; the second argument is the bearer token.</summary>
    internal Func<HttpContext, string, Task> Graph { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets how the token endpoint answers instead of with a token; null for a token.</summary>
    internal Func<Dictionary<string, string>, JsonObject?> Refusal { get; set; } = _ => null;

    /// <summary>Gets or sets what the token endpoint waits for.</summary>
    internal Func<Task> BeforeToken { get; set; } = () => Task.CompletedTask;

    /// <summary>Gets or sets how every other address of the identity provider answers.</summary>
    internal Func<HttpContext, Task> Metadata { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    internal TeamsEmulator Emulator => _authority;

    internal Uri IdentityOrigin => _identity!.HttpsOrigin;

    internal TenantId Tenant { get; } = new(Guid.NewGuid());

    internal TeamsCloud Cloud => TeamsCloud.Custom("Scripted", _identity!.HttpsOrigin, _graph!.HttpsOrigin);

    internal static async Task<ScriptedEntra> StartAsync()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var entra = new ScriptedEntra(await TeamsEmulator.StartAsync(cancellationToken: stop));
        entra._identity = await entra.ListenAsync(entra.AnswerIdentityAsync, stop);
        entra._graph = await entra.ListenAsync(entra.AnswerGraphAsync, stop);
        return entra;
    }

    internal SecureTeamsClient Client(Action<SecureTeamsOptions>? configure = null, ILoggerFactory? loggers = null, TimeProvider? clock = null)
    {
        var options = new SecureTeamsOptions
        {
            Cloud = Cloud,
            Tenant = Tenant,
            Credential = TeamsCredential.FromCertificate(_authority.ClientId, _authority.ClientCertificate),
            Trust = TlsTrust.OnlyRoots(_authority.RootCertificate),
            MaxRetryAttempts = 0,
        };
        configure?.Invoke(options);
        var client = new SecureTeamsClient(options, loggers, clock);
        _clients.Add(client);
        return client;
    }

    internal Task<LoopbackListener> ListenAsync(Func<HttpContext, Task> answer, CancellationToken stop, CertificateIssuance? certificate = null) => LoopbackListener.StartAsync(
        _authority.Certificates.Issue(certificate ?? CertificateIssuance.Server),
        _ => { },
        application => application.Run(context => answer(context)),
        stop);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _identity!.DisposeAsync();
        await _graph!.DisposeAsync();
        await _authority.DisposeAsync();
    }

    private Task AnswerGraphAsync(HttpContext context) =>
        Graph(context, context.Request.Headers.Authorization.ToString().Replace("Bearer ", string.Empty, StringComparison.Ordinal));

    private async Task AnswerIdentityAsync(HttpContext context)
    {
        IdentityRequests.Enqueue(context.Request.Path);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await Metadata(context);
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        Dictionary<string, string> values = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        TokenRequests.Enqueue(values);
        await BeforeToken();
        JsonObject? refusal = Refusal(values);
        context.Response.StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        JsonObject answer = refusal ?? new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = $"token-{Interlocked.Increment(ref _issued)}" };
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
