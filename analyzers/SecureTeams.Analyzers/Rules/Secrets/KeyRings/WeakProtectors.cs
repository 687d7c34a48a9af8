using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.KeyRings;

/// <summary>Algorithms that Data Protection can be told to use, by name or by type, and must not.</summary>
internal static class WeakProtectors
{
    private static readonly string[] Weak = ["TRIPLEDES", "3DES", "DESX", "DES", "RC2", "RC4", "MACTRIPLEDES", "HMACMD5", "HMACRIPEMD160", "MD5", "MD4", "MD2", "RIPEMD160"];

    private static readonly string[] Suffixes = ["CRYPTOSERVICEPROVIDER", "MANAGED", "CNG"];

    public static string? Among(ValueTracer tracer, IOperation value)
    {
        foreach (var source in tracer.Sources(value))
        {
            var name = source is ITypeOfOperation { TypeOperand: { } type } ? type.Name : source.ConstantValue is { HasValue: true, Value: string text } ? text : null;
            if (name is not null && Array.Exists(Weak, weak => weak == Plain(name)))
            {
                return name;
            }
        }

        return null;
    }

    private static string Plain(string name)
    {
        var plain = name.Replace("-", string.Empty).Replace("_", string.Empty).ToUpperInvariant();
        foreach (var suffix in Suffixes)
        {
            if (plain.EndsWith(suffix, StringComparison.Ordinal))
            {
                return plain.Substring(0, plain.Length - suffix.Length);
            }
        }

        return plain;
    }
}
