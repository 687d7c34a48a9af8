using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

/// <summary>The fixes of the rules about APIs: a setting in place of the literal, decoded as the literal was.</summary>
public sealed class StatedSecretFixTests
{
    [Fact]
    public async Task ConfigurationInAField_IsRead() =>
        await FixesAsync(
            """
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;

            class Client
            {
                private readonly IConfiguration _configuration;

                public Client(IConfiguration configuration) => _configuration = configuration;

                ClientSecretCredential Credential(string id) => new("t", id, {|ST3101:"pK4.w8-" + "nRz_2hVt"|} /* of the bot */);
            }
            """,
            """
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;

            class Client
            {
                private readonly IConfiguration _configuration;

                public Client(IConfiguration configuration) => _configuration = configuration;

                ClientSecretCredential Credential(string id) => new("t", id, _configuration["AzureAd:ClientSecret"] ?? throw new InvalidOperationException("AzureAd:ClientSecret is not configured.") /* of the bot */);
            }
            """);

    [Fact]
    public async Task ConfigurationOfABuilder_IsRead() =>
        await FixesAsync(
            """
            using Microsoft.AspNetCore.Authentication.OpenIdConnect;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.Configure<OpenIdConnectOptions>(options =>
            {
                options.ClientId = "id";
                {|ST3101:options.ClientSecret = "pK4.w8-nRz_2hVt"|};
            });
            """,
            """
            using Microsoft.AspNetCore.Authentication.OpenIdConnect;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.Configure<OpenIdConnectOptions>(options =>
            {
                options.ClientId = "id";
                options.ClientSecret = builder.Configuration["AzureAd:ClientSecret"] ?? throw new InvalidOperationException("AzureAd:ClientSecret is not configured.");
            });
            """);

    [Fact]
    public async Task EnvironmentWithoutConfiguration_IsRead() =>
        await FixesAsync(
            """
            using System.Net;
            using Microsoft.Extensions.Configuration;

            class MailSender
            {
                private readonly IConfiguration _configuration = new ConfigurationManager();

                static ICredentials Credentials() => new NetworkCredential("sender", {|ST3105:"S3nd-Mail!"|});

                ICredentials Ours() => new NetworkCredential(_configuration["User"], {|ST3105:"S3nd-Mail!"|});
            }
            """,
            """
            using System.Net;
            using Microsoft.Extensions.Configuration;

            class MailSender
            {
                private readonly IConfiguration _configuration = new ConfigurationManager();

                static ICredentials Credentials() => new NetworkCredential("sender", Environment.GetEnvironmentVariable("MAIL_SENDER_PASSWORD") ?? throw new InvalidOperationException("MAIL_SENDER_PASSWORD is not set."));

                ICredentials Ours() => new NetworkCredential(_configuration["User"], _configuration["MailSender:Password"] ?? throw new InvalidOperationException("MailSender:Password is not configured."));
            }
            """);

    [Theory]
    [InlineData("ST3103", "HMACSHA512", "System.Text.Encoding.UTF8.GetBytes", "correct horse battery", "SIGNER_KEY")]
    [InlineData("ST3103", "HMACSHA512", "Convert.FromHexString", "abcdef1234567890abcdef1234567890", "SIGNER_KEY")]
    [InlineData("ST3107", "HMACSHA256", "Convert.FromBase64String", "q83vEjRWeJCrze8SNFZ4kA==", "TEAMS_SECURITY_TOKEN")]
    public async Task TextBehindBytes_IsReplacedWithinItsDecoding(string id, string mac, string decoding, string text, string variable) =>
        await FixesAsync(
            $$"""
            using System.Security.Cryptography;

            class Signer
            {
                static byte[] Tag(byte[] body) => {{mac}}.HashData({|{{id}}:{{decoding}}("{{text}}")|}, body);
            }
            """,
            $$"""
            using System.Security.Cryptography;

            class Signer
            {
                static byte[] Tag(byte[] body) => {{mac}}.HashData({{decoding}}(Environment.GetEnvironmentVariable("{{variable}}") ?? throw new InvalidOperationException("{{variable}} is not set.")), body);
            }
            """);

    [Theory]
    [InlineData("object Made() => new Azure.Identity.ClientSecretCredential(\"t\", \"id\", {|ST3101:Text|});")]
    [InlineData("object Made(bool flag, string given) => new Azure.Identity.ClientSecretCredential(\"t\", \"id\", {|ST3101:flag ? given : \"pK4.w8-nRz_2hVt\"|});")]
    [InlineData("object Made() => new System.Security.Cryptography.AesGcm({|ST3103:\"correct horse 16\"u8|}, 16);")]
    [InlineData("object Made() => new System.Security.Cryptography.AesGcm({|ST3103:[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]|}, 16);")]
    [InlineData("object Made() => new System.Net.NetworkCredential(\"sender\", {|ST3105:$\"{Text}!\"|});")]
    [InlineData("object Made() => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    public async Task ValueThatIsNoLiteral_IsLeftToTheAuthor(string member) =>
        await OffersNoFixAsync("class Client { private const string Text = \"pK4.w8-nRz_2hVt\"; int Length => Text.Length; " + member + " }");
}
