using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;

namespace Pipeline.Web.Article;

/// <summary>An article's original.</summary>
/// <param name="Entry">The article's row.</param>
/// <param name="Original">The file as the cleaner sees it.</param>
public sealed record SourcePreviewModel(LedgerEntry Entry, Original Original);
