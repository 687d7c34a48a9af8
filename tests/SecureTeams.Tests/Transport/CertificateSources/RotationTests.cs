using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.CertificateSources;

public sealed class RotationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<SecureTeamsException> RefusalOf(CertificateSource source)
    {
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => source.GetAsync(Stop).AsTask());
        Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, refusal.Code);
        return refusal;
    }

    [Fact]
    public async Task GetAsync_FileReplaced_IsTheNewOneAfterTheIntervalAndNotBefore()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 second = folder.Issue("second");
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", first), settings: folder.Settings()));
        X509Certificate2 old = await source.GetAsync(Stop);
        folder.WritePem("client.pem", second);
        Assert.Same(old, await source.GetAsync(Stop));
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(second.RawData, (await source.GetAsync(Stop)).RawData);
        Assert.Contains(folder.Logs.Lines, line => line.StartsWith("Information: A new certificate was loaded from the file 'client.pem'", StringComparison.Ordinal));
    }

    /// <summary>Kubernetes mounts a secret behind a symbolic link and swaps the link's target; sizes and times may stay the same.</summary>
    [Fact]
    public async Task GetAsync_LinkTargetSwappedWithTheSameTime_IsTheNewOne()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 second = folder.Issue("other");
        DateTime written = folder.Clock.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(folder.WritePfx("first.pfx", first), written);
        File.SetLastWriteTimeUtc(folder.WritePfx("other.pfx", second), written);
        File.CreateSymbolicLink(folder.Path("client.pfx"), folder.Path("first.pfx"));
        CertificateSource source = folder.Own(CertificateSource.FromPfxFile(folder.Path("client.pfx"), settings: folder.Settings()));
        Assert.Equal(first.RawData, (await source.GetAsync(Stop)).RawData);
        File.Delete(folder.Path("client.pfx"));
        File.CreateSymbolicLink(folder.Path("client.pfx"), folder.Path("other.pfx"));
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(second.RawData, (await source.GetAsync(Stop)).RawData);
    }

    [Fact]
    public async Task GetAsync_HalfWrittenSuccessor_KeepsTheValidOneUntilTheFileIsWhole()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 second = folder.Issue("second");
        string path = folder.WritePem("client.pem", first);
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(path, settings: folder.Settings()));
        X509Certificate2 old = await source.GetAsync(Stop);
        string whole = await File.ReadAllTextAsync(folder.WritePem("next.pem", second), Stop);
        await File.WriteAllTextAsync(path, whole[..(whole.Length / 2)], Stop);
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Same(old, await source.GetAsync(Stop));
        Assert.Contains(folder.Logs.Lines, line => line.StartsWith("Error: The previous certificate from the file 'client.pem' stays in use until ", StringComparison.Ordinal));

        await File.WriteAllTextAsync(path, whole, Stop);
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(second.RawData, (await source.GetAsync(Stop)).RawData);
    }

    [Fact]
    public async Task GetAsync_SuccessorThatIsNotYetValid_IsTakenWhenItIs()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 next = folder.Issue("next", from: TimeSpan.FromHours(1));
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", first), settings: folder.Settings()));
        await source.GetAsync(Stop);
        folder.WritePem("client.pem", next);
        folder.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first.RawData, (await source.GetAsync(Stop)).RawData);
        folder.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(next.RawData, (await source.GetAsync(Stop)).RawData);
    }

    [Fact]
    public async Task GetAsync_NoUsableSuccessorAtTheEnd_IsRefusedAndRecoversAtOnce()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first", until: TimeSpan.FromHours(1));
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", first), settings: folder.Settings(TimeSpan.FromDays(1))));
        await source.GetAsync(Stop);
        File.Delete(folder.Path("client.pem"));
        folder.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first.RawData, (await source.GetAsync(Stop)).RawData);
        folder.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("the file cannot be read", (await RefusalOf(source)).Message, StringComparison.Ordinal);

        folder.WritePem("client.pem", first);
        Assert.Contains("ended on ", (await RefusalOf(source)).Message, StringComparison.Ordinal);
        using X509Certificate2 renewed = folder.Issue("renewed");
        folder.WritePem("client.pem", renewed);
        Assert.Equal(renewed.RawData, (await source.GetAsync(Stop)).RawData);
    }

    [Fact]
    public async Task GetAsync_ReplacedCertificate_LivesForAnHour()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 second = folder.Issue("second");
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", first), settings: folder.Settings()));
        X509Certificate2 old = await source.GetAsync(Stop);
        folder.WritePem("client.pem", second);
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        X509Certificate2 current = await source.GetAsync(Stop);
        folder.Clock.Advance(TimeSpan.FromMinutes(50));
        await source.GetAsync(Stop);
        Assert.NotEqual(IntPtr.Zero, old.Handle);
        folder.Clock.Advance(TimeSpan.FromMinutes(11));
        await source.GetAsync(Stop);
        Assert.Equal(IntPtr.Zero, old.Handle);
        source.Dispose();
        Assert.Equal(IntPtr.Zero, current.Handle);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => source.GetAsync(Stop).AsTask());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2 * 24 * 3600)]
    public void Create_IntervalOutOfRange_IsRefused(int seconds) =>
        Assert.Throws<ArgumentException>(() => CertificateSource.FromPfxFile("client.pfx", settings: new CertificateSourceSettings { RefreshInterval = TimeSpan.FromSeconds(seconds) }));
}
