using System.Text;
using CsCheck;
using SecureTeams.Network;
using SecureTeams.Network.Boundary;

namespace SecureTeams.Tests.Network.Boundary;

public sealed class EndpointSetTests
{
    [Fact]
    public void Parse_Document_HasEverything()
    {
        EndpointSet endpoints = EndpointSet.Parse(Encoding.UTF8.GetBytes(EndpointSample.Json));
        Assert.Equal([11, 12, 127, 56, 300], endpoints.Endpoints.Select(endpoint => endpoint.Id));
        TeamsEndpoint media = endpoints.Endpoints[0];
        Assert.Equal(("Skype", "Microsoft Teams", "Optimize", true), (media.ServiceArea, media.ServiceAreaDisplayName, media.Category, media.IsRequired));
        Assert.Equal(["52.112.0.0/14", "52.122.0.0/15", "2603:1063::/38"], media.Addresses.Select(block => block.ToString()));
        Assert.Equal(["3478", "3479", "3480", "3481"], media.UdpPorts.Select(range => range.ToString()));
        Assert.Empty(media.TcpPorts);
        Assert.Empty(media.Hosts);
        Assert.Null(media.Notes);
        Assert.Equal("Illustrative.", endpoints.Endpoints[2].Notes);
        Assert.False(endpoints.Endpoints[4].IsRequired);
    }

    [Fact]
    public void ForTeams_LeavesOtherServicesOut()
    {
        EndpointSet endpoints = EndpointSet.Parse(Encoding.UTF8.GetBytes(EndpointSample.Json));
        Assert.Equal([11, 12, 127, 300], endpoints.ForTeams().Endpoints.Select(endpoint => endpoint.Id));
        Assert.Equal(5, endpoints.ForAreas("skype", "COMMON").Endpoints.Count);
        Assert.Empty(endpoints.ForAreas("Exchange").Endpoints);
    }

    [Fact]
    public void Parse_AbsentAndUnknownMembers_AreTolerated()
    {
        TeamsEndpoint endpoint = Assert.Single(EndpointSet.Parse("""[{"new":{"deep":[1,{"urls":["https://x"]}]},"id":1,"New":null}]"""u8).Endpoints);
        Assert.True(endpoint.IsRequired);
        Assert.Equal((string.Empty, string.Empty, string.Empty, null), (endpoint.ServiceArea, endpoint.ServiceAreaDisplayName, endpoint.Category, endpoint.Notes));
        Assert.Empty(endpoint.Hosts.Concat(endpoint.Addresses));
    }

    /// <summary>What another reader takes for a member is one here too: otherwise a host could be smuggled past the check.</summary>
    [Fact]
    public void Parse_EscapedMemberName_IsTheMember() =>
        Assert.Equal("teams.microsoft.com", Assert.Single(EndpointSet.Parse("""[{"id":1,"\u0075rls":["teams.microsoft.com"],"tcpPorts":"443"}]"""u8).Endpoints[0].Hosts).Host);

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped() => Assert.Empty(EndpointSet.Parse([0xEF, 0xBB, 0xBF, (byte)'[', (byte)']']).Endpoints);

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{}", 1, 1)]
    [InlineData("[1]", 1, 2)]
    [InlineData("[\n  {\"id\": 1,\n   \"ips\": [\"10.0.0.0/8\",\n     \"10.1.0.0/8\"]}]", 4, 6)]
    [InlineData("[\n {\"id\":1,\"urls\":[\"https://x.example\"]}]", 2, 18)]
    [InlineData("[{\"id\":1,\"urls\":[\"10.0.0.1\"]}]", 1, 18)]
    [InlineData("[{\"id\":1,\"ips\":[\"teams.microsoft.com\"]}]", 1, 17)]
    [InlineData("[{\"id\":1,\"ips\":[\"any\"]}]", 1, 17)]
    [InlineData("[{\"id\":1,\"urls\":\"teams.microsoft.com\"}]", 1, 17)]
    [InlineData("[{\"id\":1,\"urls\":[null]}]", 1, 18)]
    [InlineData("[{\"id\":1,\"tcpPorts\":443}]", 1, 21)]
    [InlineData("[{\"id\":1,\"tcpPorts\":\"443,\"}]", 1, 21)]
    [InlineData("[{\"id\":1,\"udpPorts\":\"70000\"}]", 1, 21)]
    [InlineData("[{\"id\":1,\"required\":\"true\"}]", 1, 21)]
    [InlineData("[{\"id\":1,\"serviceArea\":null}]", 1, 24)]
    [InlineData("[{\"id\":\"1\"}]", 1, 8)]
    [InlineData("[{\"id\":-1}]", 1, 8)]
    [InlineData("[{\"id\":1.5}]", 1, 8)]
    [InlineData("[{\"id\":99999999999}]", 1, 8)]
    [InlineData("[{\"urls\":[]}]", 1, 12)]
    [InlineData("[{\"id\":1,\"id\":1}]", 1, 10)]
    [InlineData("[{\"id\":1},{\"id\":1}]", 1, 17)]
    [InlineData("[{\"id\":1}", 1, 10)]
    [InlineData("[{\"id\":1}] []", 1, 12)]
    [InlineData("[{\"id\":1,}]", 1, 10)]
    [InlineData("[{\"id\":1,\"notes\":\"\\uD800\"}]", 1, 18)]
    [InlineData("[{\"id\":1,\"ips\":[\"10.0.0.0/8\"]}]", 1, 30)]
    [InlineData("[{\"id\":1,\"urls\":[\"a.example\"],\"required\":false}]", 1, 47)]
    [InlineData("[{\"id\":1,\"tcpPorts\":\"443\",\"UdpPorts\":\"3478\"}]", 1, 27)]
    [InlineData("[{\"id\":1,\"tcpPorts\":\"443\",\"Ips\":[\"10.0.0.0/8\"]}]", 1, 27)]
    [InlineData("[{\"id\":1,\"REQUIRED\":false}]", 1, 10)]
    [InlineData("[{\"id\":1,\"\\u0055dpPorts\":\"3478\"}]", 1, 10)]
    public void Parse_Fault_IsTheWholeDocumentsWithItsPosition(string text, int line, int column)
    {
        NetworkDocumentException failure = Assert.Throws<NetworkDocumentException>(() => EndpointSet.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((line, column), (failure.Fault.Line, failure.Fault.Column));
        Assert.StartsWith($"line {line}, column {column}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_RandomBytesAndDamagedDocuments_NeverThrows()
    {
        byte[] sample = Encoding.UTF8.GetBytes(EndpointSample.Json);
        Gen.Byte.Array[0, 100].Sample(bytes => !EndpointSet.TryParse(bytes, out _, out DocumentFault? fault) == fault is { Line: > 0, Column: > 0 });
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] bytes = [.. sample];
            foreach ((int position, byte value) in changes)
            {
                bytes[position] = value;
            }

            return EndpointSet.TryParse(bytes, out EndpointSet? endpoints, out DocumentFault? fault) == (endpoints is not null) && (fault is null) == (endpoints is not null);
        });
    }

    /// <summary>What is a need is a range times a destination: either alone may be short where their product is not.</summary>
    [Theory]
    [InlineData(1, 10_001)]
    [InlineData(10_001, 1)]
    [InlineData(1_000, 1_000)]
    public void Parse_MoreThanAnyoneNeeds_IsRefused(int hosts, int ranges)
    {
        string urls = string.Join(',', Enumerable.Range(0, hosts).Select(host => $"\"h{host}.example\""));
        string ports = string.Join(',', Enumerable.Range(1, ranges).Select(range => 2 * range));
        Assert.False(EndpointSet.TryParse(Encoding.UTF8.GetBytes($$"""[{"id":1,"urls":[{{urls}}],"tcpPorts":"{{ports}}"}]"""), out _, out DocumentFault? fault));
        Assert.Contains("more than", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("443,443,443", "443")]
    [InlineData("443,80", "80,443")]
    [InlineData("3478,3478-3481,3480-3490,3491", "3478-3490,3491")]
    [InlineData("1-65535,443", "1-65535")]
    public void Parse_PortsThatOverlap_AreOneRange(string ports, string expected)
    {
        TeamsEndpoint endpoint = Assert.Single(EndpointSet.Parse(Encoding.UTF8.GetBytes($$"""[{"id":1,"tcpPorts":"{{ports}}","udpPorts":"{{ports}}"}]""")).Endpoints);
        Assert.Equal(expected, string.Join(',', endpoint.TcpPorts));
        Assert.Equal(expected, string.Join(',', endpoint.UdpPorts));
    }

    [Fact]
    public void Parse_DestinationStatedTwice_IsOne()
    {
        TeamsEndpoint endpoint = Assert.Single(EndpointSet.Parse("""[{"id":1,"urls":["a.example","A.example"],"ips":["10.0.0.0/8","10.0.0.0/8","2603:1063::/38","2603:1063:0::/38"],"tcpPorts":"443"}]"""u8).Endpoints);
        Assert.Equal(["a.example"], endpoint.Hosts.Select(host => host.ToString()));
        Assert.Equal(["10.0.0.0/8", "2603:1063::/38"], endpoint.Addresses.Select(block => block.ToString()));
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() => Assert.False(EndpointSet.TryParse(Encoding.UTF8.GetBytes($"[{{\"x\":{new string('[', 50_000)}"), out _, out _));

    [Fact]
    public void Parse_TooLarge_IsRefusedUnread() => Assert.False(EndpointSet.TryParse(new byte[EndpointSet.MaxBytes + 1], out _, out _));

    [Fact]
    public async Task ParseAsync_StreamWithoutEnd_IsRefused()
    {
        await using var stream = new EndlessStream();
        NetworkDocumentException failure = await Assert.ThrowsAsync<NetworkDocumentException>(() => EndpointSet.ParseAsync(stream, TestContext.Current.CancellationToken));
        Assert.Contains("4194304 bytes", failure.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Served, EndpointSet.MaxBytes, EndpointSet.MaxBytes + (1024 * 1024));
    }

    [Fact]
    public async Task ParseAsync_Stream_IsReadToItsEnd()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(EndpointSample.Json));
        Assert.Equal(5, (await EndpointSet.ParseAsync(stream, TestContext.Current.CancellationToken)).Endpoints.Count);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Ports_OfTheSample_AreThoseOfTheGuide() => Assert.All(
        EndpointSet.Parse(Encoding.UTF8.GetBytes(EndpointSample.Json)).Endpoints[0].UdpPorts,
        range => Assert.True(TeamsPorts.Relay.Ports.Contains(range)));

    private sealed class EndlessStream : Stream
    {
        internal long Served { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Served += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
