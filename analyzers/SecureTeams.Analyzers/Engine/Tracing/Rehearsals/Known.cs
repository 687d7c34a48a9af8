using System.Collections.Immutable;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>As much as a rehearsal knows about a value.</summary>
internal sealed class Known
{
    public static readonly Known Unknown = new(Kind.Unknown);
    public static readonly Known True = new(Kind.Constant, true);
    public static readonly Known False = new(Kind.Constant, false);
    public static readonly Known Null = new(Kind.Constant);

    /// <summary>Something that is not null.</summary>
    public static readonly Known Present = new(Kind.Present);
    public static readonly Known Certificate = new(Kind.Certificate);
    public static readonly Known Chain = new(Kind.Chain);

    /// <summary>Subject or issuer: whoever makes a certificate himself makes them equal.</summary>
    public static readonly Known CertificateName = new(Kind.CertificateName);

    /// <summary>The server that was asked for: one of those that the callback names.</summary>
    public static readonly Known Host = new(Kind.Host);

    /// <summary>A part of a rebuilt chain above the certificate itself, which is as the callback expects it.</summary>
    public static readonly Known ChainElement = new(Kind.ChainElement);

    private readonly Kind _kind;
    private readonly object? _value;

    private Known(Kind kind, object? value = null, ImmutableArray<Known>? items = null)
    {
        _kind = kind;
        _value = value;
        Items = items;
    }

    private enum Kind
    {
        Unknown,
        Constant,
        Present,
        Certificate,
        Chain,
        CertificateName,
        Host,
        ChainElement,
        Status,
        Sequence,
    }

    /// <summary>Null unless it is a sequence of which every member is known.</summary>
    public ImmutableArray<Known>? Items { get; }

    public bool? Truth => _value as bool?;

    public long? Number => _value as long?;

    /// <summary>The flags of one X509ChainStatus.</summary>
    public long? Flags => _kind == Kind.Status ? Number : null;

    public bool? IsNull => _kind switch
    {
        Kind.Unknown => null,
        Kind.Constant => _value is null,
        _ => false,
    };

    public static Known Constant(object? value) => value switch
    {
        null => Null,
        true => True,
        false => False,
        int number => new(Kind.Constant, (long)number),
        short number => new(Kind.Constant, (long)number),
        byte number => new(Kind.Constant, (long)number),
        _ => new(Kind.Constant, value),
    };

    public static Known Of(bool? truth) => truth switch
    {
        true => True,
        false => False,
        null => Unknown,
    };

    public static Known Status(int flags) => new(Kind.Status, (long)flags);

    public static Known Sequence(IEnumerable<Known> items) => new(Kind.Sequence, items: items.ToImmutableArray());

    public static Known Either(Known one, Known other) =>
        ReferenceEquals(one, other) || (one._kind == other._kind && one._kind is Kind.Constant or Kind.Status && Equals(one._value, other._value)) ? one : Unknown;

    public static bool? AreEqual(Known one, Known other) => (one._kind, other._kind) switch
    {
        (Kind.Constant, Kind.Constant) when one.Number is { } left && other.Number is { } right => left == right,
        (Kind.Constant, Kind.Constant) => Equals(one._value, other._value),
        (Kind.CertificateName, Kind.CertificateName) => true,
        (Kind.Host, Kind.Constant) when other._value is string name => IsServer(name),
        (Kind.Constant, Kind.Host) when one._value is string name => IsServer(name),
        _ when ReferenceEquals(one, Null) => other.IsNull,
        _ when ReferenceEquals(other, Null) => one.IsNull,
        _ => null,
    };

    private static bool? IsServer(string name) => name.Length == 0 ? false : Loopback.IsUrl("https://" + name) ? null : true;
}
