using System.Formats.Asn1;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>What a list covers, by its issuing distribution point (RFC 5280 section 5.2.5).</summary>
internal sealed class ListScope
{
    private readonly bool _onlyUsers;
    private readonly bool _onlyAuthorities;
    private readonly byte[][]? _names;

    private ListScope(bool onlyUsers, bool onlyAuthorities, byte[][]? names)
    {
        _onlyUsers = onlyUsers;
        _onlyAuthorities = onlyAuthorities;
        _names = names;
    }

    /// <summary>Gets the scope of a list without the extension: everything that its issuer has issued.</summary>
    internal static ListScope Everything { get; } = new(onlyUsers: false, onlyAuthorities: false, names: null);

    /// <summary>Reads the extension's value.</summary>
    /// <exception cref="ListRefusedException">It is malformed, or the list is of no use for any certificate.</exception>
    internal static ListScope Read(ReadOnlySpan<byte> value)
    {
        var document = new DerCursor(value);
        DerCursor point = document.ReadSequence();
        document.ThrowIfNotEmpty();
        byte[][]? names = ReadName(ref point);
        bool onlyUsers = ReadFlag(ref point, 1);
        bool onlyAuthorities = ReadFlag(ref point, 2);
        var reasons = new Asn1Tag(TagClass.ContextSpecific, 3);
        bool onlySomeReasons = point.NextIs(reasons);
        if (onlySomeReasons)
        {
            point.ReadEncoded();
        }

        bool indirect = ReadFlag(ref point, 4);
        bool onlyAttributes = ReadFlag(ref point, 5);
        point.ThrowIfNotEmpty();
        if (indirect)
        {
            throw new ListRefusedException(RevocationFailure.IndirectList);
        }

        if (onlySomeReasons || onlyAttributes || (onlyUsers && onlyAuthorities))
        {
            throw new ListRefusedException(RevocationFailure.OutOfScope);
        }

        return new ListScope(onlyUsers, onlyAuthorities, names);
    }

    /// <summary>Whether the list speaks of a certificate that names <paramref name="point"/>.</summary>
    internal bool Covers(bool isAuthority, DistributionPoint point) =>
        !(isAuthority ? _onlyUsers : _onlyAuthorities) && (_names is null || point.SharesNameWith(_names));

    private static byte[][]? ReadName(ref DerCursor point)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!point.NextIs(tag))
        {
            return null;
        }

        DerCursor name = point.ReadSequence(tag);
        if (!name.NextIs(tag))
        {
            // A name relative to the issuer: there is no telling that it is the certificate's.
            throw new ListRefusedException(RevocationFailure.OutOfScope);
        }

        DerCursor fullName = name.ReadSequence(tag);
        name.ThrowIfNotEmpty();
        var names = new List<byte[]>();
        while (fullName.HasData)
        {
            names.Add(fullName.ReadEncoded().ToArray());
        }

        return [.. names];
    }

    private static bool ReadFlag(ref DerCursor point, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number);
        return point.NextIs(tag) && point.ReadBoolean(tag);
    }
}
