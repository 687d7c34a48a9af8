using System.Collections;
using System.Runtime.CompilerServices;

namespace SecureTeams.Tenant;

/// <summary>
/// An immutable set of domains. Two sets with the same domains are equal; lookups take no allocation.
/// </summary>
[CollectionBuilder(typeof(DomainSet), nameof(Create))]
public sealed class DomainSet : IReadOnlyCollection<DomainName>, IEquatable<DomainSet>
{
    private readonly DomainName[] _sorted;

    private DomainSet(DomainName[] sorted) => _sorted = sorted;

    /// <summary>Gets the set without domains.</summary>
    public static DomainSet Empty { get; } = new([]);

    /// <summary>Gets the number of domains.</summary>
    public int Count => _sorted.Length;

    /// <summary>Gets the domains for loops that may not allocate.</summary>
    internal ReadOnlySpan<DomainName> Span => _sorted;

    /// <summary>Makes a set of domains; a domain given twice counts once.</summary>
    /// <param name="domains">The domains.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">One of the domains is the default of the type.</exception>
    public static DomainSet Create(params ReadOnlySpan<DomainName> domains)
    {
        if (domains.IsEmpty)
        {
            return Empty;
        }

        var sorted = new SortedSet<DomainName>(Comparer<DomainName>.Create(static (left, right) => left.Span.SequenceCompareTo(right.Span)));
        foreach (DomainName domain in domains)
        {
            sorted.Add(domain.IsDefault ? throw new ArgumentException("default(DomainName) is not a domain. Use DomainName.Parse.", nameof(domains)) : domain);
        }

        return new DomainSet([.. sorted]);
    }

    /// <summary>Makes a set of domains from text.</summary>
    /// <param name="domains">Names such as <c>contoso.com</c>.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">One of the texts is no domain; none of them is skipped.</exception>
    public static DomainSet Parse(params ReadOnlySpan<string> domains)
    {
        var names = new DomainName[domains.Length];
        for (int index = 0; index < names.Length; index++)
        {
            names[index] = DomainName.Parse(domains[index]);
        }

        return Create(names);
    }

    /// <summary>Tells whether the set has the domain.</summary>
    /// <param name="domain">The domain to look for.</param>
    /// <returns><see langword="true"/> when it is in the set itself, not only below a member.</returns>
    public bool Contains(DomainName domain) => Find(domain.Span) >= 0;

    /// <summary>Tells whether the domain lies below a member of the set, label by label.</summary>
    /// <param name="domain">The domain to look for.</param>
    /// <returns><see langword="true"/> when a member is one of its parents.</returns>
    public bool ContainsParentOf(DomainName domain)
    {
        ReadOnlySpan<char> rest = domain.Span;
        for (int dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.'))
        {
            rest = rest[(dot + 1)..];
            if (Find(rest) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns this set with more domains.</summary>
    /// <param name="domains">The domains to add; those that are members already change nothing.</param>
    /// <returns>The larger set, or this one when it has them all.</returns>
    /// <exception cref="ArgumentException">One of the domains is the default of the type.</exception>
    public DomainSet Union(DomainSet domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        return domains.All(Contains) ? this : Create([.. _sorted, .. domains._sorted]);
    }

    /// <summary>Returns this set without some domains.</summary>
    /// <param name="domains">The domains to take out; those that are no members change nothing.</param>
    /// <returns>The smaller set, or this one when it has none of them.</returns>
    public DomainSet Except(DomainSet domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        return domains.Any(Contains) ? new DomainSet([.. _sorted.Where(domain => !domains.Contains(domain))]) : this;
    }

    /// <summary>Returns the domains in the order of their texts.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<DomainName> GetEnumerator() => ((IEnumerable<DomainName>)_sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Tells whether both sets have the same domains.</summary>
    /// <param name="other">The other set.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public bool Equals(DomainSet? other) => other is not null && _sorted.AsSpan().SequenceEqual(other._sorted);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DomainSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (DomainName domain in _sorted)
        {
            hash.Add(domain);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the domains, with commas between them.</summary>
    /// <returns>The text; empty for the empty set.</returns>
    public override string ToString() => string.Join(", ", _sorted);

    internal bool Overlaps(DomainSet other)
    {
        foreach (DomainName domain in other._sorted)
        {
            if (Contains(domain))
            {
                return true;
            }
        }

        return false;
    }

    private int Find(ReadOnlySpan<char> name)
    {
        int low = 0;
        int high = _sorted.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = _sorted[middle].Span.SequenceCompareTo(name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
