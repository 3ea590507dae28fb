using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;

namespace Pipeline.Web.Article;

/// <summary>An article's original.</summary>
/// <param name="Entry">The article's row.</param>
/// <param name="Preview">The file as the cleaner sees it.</param>
public sealed record SourcePreviewModel(LedgerEntry Entry, SourcePreview Preview);
