using Articles.Extraction.Formats.WebArchives.Http;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction;

/// <summary>
/// A page of a <see cref="WebArchive"/> as a server sent it, or a damaged record. <see cref="ArticleExtractor.Extract(string, ArchivedPage,
/// CancellationToken)"/> extracts its articles, on any thread.
/// </summary>
public sealed class ArchivedPage
{
    private readonly MediaType _type;

    /// <param name="record">The record, with bytes of its own.</param>
    /// <param name="type">The page's declared media type.</param>
    internal ArchivedPage(WebRecord record, MediaType type) => (Record, _type) = (record, type);

    /// <summary>The captured address; null for a record that cannot be read.</summary>
    public string? Address => Record.Header?.TargetUri;

    /// <summary>When it was captured; null if the record does not say.</summary>
    public DateTimeOffset? CapturedAt => Record.Header?.Date;

    /// <summary>Whether the record is damaged. It has no articles, only a rejection.</summary>
    public bool IsDamaged => !Record.IsGood;

    /// <summary>How many bytes of the archive it holds in memory.</summary>
    public int Length => Record.Content.Length;

    /// <summary>The declared media type, in lower case and without parameters; empty if none is declared, or the record is damaged.</summary>
    public string MediaType => _type.Name ?? string.Empty;

    /// <summary>Whether the declared media type is HTML or XHTML.</summary>
    public bool IsHtml => _type.IsHtml;

    internal WebRecord Record { get; }
}
