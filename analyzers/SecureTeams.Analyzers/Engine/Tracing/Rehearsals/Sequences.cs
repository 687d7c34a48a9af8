using System.Collections.Immutable;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>Queries over a sequence whose members are known.</summary>
internal static class Sequences
{
    /// <summary>Null when nothing is known about such a query; without a function, the items are asked as they are.</summary>
    public static Known? Of(string query, ImmutableArray<Known> items, Func<Known, Known> apply)
    {
        switch (query)
        {
            case "Any" or "Exists":
                return Known.Of(items.IsEmpty ? false : Some(items, apply));
            case "All" or "TrueForAll":
                return Known.Of(!Some(items, item => Known.Of(!apply(item).Truth)));
            case "Select":
                return Known.Sequence(items.Select(apply));
            case "Where" or "FindAll" or "TakeWhile":
                return Filtered(items, apply) is { } kept ? Known.Sequence(kept) : Known.Unknown;
            case "Count":
                return Filtered(items, apply) is { } counted ? Known.Constant(counted.Count) : Known.Unknown;
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                return Filtered(items, apply) is { Count: 1 } one ? one[0] : Known.Unknown;
            case "Cast" or "AsEnumerable" or "ToArray" or "ToList" or "Distinct" or "Reverse":
                return Known.Sequence(items);
            default:
                return null;
        }
    }

    private static bool? Some(ImmutableArray<Known> items, Func<Known, Known> apply)
    {
        bool? some = false;
        foreach (var item in items)
        {
            var truth = ReferenceEquals(apply(item), item) ? true : apply(item).Truth;
            some = some == true || truth == true ? true : some == false && truth == false ? false : null;
        }

        return some;
    }

    private static List<Known>? Filtered(ImmutableArray<Known> items, Func<Known, Known> apply)
    {
        var kept = new List<Known>();
        foreach (var item in items)
        {
            var result = apply(item);
            if (ReferenceEquals(result, item) || result.Truth == true)
            {
                kept.Add(item);
            }
            else if (result.Truth is null)
            {
                return null;
            }
        }

        return kept;
    }
}
