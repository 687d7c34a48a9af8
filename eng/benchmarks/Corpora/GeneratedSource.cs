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

    private static readonly Func<Dice, string, string>[] Ordinary =
    [
        Shapes.Controller, Shapes.Service, Shapes.Repository, Shapes.Records, Shapes.ApiClient, Shapes.Worker, Shapes.Parser, Shapes.Pipeline, Shapes.Report, Shapes.Cache,
    ];

    private static readonly Func<Dice, string, string>[] All =
    [
        .. Ordinary, SecurityShapes.Signing, SecurityShapes.Certificates, SecurityShapes.KeyStore, SecurityShapes.Login, SecurityShapes.Tokens,
    ];

    /// <summary>A third of the files handle keys, tokens, passwords or certificates.</summary>
    public static IReadOnlyList<string> Files(int count, bool withFindings) => Files(count, withFindings, All);

    /// <summary>Honest files that handle none of these.</summary>
    public static IReadOnlyList<string> OrdinaryFiles(int count) => Files(count, withFindings: false, Ordinary);

    private static List<string> Files(int count, bool withFindings, Func<Dice, string, string>[] kinds)
    {
        var dice = new Dice(20251);
        var files = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var name = dice.Pick(Words.Adjectives) + dice.Pick(Words.Nouns) + i;
            var body = kinds[i % kinds.Length](dice, name);
            files.Add(withFindings && i % FilesPerFinding == FilesPerFinding - 1 ? body + SecurityShapes.Insecure(dice, name) : body);
        }

        return files;
    }
}
