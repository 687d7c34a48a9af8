using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Meta;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MetaAnalyzer() : AreaAnalyzer(
[
    new StateSettingsThatCanBeRead(),
]);
