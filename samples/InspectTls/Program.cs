using InspectTls;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
return args switch
{
    [] => await LocalTour.RunAsync(stop.Token),
    [var address] when Target.TryParse(address, out Target target) => await Inspection.RunAsync(target, trust: null, stop.Token),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: InspectTls [host[:port]]   Without a host, it inspects a local emulator: a good endpoint and a bad one.");
    return 2;
}
