using Articles.Extraction.Formats.Wire;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// Refuses unknown time zones, because times would be read in another zone. Refuses a name that two agencies share, because the two would
/// become one.
/// </summary>
internal sealed class WireOptionsValidator : IValidateOptions<WireOptions>
{
    public ValidateOptionsResult Validate(string? name, WireOptions options)
    {
        List<string> faults =
        [
            .. WireZones.Faults(options).Concat(WireProviders.Faults(options))
                .Select(fault => fault.Replace("Wire:Providers:", "Wire__Providers__", StringComparison.Ordinal)
                    .Replace(":TimeZone", "__TimeZone", StringComparison.Ordinal)
                    .Replace(":Aliases", "__Aliases", StringComparison.Ordinal)),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
