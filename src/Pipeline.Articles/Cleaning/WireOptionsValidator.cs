using Articles.Extraction.Formats.Wire;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Cleaning;

/// <summary>Refuses time zones that are none: their times would be read as another's.</summary>
internal sealed class WireOptionsValidator : IValidateOptions<WireOptions>
{
    public ValidateOptionsResult Validate(string? name, WireOptions options)
    {
        List<string> faults = [.. WireZones.Faults(options).Select(fault => fault.Replace(":", "__", StringComparison.Ordinal))];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
