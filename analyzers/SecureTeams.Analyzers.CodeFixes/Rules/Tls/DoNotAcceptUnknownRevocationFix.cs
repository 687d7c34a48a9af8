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
internal sealed class DoNotAcceptUnknownRevocationFix : FlagFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotAcceptUnknownRevocation.RuleId);

    internal override FlagFault Fault => FlagFault.UnknownRevocation;

    protected override string Title => "Remove the flag, so that unknown revocation is refused";
}
