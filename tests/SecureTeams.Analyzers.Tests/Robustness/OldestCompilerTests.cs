using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>The rules run in the oldest compiler that they support, loaded beside the current one: an analyzer that needs a newer API fails here.</summary>
public sealed class OldestCompilerTests
{
    /// <summary>Compiled against the old compiler when the test runs, and loaded where only that one is to be found.</summary>
    private const string Host = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Linq;
        using System.Reflection;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CSharp;
        using Microsoft.CodeAnalysis.Diagnostics;

        public sealed class Host
        {
            private readonly CSharpCompilation _empty;
            private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

            public Host(string[] references, string globalUsings, Assembly rules)
            {
                _empty = CSharpCompilation.Create(
                    "Floor",
                    new[] { CSharpSyntaxTree.ParseText(globalUsings) },
                    references.Select(file => MetadataReference.CreateFromFile(file)),
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                _analyzers = rules.GetTypes()
                    .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
                    .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true))
                    .ToImmutableArray();
            }

            public string Version => typeof(CSharpCompilation).Assembly.GetName().Version.ToString();

            public string[] Run(string source, string configuration)
            {
                var options = new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty, new Stated(configuration));
                var tree = CSharpSyntaxTree.ParseText(source);
                var kind = tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
                return _empty.WithOptions(_empty.Options.WithOutputKind(kind)).AddSyntaxTrees(tree).WithAnalyzers(_analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
                    .Select(finding => finding.Id == "AD0001" ? finding.ToString() : finding.Id)
                    .Distinct()
                    .ToArray();
            }

            private sealed class Stated : AnalyzerConfigOptionsProvider
            {
                private readonly Lines _lines;

                public Stated(string configuration) => _lines = new Lines(configuration);

                public override AnalyzerConfigOptions GlobalOptions => _lines;

                public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _lines;

                public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _lines;
            }

            private sealed class Lines : AnalyzerConfigOptions
            {
                private readonly Dictionary<string, string> _values;

                public Lines(string configuration) =>
                    _values = configuration.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());

                public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value);
            }
        }
        """;

    private static readonly string Packages = (string)AppContext.GetData("SecureTeams.Tests.PackageFolder")!;

    private static readonly string[] OldCompiler =
    [
        Path.Combine(Packages, "microsoft.codeanalysis.common", "4.8.0", "lib", "net7.0", "Microsoft.CodeAnalysis.dll"),
        Path.Combine(Packages, "microsoft.codeanalysis.csharp", "4.8.0", "lib", "net7.0", "Microsoft.CodeAnalysis.CSharp.dll"),
    ];

    [Fact]
    public void OldestCompiler_FindsWhatThePagesSay()
    {
        var context = new OldContext();
        var host = context.LoadFromStream(Compiled()).GetType("Host", throwOnError: true)!;
        var made = Activator.CreateInstance(host, References(), RuleVerifier.GlobalUsings, context.LoadFromAssemblyName(typeof(Rule).Assembly.GetName()))!;
        var run = host.GetMethod("Run")!.CreateDelegate<Func<string, string, string[]>>(made);

        Assert.Equal("4.8.0.0", host.GetProperty("Version")!.GetValue(made));
        Assert.All(RuleCatalogue.Rules().Where(rule => RulePage.Of(rule.Id).FileName is null), rule => Assert.Equal([rule.Id], run(RulePage.Of(rule.Id).Violation, RulePage.Of(rule.Id).Configuration)));
    }

    private static string[] References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => !IsOfATestFramework(Path.GetFileName(file)))];

    /// <summary>With one of them referenced, every page would be code of a test project.</summary>
    private static bool IsOfATestFramework(string file) =>
        file.StartsWith("xunit", StringComparison.Ordinal) || file.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal) || file.StartsWith("Microsoft.TestPlatform", StringComparison.Ordinal);

    private static MemoryStream Compiled()
    {
        var stream = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            "OldHost",
            [CSharpSyntaxTree.ParseText(Host, cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, .. OldCompiler.Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        return stream;
    }

    private sealed class OldContext() : AssemblyLoadContext("the oldest compiler")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = assemblyName.Name == typeof(Rule).Assembly.GetName().Name
                ? typeof(Rule).Assembly.Location
                : Array.Find(OldCompiler, candidate => Path.GetFileNameWithoutExtension(candidate) == assemblyName.Name);
            return file is null ? null : LoadFromAssemblyPath(file);
        }
    }
}
