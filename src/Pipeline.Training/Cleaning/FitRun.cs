using System.Globalization;
using System.Text;
using Articles.Extraction;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Evidence;
using Articles.Extraction.FlatText;
using Articles.Extraction.Formats;

namespace Pipeline.Training.Cleaning;

/// <summary>One fitting, or several for a cross-validation.</summary>
internal sealed class FitRun
{
    private const double VariantWeight = 0.4;

    private const int Compositions = 2;
    private const int OwnLines = 10;

    // A page that was flattened in more ways varies enough by itself.
    private const int MaxVaried = 2;

    private readonly ChainTrainer.Settings _settings;
    private readonly List<GoldPage> _pages;
    private readonly string? _dump;
    private readonly HashSet<string> _varied;

    // A page that was flattened in few ways weighs as much as one that was in many.
    private double _weight = 1;
    private readonly ArticleSignals _signals = new();
    private readonly BlockFeatures _features = new();
    private readonly Dictionary<GoldPage, List<ChainTrainer.Example>> _examples = [];
    private readonly Dictionary<GoldPage, BlockState[]> _gold = [];
    private readonly Dictionary<GoldPage, List<TextBlock>> _blocks = [];

    public FitRun(ChainTrainer.Settings settings, List<GoldPage> pages, string? dump)
    {
        (_settings, _pages, _dump) = (settings, pages, dump);
        _varied = [.. pages.GroupBy(page => page.Id).Where(group => group.Count() <= MaxVaried).Select(group => group.Key)];
        var most = pages.CountBy(page => page.Id).Max(count => count.Value);
        foreach (var page in pages)
        {
            _weight = _varied.Contains(page.Id) ? (double)most / MaxVaried : 1;
            _examples[page] = [.. CreateExamples(page).OfType<ChainTrainer.Example>()];
        }
    }

    /// <summary>Fits on all parts but one, checks on that one, for each; a site's pages are in one part.</summary>
    public void CrossValidate(int parts, int seed, bool printPages)
    {
        var sites = _pages.Select(page => page.Site).Distinct().Order(StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(sites);
        var results = new Dictionary<GoldPage, string>();
        for (var part = 0; part < parts; part++)
        {
            var held = sites.Where((_, i) => i % parts == part).ToHashSet();
            var cleaner = Fit(_pages.Where(page => !held.Contains(page.Site)));
            Clean(cleaner, _pages.Where(page => held.Contains(page.Site)), results);
        }

        Report($"cross-validation, {parts} parts", results, printPages);
    }

    /// <summary>Fits on one folder's half of the pages, checks on the other folder's other half.</summary>
    public void CheckAcross(bool printPages)
    {
        foreach (var folder in _pages.Select(page => page.Folder).Distinct().ToList())
        {
            var results = new Dictionary<GoldPage, string>();
            Clean(Fit(_pages.Where(page => page.Folder == folder)), _pages.Where(page => page.Folder != folder), results);
            Report($"fitted to {folder} only", results, printPages);
        }
    }

    /// <summary>Fits on everything and writes the weights.</summary>
    public void FitAll(string? output, bool printPages)
    {
        var tagger = FitTagger(_pages);
        var results = new Dictionary<GoldPage, string>();
        Clean(new TextCleaner(_signals, _features, tagger), _pages, results);
        Report("fitted and checked on the same pages", results, printPages);
        if (output is not null)
        {
            Write(tagger, output);
        }
    }

    private TextCleaner Fit(IEnumerable<GoldPage> pages) => new(_signals, _features, FitTagger(pages));

    private BlockTagger FitTagger(IEnumerable<GoldPage> pages)
    {
        var list = pages.ToList();
        var examples = list.SelectMany(page => _examples[page])
            .Concat(list.Where(page => _varied.Contains(page.Id)).GroupBy(page => page.Folder).SelectMany(Compose));
        return new ChainTrainer(PriorWeights.Create(_features), _settings).Fit([.. examples]);
    }

    /// <summary>
    /// New pages of old parts: one page's menus, another's headline, body and what stands amid it, a third's tail. What is learnt of the
    /// parts must not hang on their company.
    /// </summary>
    private List<ChainTrainer.Example> Compose(IEnumerable<GoldPage> pages)
    {
        var list = pages.Where(page => _gold[page].Contains(BlockState.Body)).ToList();
        var random = new Random(list.Count);
        var examples = new List<ChainTrainer.Example>();
        for (var round = 0; round < Compositions; round++)
        {
            foreach (var page in list)
            {
                var (top, tail) = (list[random.Next(list.Count)], list[random.Next(list.Count)]);
                var text = new StringBuilder();
                var states = new List<BlockState>();
                var (topStart, _) = BodyOf(top);
                var (start, end) = BodyOf(page);
                var (_, tailEnd) = BodyOf(tail);
                var own = Math.Max(0, start - OwnLines);
                if (page.Folder.EndsWith("html-text", StringComparison.Ordinal) && own > 0)
                {
                    Append(page, 0, 1, text, states);
                }

                Append(top, Math.Min(1, topStart), Math.Max(Math.Min(1, topStart), topStart - OwnLines), text, states);
                Append(page, own, end, text, states);
                Append(tail, tailEnd, _blocks[tail].Count, text, states);
                if (CreateExample(text.ToString(), [.. states], VariantWeight) is { } example)
                {
                    examples.Add(example);
                }
            }
        }

        return examples;
    }

    private (int Start, int End) BodyOf(GoldPage page) =>
        (Array.IndexOf(_gold[page], BlockState.Body), Array.LastIndexOf(_gold[page], BlockState.Body) + 1);

    private void Append(GoldPage page, int from, int to, StringBuilder text, List<BlockState> states)
    {
        text.Append('\n').Append(Render(_blocks[page], from, to));
        states.AddRange(_gold[page][from..Math.Max(from, to)]);
    }

    /// <summary>
    /// The page; the page with little around the article, as a plainer site has it; and the article with nothing around it but its
    /// headline, or not even that, so that a clean text comes through whole.
    /// </summary>
    private IEnumerable<ChainTrainer.Example?> CreateExamples(GoldPage page)
    {
        var blocks = Measure(page.Text);
        var states = GoldLabels.Align(blocks, page.Body);
        (_gold[page], _blocks[page]) = (states, blocks);
        yield return CreateExample(page.Text, states, 1);
        var first = Array.IndexOf(states, BlockState.Body);
        var last = Array.LastIndexOf(states, BlockState.Body);
        if (first < 0 || !_varied.Contains(page.Id))
        {
            yield break;
        }

        var random = new Random(page.Id.Sum(c => c));
        var (from, to) = (Math.Max(0, first - random.Next(0, 9)), Math.Min(blocks.Count, last + 1 + random.Next(0, 9)));
        yield return CreateExample(Render(blocks, from, to), states[from..to], VariantWeight);

        var headline = blocks.FindLastIndex(first > 0 ? first - 1 : 0, first > 0 ? first : 0, block => block.IsInTitle);
        var body = new StringBuilder(headline >= 0 && random.Next(2) == 0 ? blocks[headline].Text + "\n\n" : string.Empty);
        var plain = new List<BlockState>();
        if (body.Length > 0)
        {
            plain.Add(BlockState.Before);
        }

        for (var i = first; i <= last; i++)
        {
            if (states[i] == BlockState.Body)
            {
                body.Append(blocks[i].Text).Append("\n\n");
                plain.Add(BlockState.Body);
            }
        }

        yield return CreateExample(body.ToString(), [.. plain], VariantWeight);
    }

    private static string Render(List<TextBlock> blocks, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            text.Append(blocks[i].BlankBefore ? "\n" : string.Empty).Append(' ', blocks[i].Indent).Append(blocks[i].Text).Append('\n');
        }

        return text.ToString();
    }

    /// <returns>Null when the text's lines do not give the blocks that the states are of: joined lines may join anew.</returns>
    private ChainTrainer.Example? CreateExample(string text, BlockState[] states, double weight)
    {
        var blocks = Measure(text);
        return blocks.Count == 0 || blocks.Count != states.Length ? null : new ChainTrainer.Example(
            _features.Extract(blocks, new PageShape(blocks)), states, [.. blocks.Select(block => block.Words)], weight * _weight);
    }

    private List<TextBlock> Measure(string text)
    {
        var blocks = LineSplitter.Split(text, int.MaxValue, CancellationToken.None);
        var measurer = new BlockMeasurer(_signals);
        measurer.MeasureAlone(blocks, measurer.FindLanguage(BlockMeasurer.SampleLanguage(blocks)));
        measurer.MeasureTogether(blocks);
        return blocks;
    }

    private void Clean(TextCleaner cleaner, IEnumerable<GoldPage> pages, Dictionary<GoldPage, string> results)
    {
        foreach (var page in pages)
        {
            var source = new SourceDocument { Name = page.Id, Format = SourceFormat.Text, Kind = ContentKind.Text, Content = page.Text };
            CleanedContent? content = null;
            try
            {
                content = cleaner.Clean(source, explain: _dump is not null, CancellationToken.None);
                results[page] = content.Text;
            }
            catch (ArticleRejectedException)
            {
                results[page] = string.Empty;
            }

            if (_dump is not null)
            {
                Dump(page, content);
            }
        }
    }

    private void Dump(GoldPage page, CleanedContent? content)
    {
        var folder = Path.Combine(_dump!, page.Folder);
        Directory.CreateDirectory(folder);
        var lines = (content?.Blocks ?? []).Select((block, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(_gold[page][i] == BlockState.Body ? '+' : '-')}{(block.Kept ? '+' : '-')} {block.Score,6:F1} {block.Role,-10} "
                + $"{block.Location,-9} {block.Text} [{block.Reason}]"));
        lines = lines.Prepend(
            $"TITLE {content?.Title} | BY {content?.Byline} | SOURCE {content?.Source} | AT {content?.PublishedAt:u} "
                + $"{content?.ModifiedAt:u} "
            + $"| {content?.Language} | CAPTIONS {string.Join(" ## ", content?.Captions ?? [])}");
        File.WriteAllLines(Path.Combine(folder, page.Id + ".txt"), lines);
    }

    private static void Report(string what, Dictionary<GoldPage, string> results, bool printPages)
    {
        Console.WriteLine(what);
        foreach (var group in results.GroupBy(result => result.Key.Folder).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var score = new ShingleScore();
            var pages = group.Select(result => (result.Key.Id, F1: score.Add(result.Key.Body, result.Value))).OrderBy(page => page.F1)
                .ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {group.Key,-24} {pages.Count} pages  F1 {score.F1:F4}  P {score.Precision:F4}  R {score.Recall:F4}"));
            foreach (var (id, f1) in printPages ? pages.Where(page => page.F1 < 0.98) : [])
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {id[..Math.Min(8, id.Length)]} {f1:F4}"));
            }
        }
    }

    private void Write(BlockTagger tagger, string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(
            "// Weights of the flattened-text cleaner (BlockTagger): family, bucket, then before body inline after start end. Written by");
        writer.WriteLine(
            "// dotnet run -c Release --project src/Pipeline.Training -- fit-text FOLDER... --truth FILE --out FILE; rows of zeros are "
            + "left out.");
        for (var from = 0; from <= BlockTagger.States; from++)
        {
            var row = Enumerable.Range(0, BlockTagger.States).Select(to => tagger.Transition(from, to));
            writer.WriteLine($"transition {from} {Join(row)}");
        }

        foreach (var family in _features.Families)
        {
            for (var bucket = 0; bucket < family.Buckets; bucket++)
            {
                var row = Enumerable.Range(0, BlockTagger.Columns).Select(column => tagger.Weight(family.Offset + bucket, column))
                    .ToArray();
                if (row.Any(weight => weight != 0))
                {
                    writer.WriteLine($"{family.Name} {bucket} {Join(row)}");
                }
            }
        }
    }

    private static string Join(IEnumerable<float> row) =>
        string.Join(' ', row.Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture)));
}
