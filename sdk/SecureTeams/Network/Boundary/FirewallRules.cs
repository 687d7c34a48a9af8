using System.Diagnostics.CodeAnalysis;
using SecureTeams.Network.Boundary.Readers;

namespace SecureTeams.Network.Boundary;

/// <summary>What a firewall lets out: rules that allow; everything else is blocked.</summary>
/// <remarks>
/// <para>
/// The text has one rule a line, <c>protocol,ports,destination</c>. Protocol is <c>tcp</c>, <c>udp</c> or <c>any</c>; ports are
/// <c>any</c>, or numbers and ranges that semicolons separate (<c>80;443</c>, <c>3478-3481</c>); the destination is what <see cref="NetworkDestination.TryParse"/> reads. The first line may be
/// the header <c>protocol,ports,destination</c>. Empty lines and lines that start with <c>#</c> are skipped, blanks around a field too.
/// </para>
/// <para>
/// Anything else refuses the whole text with line and column: a rule that was misread could hide a missing one. There are no rules that deny, since
/// their meaning depends on an order that differs between products; write down what is allowed in the end.
/// </para>
/// </remarks>
public sealed class FirewallRules
{
    /// <summary>The most characters that are read: 4,194,304.</summary>
    public const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>The most rules: 20,000. A line with several protocols or ranges makes several.</summary>
    public const int MaxRules = 20_000;

    private FirewallRules(FirewallRule[] rules) => Rules = rules.AsReadOnly();

    /// <summary>Gets the rules in the order of the text.</summary>
    public IReadOnlyList<FirewallRule> Rules { get; }

    /// <summary>Takes rules that exist as objects.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A rule is null, has no transport or no ports, or there are more than <see cref="MaxRules"/>.</exception>
    public static FirewallRules Of(IEnumerable<FirewallRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        FirewallRule[] all = [.. rules.Take(MaxRules + 1)];
        if (all.Length > MaxRules || !Array.TrueForAll(all, rule => rule is { Transport: NetworkTransport.Tcp or NetworkTransport.Udp, Ports.Count: > 0, Destination: not null }))
        {
            throw new ArgumentException($"Every rule needs a transport, ports and a destination, and there may be {MaxRules} at most.", nameof(rules));
        }

        return new FirewallRules(all);
    }

    /// <summary>Reads rules.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="NetworkDocumentException">The text cannot be read; says where and why.</exception>
    public static FirewallRules Parse(string text) =>
        TryParse(text, out FirewallRules? rules, out DocumentFault? fault) ? rules : throw new NetworkDocumentException(fault);

    /// <summary>Reads rules.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">The rules; null when the text cannot be read.</param>
    /// <param name="fault">What is wrong and where; null when nothing is.</param>
    /// <returns><see langword="true"/> when the text has been read.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out FirewallRules? rules, [NotNullWhen(false)] out DocumentFault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new List<FirewallRule>();
        fault = FirewallReader.Read(text, read);
        rules = fault is null ? new FirewallRules([.. read]) : null;
        return fault is null;
    }

    /// <summary>Returns how many rules there are.</summary>
    /// <returns>For example <c>12 rules</c>.</returns>
    public override string ToString() => $"{Rules.Count} rules";
}
