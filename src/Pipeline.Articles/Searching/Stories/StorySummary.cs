namespace Pipeline.Articles.Searching.Stories;

/// <summary>A story that several articles tell.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The headline of its earliest article with one; null if none has.</param>
/// <param name="Articles">How many articles tell it, at least two.</param>
/// <param name="Outlets">How many publications do, as far as the articles name them.</param>
/// <param name="FirstAt">When the earliest of them was published; null if none says.</param>
/// <param name="LastAt">When the latest was published.</param>
public sealed record StorySummary(
    string Id, string? Title, int Articles, int Outlets, DateTimeOffset? FirstAt, DateTimeOffset? LastAt);
