using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.HashNames;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>Formats that are told the name of the cipher they encrypt with: CMS, XML encryption, PEM and OpenPGP.</summary>
internal static class CipherNameSinks
{
    private const string Framework = "System.Security.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";

    public const string KeyAlgorithmOwner = Framework + "Xml.EncryptionMethod";

    public const string KeyAlgorithm = "KeyAlgorithm";

    public static readonly IReadOnlyList<(string Type, Func<IParameterSymbol, bool> TakesName)> Constructors =
    [
        (Framework + "Pkcs.EnvelopedCms", static parameter => parameter.Type.Name == "AlgorithmIdentifier"),
        (Framework + "Xml.EncryptionMethod", static parameter => parameter.Ordinal == 0),
        (BouncyCastle + "Bcpg.OpenPgp.PgpEncryptedDataGenerator", static parameter => parameter.Type.Name == "SymmetricKeyAlgorithmTag"),
    ];

    public static readonly IReadOnlyList<(string Type, string Method)> Methods =
    [
        (BouncyCastle + "Cms.CmsEnvelopedDataGenerator", "Generate"),
        (BouncyCastle + "Cms.CmsEnvelopedDataStreamGenerator", "Open"),
        (BouncyCastle + "OpenSsl.PemWriter", "WriteObject"),
    ];

    /// <summary>Of the methods, which take it as text behind what they encrypt.</summary>
    public static bool IsCipherName(IParameterSymbol parameter) => parameter is { Ordinal: 1, Type.SpecialType: SpecialType.System_String };

    /// <summary>The weak cipher that is named; null where a sound one may be named as well, because a format follows the key it is given.</summary>
    public static WeakPrimitive? Named(ValueTracer tracer, IOperation value)
    {
        WeakPrimitive? found = null;
        foreach (var (name, _) in new HashNameOrigins(tracer, value).Of(value))
        {
            if (IsNumberOfEnum(name))
            {
                continue;
            }

            if (WeakPrimitives.Worst([AlgorithmName.Of(name)]) is not { } primitive || !WeakCiphers.All.Contains(primitive))
            {
                return null;
            }

            found = primitive;
        }

        return found;
    }

    /// <summary>A member of an enum comes as text too.</summary>
    private static bool IsNumberOfEnum(string name) => name.Length > 0 && name.All(char.IsDigit);
}
