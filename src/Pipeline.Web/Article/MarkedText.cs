using Articles.TextAnalytics.Results;
using Articles.TextAnalytics.Text;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Web.Article;

/// <summary>
/// An article's text cut up for marking: paragraphs of sentences of runs. Nothing is lost or moved: the runs of a paragraph one after the
/// other are the paragraph. Where marks overlap, as those of different engines may, the one that begins first stays, and of these the
/// longer one.
/// </summary>
public static class MarkedText
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>Cuts it up.</summary>
    /// <param name="article">The article.</param>
    /// <returns>The sentences of each paragraph.</returns>
    public static IReadOnlyList<IReadOnlyList<TextSentence>> Of(EnrichedArticle article)
    {
        var marks = MarksOf(article);
        var sentences = SentencesOf(article);
        var paragraphs = new List<IReadOnlyList<TextSentence>>();
        foreach (var paragraph in ParagraphsOf(article.Text))
        {
            paragraphs.Add(Cut(article.Text, paragraph, sentences, marks));
        }

        return paragraphs;
    }

    private static List<TextSentence> Cut(
        string text, TextSpan paragraph, IReadOnlyList<(TextSpan Span, SentenceSentiment? Tone, bool IsInSummary)> sentences,
        IReadOnlyList<(TextSpan Span, ArticleEntity? Entity, string? Masked)> marks)
    {
        var cut = new List<TextSentence>();
        var at = paragraph.Offset;
        foreach (var (span, tone, isInSummary) in sentences)
        {
            var (start, end) = (Math.Max(span.Offset, at), Math.Min(span.End, paragraph.End));
            if (start >= end)
            {
                continue;
            }

            if (start > at)
            {
                cut.Add(new TextSentence(RunsOf(text, at, start, marks), Tone: null, IsInSummary: false));
            }

            // A sentence that goes on into the next paragraph has its tone where it begins.
            cut.Add(new TextSentence(RunsOf(text, start, end, marks), start == span.Offset ? tone : null, isInSummary));
            at = end;
        }

        if (at < paragraph.End)
        {
            cut.Add(new TextSentence(RunsOf(text, at, paragraph.End, marks), Tone: null, IsInSummary: false));
        }

        return cut;
    }

    private static List<TextRun> RunsOf(
        string text, int start, int end, IReadOnlyList<(TextSpan Span, ArticleEntity? Entity, string? Masked)> marks)
    {
        var runs = new List<TextRun>();
        var at = start;
        foreach (var (span, entity, masked) in marks)
        {
            var (from, to) = (Math.Max(span.Offset, at), Math.Min(span.End, end));
            if (from >= to)
            {
                continue;
            }

            if (from > at)
            {
                runs.Add(new TextRun(text[at..from], Entity: null, Masked: null));
            }

            runs.Add(new TextRun(text[from..to], entity, masked));
            at = to;
        }

        if (at < end)
        {
            runs.Add(new TextRun(text[at..end], Entity: null, Masked: null));
        }

        return runs;
    }

    /// <summary>Entities and personal information, in the order of the text, none over another.</summary>
    private static List<(TextSpan Span, ArticleEntity? Entity, string? Masked)> MarksOf(EnrichedArticle article)
    {
        var entities = article.Entities.SelectMany(
            entity =>
            entity.Mentions.Select(
            mention => (Span: new TextSpan(mention.Offset, mention.Length), Entity: (ArticleEntity?)entity, Masked: (string?)null)));
        var personal = (article.PersonalInformation ?? [])
            .Select(span => (Span: new TextSpan(span.Offset, span.Length), Entity: (ArticleEntity?)null, Masked: (string?)span.Category));
        var marks = new List<(TextSpan Span, ArticleEntity? Entity, string? Masked)>();
        foreach (var mark in entities.Concat(personal)
            .Where(mark => mark.Span.Offset >= 0 && mark.Span.Length > 0 && mark.Span.End <= article.Text.Length)
            .OrderBy(mark => mark.Span.Offset).ThenByDescending(mark => mark.Span.Length))
        {
            if (marks.Count == 0 || marks[^1].Span.End <= mark.Span.Offset)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    private static List<(TextSpan Span, SentenceSentiment? Tone, bool IsInSummary)> SentencesOf(EnrichedArticle article)
    {
        var toned = article.Sentiment?.Sentences.Where(
            sentence => sentence.Offset >= 0 && sentence.Length > 0 && sentence.Offset + sentence.Length <= article.Text.Length)
            .OrderBy(sentence => sentence.Offset).ToList();
        return toned is { Count: > 0 }
            ? toned.ConvertAll(
                sentence =>
                (new TextSpan(sentence.Offset, sentence.Length), (SentenceSentiment?)sentence,
                IsInSummary(article, sentence.Offset, sentence.Length)))
            : [.. SentenceSplitter.Split(article.Text)
                .Select(span => (span, (SentenceSentiment?)null, IsInSummary(article, span.Offset, span.Length)))];
    }

    private static bool IsInSummary(EnrichedArticle article, int offset, int length) =>
        article.Summary is { } summary && summary.Contains(article.Text.Substring(offset, length).Trim(), StringComparison.Ordinal);

    private static IEnumerable<TextSpan> ParagraphsOf(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf(ParagraphBreak, start, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
            if (end > start)
            {
                yield return new TextSpan(start, end - start);
            }

            start = end + ParagraphBreak.Length;
        }
    }
}
