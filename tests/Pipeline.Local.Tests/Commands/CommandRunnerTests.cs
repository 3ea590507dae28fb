using Azure.Identity;
using Pipeline.Local.Commands;

namespace Pipeline.Local.Tests.Commands;

public sealed class CommandRunnerTests
{
    [Fact]
    public async Task An_account_that_nobody_is_signed_in_for_is_an_error_that_says_what_to_do() =>
        (await CommandRunner.RunAsync(
            _ => throw new CredentialUnavailableException("No credential."), TestContext.Current.CancellationToken))
            .ShouldBe(ExitCodes.Failure);

    [Fact]
    public async Task A_part_that_fails_in_its_own_way_when_the_command_is_stopped_is_a_stop()
    {
        using var stopping = new CancellationTokenSource();

        var exitCode = await CommandRunner.RunAsync(
            async _ =>
            {
                await stopping.CancelAsync();
                throw new InvalidOperationException("The host has not started yet.");
            },
            stopping.Token);

        exitCode.ShouldBe(ExitCodes.Cancelled);
    }

    [Fact]
    public async Task A_command_line_that_only_the_command_finds_wrong_is_told_from_a_failure() =>
        (await CommandRunner.RunAsync(_ => throw new UsageException("There are no files."), TestContext.Current.CancellationToken))
            .ShouldBe(ExitCodes.Usage);

    [Fact]
    public async Task What_nobody_expected_is_a_failure_and_no_crash() =>
        (await CommandRunner.RunAsync(_ => throw new NotSupportedException("No."), TestContext.Current.CancellationToken))
            .ShouldBe(ExitCodes.Failure);
}
