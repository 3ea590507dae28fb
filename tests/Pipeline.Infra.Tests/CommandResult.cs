namespace Pipeline.Infra.Tests;

/// <summary>What a program answered.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
