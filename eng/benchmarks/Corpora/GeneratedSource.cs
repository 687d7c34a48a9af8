namespace SecureTeams.Benchmarks.Corpora;

/// <summary>Varied code as line-of-business applications have it: honest, but for a few findings in a hundred files.</summary>
internal static class GeneratedSource
{
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private const int FilesPerFinding = 33;

    private static readonly Func<Dice, string, string>[] Kinds =
    [
        Shapes.Controller, Shapes.Service, Shapes.Repository, Shapes.Records, Shapes.ApiClient, Shapes.Worker,
        Shapes.Parser, SecurityShapes.Signing, SecurityShapes.Certificates, Shapes.Pipeline, Shapes.Report, Shapes.Cache,
        SecurityShapes.KeyStore, SecurityShapes.Login, SecurityShapes.Tokens,
    ];

    public static IReadOnlyList<string> Files(int count, bool withFindings)
    {
        var dice = new Dice(20251);
        var files = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var name = dice.Pick(Words.Adjectives) + dice.Pick(Words.Nouns) + i;
            var body = Kinds[i % Kinds.Length](dice, name);
            files.Add(withFindings && i % FilesPerFinding == FilesPerFinding - 1 ? body + SecurityShapes.Insecure(dice, name) : body);
        }

        return files;
    }
}
