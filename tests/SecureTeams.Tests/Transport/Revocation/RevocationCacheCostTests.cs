using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>Runs alone: where another test listens to the meter at the same time, measuring allocates.</summary>
[CollectionDefinition(nameof(RevocationCacheCostTests), DisableParallelization = true)]
[Collection(nameof(RevocationCacheCostTests))]
public sealed class RevocationCacheCostTests
{
    [Fact]
    public async Task CheckAsync_EverythingKept_AllocatesLittleMoreThanTheResults()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using TestAuthority authority = TestAuthority.Root();
        await using var server = new ListServer();
        using var checker = new RevocationChecker(Patience.Revocation);
        using X509Chain chain = authority.Chain(authority.Issue(server.Publish(new ListDraft().Sign(authority))));
        var path = CertificatePath.Capture(chain);
        await checker.CheckAsync(path, stop);
        ValueTask<IReadOnlyList<RevocationResult>> warm = checker.CheckAsync(path, stop);
        Assert.True(warm.IsCompletedSuccessfully);
        Assert.Equal(RevocationStatus.Good, (await warm)[0].Status);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            await checker.CheckAsync(path, stop);
        }

        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Assert.True(each <= 256, $"{each} bytes for one chain");
    }
}
