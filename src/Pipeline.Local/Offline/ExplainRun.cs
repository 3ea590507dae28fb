using Articles.Extraction;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>Prints explanations of files, one after the other in order.</summary>
internal sealed class ExplainRun(ArticleExtractor extractor, CleanerVersion version, ExplainReport report)
{
    /// <summary>Runs them all.</summary>
    /// <returns><see cref="ExitCodes.Success"/> when each file could be read or was rejected with a reason.</returns>
    public async Task<int> RunAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        var exitCode = ExitCodes.Success;
        foreach (var file in files)
        {
            try
            {
                var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
                foreach (var article in extractor.Explain(file.Name, content, cancellationToken))
                {
                    report.Print(ExplainedArticle.From(article, version));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                exitCode = ExitCodes.Failure;
                await Console.Error.WriteLineAsync($"{file.Label}: {exception.Message}");
            }
        }

        return exitCode;
    }
}
