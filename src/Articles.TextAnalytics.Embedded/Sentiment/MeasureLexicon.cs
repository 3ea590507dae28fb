using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Sentiment;

/// <summary>
/// Economic measures and words for rising and falling: which way a measure goes says whether that is good news (Malo et al.: "Good debt or
/// bad debt: Detecting semantic orientations in economic texts", JASIST 65, 2014). Immutable.
/// </summary>
internal sealed class MeasureLexicon
{
    // "Sales of the group's cars in China fell", "a fall in quarterly sales".
    private const int Before = 7;
    private const int After = 4;

    private const double News = 2;

    private readonly FrozenDictionary<string, Sense> _senses;

    private MeasureLexicon()
    {
        var senses = new Dictionary<string, Sense>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in EmbeddedData.Lines("finance.en.txt").Select(line => line.Split(' ')))
        {
            var sense = fields[0] switch
            {
                "+" => Sense.Good,
                "-" => Sense.Bad,
                "up" => Sense.Up,
                _ => Sense.Down,
            };
            foreach (var word in fields.Skip(1))
            {
                senses.TryAdd(word, sense);
            }
        }

        _senses = senses.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private enum Sense : byte
    {
        None,
        Good,
        Bad,
        Up,
        Down,
    }

    /// <summary>Loads the list.</summary>
    public static MeasureLexicon Load() => new();

    /// <summary>
    /// What the moves of measures are worth: a valence for each word for rising or falling that has a measure, and 0 for the measure, whose
    /// own valence ("profit") says nothing then.
    /// </summary>
    /// <returns>By token; empty when the text has none.</returns>
    public Dictionary<int, double> Judge(TokenizedText text)
    {
        var valences = new Dictionary<int, double>();
        var senses = new Sense[text.Vocabulary.Words.Count];
        var (measures, moves) = (false, false);
        for (var i = 0; i < senses.Length; i++)
        {
            senses[i] = _senses.GetValueOrDefault(text.Vocabulary.Words[i]);
            measures |= senses[i] is Sense.Good or Sense.Bad;
            moves |= senses[i] is Sense.Up or Sense.Down;
        }

        for (var sentence = 0; measures && moves && sentence < text.Sentences.Count; sentence++)
        {
            var (start, end) = text.TokensOf(sentence);
            for (var i = start; i < end; i++)
            {
                var move = senses[text.WordIds[i]];
                if (move is Sense.Up or Sense.Down && MeasureOf(text, senses, (start, end), i) is >= 0 and var measure)
                {
                    var isGood = (senses[text.WordIds[measure]] == Sense.Good) == (move == Sense.Up);
                    valences[i] = isGood ? News : -News;
                    valences.TryAdd(measure, 0);
                }
            }
        }

        return valences;
    }

    /// <summary>The nearest measure in the word's clause, rather before it than after it; -1 for none.</summary>
    private static int MeasureOf(TokenizedText text, Sense[] senses, (int Start, int End) sentence, int move)
    {
        for (var i = move - 1; i >= Math.Max(sentence.Start, move - Before) && !IsClauseEnd(text.Words[i]); i--)
        {
            if (senses[text.WordIds[i]] is Sense.Good or Sense.Bad)
            {
                return i;
            }
        }

        for (var i = move + 1; i < Math.Min(sentence.End, move + After) && !IsClauseEnd(text.Words[i]); i++)
        {
            if (senses[text.WordIds[i]] is Sense.Good or Sense.Bad)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsClauseEnd(string word) => word is "," or ";" or ":" or "." or "and" or "but" or "as" or "while" or "because";
}
