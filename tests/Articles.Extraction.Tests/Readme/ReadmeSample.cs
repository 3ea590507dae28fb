namespace Articles.Extraction.Tests.Readme;

/// <summary>The samples of the library's README: each is what stands between two lines of this file.</summary>
internal static class ReadmeSample
{
    public static void Extract(string path)
    {
        // begin: extract
        var extractor = new ArticleExtractor();
        foreach (var article in extractor.Extract(path, File.ReadAllBytes(path)))
        {
            Console.WriteLine(article.IsRejected
                ? $"{article.Name}: {article.Rejection.Code}: {article.Rejection.Message}"
                : $"{article.Title}\n{article.Byline}, {article.PublishedAt:u}, {article.Language}\n\n{article.Text}\n");
        }

        // end
    }

    public static async Task ExtractAsync(Stream feed, CancellationToken cancellationToken)
    {
        // begin: stream
        var extractor = new ArticleExtractor(new ExtractionOptions { Reading = { MaxBytes = 50_000_000, MaxArticles = 100 } });
        await foreach (var article in extractor.ExtractAsync("feed.xml", feed, cancellationToken))
        {
            Console.WriteLine($"{article.Part}: {article.WordCount} words");
        }

        // end
    }

    public static void ExtractArchive(ArticleExtractor extractor, string path)
    {
        // begin: archive
        using var archive = WebArchive.Open(File.OpenRead(path))!;
        while (archive.Read() is { } page)
        {
            foreach (var article in extractor.Extract("crawl.warc.gz", page))
            {
                Console.WriteLine($"{article.CanonicalUrl}: {article.Title ?? article.Rejection?.Code}");
            }
        }

        // end
    }
}
