using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.ManagedIdentity;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.ManagedIdentities;
using SecureTeams.Tests.Transport.Resilience;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>The emulator's endpoint of App Service on a real loopback socket, with tokens that the emulated Entra really signed.</summary>
public sealed class ManagedIdentityCredentialTests
{
    private const string Header = "s3cr3t-identity-header";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 240_000)]
    [InlineData("system")]
    [InlineData("client")]
    [InlineData("object")]
    [InlineData("resource")]
    public async Task GetToken_OfTheMachine_IsAcceptedByGraphAndAskedForOnce(string kind)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        RegisteredApplication assigned = endpoint.AssignIdentity("OnlineMeetings.ReadWrite.All");
        endpoint.HasSystemAssigned = kind == "system";
        string identity = kind switch
        {
            "client" => $"client {assigned.ClientId}",
            "object" => $"object {assigned.ServicePrincipalIn(emulator.TenantId)}",
            "resource" => $"resource {endpoint.ResourceIdOf(assigned)}",
            _ => string.Empty,
        };
        string[] answers = await AskAsync(emulator, endpoint, identity);
        Assert.Equal(2, answers.Length);
        Assert.All(answers, answer => Assert.StartsWith("NotFound ", answer, StringComparison.Ordinal));
        RecordedRequest asked = Assert.Single(emulator.Requests.Of(EmulatedService.ManagedIdentity));
        Assert.Equal(200, asked.Status);
        Assert.Contains("resource=" + emulator.GraphEndpoint.GetLeftPart(UriPartial.Authority), Uri.UnescapeDataString(asked.Address.Query), StringComparison.OrdinalIgnoreCase);
        Assert.All(emulator.Requests.Of(EmulatedService.Graph), request => Assert.Equal(404, request.Status));
    }

    [Theory(Timeout = 240_000)]
    [InlineData("client 5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11")]
    [InlineData("object 5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11")]
    [InlineData("resource /subscriptions/5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i")]
    [InlineData("")]
    public async Task GetToken_IdentityThatIsNotAssigned_IsUnavailable(string identity)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        endpoint.HasSystemAssigned = false;
        Refused(emulator, "ManagedIdentityUnavailable", await AskAsync(emulator, endpoint, identity));
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_WrongHeaderSecret_IsUnavailableAndNotShown()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        string answer = await ManagedIdentityProcess.AskAsync(emulator, endpoint.Endpoint.AbsoluteUri, Header, string.Empty, tenant: null, Stop);
        Refused(emulator, "ManagedIdentityUnavailable", answer.Split('\n'));
        Assert.All(emulator.Requests.Of(EmulatedService.ManagedIdentity), request => Assert.Equal(401, request.Status));
        Assert.DoesNotContain(Header, answer, StringComparison.Ordinal);
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_IdentityOfAnotherTenant_IsRefusedAndItsTokenNotSent()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        Refused(emulator, "TenantMismatch", await AskAsync(emulator, endpoint, string.Empty, tenant: Guid.NewGuid()));
        Assert.All(emulator.Requests.Of(EmulatedService.ManagedIdentity), request => Assert.Equal(200, request.Status));
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_NobodyAtTheEndpoint_IsUnavailable()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        string address = endpoint.Endpoint.AbsoluteUri;
        await endpoint.DisposeAsync();
        string answer = await ManagedIdentityProcess.AskAsync(emulator, address, Header, string.Empty, tenant: null, Stop);
        Refused(emulator, "ManagedIdentityUnavailable", answer.Split('\n'));
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_Throttled_SaysHowLongAndIsNotAskedAgainMeanwhile()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        emulator.Faults.OnManagedIdentity().Throttle(20, TimeSpan.FromMinutes(2));
        string[] answers = await AskAsync(emulator, endpoint, string.Empty);
        Refused(emulator, "IdentityProviderThrottled 00:0", answers);
        Assert.StartsWith("IdentityProviderThrottled 00:02:00 ", answers[0], StringComparison.Ordinal);
        Assert.Single(emulator.Requests.Of(EmulatedService.ManagedIdentity));
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_EndpointFailsOnce_IsAskedAgain()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        await using ManagedIdentityEndpoint endpoint = await emulator.Identity.AddManagedIdentityEndpointAsync(Stop);
        emulator.Faults.OnManagedIdentity().ServerError(503);
        Assert.All(await AskAsync(emulator, endpoint, string.Empty), answer => Assert.StartsWith("NotFound ", answer, StringComparison.Ordinal));
        Assert.Equal([503, 200], emulator.Requests.Of(EmulatedService.ManagedIdentity).Select(request => request.Status ?? 0));
    }

    [Theory]
    [InlineData(503, 0, null, 1)]
    [InlineData(429, 2, null, 4)]
    [InlineData(429, 0, 7, 7)]
    [InlineData(429, 0, 11, null)]
    [InlineData(503, 3, null, null)]
    [InlineData(404, 0, null, 1)]
    [InlineData(410, 6, null, 10)]
    [InlineData(410, 7, null, null)]
    [InlineData(400, 0, null, null)]
    [InlineData(401, 0, 1, null)]
    [InlineData(0, 0, null, null)]
    public void WaitAfter_Answer_IsRepeatedOnlyWhereItPasses(int status, int retries, int? retryAfter, int? expected)
    {
        TimeSpan? asked = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Assert.Equal(expected, ManagedIdentityAttempts.WaitAfter(status, asked, retries)?.TotalSeconds);
    }

    [Theory(Timeout = 240_000)]
    [InlineData("400 Bad Request", """{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."}""", "ManagedIdentityUnavailable")]
    [InlineData("200 OK", """{"access_token":"a\r\nX-Evil: 1","expires_on":"4102444800","resource":"x","token_type":"Bearer"}""", "AuthenticationFailed")]
    [InlineData("200 OK", "not json", "AuthenticationFailed")]
    public async Task GetToken_RefusedOrNoToken_HasItsReason(string status, string body, string code)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        using var server = new ScriptedServer(Json(status, body));
        string answer = await ManagedIdentityProcess.AskAsync(emulator, $"http://127.0.0.1:{server.Port}/msi/token", Header, string.Empty, tenant: null, Stop);
        Assert.StartsWith(code, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Header, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Evil", answer, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact(Timeout = 240_000)]
    public async Task GetToken_EndpointOnAnotherMachine_IsNotAsked()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        string answer = await ManagedIdentityProcess.AskAsync(emulator, "http://10.0.0.1/msi/token", Header, string.Empty, tenant: null, Stop);
        Assert.StartsWith("OriginNotAllowed", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Header, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void FromManagedIdentity_ClientId_IsKnownWhereItIsTheName()
    {
        var id = Guid.NewGuid();
        Assert.Null(TeamsCredential.FromManagedIdentity().ClientId);
        Assert.Equal(id, TeamsCredential.FromManagedIdentity(UserAssignedIdentity.ByClientId(id)).ClientId);
        Assert.Null(TeamsCredential.FromManagedIdentity(UserAssignedIdentity.ByObjectId(id)).ClientId);
    }

    [Theory]
    [InlineData("/subscriptions/5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i", true)]
    [InlineData("/subscriptions/x/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i", false)]
    [InlineData("/subscriptions/5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/i", false)]
    [InlineData("i", false)]
    public void ByResourceId_Text_IsAResourceIdOrRefused(string text, bool isOne)
    {
        Exception? refusal = Record.Exception(() => UserAssignedIdentity.ByResourceId(text));
        Assert.Equal(isOne, refusal is null);
    }

    private static void Refused(TeamsEmulator emulator, string beginning, string[] answers)
    {
        Assert.Equal(2, answers.Length);
        Assert.All(answers, answer => Assert.StartsWith(beginning, answer, StringComparison.Ordinal));
        Assert.Empty(emulator.Requests.Of(EmulatedService.Graph));
    }

    private static async Task<string[]> AskAsync(TeamsEmulator emulator, ManagedIdentityEndpoint endpoint, string identity, Guid? tenant = null)
    {
        string answer = await ManagedIdentityProcess.AskAsync(emulator, endpoint.Endpoint.AbsoluteUri, endpoint.Header, identity, tenant, Stop);
        Assert.DoesNotContain(endpoint.Header, answer, StringComparison.Ordinal);
        return answer.Split('\n');
    }

    private static string Json(string status, string body) => $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
