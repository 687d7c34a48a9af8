using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.Inspection;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>A chain of three that a real TLS server shows as <c>localhost</c>, with revocation lists that are served.</summary>
internal sealed class ServedChain : IAsyncDisposable
{
    private readonly ListServer _lists;
    private readonly X509Certificate2 _leaf;

    private ServedChain(ListServer lists, CertificateChain chain, bool complete)
    {
        _lists = lists;
        Chain = chain;
        _leaf = chain.LeafWithKey();
        Endpoint = complete ? new TlsEndpoint(_leaf, chain.Intermediate) : new TlsEndpoint(_leaf);
    }

    internal CertificateChain Chain { get; }

    internal TlsEndpoint Endpoint { get; }

    internal static ServedChain Start(Action<ChainLevel>? leaf = null, Action<ChainLevel>? intermediate = null, Action<ChainLevel>? root = null, bool complete = true, bool demandsClientCertificate = false)
    {
        var lists = new ListServer();
        var chain = CertificateChain.Make(
            level =>
            {
                level.Names = ["localhost"];
                level.DistributionPoints = [lists.Address("intermediate.crl")];
                leaf?.Invoke(level);
            },
            level =>
            {
                level.DistributionPoints = [lists.Address("root.crl")];
                intermediate?.Invoke(level);
            },
            root);
        lists.Publish("intermediate.crl", chain.RevocationList(1));
        lists.Publish("root.crl", chain.RevocationList(2));
        var served = new ServedChain(lists, chain, complete);
        if (demandsClientCertificate)
        {
            served.Endpoint.DemandClientCertificate();
        }

        return served;
    }

    internal async Task<TlsReport> InspectAsync(TlsTrust? trust = null)
    {
        using var inspector = new TlsInspector(Patience.Inspection(trust ?? TlsTrust.OnlyRoots(Chain.Root)));
        return await inspector.InspectAsync("localhost", Endpoint.Port, TestContext.Current.CancellationToken);
    }

    internal Task<TeamsTransportException> RefusalAsync(TlsTrust? trust = null) => Assert.ThrowsAsync<TeamsTransportException>(() => InspectAsync(trust));

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await _lists.DisposeAsync();
        _leaf.Dispose();
        Chain.Dispose();
    }
}
