using Pipeline.Articles.Searching;
using Spectre.Console;

namespace Pipeline.Local.Commands.Output;

/// <summary>Shows the progress of filling an index; without a terminal, a line for each tenth.</summary>
internal sealed class RebuildBar(IAnsiConsole console, bool isTerminal)
{
    public async Task<T> ShowAsync<T>(Func<Action<RebuildProgress>, Task<T>> work)
    {
        if (!isTerminal)
        {
            var tenths = 0;
            return await work(progress =>
            {
                if ((int)(progress.Share * 10) > tenths)
                {
                    tenths = (int)(progress.Share * 10);
                    console.WriteLine($"{tenths * 10} %, {progress.Written:N0} articles");
                }
            });
        }

        return await console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("indexed", maxValue: 1);
                return await work(progress =>
                {
                    bar.Value = progress.Share;
                    bar.Description = $"indexed {progress.Written:N0}";
                });
            });
    }
}
