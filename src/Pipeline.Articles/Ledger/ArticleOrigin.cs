using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>The article of a row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="Part">Which article of a file that holds several; null for the file itself.</param>
/// <param name="Item">The version of the wire item; null for an article that is identified by its file.</param>
internal sealed record ArticleOrigin(ArticleId Id, string Name, string? Part, ItemVersion? Item = null)
{
    /// <summary>That of a document.</summary>
    public static ArticleOrigin Of(ArticleDocument document) => new(document.Id, document.Name, document.Part, document.Item);

    /// <summary>The row before anything has happened.</summary>
    public LedgerEntry NewRow() => new() { Id = Id, Name = Name, Part = Part, Item = Item, Stage = ArticleStage.Cleaned };
}
