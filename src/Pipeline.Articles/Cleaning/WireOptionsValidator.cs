using Articles.Extraction.Formats.Wire;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// Refuses time zones that are none: their times would be read as another's. Refuses names of two agencies: they would be one.
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
