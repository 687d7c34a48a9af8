using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Rules.Tls.Chains;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotIgnoreChainErrorsFix : FlagFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotIgnoreChainErrors.RuleId);

    internal override FlagFault Fault => FlagFault.IgnoredErrors;

    protected override string Title => "Ignore no error";
}
