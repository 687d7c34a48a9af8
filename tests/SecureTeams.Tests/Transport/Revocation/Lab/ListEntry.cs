namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>One entry of a list; the serial number as the content octets of its INTEGER.</summary>
internal sealed record ListEntry(byte[] Serial)
{
    internal const string ReasonId = "2.5.29.21";
    internal const string CertificateIssuerId = "2.5.29.29";

    internal DateTimeOffset? Since { get; init; }

    internal IReadOnlyList<(string Id, bool Critical, byte[] Value)> Extensions { get; init; } = [];

    internal ListEntry For(int reason) => this with
    {
        Extensions = [(ReasonId, false, ListDraft.Encoded(writer => writer.WriteEncodedValue([0x0A, 0x01, (byte)reason])))],
    };
}
