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
}
