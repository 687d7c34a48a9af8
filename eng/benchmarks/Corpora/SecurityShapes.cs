using static SecureTeams.Benchmarks.Corpora.Shapes;

namespace SecureTeams.Benchmarks.Corpora;

/// <summary>Files that handle keys, tokens, passwords and certificates: honest ones, and a few that are not.</summary>
internal static class SecurityShapes
{
    public static string Signing(Dice dice, string name) => $$"""
        using System.Security.Cryptography;
        using System.Text;

        namespace Generated.Security;

        public sealed class {{name}}Signer(byte[] key)
        {
        {{Each(dice, 3, 5, method => $$"""

            public string {{method}}(string text, DateTimeOffset at)
            {
                var data = Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{text}");
                var mac = HMACSHA256.HashData(key, data);
                var digest = SHA{{dice.Pick(["256", "384", "512"])}}.HashData(data);
                return Convert.ToHexString(mac) + "." + Convert.ToBase64String(digest.AsSpan(0, {{8 + dice.Next(16)}}));
            }

            public bool Verify{{method}}(string text, DateTimeOffset at, string signature)
            {
                var expected = Encoding.ASCII.GetBytes({{method}}(text, at));
                return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(signature));
            }
        """)}}

            public byte[] Seal(byte[] plain)
            {
                var nonce = RandomNumberGenerator.GetBytes(12);
                var sealedText = new byte[plain.Length];
                var tag = new byte[16];
                using var aes = new AesGcm(SHA256.HashData(key), 16);
                aes.Encrypt(nonce, plain, sealedText, tag);
                return [.. nonce, .. tag, .. sealedText];
            }
        }

        """;

    public static string Certificates(Dice dice, string name) => $$"""
        using System.Net.Security;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        namespace Generated.Security;

        public sealed class {{name}}Certificates
        {
            public static X509Certificate2? Find(string subject, DateTimeOffset at)
            {
                using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
                store.Open(OpenFlags.ReadOnly);
                return store.Certificates
                    .Find(X509FindType.FindBySubjectName, subject, validOnly: true)
                    .FirstOrDefault(found => found.NotBefore <= at && found.NotAfter > at.AddDays({{1 + dice.Next(60)}}));
            }

            public static CertificateRequest Request(string host)
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP{{dice.Pick(["256", "384"])}});
                var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
                var names = new SubjectAlternativeNameBuilder();
                names.AddDnsName(host);
                request.CertificateExtensions.Add(names.Build());
                request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
                return request;
            }
        {{Each(dice, 2, 4, method => $$"""

            public static async Task<int> {{method}}Async(string host, CancellationToken cancellationToken)
            {
                using var client = new TcpClient();
                await client.ConnectAsync(host, {{443 + dice.Next(9)}}, cancellationToken);
                await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false);
                var options = new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    CertificateRevocationCheckMode = X509RevocationMode.Online,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                        errors == SslPolicyErrors.None && certificate is not null && chain is { ChainElements.Count: > {{dice.Next(3)}} },
                };
                await stream.AuthenticateAsClientAsync(options, cancellationToken);
                return (int)stream.SslProtocol;
            }
        """)}}
        }

        """;

    public static string KeyStore(Dice dice, string name) => $$"""
        using System.Security.Cryptography;

        namespace Generated.Security;

        public sealed class {{name}}KeyStore(IConfiguration configuration)
        {
            private const int SaltSize = 16;
            private const int Iterations = {{600 + dice.Next(300)}}_000;

            public string HashPassword(string password)
            {
                var salt = RandomNumberGenerator.GetBytes(SaltSize);
                var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
                return Iterations + "." + Convert.ToBase64String(salt) + "." + Convert.ToBase64String(hash);
            }

            public bool VerifyPassword(string password, string stored)
            {
                var parts = stored.Split('.');
                if (parts.Length != 3 || !int.TryParse(parts[0], out var iterations))
                {
                    return false;
                }

                var expected = Convert.FromBase64String(parts[2]);
                var actual = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(parts[1]), iterations, HashAlgorithmName.SHA256, expected.Length);
                return CryptographicOperations.FixedTimeEquals(expected, actual);
            }
        {{Each(dice, 2, 4, method => $$"""

            public byte[] {{method}}(byte[] message)
            {
                using var key = RSA.Create({{dice.Pick(["2048", "3072", "4096"])}});
                var signature = key.SignData(message, HashAlgorithmName.SHA{{dice.Pick(["256", "384", "512"])}}, RSASignaturePadding.Pss);
                using var agreement = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP{{dice.Pick(["256", "384"])}});
                var password = configuration["Keys:{{method}}:Password"] ?? throw new InvalidOperationException("Keys:{{method}}:Password is not set.");
                var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations);
                return [.. signature, .. agreement.ExportEncryptedPkcs8PrivateKey(password, parameters)];
            }

            public byte[] Open{{method}}(ReadOnlySpan<byte> box, byte[] key)
            {
                var plain = new byte[box.Length - 28];
                using var aes = new AesGcm(key, 16);
                aes.Decrypt(box[..12], box[28..], box[12..28], plain);
                return plain;
            }
        """)}}
        }

        """;

    public static string Login(Dice dice, string name) => $$"""
        using System.ComponentModel.DataAnnotations;
        using System.Security.Claims;
        using System.Text.RegularExpressions;
        using Microsoft.AspNetCore.Mvc;

        namespace Generated.Accounts;

        public sealed class {{name}}Login
        {
            [Required(ErrorMessage = "A password is required.")]
            [Display(Name = "Password", Prompt = "Your password")]
            [StringLength({{64 + dice.Next(64)}}, MinimumLength = 12, ErrorMessage = "The password must have {2} to {1} characters.")]
            public string Password { get; set; } = string.Empty;

            [Compare("Password", ErrorMessage = "The passwords do not match.")]
            public string ConfirmPassword { get; set; } = "";

            public string? ReturnUrl { get; set; } = "/{{name.ToLowerInvariant()}}";
        }

        public sealed class {{name}}LoginController(ILogger<{{name}}LoginController> logger) : ControllerBase
        {
            private const string TokenHeader = "X-Request-Token";
            private const string PasswordField = "password";
            private const string ResetPasswordPath = "/account/reset-password";

            private static readonly Dictionary<string, string> Errors = new()
            {
                ["InvalidPassword"] = "The user name or password is wrong.",
                ["TokenExpired"] = "Your session has ended. Sign in again.",
                ["PasswordTooShort"] = "Use a longer password.",
            };
        {{Each(dice, 3, 5, method => $$"""

            public IActionResult {{method}}({{name}}Login login, string grantType = "refresh_token")
            {
                if (string.IsNullOrWhiteSpace(login.Password) || login.Password != login.ConfirmPassword)
                {
                    ModelState.AddModelError(nameof(login.Password), Errors["InvalidPassword"]);
                    return BadRequest(ModelState);
                }

                var token = Request.Headers[TokenHeader].ToString();
                if (token.StartsWith("Bearer ", StringComparison.Ordinal) && grantType == "refresh_token")
                {
                    token = token["Bearer ".Length..];
                }

                var secretName = "{{method.ToLowerInvariant()}}-client-secret";
                logger.LogInformation("{{method}}: {Secret} is read for {User}, token of {Length} characters", secretName, User.FindFirstValue(ClaimTypes.NameIdentifier), token.Length);
                var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code_challenge_method"] = "S256", [PasswordField] = login.Password };
                return token.Length > {{dice.Next(4000)}} ? Redirect(ResetPasswordPath + "?count=" + form.Count) : Ok(Regex.IsMatch(token, "^[A-Za-z0-9_.-]+$"));
            }
        """)}}
        }

        """;

    public static string Tokens(Dice dice, string name) => $$"""
        using System.Net.Http.Headers;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Identity.Client;

        namespace Generated.Identity;

        public sealed class {{name}}Tokens(IConfiguration configuration, HttpClient http)
        {
            private readonly IConfidentialClientApplication _application = ConfidentialClientApplicationBuilder
                .Create(configuration["AzureAd:ClientId"])
                .WithTenantId(configuration["AzureAd:TenantId"])
                .WithClientSecret(configuration["AzureAd:ClientSecret"])
                .Build();

            private readonly string _connection = configuration.GetConnectionString("{{name}}") ?? throw new InvalidOperationException("ConnectionStrings:{{name}} is not set.");
        {{Each(dice, 2, 5, method => $$"""

            public async Task<string> {{method}}Async(string path, CancellationToken cancellationToken)
            {
                var token = await _application.AcquireTokenForClient(["https://graph.microsoft.com/.default"]).ExecuteAsync(cancellationToken);
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://graph.microsoft.com/v1.0/" + path + "?$top={{10 + dice.Next(90)}}");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
                request.Headers.TryAddWithoutValidation("client-request-id", Guid.NewGuid().ToString());
                using var response = await http.SendAsync(request, cancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next({{100 + dice.Next(400)}})), cancellationToken);
                return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken) : _connection.Length + " characters";
            }
        """)}}
        }

        """;

    public static string Insecure(Dice dice, string name) => dice.Pick([
        $$"""
        internal static class {{name}}Legacy
        {
            public static byte[] Fingerprint(byte[] data) => System.Security.Cryptography.MD5.HashData(data);
        }
        """,
        $$"""
        internal static class {{name}}Legacy
        {
            public static System.Net.Http.HttpClient Trusting() =>
                new(new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        }
        """,
        $$"""
        internal static class {{name}}Legacy
        {
            public static byte[] Signature(byte[] data)
            {
                using var hash = System.Security.Cryptography.SHA1.Create();
                return hash.ComputeHash(data);
            }
        }
        """,
        $$"""
        internal static class {{name}}Legacy
        {
            public static System.Security.Cryptography.RSA Key() => System.Security.Cryptography.RSA.Create(1024);
        }
        """,
        $$"""
        internal static class {{name}}Legacy
        {
            public static System.Net.NetworkCredential Login() => new("{{name.ToLowerInvariant()}}", "T0p-{{name}}-1987");
        }
        """]);
}
