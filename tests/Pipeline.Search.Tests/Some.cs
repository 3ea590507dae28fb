using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests;

/// <summary>Values for tests that care about something else.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SearchDocument Document(string name, string text = "Body.") => new()
    {
        Id = ArticleId.FromName(name),
        Sequence = 1,
        Name = name,
        Text = text,
    };
}
