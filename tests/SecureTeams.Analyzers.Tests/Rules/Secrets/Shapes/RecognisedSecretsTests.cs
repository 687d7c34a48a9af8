using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Shapes;

public sealed class RecognisedSecretsTests
{
    [Theory]
    [InlineData("\"GHP\"", true)]
    [InlineData("\"gh\" + \"p_REST\"", true)]
    [InlineData("\"Server=sql01;User Id=bot;Password=Tr0ub4dor\"", true)]
    [InlineData("\"Server=sql01;User Id=bot;\" + more + \";Password=Tr0ub4dor\"", true)]
    [InlineData("$\"Server={more};User Id=bot;Password=Tr0ub4dor\"", true)]
    [InlineData("\"https://outlook.office.com/webhook/a@b/IncomingWebhook/5a582ef17d6a088d9cb644e4c1ea3cdd/c\"", true)]
    [InlineData("\"Tr0ub4dor\"", false)]
    [InlineData("\";Password=Tr0ub4dor\"", false)]
    [InlineData("\"https://bot:Tr0ub4dor@contoso.com\"", false)]
    [InlineData("$\"Server=sql01;User Id=bot;Password={more}\"", false)]
    public void Speak_IsAskedOfEachLiteral_KnowsTheWhole(string expression, bool expected)
    {
        var token = MadeUp.GitHub("ghp_");
        var source = expression.Replace("GHP", token, StringComparison.Ordinal).Replace("p_REST", token[2..], StringComparison.Ordinal);
        var compilation = Snippet.Compile($"class Bot {{ string Text(string more) => {source}; }}");
        var tree = compilation.SyntaxTrees.First();
        var literals = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Where(node => node is LiteralExpressionSyntax or InterpolatedStringTextSyntax);
        var model = compilation.GetSemanticModel(tree);

        Assert.All(literals, literal =>
        {
            var operation = model.GetOperation(literal, TestContext.Current.CancellationToken)!;
            operation = operation is Microsoft.CodeAnalysis.Operations.IInterpolatedStringTextOperation text ? text.Text : operation;
            Assert.Equal(expected, RecognisedSecrets.Speak(operation, (string)operation.ConstantValue.Value!));
        });
    }
}
