using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Engine;

internal static class FileDispatcher
{
    public static void Register(CompilationStartAnalysisContext context, IReadOnlyList<FileWatch> watches)
    {
        if (watches.Count != 0 && !context.Options.AdditionalFiles.IsEmpty)
        {
            context.RegisterAdditionalFileAction(fileContext => Inspect(fileContext, watches));
        }
    }

    private static void Inspect(AdditionalFileAnalysisContext context, IReadOnlyList<FileWatch> watches)
    {
        foreach (var watch in watches)
        {
            if (RuleSettings.IsNamed(context.AdditionalFile.Path, watch.Name) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
            {
                watch.Inspect(new FileSink(context, text, watch.Rule));
            }
        }
    }
}
