using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Flows;
using SecureTeams.Emulator.Identity.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity;

/// <summary>One tenant's identity service: an OpenIddict of its own, with Entra's addresses, issuer, applications and codes.</summary>
internal sealed class TenantServer : IAsyncDisposable
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeviceCodeLifetime = TimeSpan.FromMinutes(15);

    private readonly EntraState _entra;
    private readonly Tenant _tenant;
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    public TenantServer(EntraState entra, Tenant tenant)
    {
        _entra = entra;
        _tenant = tenant;
        _services = Services(entra, tenant).BuildServiceProvider();
        var pipeline = new ApplicationBuilder(_services);
        pipeline.UseAuthentication();
        pipeline.Run(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        _pipeline = pipeline.Build();
        entra.SigningKeys.Changed += ForgetOptions;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var outer = context.RequestServices;
        var scope = _services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            context.RequestServices = scope.ServiceProvider;
            await _pipeline(context).ConfigureAwait(false);
            context.RequestServices = outer;
        }
    }

    public async Task InstallAsync(RegisteredApplication application, CancellationToken cancellationToken)
    {
        var scope = _services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
            await applications.CreateAsync(Descriptor(application), cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _entra.SigningKeys.Changed -= ForgetOptions;
        var scope = _services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureDeletedAsync().ConfigureAwait(false);
        }

        await _services.DisposeAsync().ConfigureAwait(false);
    }

    private static OpenIddictApplicationDescriptor Descriptor(RegisteredApplication application)
    {
        var isPublic = application.Description.IsPublicClient;
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ApplicationType = ApplicationTypes.Native,
            ClientId = application.Id,
            ClientType = isPublic ? ClientTypes.Public : ClientTypes.Confidential,
            // OpenIddict asks a confidential client to have a secret; ours are kept, and verified, beside it.
            ClientSecret = isPublic ? null : Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
        };
        descriptor.RedirectUris.UnionWith(application.Description.RedirectUris.Select(address => new Uri(address)));
        if (isPublic)
        {
            descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        }

        return descriptor;
    }

    private static ServiceCollection Services(EntraState entra, Tenant tenant)
    {
        var services = new ServiceCollection();
        var store = $"emulator-{Guid.NewGuid():N}";
        var encryptionKey = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        var codeSigningKey = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        services.AddLogging();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new InMemoryKeyRepository());
        services.AddSingleton(entra).AddSingleton(tenant).AddSingleton<AssertionVerifier>();
        services.AddSingleton<VerifyClientAssertion>().AddSingleton<VerifyClientSecret>();
        services.AddSingleton<UserTokens>().AddSingleton<UserAssertionVerifier>().AddSingleton<ActOnBehalfOf>().AddSingleton<RedeemUserGrant>();
        services.AddSingleton<ReadTokenRequest>().AddSingleton<CompleteTokenResponse>();
        services.AddSingleton<IssueAppToken>().AddSingleton<ShapeToken>().AddSingleton<KeepNoTokenEntry>();
        services.AddSingleton<SignInPerson>().AddScoped<DecideOnDevice>().AddSingleton<CompleteDeviceResponse>();
        services.AddSingleton(typeof(AnswerErrorsLikeEntra<>));
        services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase(store).UseOpenIddict());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.AllowClientCredentialsFlow().AllowRefreshTokenFlow().AllowCustomFlow(ActOnBehalfOf.GrantType);
                server.AllowAuthorizationCodeFlow().AllowDeviceAuthorizationFlow().DisableRollingRefreshTokens();
                server.SetAuthorizationEndpointUris(tenant.AuthorizePath[1..]);
                server.SetDeviceAuthorizationEndpointUris(tenant.DeviceCodePath[1..]);
                server.SetEndUserVerificationEndpointUris(tenant.VerificationPath[1..]);
                server.SetAuthorizationCodeLifetime(CodeLifetime).SetDeviceCodeLifetime(DeviceCodeLifetime).SetUserCodeLifetime(DeviceCodeLifetime);
                server.SetTokenEndpointUris(tenant.TokenPath[1..]);
                server.SetConfigurationEndpointUris(tenant.ConfigurationPath[1..]);
                server.SetJsonWebKeySetEndpointUris(tenant.KeysPath[1..]);
                server.AddEncryptionKey(encryptionKey).AddSigningKey(codeSigningKey);
                server.DisableAccessTokenEncryption().DisableAuthorizationStorage().DisableScopeValidation().DisableResourceValidation();
                server.IgnoreEndpointPermissions().IgnoreGrantTypePermissions().IgnoreResponseTypePermissions();
                server.IgnoreScopePermissions().IgnoreResourcePermissions();
                server.SetAccessTokenLifetime(entra.Options.TokenLifetime);
                server.RemoveEventHandler(ValidateClientSecret.Descriptor).AddEventHandler(VerifyClientSecret.Descriptor);
                server.AddEventHandler(VerifyClientAssertion.Descriptor);
                // Entra's refresh tokens are good for everything that is consented to, not for the first request's scopes alone.
                server.RemoveEventHandler(Exchange.ValidateScopeParameter.Descriptor).RemoveEventHandler(Exchange.ValidateGrantedScopes.Descriptor);
                server.AddEventHandler(ReadTokenRequest.Descriptor).AddEventHandler(CompleteTokenResponse.Descriptor);
                server.AddEventHandler(IssueAppToken.Descriptor).AddEventHandler(ActOnBehalfOf.Descriptor).AddEventHandler(RedeemUserGrant.Descriptor);
                server.AddEventHandler(ShapeToken.Descriptor).AddEventHandler(KeepNoTokenEntry.Descriptor);
                server.AddEventHandler(SignInPerson.Descriptor).AddEventHandler(DecideOnDevice.Descriptor).AddEventHandler(CompleteDeviceResponse.Descriptor);
                server.AddEventHandler(AnswerErrorsLikeEntra<ApplyTokenResponseContext>.Descriptor);
                server.AddEventHandler(AnswerErrorsLikeEntra<ApplyAuthorizationResponseContext>.Descriptor);
                server.AddEventHandler(AnswerErrorsLikeEntra<ApplyDeviceAuthorizationResponseContext>.Descriptor);
                server.UseAspNetCore();
            });
        // The port is known only after the start, and keys roll; OpenIddict reads these options at every request.
        services.AddOptions<OpenIddictServerOptions>().Configure(options =>
        {
            options.Issuer = new Uri(tenant.Issuer);
            options.TimeProvider = entra.Clock;
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            options.SigningCredentials.AddRange(entra.SigningKeys.Published.Select(key => key.Credentials));
        });
        return services;
    }

    private void ForgetOptions() =>
        _services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
}
