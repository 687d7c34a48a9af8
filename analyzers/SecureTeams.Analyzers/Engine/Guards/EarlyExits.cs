using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>The first statement of a block that leaves it outside development; each is judged once, however many places ask.</summary>
internal sealed class EarlyExits(IBlockOperation block)
{
    private readonly object _gate = new();
    private DevelopmentGuard _guard;
    private int _position;
    private int _next;

    /// <summary>How many statements were looked at.</summary>
    public int Visited => _next;

    public DevelopmentGuard Before(IOperation child, Func<IOperation, DevelopmentGuard> judge)
    {
        var position = child.Syntax.SpanStart;
        lock (_gate)
        {
            for (; _guard == DevelopmentGuard.None && _next < block.Operations.Length && block.Operations[_next].Syntax.SpanStart < position; _next++)
            {
                if (block.Operations[_next] is IConditionalOperation { WhenFalse: null } conditional && ControlFlow.Leaves(conditional.WhenTrue))
                {
                    _guard = judge(conditional.Condition);
                    _position = conditional.Syntax.SpanStart;
                }
            }

            return _position < position ? _guard : DevelopmentGuard.None;
        }
    }
}
