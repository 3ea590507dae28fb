using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests;

/// <summary>Values that differ from test to test, so that tests share one storage.</summary>
internal static class Some
{
    public static string Name => $"{Guid.NewGuid():N}.html";

    public static ArticleId Id => ArticleId.FromName(Name);

    public static CleanedArticle Article(string text = "Body.")
    {
        var name = Name;
        return new CleanedArticle
        {
            Id = ArticleId.FromName(name),
            Name = name,
            Revision = Revision.Of("content"u8),
            Sequence = 1,
            Text = text,
            Format = "html",
        };
    }
}
