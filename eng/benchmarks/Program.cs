using SecureTeams.Benchmarks;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.Benchmarks.Pages;

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

var options = BenchmarkOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync("usage: analyzers [--smoke] [--write] [--rounds N] [--files N,N] [--only TEXT,TEXT]\n       peers [--write]");
    return 2;
}

var page = new PageTable(new Comparison(options, Console.Error).Run());
Console.WriteLine(page.Text);
if (options.Writes)
{
    MeasuredSection.Replace(PageTable.Page, page.Text);
}

return 0;
