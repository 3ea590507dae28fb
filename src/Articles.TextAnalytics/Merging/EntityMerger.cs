using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Merges the mentions of an entity over all chunks. Equal names are one entity; a person's surname joins the one longer name that ends
/// with it ("Blinken" joins "Antony Blinken"), and stays apart when two longer names claim it.
/// </summary>
internal static class EntityMerger
{
    private const string Person = "Person";

    public static IReadOnlyList<ArticleEntity> Merge(string text, IReadOnlyList<(TextChunk Chunk, TextEntities Value)> parts)
    {
        var groups = new Dictionary<(string Category, string Name), List<(TextEntity Entity, int Offset)>>(NameComparer.Instance);
        foreach (var (chunk, value) in parts)
        {
            foreach (var entity in value.Mentions)
            {
                var offset = chunk.Offset + entity.Offset;
                if (!entity.IsAt(text, offset))
                {
                    continue;
                }

                var key = (entity.Category, NameOf(entity));
                if (!groups.TryGetValue(key, out var mentions))
                {
                    groups[key] = mentions = [];
                }

                mentions.Add((entity, offset));
            }
        }

        JoinSurnames(groups);
        return [.. groups
            .Select(group => Unite(group.Key.Name, group.Value))
            .OrderByDescending(entity => entity.Count)
            .ThenBy(entity => entity.Mentions[0].Offset)];
    }

    private static string NameOf(TextEntity entity)
    {
        var name = entity.Text.Trim();
        return name.EndsWith("’s", StringComparison.Ordinal) || name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;
    }

    private static void JoinSurnames(Dictionary<(string Category, string Name), List<(TextEntity, int)>> groups)
    {
        var people = groups.Keys.Where(key => key.Category == Person).ToList();
        var owners = people
            .SelectMany(person => FamilyNames(person.Name).Select(family => (Family: family, Person: person)))
            .ToLookup(owner => owner.Family, owner => owner.Person, StringComparer.OrdinalIgnoreCase);
        foreach (var shortName in people.Where(key => !key.Name.Contains(' ')))
        {
            if (owners[shortName.Name].Take(2).ToList() is [var owner])
            {
                groups[owner].AddRange(groups[shortName]);
                groups.Remove(shortName);
            }
        }
    }

    /// <summary>The last word of a longer name, and the first of a two-word one, whose family name may come first ("Xi Jinping").</summary>
    private static IEnumerable<string> FamilyNames(string name)
    {
        var (first, last) = (name.IndexOf(' '), name.LastIndexOf(' '));
        if (last < 0)
        {
            return [];
        }

        var family = name[(last + 1)..];
        return first == last && !family.Equals(name[..first], StringComparison.OrdinalIgnoreCase) ? [family, name[..first]] : [family];
    }

    private static ArticleEntity Unite(string name, List<(TextEntity Entity, int Offset)> mentions)
    {
        var ordered = mentions.OrderBy(mention => mention.Offset).ToList();
        return new ArticleEntity
        {
            Name = name,
            Category = ordered[0].Entity.Category,
            Subcategory = ordered.Select(mention => mention.Entity.Subcategory).FirstOrDefault(subcategory => subcategory is not null),
            Count = ordered.Count,
            Confidence = ordered.Max(mention => mention.Entity.Confidence),
            Mentions = [.. ordered.Select(mention => new EntityMention(mention.Entity.Text, mention.Offset, mention.Entity.Length))],
        };
    }

    private sealed class NameComparer : IEqualityComparer<(string Category, string Name)>
    {
        public static NameComparer Instance { get; } = new();

        public bool Equals((string Category, string Name) x, (string Category, string Name) y) =>
            x.Category == y.Category && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Category, string Name) key) =>
            HashCode.Combine(key.Category, key.Name.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
