namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

internal static class WeakPrimitives
{
    /// <summary>The worst first: a call that may make several of them is reported for one.</summary>
    private static readonly IReadOnlyList<WeakPrimitive> All = [.. WeakCiphers.All, .. WeakMacs.All, .. WeakDigests.All];

    public static WeakPrimitive? Worst(IReadOnlyCollection<string> names)
    {
        foreach (var primitive in All)
        {
            if (primitive.Names.Any(names.Contains) || primitive.Aliases.Any(names.Contains))
            {
                return primitive;
            }
        }

        return null;
    }
}
