using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Tenant;

/// <summary>
/// The DNS name of an organization, in the one spelling by which names are compared: lower case, international labels as
/// A-labels (<c>xn--...</c>), no trailing dot.
/// </summary>
/// <remarks>
/// The look of a name deceives; its A-label does not: <c>contoso.com</c> with a Cyrillic letter is <c>xn--cntoso-wqf.com</c>
/// here, and equals nothing else. Full-width letters and dots, decomposed accents and capitals are the same name and become
/// the same text. Names that mean different things to different readers are refused: wildcards, IP addresses, single labels,
/// labels that only pretend to be A-labels, invisible characters. Source: RFC 1123 (2.1), RFC 5890 (2.3), RFC 5892 (2).
/// </remarks>
public readonly record struct DomainName
{
    private readonly string? _value;

    private DomainName(string value) => _value = value;

    /// <summary>Gets the name: letters a to z, digits, hyphens and dots, at most 253 characters.</summary>
    /// <exception cref="InvalidOperationException">The value is the default of the type, which is no name.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(DomainName) is not a name. Use DomainName.Parse.");

    /// <summary>Gets a value indicating whether a label of the name is written in other letters than those of ASCII.</summary>
    public bool IsInternationalized => _value is not null && (_value.StartsWith("xn--", StringComparison.Ordinal) || _value.Contains(".xn--", StringComparison.Ordinal));

    /// <summary>Gets a value indicating whether this is the default of the type, which is no name.</summary>
    internal bool IsDefault => _value is null;

    /// <summary>Gets the name for comparisons; empty for the default of the type.</summary>
    internal ReadOnlySpan<char> Span => _value;

    /// <summary>Reads a name from text.</summary>
    /// <param name="value">A domain such as <c>contoso.com</c>; international names in their own letters or as A-labels.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The text is no such name; the message says why and what to write instead.</exception>
    public static DomainName Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        DomainFault fault = DomainSyntax.TryNormalize(value, out string name);
        return fault == DomainFault.None ? new DomainName(name) : throw new ArgumentException(DomainSyntax.Explain(fault), nameof(value));
    }

    /// <summary>Reads a name from text without throwing.</summary>
    /// <param name="value">A domain such as <c>contoso.com</c>.</param>
    /// <param name="domain">The name, when the text is one.</param>
    /// <returns><see langword="true"/> when <paramref name="value"/> is a name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out DomainName domain)
    {
        domain = default;
        if (value is null || DomainSyntax.TryNormalize(value, out string name) != DomainFault.None)
        {
            return false;
        }

        domain = new DomainName(name);
        return true;
    }

    /// <summary>Tells whether this name lies below <paramref name="parent"/>, label by label.</summary>
    /// <param name="parent">The name above.</param>
    /// <returns>
    /// <see langword="true"/> for <c>mail.contoso.com</c> under <c>contoso.com</c>; <see langword="false"/> for <c>evilcontoso.com</c>
    /// and for the name itself.
    /// </returns>
    public bool IsSubdomainOf(DomainName parent)
    {
        ReadOnlySpan<char> above = parent.Span;
        return above.Length > 0 && Span.Length > above.Length + 1 && Span[^(above.Length + 1)] == '.' && Span.EndsWith(above, StringComparison.Ordinal);
    }

    /// <summary>Returns the name, or an empty string for the default of the type.</summary>
    /// <returns>The name as it is compared.</returns>
    public override string ToString() => _value ?? string.Empty;
}
