using System.Globalization;
using Articles.TextAnalytics.Aliases;
using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>
/// Merges the mentions of an entity over all chunks. Equal names are one entity, of one category; so are the names of a table of well-known
/// ones ("US", "United States"), a short form with the name that the text gives before it ("… Rescue Committee (IRC)"), and a person's
/// surname with the one longer name that ends with it ("Blinken" joins "Antony Blinken"; it stays apart when two longer names claim it).
/// </summary>
internal sealed class EntityMerger(EntityAliases aliases)
{
    private const string Person = "Person";
    private const int ShortestWord = 4;

    /// <summary>The entities, the most mentioned first.</summary>
    /// <param name="text">What the chunks are parts of: the text, and before it the headline, if it has one.</param>
    /// <param name="parts">The chunks with what an engine found in each.</param>
    /// <param name="headline">
    /// How many characters of <paramref name="text"/> are before the article's own text: mentions there count, but are not listed.
    /// </param>
    public IReadOnlyList<ArticleEntity> Merge(string text, IReadOnlyList<(TextChunk Chunk, TextEntities Value)> parts, int headline = 0)
    {
        var groups = new EntityGroups();
        foreach (var (chunk, value) in parts)
        {
            foreach (var entity in value.Mentions)
            {
                var offset = chunk.Offset + entity.Offset;
                if (entity.IsAt(text, offset))
                {
                    groups.Add((entity.Category, EntityGroups.NameOf(entity)), [new Mention(entity, offset)]);
                }
            }
        }

        if (headline > 0)
        {
            HeadlineNames.Add(text[..headline], groups);
        }

        JoinSurnames(groups);
        UniteCategories(groups);
        ShortForms.Join(text, groups);
        JoinAliases(groups);
        return [.. groups.All
            .Select(group => Unite(group.Key, group.Value, headline))
            .OrderByDescending(entity => entity.Count)
            .ThenBy(entity => entity.Mentions.Count > 0 ? entity.Mentions[0].Offset : -1)
            .ThenBy(entity => entity.Name, StringComparer.Ordinal)];
    }

    private static void JoinSurnames(EntityGroups groups)
    {
        var people = groups.Keys.Where(key => key.Category == Person).ToList();
        var owners = people
            .SelectMany(person => FamilyNames(person.Name).Select(family => (Family: family, Person: person)))
            .ToLookup(owner => owner.Family, owner => owner.Person, StringComparer.OrdinalIgnoreCase);
        foreach (var shortName in people.Where(key => !key.Name.Contains(' ')))
        {
            if (owners[shortName.Name].Take(2).ToList() is [var owner])
            {
                groups.Move(shortName, owner);
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

    /// <summary>Gives each name the category of most of its mentions; of as many, the more certain one.</summary>
    private static void UniteCategories(EntityGroups groups)
    {
        var named = groups.Keys.Where(key => EntityGroups.IsName(key.Category)).ToList();
        foreach (var same in named.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()))
        {
            var most = same.OrderByDescending(key => groups[key].Count)
                .ThenByDescending(key => groups[key].Max(mention => mention.Entity.Confidence))
                .ThenBy(key => key.Category, StringComparer.Ordinal).First();
            foreach (var other in same.Where(key => key != most))
            {
                groups.Move(other, most);
            }
        }
    }

    /// <summary>Gives places and organisations the names that the table has for them.</summary>
    private void JoinAliases(EntityGroups groups)
    {
        foreach (var key in groups.Keys.Where(key => key.Category is "Location" or "Organization").ToList())
        {
            if ((aliases.Find(key.Name) ?? aliases.Find(Titled(key.Name))) is { } alias && (alias.Category, alias.Name) != key)
            {
                groups.Move(key, (alias.Category, alias.Name));
            }
        }
    }

    /// <summary>"LONDON" as "London": a name in capitals as it is written elsewhere.</summary>
    private static string Titled(string name) =>
        name.Length >= ShortestWord && !name.Any(char.IsLower)
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;

    private static ArticleEntity Unite((string Category, string Name) key, List<Mention> mentions, int headline)
    {
        var ordered = mentions.OrderBy(mention => mention.Offset).ToList();
        return new ArticleEntity
        {
            Name = WrittenName(key.Name, ordered),
            Category = key.Category,
            Subcategory = ordered.Select(mention => mention.Entity.Subcategory).FirstOrDefault(subcategory => subcategory is not null),
            Count = ordered.Count,
            Confidence = ordered.Max(mention => mention.Entity.Confidence),
            Mentions =
            [
                .. ordered.Where(mention => mention.Offset >= headline)
                    .Select(mention => new EntityMention(mention.Entity.Text, mention.Offset - headline, mention.Entity.Length)),
            ],
        };
    }

    /// <summary>A name that comes first in capitals ("LONDON (Reuters)") as it is written later, if it is.</summary>
    private static string WrittenName(string name, List<Mention> mentions) =>
        name.Length >= ShortestWord && !name.Any(char.IsLower)
            ? mentions.Select(mention => EntityGroups.NameOf(mention.Entity))
                .FirstOrDefault(written => written.Any(char.IsLower) && written.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name
            : name;
}
