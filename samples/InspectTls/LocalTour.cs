using SecureTeams.Emulator;
using SecureTeams.Transport;

namespace InspectTls;

/// <summary>Inspects the emulator's Graph, and then two that must be refused.</summary>
internal static class LocalTour
{
    internal static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: cancellationToken);
        TlsTrust trust = TlsTrust.OnlyRoots(emulator.RootCertificate);
        Console.WriteLine("A good server:");
        int good = await Inspection.RunAsync(At(emulator.GraphEndpoint), trust, cancellationToken);

        Console.WriteLine();
        Console.WriteLine("A server whose certificate names its host in the common name only, which the platform alone accepts:");
        await using EmulatedEndpoint bad = await emulator.AddGraphEndpointAsync(ServerCertificateProfile.CommonNameOnly, cancellationToken);
        int refused = await Inspection.RunAsync(At(bad.Address), trust, cancellationToken);

        Console.WriteLine();
        Console.WriteLine("The good server, for somebody who trusts the operating system's roots only:");
        int untrusted = await Inspection.RunAsync(At(emulator.GraphEndpoint), trust: null, cancellationToken);
        return good == 0 && refused == 1 && untrusted == 1 ? 0 : 1;
    }

    private static Target At(Uri address) => new(address.Host, address.Port);
}
