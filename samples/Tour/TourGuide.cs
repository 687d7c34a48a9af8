using Spectre.Console;

namespace Tour;

/// <summary>Shows what happens, and remembers whether every step held.</summary>
internal sealed class TourGuide(IAnsiConsole console)
{
    private int _held;
    private int _broken;

    internal void Chapter(string title)
    {
        console.WriteLine();
        console.Write(new Rule(Markup.Escape(title)) { Justification = Justify.Left, Style = Style.Parse("blue") });
    }

    internal void Facts(params (string Name, string Value)[] facts)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(24).PadLeft(2)).AddColumn();
        foreach ((string name, string value) in facts)
        {
            grid.AddRow(new Text(name, Style.Parse("grey")), new Text(value));
        }

        console.Write(grid);
    }

    internal void Show(Table table) => console.Write(new Padder(table, new Padding(2, 0)));

    internal void Line(string text, string style) => console.Write(new Padder(new Text(text, Style.Parse(style)), new Padding(2, 0, 0, 0)));

    internal void Check(string promise, bool held, string? evidence = null)
    {
        _ = held ? _held++ : _broken++;
        console.MarkupLine(held ? $"  [green]held[/]    {Markup.Escape(promise)}" : $"  [red]BROKEN[/]  {Markup.Escape(promise)}");
        if (evidence is not null)
        {
            console.Write(new Padder(new Text(evidence, Style.Parse("grey")), new Padding(11, 0, 0, 0)));
        }
    }

    internal int End()
    {
        console.WriteLine();
        console.MarkupLine(_broken == 0 ? $"[green]{_held} promises held.[/]" : $"[red]{_broken} of {_held + _broken} promises broken.[/]");
        return _broken == 0 ? 0 : 1;
    }
}
