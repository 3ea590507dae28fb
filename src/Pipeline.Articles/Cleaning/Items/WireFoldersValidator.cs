using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Refuses folders that no file of the inbox can be in: no agency could send an item.</summary>
internal sealed class WireFoldersValidator : IValidateOptions<WireFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, WireFolderOptions options) =>
        WireFolders.Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
