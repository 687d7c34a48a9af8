namespace SecureTeams.Network.Boundary;

/// <summary>A document of endpoints or of rules that cannot be read; it is read as a whole or not at all.</summary>
public sealed class NetworkDocumentException : FormatException
{
    /// <summary>Initializes a new instance of the <see cref="NetworkDocumentException"/> class.</summary>
    /// <param name="fault">What is wrong and where.</param>
    public NetworkDocumentException(DocumentFault fault)
        : base(fault?.ToString()) => Fault = fault ?? throw new ArgumentNullException(nameof(fault));

    /// <summary>Gets what is wrong and where.</summary>
    public DocumentFault Fault { get; }
}
