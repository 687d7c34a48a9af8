using System.Text;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>Brings the spellings of an algorithm together: "SHA-1", "System.Security.Cryptography.SHA1Managed", "DESede/CBC/PKCS5Padding".</summary>
internal static class AlgorithmName
{
    private const string FrameworkNamespace = "System.Security.Cryptography.";

    /// <summary>A slash parts a cipher from its mode, but joins a MAC to its digest: "HMAC/SHA1".</summary>
    private const string SlashedMac = "HMAC/";

    private static readonly string[] Implementations = ["CRYPTOSERVICEPROVIDER", "MANAGED", "CNG", "IMPLEMENTATION"];

    private static readonly string[] PasswordCiphers = ["TRIPLEDES", "DESEDE", "DES", "RC2", "RC4"];

    public static string Of(string text)
    {
        var name = text.Trim();
        if (name.StartsWith(FrameworkNamespace, StringComparison.OrdinalIgnoreCase))
        {
            name = name.Substring(FrameworkNamespace.Length);
        }
        else if (name.IndexOf('#') is var fragment and >= 0 && name.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            name = name.Substring(fragment + 1);
        }

        if (name.Length > 0 && char.IsDigit(name[0]) && name.IndexOf('.') > 0)
        {
            return name;
        }

        if (name.StartsWith(SlashedMac, StringComparison.OrdinalIgnoreCase))
        {
            name = name.Remove(SlashedMac.Length - 1, 1);
        }

        var end = name.IndexOfAny(['/', ',']);
        return CipherOfPassword(WithoutImplementation(Plain(end < 0 ? name : name.Substring(0, end))));
    }

    /// <summary>Password-based names end in their cipher: "PBEwithMD5andDES-CBC".</summary>
    private static string CipherOfPassword(string name)
    {
        if (!name.StartsWith("PBEWITH", StringComparison.Ordinal))
        {
            return name;
        }

        foreach (var cipher in PasswordCiphers)
        {
            if (name.IndexOf(cipher, StringComparison.Ordinal) >= 0)
            {
                return cipher;
            }
        }

        return name;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (character is not ('-' or '_' or ' '))
            {
                plain.Append(char.ToUpperInvariant(character));
            }
        }

        return plain.ToString();
    }

    private static string WithoutImplementation(string name)
    {
        foreach (var implementation in Implementations)
        {
            if (name.Length > implementation.Length && name.EndsWith(implementation, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - implementation.Length);
            }
        }

        return name;
    }
}
