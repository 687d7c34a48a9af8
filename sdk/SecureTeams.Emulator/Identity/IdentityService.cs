using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SecureTeams.Emulator.Identity;

/// <summary>Entra's part: OpenIddict with Entra's addresses, one tenant and one application.</summary>
internal static class IdentityService
{
    public static void AddServices(IServiceCollection services, Tenant tenant, TokenSigningKey signingKey)
    {
        var store = $"emulator-{Guid.NewGuid():N}";
        services.AddLogging();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new InMemoryKeyRepository());
        services.AddSingleton(tenant);
        services.AddSingleton<AcceptEntraStyleAssertion>();
        services.AddSingleton<IssueAppToken>();
        services.AddSingleton<ShapeAccessToken>();
        services.AddSingleton<AnswerErrorsLikeEntra>();
        services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase(store).UseOpenIddict());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.AllowClientCredentialsFlow();
                server.SetTokenEndpointUris(tenant.TokenPath[1..]);
                server.SetConfigurationEndpointUris(tenant.ConfigurationPath[1..]);
                server.SetJsonWebKeySetEndpointUris(tenant.KeysPath[1..]);
                server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                server.DisableAccessTokenEncryption().DisableTokenStorage().DisableScopeValidation().DisableResourceValidation();
                server.IgnoreScopePermissions().IgnoreResourcePermissions();
                server.SetAccessTokenLifetime(tenant.Options.TokenLifetime);
                server.AddEventHandler(AcceptEntraStyleAssertion.Descriptor);
                server.AddEventHandler(IssueAppToken.Descriptor);
                server.AddEventHandler(ShapeAccessToken.Descriptor);
                server.AddEventHandler(AnswerErrorsLikeEntra.Descriptor);
                server.UseAspNetCore();
            });
        // The port is known only after the start, and the key takes time to make; OpenIddict reads its options at the first request.
        services.AddOptions<OpenIddictServerOptions>().Configure(options =>
        {
            options.Issuer = new Uri(tenant.Issuer);
            options.TimeProvider = tenant.Options.TimeProvider;
            options.SigningCredentials.Add(new SigningCredentials(signingKey.Private, SecurityAlgorithms.RsaSha256));
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/v2.0/token", UnknownTenantAsync);
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", UnknownTenantAsync);
        routes.MapGet("/{tenant}/discovery/v2.0/keys", UnknownTenantAsync);
    }

    public static async Task RegisterClientAsync(IServiceProvider services, Tenant tenant, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
            var registered = await applications.FindByClientIdAsync(tenant.ClientId, cancellationToken).ConfigureAwait(false);
            var descriptor = new OpenIddictApplicationDescriptor();
            if (registered is not null)
            {
                await applications.PopulateAsync(descriptor, registered, cancellationToken).ConfigureAwait(false);
            }

            descriptor.ClientId = tenant.ClientId;
            descriptor.ClientType = ClientTypes.Confidential;
            descriptor.Permissions.Add(Permissions.Endpoints.Token);
            descriptor.Permissions.Add(Permissions.GrantTypes.ClientCredentials);
            descriptor.JsonWebKeySet ??= new JsonWebKeySet();
            descriptor.JsonWebKeySet.Keys.Add(PublicKeyOf(certificate));
            if (registered is null)
            {
                await applications.CreateAsync(descriptor, cancellationToken).ConfigureAwait(false);
                return;
            }

            await applications.UpdateAsync(registered, descriptor, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task DropStoreAsync(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureDeletedAsync().ConfigureAwait(false);
        }
    }

    private static JsonWebKey PublicKeyOf(X509Certificate2 certificate)
    {
        using var publicOnly = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var key = JsonWebKeyConverter.ConvertFromX509SecurityKey(new X509SecurityKey(publicOnly), representAsRsaKey: true);
        key.Use = JsonWebKeyUseNames.Sig;
        return key;
    }

    private static Task UnknownTenantAsync(HttpContext context, string tenant)
    {
        var error = EntraError.UnknownTenant;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, object>
            {
                ["error"] = error.Error,
                ["error_description"] = error.Describe(tenant),
                ["error_codes"] = new[] { error.Code },
            },
            context.RequestAborted);
    }
}
