namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Finds what a headline says in the words of the text and no engine found there: capitals tell little in headlines, and the text more.
/// </summary>
internal static class HeadlineNames
{
    /// <summary>Adds such mentions.</summary>
    /// <param name="headline">The beginning of the whole text.</param>
    /// <param name="groups">Takes them.</param>
    public static void Add(string headline, EntityGroups groups)
    {
        var taken = new bool[headline.Length];
        foreach (var mention in groups.All.Values.SelectMany(mentions => mentions).Where(mention => mention.Offset < headline.Length))
        {
            taken.AsSpan(mention.Offset, Math.Min(mention.Entity.Length, headline.Length - mention.Offset)).Fill(true);
        }

        var names = groups.All.Where(group => EntityGroups.IsName(group.Key.Category))
            .SelectMany(group => group.Value.Where(mention => mention.Offset >= headline.Length)
                .Select(mention => (group.Key, mention.Entity)))
            .DistinctBy(name => name.Entity.Text).OrderByDescending(name => name.Entity.Length)
            .ThenBy(name => name.Entity.Text, StringComparer.Ordinal).ToList();
        foreach (var (key, entity) in names)
        {
            for (var at = IndexOf(0); at >= 0; at = IndexOf(at + 1))
            {
                if (IsWord(headline, at, entity.Length) && !taken.AsSpan(at, entity.Length).Contains(true))
                {
                    taken.AsSpan(at, entity.Length).Fill(true);
                    groups.Add(key, [new Mention(entity, at)]);
                }
            }

            int IndexOf(int from) => headline.IndexOf(entity.Text, from, StringComparison.Ordinal);
        }
    }

    private static bool IsWord(string text, int start, int length) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
        && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length]));
}
