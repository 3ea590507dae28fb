using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands.Cleaning;

/// <summary>The options that select pages of crawl archives.</summary>
internal sealed class PageOptions
{
    private const string Html = "html";

    private readonly Option<string?> _address = new("--url")
    {
        Description = "Of a crawl archive, only the pages whose whole address matches; * and ? are wildcards.",
        HelpName = "GLOB",
    };

    private readonly Option<string?> _only = new("--only") { Description = "Of a crawl archive, only the pages of this kind." };

    private readonly Option<int> _skip = new("--skip")
    {
        Description = "Of a crawl archive, passes over the first N records.",
        HelpName = "N",
        CustomParser = WholeNumber.From("--skip", least: 0),
    };

    public PageOptions() => _only.AcceptOnlyFromAmong(Html);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_address);
        command.Options.Add(_only);
        command.Options.Add(_skip);
    }

    /// <summary>Makes what runs crawl archives.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="services">The services.</param>
    /// <param name="process">Makes an article's JSON.</param>
    public ArchiveFiles Create(
        ParseResult arguments, IServiceProvider services, Func<ExtractedArticle, CancellationToken, Task<string>> process)
    {
        var selection = new ArchiveSelection(arguments.GetValue(_address), arguments.GetValue(_only) == Html, arguments.GetValue(_skip));
        var run = new ArchiveRun(
            services.GetRequiredService<ArticleExtractor>(), process, selection, services.GetRequiredService<TimeProvider>());
        return new ArchiveFiles(run, selection, services.GetRequiredService<IOptions<ReadingOptions>>().Value);
    }
}
