using Microsoft.Extensions.Options;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Hosting;

/// <summary>
/// Checks that the required FIPS mode can be kept. It throws instead of failing the validation, so that the caller gets the
/// SDK's own exception and its code, when the host starts as well as when a client is made.
/// </summary>
internal sealed class SecureTeamsOptionsFips(Func<FipsReadings> probe) : IValidateOptions<SecureTeamsOptions>
{
    public SecureTeamsOptionsFips()
        : this(FipsProbe.Read)
    {
    }

    public ValidateOptionsResult Validate(string? name, SecureTeamsOptions options)
    {
        FipsGate.Demand(options.Fips, probe, options.Credential?.Certificate);
        return ValidateOptionsResult.Success;
    }
}
