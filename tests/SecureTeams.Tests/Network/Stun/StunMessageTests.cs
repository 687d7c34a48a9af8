using System.Buffers.Binary;
using CsCheck;
using SecureTeams.Network.Stun;

namespace SecureTeams.Tests.Network.Stun;

public sealed class StunMessageTests
{
    private static byte[] Plain => new StunBuilder(0x0001).ToBytes();

    [Fact]
    public void Parse_RandomBytes_NeverThrows() => Gen.Byte.Array[0, 200].Sample(bytes => Use(bytes));

    /// <summary>Random bytes rarely get past the header, so here they have a right one and mostly right attributes.</summary>
    [Fact]
    public void Parse_RandomAttributes_NeverThrows()
    {
        Gen<int> type = Gen.OneOf(Gen.OneOf(new[] { 0x0006, 0x0008, 0x0009, 0x0014, 0x001C, 0x0020, 0x8028 }.Select(known => Gen.Const(known)).ToArray()), Gen.Int[0, 0xFFFF]);
        Gen<int> lie = Gen.Frequency((9, Gen.Const(0)), (1, Gen.Int[-40, 70_000]));
        Gen.Select(Gen.Int[0, 0x3FFF], Gen.Select(type, Gen.Byte.Array[0, 40], lie).Array[0, 80]).Sample((header, attributes) =>
        {
            var builder = new StunBuilder(header);
            foreach ((int number, byte[] value, _) in attributes)
            {
                builder.With(number, value);
            }

            byte[] bytes = builder.ToBytes();
            int offset = 22;
            foreach ((_, byte[] value, int by) in attributes)
            {
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(offset), (ushort)(value.Length + by));
                offset += 4 + ((value.Length + 3) & ~3);
            }

            Use(bytes);
        });
    }

    [Fact]
    public void Parse_VectorWithRandomChanges_NeverThrowsAndIsNeverValid()
    {
        byte[] vector = Convert.FromHexString(StunVectors.Request);
        StunCredential credential = StunCredential.ShortTerm(StunVectors.Password);
        Gen.Select(Gen.Int[0, vector.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            byte[] bytes = [.. vector];
            foreach ((int position, byte value) in changes)
            {
                bytes[position] = value;
            }

            return bytes.AsSpan().SequenceEqual(vector) || StunMessage.Parse(bytes).Message?.VerifyIntegrity(credential, StunDemands.Fingerprint) is not StunIntegrity.Valid;
        });
    }

    [Fact]
    public void Parse_BadHeader_SaysWhy()
    {
        Assert.Equal(StunParseFailure.TooShort, StunMessage.Parse([]).Failure);
        Assert.Equal(StunParseFailure.TooShort, StunMessage.Parse(Plain.AsSpan(0, 19)).Failure);
        Assert.Equal(StunParseFailure.NotStun, StunMessage.Parse([0x80, .. Plain[1..]]).Failure);
        Assert.Equal(StunParseFailure.NotStun, StunMessage.Parse([0x40, .. Plain[1..]]).Failure);
        Assert.Equal(StunParseFailure.WrongMagicCookie, StunMessage.Parse([.. Plain[..4], 0x21, 0x12, 0xA4, 0x43, .. Plain[8..]]).Failure);
        Assert.Equal(StunParseFailure.WrongLength, StunMessage.Parse([.. Plain, 0]).Failure);
        Assert.Equal(StunParseFailure.WrongLength, StunMessage.Parse([0, 1, 0, 2, .. Plain[4..], 0, 0]).Failure);
        Assert.Equal(StunParseFailure.WrongLength, StunMessage.Parse([0, 1, 0, 4, .. Plain[4..]]).Failure);
    }

    [Fact]
    public void Parse_BadAttribute_SaysWhy()
    {
        Assert.Equal(StunParseFailure.AttributeTooLong, StunMessage.Parse([0, 1, 0, 4, .. Plain[4..], 0, 6, 0, 1]).Failure);
        Assert.Equal(StunParseFailure.AttributeTooLong, StunMessage.Parse([0, 1, 0, 4, .. Plain[4..], 0, 6, 0xFF, 0xFF]).Failure);
        Assert.Equal(StunParseFailure.WrongAttributeLength, StunMessage.Parse(new StunBuilder(1).With(0x0008, new byte[16]).ToBytes()).Failure);
        Assert.Equal(StunParseFailure.WrongAttributeLength, StunMessage.Parse(new StunBuilder(1).With(0x001C, new byte[16]).ToBytes()).Failure);
        Assert.Equal(StunParseFailure.WrongAttributeLength, StunMessage.Parse(new StunBuilder(1).With(0x8028, new byte[8]).ToBytes()).Failure);
        Assert.Equal(StunParseFailure.AttributeAfterFingerprint, StunMessage.Parse(new StunBuilder(1).WithFingerprint().With(0x8022, []).ToBytes()).Failure);
    }

    [Fact]
    public void Parse_Limits_AreKept()
    {
        Assert.True(StunMessage.Parse(WithAttributes(64).ToBytes()).IsMessage);
        Assert.Equal(StunParseFailure.TooManyAttributes, StunMessage.Parse(WithAttributes(65).ToBytes()).Failure);
        byte[] large = new StunBuilder(1).With(0x0013, new byte[2048]).ToBytes();
        Assert.Equal(StunParseFailure.TooLong, StunMessage.Parse(large).Failure);
        Assert.True(StunMessage.Parse(large, large.Length).IsMessage);
        Assert.Throws<ArgumentOutOfRangeException>(() => StunMessage.Parse(large, 19));
        Assert.Throws<ArgumentOutOfRangeException>(() => StunMessage.Parse(large, 65_553));
        Assert.True(StunMessage.Parse(new StunBuilder(1).With(0x0013, new byte[65_528]).ToBytes(), 65_552).IsMessage);
    }

    [Theory]
    [InlineData(0x0001, StunClass.Request, 0x001)]
    [InlineData(0x0101, StunClass.SuccessResponse, 0x001)]
    [InlineData(0x0111, StunClass.ErrorResponse, 0x001)]
    [InlineData(0x0017, StunClass.Indication, 0x007)]
    [InlineData(0x3EEF, StunClass.Request, 0xFFF)]
    public void Type_IsClassAndMethod(int type, StunClass expected, int method)
    {
        StunMessage message = StunMessage.Parse(new StunBuilder(type).ToBytes()).Message!;
        Assert.Equal((expected, method), (message.Class, message.Method));
    }

    [Theory]
    [InlineData("00000401", 401)]
    [InlineData("00000463", 499)]
    [InlineData("00000464", null)]
    [InlineData("00000201", null)]
    [InlineData("00000701", null)]
    [InlineData("000004", null)]
    public void ErrorCode_IsReadWhereItIsOne(string hex, int? expected) =>
        Assert.Equal(expected, StunMessage.Parse(new StunBuilder(0x0111).With(0x0009, Convert.FromHexString(hex)).ToBytes()).Message!.ErrorCode);

    [Theory]
    [InlineData("")]
    [InlineData("0001A147")]
    [InlineData("0003A147E112A643")]
    [InlineData("0001A147E112A64300")]
    [InlineData("0002A147E112A643")]
    public void MappedAddress_NotWellFormed_IsNone(string hex) =>
        Assert.Null(StunMessage.Parse(new StunBuilder(0x0101).With(0x0020, Convert.FromHexString(hex)).ToBytes()).Message!.GetMappedAddress());

    [Fact]
    public void Message_IsACopy()
    {
        byte[] bytes = Convert.FromHexString(StunVectors.Request);
        StunMessage message = StunMessage.Parse(bytes).Message!;
        Array.Clear(bytes);
        Assert.Equal(StunIntegrity.Valid, message.VerifyIntegrity(StunCredential.ShortTerm(StunVectors.Password)));
    }

    private static StunBuilder WithAttributes(int count) =>
        Enumerable.Range(0, count).Aggregate(new StunBuilder(1), (builder, index) => builder.With(0x8030 + index, []));

    private static void Use(byte[] bytes)
    {
        StunParseResult result = StunMessage.Parse(bytes);
        if (result.Message is not { } message)
        {
            Assert.NotEqual(StunParseFailure.None, result.Failure);
            return;
        }

        Assert.NotEqual(StunIntegrity.Valid, message.VerifyIntegrity(StunCredential.ShortTerm("secret-password")));
        _ = (message.GetMappedAddress(), message.ErrorCode, message.HasValidFingerprint(), message.ToString(), message.Class, message.Method);
    }
}
