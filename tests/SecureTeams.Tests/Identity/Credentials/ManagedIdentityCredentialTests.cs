using System.Globalization;
using SecureTeams.Emulator;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Tests.Emulator;
using SecureTeams.Tests.Transport.Resilience;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>The endpoint of App Service on a real loopback socket, with tokens that the emulated Entra really signed.</summary>
public sealed class ManagedIdentityCredentialTests
{
    private const string Header = "s3cr3t-identity-header";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData(null)]
    [InlineData("5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11")]
    public async Task GetToken_OfTheMachine_IsAcceptedByGraphAndAskedForOnce(string? identity)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        using var server = new ScriptedServer(Json("200 OK", await TokenAsync(emulator)));
        string answer = await AskAsync(emulator, server, identity);
        string[] lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Count(line => line.StartsWith("NotFound ", StringComparison.Ordinal)));
        Assert.Equal(1, server.Connections);
        Assert.Contains($"X-IDENTITY-HEADER: {Header}", server.FirstRequest, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("resource=" + emulator.GraphEndpoint.GetLeftPart(UriPartial.Authority), Uri.UnescapeDataString(server.FirstRequest), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(identity is not null, server.FirstRequest.Contains($"client_id={identity}", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(emulator.Requests.Of(EmulatedService.Identity), request => request.Address.AbsolutePath.Contains("/oauth2/", StringComparison.Ordinal) && request.Status != 200);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("400 Bad Request", """{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."}""", "ManagedIdentityUnavailable")]
    [InlineData("200 OK", """{"access_token":"a\r\nX-Evil: 1","expires_on":"4102444800","resource":"x","token_type":"Bearer"}""", "AuthenticationFailed")]
    [InlineData("200 OK", "not json", "AuthenticationFailed")]
    public async Task GetToken_RefusedOrNoToken_HasItsReason(string status, string body, string code)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        using var server = new ScriptedServer(Json(status, body));
        string answer = await AskAsync(emulator, server, Guid.NewGuid().ToString());
        Assert.StartsWith(code, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Header, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Evil", answer, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact(Timeout = 120_000)]
    public async Task GetToken_EndpointOnAnotherMachine_IsNotAsked()
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        string answer = await ManagedIdentityProcess.AskAsync(emulator, "http://10.0.0.1/msi/token", Header, identity: null, Stop);
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

    private static Task<string> AskAsync(TeamsEmulator emulator, ScriptedServer server, string? identity) =>
        ManagedIdentityProcess.AskAsync(emulator, $"http://127.0.0.1:{server.Port}/msi/token", Header, identity is null ? null : Guid.Parse(identity), Stop);

    private static async Task<string> TokenAsync(TeamsEmulator emulator)
    {
        using var entra = new EmulatorClient(emulator);
        string expires = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $$"""{"access_token":"{{await entra.TokenAsync()}}","expires_on":"{{expires}}","resource":"{{emulator.GraphEndpoint}}","token_type":"Bearer"}""";
    }

    private static string Json(string status, string body) => $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
