using SecureTeams.Benchmarks;
using SecureTeams.Benchmarks.Deciding;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.Benchmarks.Meetings;
using SecureTeams.Benchmarks.Pages;
using SecureTeams.Benchmarks.Tokens;
using SecureTeams.Benchmarks.Transport;

if (args is [FirstCall.Verb, var client, var started])
{
    await FirstCall.RunAsync(client, started);
    return 0;
}

if (args is ["peers", .. var peerOptions] && peerOptions is [] or ["--write"])
{
    var table = await PeerTable.MakeAsync();
    Console.WriteLine(table);
    if (peerOptions.Length > 0)
    {
        MeasuredSection.Replace(PeerTable.Page, table);
    }

    return 0;
}

if (args is [BenchmarkServer.Verb])
{
    await BenchmarkServer.RunAsync();
    return 0;
}

if (args is [MeetingsServer.Verb])
{
    await MeetingsServer.RunAsync();
    return 0;
}

if (TransportOptions.Parse(args) is { } transport)
{
    var table = await new TransportComparison(transport).RunAsync();
    Console.WriteLine(table);
    if (transport.Writes)
    {
        MeasuredSection.Replace(TransportTable.Page, table);
    }

    return 0;
}

if (TokenOptions.Parse(args) is { } tokens)
{
    var table = await new TokenComparison(tokens).RunAsync();
    Console.WriteLine(table);
    if (tokens.Writes)
    {
        MeasuredSection.Replace(TokenTable.Page, table);
    }

    return 0;
}

if (MeetingsOptions.Parse(args) is { } meetings)
{
    var table = await new MeetingsComparison(meetings).RunAsync();
    Console.WriteLine(table);
    if (meetings.Writes)
    {
        MeasuredSection.Replace(MeetingsTable.Page, table);
    }

    return 0;
}

if (RunArguments.Parse(AdmissionComparison.Verb, args) is { } admission)
{
    var table = new AdmissionComparison(admission).Run();
    Console.WriteLine(table);
    if (admission.Writes)
    {
        MeasuredSection.Replace(AdmissionComparison.Page, table);
    }

    return 0;
}

var options = BenchmarkOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync("usage: analyzers [--smoke] [--write] [--rounds N] [--files N,N] [--only TEXT,TEXT]\n       peers [--write]\n       transport [--smoke] [--write] [--rounds N]\n       tokens [--smoke] [--write] [--rounds N]\n       admission [--smoke] [--write] [--rounds N]\n       meetings [--smoke] [--write] [--rounds N]");
    return 2;
}

var page = new PageTable(new Comparison(options, Console.Error).Run());
Console.WriteLine(page.Text);
if (options.Writes)
{
    MeasuredSection.Replace(PageTable.Page, page.Text);
}

return 0;
