using System.Text;

namespace ExplainLobby;

/// <summary>
/// Answers a CSV file of vectors row by row, so that anybody can check the engine against a table of their own.
/// The columns may stand in any order and among others, quoted or not; each row comes back as it was, with three columns more.
/// </summary>
internal static class VectorFile
{
    private static readonly string[] Columns = ["type", "scope", "J", "D", "A", "I", "P"];

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
        int[]? places = header is null ? null : Places(header);
        if (places is null)
        {
            errors.WriteLine($"Line 1: the header must name each of the columns {string.Join(',', Columns)} once.");
            return 2;
        }

        output.WriteLine($"{header},current,seed,reason");
        int refused = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                output.WriteLine(line);
                continue;
            }

            string? fault = Answered(line, places, out string answer);
            refused += fault is null ? 0 : 1;
            output.WriteLine(fault is null ? $"{line},{answer}" : $"{line},,,");
            if (fault is not null)
            {
                errors.WriteLine($"Line {number}: {fault}");
            }
        }

        return refused == 0 ? 0 : 1;
    }

    private static int[]? Places(string header)
    {
        string[] names = Fields(header);
        int[] places = [.. Columns.Select(column => Array.FindIndex(names, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase)))];
        return places.Contains(-1) || Columns.Any(column => names.Count(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase)) > 1) ? null : places;
    }

    private static string? Answered(string line, int[] places, out string answer)
    {
        answer = string.Empty;
        string[] values = Fields(line);
        if (values.Length <= places.Max())
        {
            return $"the row has {values.Length} columns, and the header needs {places.Max() + 1}.";
        }

        string? fault = Vector.TryRead([.. places.Select(place => values[place])], out Vector? vector);
        answer = vector?.Answer() ?? string.Empty;
        return fault;
    }

    // RFC 4180, section 2: a field in double quotes may hold commas, and a doubled quote stands for one. A row here is always one line.
    private static string[] Fields(string line)
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
        return [.. fields];
    }
}
