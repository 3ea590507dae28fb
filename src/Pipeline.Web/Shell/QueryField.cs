namespace Pipeline.Web.Shell;

/// <summary>A field that the query of a page's address may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expects">What its value is, as the end of a sentence: <c>must be a day: 2026-11-24</c>.</param>
/// <param name="Accepts">Whether a value is one. One that is empty stands for none, as forms send it.</param>
/// <param name="Repeats">Whether it may be there several times.</param>
internal sealed record QueryField(string Name, string Expects, Func<string, bool> Accepts, bool Repeats = false)
{
    /// <summary>A field whose value may be any text.</summary>
    public static QueryField Text(string name, bool repeats = false) => new(name, "must be a text", _ => true, repeats);

    /// <summary>A field whose value is one of a few words.</summary>
    public static QueryField OneOf(string name, params IReadOnlyList<string> words) =>
        new(name, $"must be {string.Join(" or ", words)}", value => words.Contains(value, StringComparer.OrdinalIgnoreCase));
}
