using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.Tokens;
using Articles.TextAnalytics.Results;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>All entities of a text: contacts, times and quantities by rule, names by language. Linear time.</summary>
internal sealed class EntityRecognizer
{
    // Most words start no measure, and a word is looked up once a text.
    private static readonly FrozenSet<string> FirstWords = TemporalRecognizer.FirstWords.Concat(Numerals.All)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly EnglishNameRecognizer _english;
    private readonly PlainNameRecognizer _plain;
    private readonly FrozenDictionary<string, Lazy<TaggedNameRecognizer>> _tagged;

    /// <summary>Recognizes with known names and, in English and the languages of <paramref name="others"/>, trained models.</summary>
    /// <param name="gazetteer">Known names.</param>
    /// <param name="model">The model for English.</param>
    /// <param name="others">Reads the models of other languages, each at its first text.</param>
    public EntityRecognizer(Gazetteer gazetteer, NameModel model, IReadOnlyDictionary<string, Func<NameModel>> others)
    {
        _english = new EnglishNameRecognizer(gazetteer, model);
        _plain = new PlainNameRecognizer(gazetteer);
        _tagged = others.ToFrozenDictionary(
            other => other.Key, other => new Lazy<TaggedNameRecognizer>(() => new TaggedNameRecognizer(gazetteer, other.Value())),
            StringComparer.Ordinal);
    }

    /// <summary>The mentions in <paramref name="text"/>, in order, without overlaps. None splits a text element.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">ISO 639-1; <c>en</c> gets the full recognizer, a language with a model its tagger.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public TextEntities Recognize(TokenizedText text, string language, CancellationToken cancellationToken)
    {
        var found = new List<TextEntity>();
        ContactRecognizer.Recognize(text.Text, found);

        // Earlier lists win where mentions overlap.
        var contacts = found.Count;
        foreach (var name in DatelineRecognizer.Apply(text, Names(text, language, cancellationToken)))
        {
            // "@handle" is somebody's name somewhere, and no name of the text.
            if (text.Words[name.Start] is not "@" && text.Tokens[name.Start].Offset is var offset
                && (offset == 0 || text.Text[offset - 1] != '@'))
            {
                found.Add(ToEntity(text, name));
            }
        }

        var names = found.Count;
        AddMeasures(text, found, cancellationToken);
        return new TextEntities(Resolve(text.Text, found, contacts, names));
    }

    private List<NameSpan> Names(TokenizedText text, string language, CancellationToken cancellationToken)
    {
        if (language == "en")
        {
            return _english.Recognize(text, cancellationToken);
        }

        return _tagged.TryGetValue(language, out var tagged)
            ? tagged.Value.Recognize(text, cancellationToken)
            : _plain.Recognize(text, cancellationToken);
    }

    private static void AddMeasures(TokenizedText text, List<TextEntity> found, CancellationToken cancellationToken)
    {
        var starts = text.Vocabulary.Mark(word => !char.IsAsciiLetter(word[0]) || FirstWords.Contains(word));
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (i, end) = text.TokensOf(sentence);
            while (i < end)
            {
                if (starts[text.WordIds[i]]
                    && (TemporalRecognizer.TryRead(text, i, end, out var measure) || QuantityRecognizer.TryRead(text, i, end, out measure)))
                {
                    found.Add(ToEntity(text, measure));
                    i = measure.End;
                }
                else
                {
                    i++;
                }
            }
        }
    }

    private static TextEntity ToEntity(TokenizedText text, NameSpan name)
    {
        var span = text.SpanOf(name.Start, name.End);
        return new TextEntity(
            text.Text.Substring(span.Offset, span.Length), name.Category, name.Subcategory, span.Offset, span.Length, name.Confidence);
    }

    /// <summary>Orders the mentions; of two that overlap the one of the earlier recognizer stays, then the longer.</summary>
    private static List<TextEntity> Resolve(string text, List<TextEntity> found, int contacts, int names)
    {
        var ranked = found
            .Select((entity, index) => (Entity: entity, Rank: index switch
            {
                _ when index < contacts => 0,
                _ when index < names => 1,
                _ => 2,
            }))
            .Where(item => Graphemes.IsBoundary(text, item.Entity.Offset)
                && Graphemes.IsBoundary(text, item.Entity.Offset + item.Entity.Length))
            .OrderBy(item => item.Entity.Offset).ThenBy(item => item.Rank).ThenByDescending(item => item.Entity.Length);
        var kept = new List<(TextEntity Entity, int Rank)>();
        foreach (var item in ranked)
        {
            var overlaps = kept.Count > 0 && kept[^1].Entity.Offset + kept[^1].Entity.Length > item.Entity.Offset;
            if (!overlaps)
            {
                kept.Add(item);
            }
            else if (item.Rank < kept[^1].Rank)
            {
                kept[^1] = item;
            }
        }

        return kept.ConvertAll(item => item.Entity);
    }
}
