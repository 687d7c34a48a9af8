using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotEncryptWithConstantIvsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithConstantIvsFixTests
{
    [Theory]
    [InlineData("var nonce = {0}; using var gcm = new AesGcm(text, 16); gcm.Encrypt({|ST2204:nonce|}, text, text, text); stream.Write(nonce);")]
    [InlineData("byte[] iv = {0}; {|ST2204:aes.IV = iv|}; var message = iv.Concat(text).ToArray();")]
    [InlineData("byte[] iv = {0}; var secret = aes.EncryptCbc(text, {|ST2204:iv|}); byte[] message = [.. iv, .. secret];")]
    [InlineData("byte[] iv = {0}; var secret = aes.EncryptCbc(text, {|ST2204:iv.AsSpan()|}); var message = (iv, secret);")]
    [InlineData("byte[] iv = {0}; var secret = aes.EncryptCbc(text, {|ST2204:iv|}); iv.AsSpan().CopyTo(text);")]
    [InlineData("byte[] iv = {0}; var secret = aes.EncryptCbc(text, {|ST2204:iv|}); Buffer.BlockCopy(iv, 0, text, 0, 16);")]
    public async Task ZerosThatAreSent_AreReplaced(string statement) =>
        await FixesAsync(
            InMethod(statement.Replace("{0}", "new byte[16] /* sent */", StringComparison.Ordinal)),
            InMethod(Unmarked(statement).Replace("{0}", "RandomNumberGenerator.GetBytes(16) /* sent */", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{|ST2204:aes.IV = new byte[16]|};")]
    [InlineData("byte[] iv = new byte[16]; {|ST2204:aes.IV = iv|}; Console.WriteLine(iv.Length);")]
    [InlineData("{|ST2204:aes.IV = s_iv|}; stream.Write(s_iv);")]
    [InlineData("byte[] iv = [1, 2, 3]; {|ST2204:aes.IV = iv|}; stream.Write(iv);")]
    [InlineData("byte[] iv = new byte[16]; {|ST2204:aes.IV = iv|}; var plain = aes.DecryptCbc(text, iv);")]
    [InlineData("byte[] iv = new byte[16]; {|ST2204:aes.IV = iv|}; var parameters = new ParametersWithIV(new KeyParameter(text), {|ST2204:iv|});")]
    [InlineData("Span<byte> nonce = stackalloc byte[12]; using var gcm = new AesGcm(text, 16); gcm.Encrypt({|ST2204:nonce|}, text, text, text); stream.Write(nonce);")]
    public async Task WhatBothSidesMayKnow_IsNotEdited(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string Unmarked(string statement) =>
        statement.Replace("{|ST2204:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal);
}
