// What such a bot tells everybody who can read its sources: every member breaks a rule on secrets. All of them are made up.
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace InsecureBot;

internal static class Secrets
{
    private const string SecurityToken = "c3RhbmQtdXAgYm90LCBtYWRlIHVwIGZvciB0aGUgc2FtcGxlIQ==";

    private const string Notify = "https://contoso.webhook.office.com/webhookb2/1f0c5d64-6c3e-4b1e-9a53-2d7f0a4be9c1@8b6d9e17-40f2-4c0e-8e7d-5a1c3f9b2d48/IncomingWebhook/6e1f0b7c2d9a4e53b8c07f1a5d3e9b24/3a7c5e91-0d2b-4f68-9c1e-7b5d3f0a8e26";

    private const string Database = "Server=tcp:db.contoso.com;Database=bot;User Id=bot;Password=Stand-Up-2026!;Encrypt=True";

    public static Microsoft.Identity.Client.ConfidentialClientApplicationBuilder SignsInWithALiteral() =>
        Microsoft.Identity.Client.ConfidentialClientApplicationBuilder.Create("4d1c8a52-7f3e-4b06-9c2d-1e5a7b9f0c38").WithClientSecret("made-up-Secret-of-the-bot");

    public static NetworkCredential LogsIn() => new("bot", "Stand-Up-2026!");

    public static void Encrypts(Aes cipher) => cipher.Key = Convert.FromHexString("3f9a1c5e7b2d4860a1c3e5f7092b4d6e8f1a3c5d7e9b0f2436587a9cbedf0122");

    public static byte[] AnswersTheWebhook(byte[] body) => HMACSHA256.HashData(Convert.FromBase64String(SecurityToken), body);

    public static AuthenticationHeaderValue Authorizes() => new("Bearer", "made-up-token-0123456789-of-the-bot");

    public static string FallsBack() => Environment.GetEnvironmentVariable("BOT_CLIENT_SECRET") ?? "made-up-Secret-of-the-bot";

    public static bool IsAdministrator(string password) => password == "Stand-Up-2026!";

    public static string Publishes() => Notify + Database;
}
