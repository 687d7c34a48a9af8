namespace SecureTeams.Analyzers.CodeFixes;

/// <summary>Finds which of many edits can be made together: one trial when all can, a few more for each that cannot.</summary>
internal static class Acceptance
{
    public static async Task<List<T>> OfAsync<T>(IReadOnlyList<T> candidates, Func<List<T>, Task<bool>> isAcceptableAsync)
    {
        var accepted = new List<T>();
        var pending = new Stack<(int Start, int Count)>();
        pending.Push((0, candidates.Count));
        while (pending.Count > 0)
        {
            var (start, count) = pending.Pop();
            if (count == 0)
            {
                continue;
            }

            var trial = accepted.Concat(candidates.Skip(start).Take(count)).ToList();
            if (await isAcceptableAsync(trial).ConfigureAwait(false))
            {
                accepted = trial;
            }
            else if (count > 1)
            {
                pending.Push((start + (count / 2), count - (count / 2)));
                pending.Push((start, count / 2));
            }
        }

        return accepted;
    }
}
