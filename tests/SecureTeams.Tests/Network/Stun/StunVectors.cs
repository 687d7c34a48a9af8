namespace SecureTeams.Tests.Network.Stun;

/// <summary>The published test vectors of RFC 5769.</summary>
internal static class StunVectors
{
    internal const string Password = "VOkJxbRl1RmTxUk/WvJxBt";
    internal const string Username = "evtj:h6vY";
    internal const string LongTermUsername = "マトリックス";
    internal const string LongTermRealm = "example.org";
    internal const string LongTermPassword = "TheMatrIX";

    /// <summary>Section 2.1.</summary>
    internal const string Request = "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf";

    /// <summary>Section 2.2.</summary>
    internal const string IPv4Response = "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96";

    /// <summary>Section 2.3.</summary>
    internal const string IPv6Response = "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c";

    /// <summary>Section 2.4.</summary>
    internal const string LongTermRequest = "000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382afe382b900000015001c662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b6578616d706c652e6f72670000080014f67024656dd64a3e02b8e0712e85c9a28ca89666";
}
