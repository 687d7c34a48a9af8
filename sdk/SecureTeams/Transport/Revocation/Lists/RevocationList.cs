using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>
/// A certificate revocation list (RFC 5280 section 5) whose signature and structure are valid. Whether it is current and
/// speaks of a certificate is asked at each use.
/// </summary>
internal sealed class RevocationList
{
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly SerialIndex _revoked;
    private readonly ListScope _scope;
    private readonly byte[]? _authorityKeyIdentifier;
    private readonly byte[]? _number;

    private RevocationList(byte[] encoded, ListIssuer issuer)
    {
        _revoked = new SerialIndex(encoded);
        var document = new DerCursor(encoded);
        DerCursor list = document.ReadSequence();
        document.ThrowIfNotEmpty();
        ReadOnlySpan<byte> signed = list.ReadEncoded();
        ReadOnlySpan<byte> algorithm = list.ReadEncoded();
        ReadOnlySpan<byte> signature = list.ReadWholeOctetsOfBitString();
        list.ThrowIfNotEmpty();

        // Numbers are places in the document, so the signed part is read where it stands.
        DerCursor outer = new DerCursor(encoded).ReadSequence();
        DerCursor content = outer.ReadSequence();
        bool isSecondVersion = ReadVersion(ref content);
        Demand(content.ReadEncoded().SequenceEqual(algorithm), RevocationFailure.SignatureInvalid);
        Demand(DistinguishedNames.AreEqual(content.ReadEncoded(), issuer.Name), RevocationFailure.WrongIssuer);

        // Nothing that the issuer has not signed is read further.
        RevocationFailure forged = ListSignature.Verify(issuer.PublicKey, algorithm, signed, signature);
        Demand(forged == RevocationFailure.None, forged);

        ThisUpdate = content.ReadTime();
        NextUpdate = content.NextIsTime() ? content.ReadTime() : null;
        Demand(NextUpdate is null || NextUpdate >= ThisUpdate, RevocationFailure.Malformed);
        if (content.NextIs(Asn1Tag.Sequence))
        {
            ListEntries.Read(content.ReadSequence(), isSecondVersion, _revoked);
        }

        _scope = ListScope.Everything;
        if (content.HasData)
        {
            Demand(isSecondVersion, RevocationFailure.Malformed);
            DerCursor wrapper = content.ReadSequence(ExtensionsTag);
            var extensions = ListExtensions.Read(wrapper.ReadSequence());
            wrapper.ThrowIfNotEmpty();
            content.ThrowIfNotEmpty();
            _scope = extensions.Scope;
            _number = extensions.Number;
            _authorityKeyIdentifier = extensions.AuthorityKeyIdentifier;
        }

        Bytes = encoded.Length + _revoked.Bytes;
    }

    internal DateTimeOffset ThisUpdate { get; }

    internal DateTimeOffset? NextUpdate { get; }

    /// <summary>Gets how many entries there are.</summary>
    internal int Count => _revoked.Count;

    /// <summary>Gets how much memory the list takes.</summary>
    internal long Bytes { get; }

    /// <summary>Reads a list that <paramref name="issuer"/> must have signed; never throws for what it is given.</summary>
    /// <returns>Why the list is refused; <see cref="RevocationFailure.None"/> when it is not.</returns>
    internal static RevocationFailure TryRead(byte[] encoded, ListIssuer issuer, out RevocationList? list)
    {
        list = null;
        if (!issuer.MaySignLists)
        {
            return RevocationFailure.SignatureInvalid;
        }

        try
        {
            list = new RevocationList(encoded, issuer);
            return RevocationFailure.None;
        }
        catch (ListRefusedException refusal)
        {
            return refusal.Failure;
        }
        catch (AsnContentException)
        {
            return RevocationFailure.Malformed;
        }
    }

    /// <summary>Judges the list by the clock.</summary>
    internal RevocationFailure JudgeTime(DateTimeOffset now) => this switch
    {
        { ThisUpdate: var begin } when begin > now => RevocationFailure.NotYetCurrent,
        { NextUpdate: { } end } when end > now => RevocationFailure.None,
        _ => RevocationFailure.Outdated,
    };

    /// <summary>Judges whether the list speaks of a certificate.</summary>
    internal RevocationFailure JudgeScope(RevocationSubject subject, DistributionPoint point)
    {
        if (_authorityKeyIdentifier is { } named && subject.Issuer.KeyIdentifier is { } own && !named.AsSpan().SequenceEqual(own))
        {
            return RevocationFailure.WrongIssuer;
        }

        return _scope.Covers(subject.IsAuthority, point) ? RevocationFailure.None : RevocationFailure.OutOfScope;
    }

    internal bool Names(ReadOnlySpan<byte> serial) => _revoked.Contains(serial);

    /// <summary>Whether the issuer made this list before <paramref name="other"/>: somebody serves a state of the past.</summary>
    internal bool IsOlderThan(RevocationList other) =>
        ThisUpdate < other.ThisUpdate || (_number is { } own && other._number is { } its && Compare(own, its) < 0);

    private static int Compare(byte[] left, byte[] right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.AsSpan().SequenceCompareTo(right);

    private static bool ReadVersion(ref DerCursor content)
    {
        if (!content.NextIs(Asn1Tag.Integer))
        {
            return false;
        }

        ReadOnlySpan<byte> version = content.ReadInteger();
        Demand(version.Length == 1 && version[0] == 1, RevocationFailure.Malformed);
        return true;
    }

    private static void Demand([DoesNotReturnIf(false)] bool condition, RevocationFailure otherwise)
    {
        if (!condition)
        {
            throw new ListRefusedException(otherwise);
        }
    }
}
