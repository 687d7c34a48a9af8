using System.Text;

namespace ExplainLobby;

/// <summary>
/// Answers a CSV file of vectors row by row, so that anybody can check the engine against a table of their own.
/// The columns may stand in any order and among others, quoted or not; each row comes back as it was, with three columns more.
/// A row that is not as wide as the header is refused: its answers would stand in other columns than those that the header names.
/// </summary>
internal static class VectorFile
{
    private const string Open = "a quoted field is not closed";

    private static readonly string[] Columns = ["type", "scope", "J", "D", "A", "I", "P"];
    private static readonly string[] AnswerColumns = ["current", "seed", "reason"];

    internal static int Answer(string path, TextWriter output, TextWriter errors)
    {
        try
        {
            if (path == "-")
            {
                return Answer(Console.In, output, errors);
            }

            using var reader = new StreamReader(path);
            return Answer(reader, output, errors);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine($"The file of vectors cannot be read: {failure.Message}");
            return 2;
        }
    }

    private static int Answer(TextReader reader, TextWriter output, TextWriter errors)
    {
        int number = 1;
        string? header = reader.ReadLine();
        string[]? names = Fields(header ?? string.Empty);
        if (names is null || HeaderFault(names) is not null)
        {
            errors.WriteLine($"Line 1: {(names is null ? Open : HeaderFault(names))}.");
            return 2;
        }

        int[] places = [.. Columns.Select(column => Array.FindIndex(names, name => Is(name, column)))];
        output.WriteLine($"{header},{string.Join(',', AnswerColumns)}");
        int refused = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                output.WriteLine(line);
                continue;
            }

            string? fault = Answered(line, names.Length, places, out string answer);
            refused += fault is null ? 0 : 1;
            output.WriteLine(fault is null ? $"{line},{answer}" : $"{line},,,");
            if (fault is not null)
            {
                errors.WriteLine($"Line {number}: {fault}");
            }
        }

        return refused == 0 ? 0 : 1;
    }

    private static string? HeaderFault(string[] names) =>
        Columns.Any(column => names.Count(name => Is(name, column)) != 1) ? $"the header must name each of the columns {string.Join(',', Columns)} once"
        : AnswerColumns.FirstOrDefault(column => names.Any(name => Is(name, column))) is { } taken ? $"the header names the column {taken} already, which the answer adds"
        : null;

    private static bool Is(string name, string column) => string.Equals(name, column, StringComparison.OrdinalIgnoreCase);

    private static string? Answered(string line, int width, int[] places, out string answer)
    {
        answer = string.Empty;
        if (Fields(line) is not { } values)
        {
            return $"{Open}.";
        }

        if (values.Length != width)
        {
            return $"the row has {values.Length} columns, and the header {width}.";
        }

        string? fault = Vector.TryRead([.. places.Select(place => values[place])], out Vector? vector);
        answer = vector?.Answer() ?? string.Empty;
        return fault;
    }

    // RFC 4180, section 2: a field in double quotes may hold commas, and a doubled quote stands for one. A row here is always one line,
    // so that a quote which the line does not close makes it none: null.
    private static string[]? Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            bool doubled = quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"';
            if (line[i] == '"' && !doubled)
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
                i += doubled ? 1 : 0;
            }
        }

        fields.Add(field.ToString().Trim());
        return quoted ? null : [.. fields];
    }
}
