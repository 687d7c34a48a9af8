using System.Globalization;
using System.Text;
using CsCheck;
using SecureTeams.Network;
using SecureTeams.Network.Boundary;

namespace SecureTeams.Tests.Network.Boundary;

/// <summary>Blocks and ranges so small that every address and port can be asked one by one.</summary>
public sealed class BoundaryPropertyTests
{
    private static Gen<(int First, int Prefix)> Block => Gen.Select(Gen.Int[0, 31], Gen.Int[27, 32]).Select((address, prefix) => (address & ~((1 << (32 - prefix)) - 1), prefix));

    private static Gen<PortRange> Ports => Gen.Select(Gen.Int[1, 10], Gen.Int[1, 10]).Select((left, right) => new PortRange(Math.Min(left, right), Math.Max(left, right)));

    private static Gen<((int First, int Prefix) Block, PortRange Ports, bool IsIPv6)> Rule => Gen.Select(Block, Ports, Gen.Bool);

    [Fact]
    public void Evaluation_IsWhatEachAddressAndPortSays() => Gen.Select(Rule, Rule.Array[0, 12]).Sample((need, rules) =>
    {
        BoundaryReport report = Evaluate(need, rules.Select(Text));
        PortRange[] expected = [.. Enumerable.Range(need.Ports.First, need.Ports.Count).Where(port => !IsOpen(need, port, rules)).Select(port => new PortRange(port, port))];
        int[] missing = [.. report.MissingRules().SelectMany(rule => Enumerable.Range(rule.Ports.First, rule.Ports.Count))];
        return report.IsSatisfied == (expected.Length == 0) && missing.SequenceEqual(expected.Select(range => range.First));
    });

    [Fact]
    public void AddingWhatIsMissing_Satisfies() => Gen.Select(Rule, Rule.Array[0, 12]).Sample((need, rules) =>
    {
        IEnumerable<string> missing = Evaluate(need, rules.Select(Text)).MissingRules().Select(rule => rule.ToString());
        return Evaluate(need, [.. rules.Select(Text), .. missing]).IsSatisfied;
    });

    [Fact]
    public void MoreRules_NeverMissMore() => Gen.Select(Rule, Rule.Array[0, 8], Rule).Sample((need, rules, more) =>
        !Evaluate(need, rules.Select(Text)).IsSatisfied || Evaluate(need, rules.Append(more).Select(Text)).IsSatisfied);

    private static bool IsOpen(((int First, int Prefix) Block, PortRange Ports, bool IsIPv6) need, int port, ((int First, int Prefix) Block, PortRange Ports, bool IsIPv6)[] rules) =>
        Addresses(need.Block).All(address => rules.Any(rule => rule.IsIPv6 == need.IsIPv6 && rule.Ports.Contains(port) && Addresses(rule.Block).Contains(address)));

    private static IEnumerable<int> Addresses((int First, int Prefix) block) => Enumerable.Range(block.First, 1 << (32 - block.Prefix));

    private static BoundaryReport Evaluate(((int First, int Prefix) Block, PortRange Ports, bool IsIPv6) need, IEnumerable<string> rules) => BoundaryCheck.Evaluate(
        EndpointSet.Parse(Encoding.UTF8.GetBytes($$"""[{"id":1,"ips":["{{Text(need.Block, need.IsIPv6)}}"],"tcpPorts":"{{need.Ports}}"}]""")),
        FirewallRules.Parse(string.Join('\n', rules)));

    private static string Text(((int First, int Prefix) Block, PortRange Ports, bool IsIPv6) rule) => $"tcp,{rule.Ports},{Text(rule.Block, rule.IsIPv6)}";

    private static string Text((int First, int Prefix) block, bool isIPv6) => isIPv6
        ? string.Create(CultureInfo.InvariantCulture, $"2603:1063::{block.First:x}/{block.Prefix + 96}")
        : string.Create(CultureInfo.InvariantCulture, $"10.0.0.{block.First}/{block.Prefix}");
}
