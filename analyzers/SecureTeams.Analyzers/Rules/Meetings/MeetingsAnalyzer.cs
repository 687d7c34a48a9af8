using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Meetings;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MeetingsAnalyzer() : AreaAnalyzer(
[
    new DoNotLetEveryoneBypassTheLobby(),
    new DoNotAllowAnonymousJoin(),
]);
