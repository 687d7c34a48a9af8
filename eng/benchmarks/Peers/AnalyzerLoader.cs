using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Benchmarks.Peers;

/// <summary>Loads each package's analyzers in a context of its own, as the compiler does; the compiler itself is shared.</summary>
internal sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
{
    private readonly Dictionary<string, PackageContext> _contexts = [];

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        if (!_contexts.TryGetValue(folder, out var context))
        {
            _contexts.Add(folder, context = new PackageContext(folder));
        }

        return context.LoadFromAssemblyPath(fullPath);
    }

    private sealed class PackageContext(string folder) : AssemblyLoadContext(isCollectible: false)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) && !IsHosts(assemblyName.Name!) ? LoadFromAssemblyPath(file) : null;
        }

        /// <summary>Our own rules lie beside the host's compiler, whose types they must share.</summary>
        private static bool IsHosts(string name) =>
            !name.EndsWith("Analyzers", StringComparison.Ordinal)
            && Default.Assemblies.Any(loaded => loaded.GetName().Name == name);
    }
}
