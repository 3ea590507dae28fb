using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>What a document's paragraph styles and numbering mean.</summary>
internal sealed class WordStyles
{
    /// <summary>Styles may be based on one another in a circle.</summary>
    private const int MaxAncestors = 20;
    private const int Levels = 9;

    private readonly Dictionary<string, Style> _styles;
    private readonly Dictionary<int, Dictionary<int, NumberFormatValues>> _numberings;

    public WordStyles(MainDocumentPart part)
    {
        _styles = (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null)
            .GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _numberings = Numberings(part.NumberingDefinitionsPart?.Numbering);
    }

    /// <summary>The heading level, from 1; 0 for the document's title; null for any other paragraph.</summary>
    public int? HeadingLevel(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value;
        if (own is { } level and < Levels)
        {
            return level + 1;
        }

        foreach (var style in Ancestry(paragraph))
        {
            var name = style.StyleName?.Val?.Value ?? string.Empty;
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            {
                return 0;
            }

            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var heading)
                && heading is >= 1 and <= Levels)
            {
                return heading;
            }

            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline and < Levels)
            {
                return outline + 1;
            }
        }

        return paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && !_styles.ContainsKey(id) ? LevelOf(id) : null;
    }

    /// <summary>Small programs name Word's own styles without saying what they are.</summary>
    private static int? LevelOf(string id) => id switch
    {
        "Title" => 0,
        ['H', 'e', 'a', 'd', 'i', 'n', 'g', >= '1' and <= '9' and var level] => level - '0',
        _ => null,
    };

    /// <summary>Whether the paragraph has a style of that name, or one based on it.</summary>
    public bool Is(Paragraph paragraph, string styleName) =>
        Ancestry(paragraph).Any(style => styleName.Equals(style.StyleName?.Val?.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The list item's level, from 0, and whether its list is numbered; null for a paragraph that is none.</summary>
    public (int Level, bool Numbered)? ListItem(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties
            ?? Ancestry(paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties)
                .FirstOrDefault(properties => properties is not null);
        if (numbering?.NumberingId?.Val?.Value is not { } id || id == 0)
        {
            return null;
        }

        var level = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        var format = _numberings.TryGetValue(id, out var formats) && formats.TryGetValue(level, out var found)
            ? found
            : NumberFormatValues.Bullet;
        return (level, format != NumberFormatValues.Bullet && format != NumberFormatValues.None);
    }

    private IEnumerable<Style> Ancestry(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var steps = 0; steps < MaxAncestors && id is not null && _styles.TryGetValue(id, out var style); steps++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static Dictionary<int, Dictionary<int, NumberFormatValues>> Numberings(Numbering? numbering)
    {
        var numberings = new Dictionary<int, Dictionary<int, NumberFormatValues>>();
        var lists = (numbering?.Elements<AbstractNum>() ?? []).ToLookup(list => list.AbstractNumberId?.Value);
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (instance.NumberID?.Value is { } id && lists[instance.AbstractNumId?.Val?.Value].FirstOrDefault() is { } list)
            {
                var levels = list.Elements<Level>()
                    .Where(level => level.LevelIndex?.Value is not null && level.NumberingFormat?.Val is not null);
                numberings[id] = levels.GroupBy(level => level.LevelIndex!.Value)
                    .ToDictionary(group => group.Key, group => group.First().NumberingFormat!.Val!.Value);
            }
        }

        return numberings;
    }
}
