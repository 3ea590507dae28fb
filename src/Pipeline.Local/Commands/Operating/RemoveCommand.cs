using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>remove NAME</c>: removes a file from the inbox.</summary>
internal static class RemoveCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The file's name in the inbox." };
        var command = new Command("remove", "Removes a file from the inbox and withdraws its articles.") { name };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var file = arguments.GetRequiredValue(name);
                if (InboxName.Problem(file) is { } problem)
                {
                    throw new InvalidOperationException(
                        $"'{CellText.OneLine(file)}' was not removed: {problem}. The pipeline does not touch such files; delete it with "
                            + "the tool that wrote it.");
                }

                if (!await services.GetRequiredService<IInbox>().RemoveAsync(file, token))
                {
                    throw new InvalidOperationException($"There is no file '{CellText.OneLine(file)}' in the inbox.");
                }

                // A running pipeline, or Event Grid, detects the removal; this is for a pipeline that does not run.
                await services.GetRequiredService<IWithdrawalQueue>().SendAsync(new WithdrawalRequest(file), TimeSpan.Zero, token);
                Console.WriteLine($"'{CellText.OneLine(file)}' was removed from the inbox; its articles are being withdrawn.");
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }
}
