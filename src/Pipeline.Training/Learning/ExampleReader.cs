using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.Tokens;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Learning;

/// <summary>Turns labelled texts into examples, with the tokenizer, the rules and the features that the tagger itself uses.</summary>
/// <param name="gazetteer">Known names.</param>
/// <param name="isEnglish">Whether the texts are English, which has rules of its own.</param>
internal sealed class ExampleReader(Gazetteer gazetteer, bool isEnglish = true)
{
    private readonly NameRules _rules = new(gazetteer);
    private readonly PlainNameRecognizer _plain = new(gazetteer);
    private readonly WordCache _words = new(word => new WordTraits(word, gazetteer));

    /// <summary>
    /// The examples in a text, and how many tokens it has. A name whose ends are no ends of tokens, or part of which is never looked at, is
    /// left out.
    /// </summary>
    public (List<Example> Examples, int Tokens) Read(LabelledText labelled)
    {
        var text = TokenizedText.Create(labelled.Text, CancellationToken.None);
        var names = Project(text, labelled.Names);
        var examples = new List<Example>();
        var features = new List<uint>();
        var buffer = new FeatureBuffer();
        var ruled = isEnglish ? _rules.Recognize(text, CancellationToken.None) : _plain.Recognize(text, CancellationToken.None);
        new TextFeatures(text, ruled, gazetteer, _words).Visit(
            (first, last, sentence) =>
            {
                features.Clear();
                var starts = new int[last - first + 1];
                for (var i = first; i < last; i++)
                {
                    features.AddRange(sentence.All(i, buffer));
                    starts[i - first + 1] = features.Count;
                }

                examples.Add(new Example([.. features], starts, Labels(names, first, last)));
            },
            CancellationToken.None);
        return (examples, text.Tokens.Length);
    }

    private static List<TokenSpan> Project(TokenizedText text, IReadOnlyList<LabelledName> names)
    {
        var starts = new Dictionary<int, int>();
        var ends = new Dictionary<int, int>();
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            starts[text.Tokens[i].Offset] = i;
            ends[text.Tokens[i].End] = i + 1;
        }

        var spans = new List<TokenSpan>();
        foreach (var name in names)
        {
            if (starts.TryGetValue(name.Offset, out var start) && ends.TryGetValue(name.End, out var end))
            {
                spans.Add(new TokenSpan(start, end, name.Class));
            }
        }

        return spans;
    }

    private static int[] Labels(List<TokenSpan> names, int first, int last)
    {
        var labels = new int[last - first];
        foreach (var name in names.Where(name => name.Start >= first && name.End <= last))
        {
            for (var i = name.Start; i < name.End; i++)
            {
                var part = (IsFirst: i == name.Start, IsLast: i == name.End - 1) switch
                {
                    (true, true) => NamePart.Unit,
                    (true, false) => NamePart.Begin,
                    (false, true) => NamePart.Last,
                    _ => NamePart.Inside,
                };
                labels[i - first] = NameLabel.Of((int)name.Class, part);
            }
        }

        return labels;
    }
}
