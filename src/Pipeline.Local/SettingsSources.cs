using Microsoft.Extensions.Configuration;

namespace Pipeline.Local;

/// <summary>The settings of this machine, and where they come from.</summary>
/// <param name="File">Those of the settings file.</param>
/// <param name="Environment">Those of environment variables, which win over the file's.</param>
/// <param name="InForce">What counts: these, over the defaults of this machine.</param>
internal sealed record SettingsSources(IConfiguration File, IConfiguration Environment, IConfiguration InForce);
