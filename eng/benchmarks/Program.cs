using SecureTeams.Benchmarks;
using SecureTeams.Benchmarks.Measuring;

var options = BenchmarkOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine("usage: analyzers [--smoke] [--write] [--rounds N] [--files N,N] [--only TEXT,TEXT]");
    return 2;
}

var comparison = new Comparison(options, Console.Error);
var page = new PageTable(comparison.Run());
Console.WriteLine(page.Text);
if (options.Writes)
{
    page.WriteInto(PageTable.Page);
}

return 0;
