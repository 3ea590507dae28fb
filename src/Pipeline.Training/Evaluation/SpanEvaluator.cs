using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.Tokens;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Evaluation;

/// <summary>
/// Compares what the whole recognizer of a language finds in texts with what annotators marked: persons, locations and organisations, by exact
/// ends and class, as the CoNLL shared tasks count. Ends are compared by characters, so the corpus's tokens need not be ours.
/// </summary>
internal sealed class SpanEvaluator(Gazetteer gazetteer, NameModel model, string language = SpanEvaluator.English)
{
    /// <summary>The language with rules of its own.</summary>
    public const string English = "en";

    private const int Context = 60;

    private static readonly NameClass[] Classes = [NameClass.Person, NameClass.Location, NameClass.Organization];

    private readonly EntityRecognizer _recognizer = new(
        gazetteer, model, new Dictionary<string, Func<NameModel>> { [language] = () => model });

    /// <summary>The counts of each class.</summary>
    /// <param name="texts">What annotators marked.</param>
    /// <param name="mistakes">Takes a line for each name missed or wrongly found, with what stands around it; null to go without.</param>
    public IReadOnlyDictionary<NameClass, ClassScore> Evaluate(IEnumerable<LabelledText> texts, TextWriter? mistakes = null)
    {
        var scores = Classes.ToDictionary(name => name, _ => default(ClassScore));
        foreach (var text in texts)
        {
            var found = Recognize(text.Text).ToHashSet();
            foreach (var name in Classes)
            {
                var marked = text.Names.Where(item => item.Class == name).ToList();
                Report(mistakes, "missed", text.Text, marked.Where(item => !found.Contains(item)));
                Report(mistakes, "wrong", text.Text, found.Where(item => item.Class == name && !marked.Contains(item)));
                scores[name] += new ClassScore(marked.Count(found.Contains), found.Count(item => item.Class == name), marked.Count);
            }
        }

        return scores;
    }

    private static void Report(TextWriter? output, string what, string text, IEnumerable<LabelledName> names)
    {
        foreach (var name in names)
        {
            var (start, end) = (Math.Max(0, name.Offset - Context), Math.Min(text.Length, name.End + Context));
            output?.WriteLine(
                $"{what} {name.Class} {text[start..name.Offset]}[{text[name.Offset..name.End]}]{text[name.End..end]}".ReplaceLineEndings(
                " "));
        }
    }

    private IEnumerable<LabelledName> Recognize(string text)
    {
        foreach (var entity in _recognizer.Recognize(TokenizedText.Create(text, CancellationToken.None), language, CancellationToken.None)
            .Mentions)
        {
            NameClass? found = entity.Category switch
            {
                EntityCategory.Person => NameClass.Person,
                EntityCategory.Location => NameClass.Location,
                EntityCategory.Organization => NameClass.Organization,
                _ => null,
            };
            if (found is { } name)
            {
                yield return new LabelledName(entity.Offset, entity.Length, name);
            }
        }
    }
}
