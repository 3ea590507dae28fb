using System.CommandLine;
using Pipeline.Local.Commands.Cleaning;
using Pipeline.Local.Commands.Operating;

namespace Pipeline.Local.Commands;

/// <summary>The program with all its commands.</summary>
internal static class ArticlesRoot
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Cleans, enriches, indexes and fans out articles, all on this machine.")
        {
            IngestCommand.Create(),
            ServeCommand.Create(),
            CleanCommand.Create(),
            AnalyzeCommand.Create(),
            SearchCommand.Create(),
            StoriesCommand.Create(),
            StoryCommand.Create(),
            SubscriptionsCommand.Create(),
            IndexCommand.Create(),
            StatusCommand.Create(),
            ArticleCommand.Create(),
            PoisonCommand.Create(),
            RemovalsCommand.Create(),
            ReprocessCommand.Create(),
            RemoveCommand.Create(),
            ExportCommand.Create(),
            ListCommand.Create(),
            ConfigCommand.Create(),
            CompletionCommand.Create(),
        };
        foreach (var option in SettingOptions.ForAll())
        {
            root.Options.Add(option);
        }

        return root;
    }
}
