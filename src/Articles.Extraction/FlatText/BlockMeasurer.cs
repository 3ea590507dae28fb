using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>Measures blocks: their words and signs first, then what they share with the rest of the page.</summary>
internal sealed class BlockMeasurer(ArticleSignals signals)
{
    private const int TopicBuckets = 1 << 13;
    private const int LanguageSample = 1500;
    private const int MinLanguageSample = 250;
    private const int MaxLabelLength = 24;
    private const int MinLabels = 3;

    // What blog software prints after a commenter's name.
    private static readonly string[] SpeakerEndings =
    [
        " says:", " said:", " says", " wrote:", " sagt:", " schrieb:", " dit :", " a dit :", " dice:", " dijo:", " ha detto:", " scrive:",
        " disse:", " diz:", " zegt:", " säger:", " sier:",
        " siger:", " sanoo:", " pisze:", " mówi:", " napsal:", " diyor ki:", " dedi ki:", " говорит:", " пишет:", " berkata:", " يقول",
        "より:", " 说道：",
    ];

    private static readonly SearchValues<char> Openers = SearchValues.Create("\"“”„«»‘([「『");

    /// <summary>What tells a page's language: its long lines first, for menus are short, and often in another language.</summary>
    public static string SampleLanguage(List<TextBlock> blocks)
    {
        var sample = new StringBuilder(LanguageSample * 2);
        foreach (var least in (ReadOnlySpan<int>)[120, 60, 0])
        {
            foreach (var block in blocks)
            {
                if (sample.Length >= LanguageSample)
                {
                    break;
                }

                if (block.Text.Length >= least)
                {
                    sample.Append(block.Text).Append('\n');
                }
            }

            if (sample.Length >= MinLanguageSample)
            {
                break;
            }
        }

        return sample.ToString();
    }

    /// <summary>The language of a sample, ISO 639-1, or null.</summary>
    public string? FindLanguage(string sample) => signals.Language.Guess(sample);

    /// <summary>Measures what each block is on its own.</summary>
    public void MeasureAlone(List<TextBlock> blocks, string? language)
    {
        var mask = signals.StopWords.MaskOf(language);
        var topics = new List<int>(256);
        foreach (var block in blocks)
        {
            CountWords(block, mask, topics);
            CountSigns(block);
            Classify(block);
        }
    }

    /// <summary>Measures what each block shares with the others; needs <see cref="MeasureAlone"/>.</summary>
    public void MeasureTogether(List<TextBlock> blocks)
    {
        var counts = ArrayPool<int>.Shared.Rent(TopicBuckets);
        CountParagraphs(blocks, counts.AsSpan(0, TopicBuckets));
        CountOccurrences(blocks);
        MarkSharedLabels(blocks);
        MarkAuthor(blocks);
        var title = blocks.Count > 0 ? blocks[0].Text : string.Empty;
        var titleTopics = blocks.Count > 0 ? blocks[0].Topics.ToHashSet() : [];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            block.BlankAfter = i + 1 == blocks.Count || blocks[i + 1].BlankBefore;
            block.IsInTitle = i > 0 && block.Words is >= 3 and <= 30
                && (title.Contains(block.Text, StringComparison.Ordinal) || CoversTitle(block.Topics, titleTopics));
            var own = block.Type == BlockType.LongProse ? 1 : 0;
            var shared = 0;
            foreach (var bucket in block.Topics)
            {
                shared += counts[bucket] > own ? 1 : 0;
            }

            block.TopicShare = block.Topics.Length == 0 ? 0 : (double)shared / block.Topics.Length;
        }

        ArrayPool<int>.Shared.Return(counts);
    }

    private static void CountOccurrences(List<TextBlock> blocks)
    {
        var firsts = new Dictionary<string, TextBlock>(blocks.Count, StringComparer.Ordinal);
        var repeats = new List<(TextBlock Block, TextBlock First)>();
        foreach (var block in blocks)
        {
            block.Occurrences = 1;
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, block.Text, out var isRepeat);
            if (isRepeat)
            {
                first!.Occurrences++;
                repeats.Add((block, first));
            }
            else
            {
                first = block;
            }
        }

        foreach (var (block, first) in repeats)
        {
            block.Occurrences = first.Occurrences;
        }
    }

    /// <summary>In how many long paragraphs each content word occurs.</summary>
    private static void CountParagraphs(List<TextBlock> blocks, Span<int> counts)
    {
        counts.Clear();
        var seen = ArrayPool<int>.Shared.Rent(TopicBuckets);
        seen.AsSpan(0, TopicBuckets).Clear();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Type != BlockType.LongProse)
            {
                continue;
            }

            foreach (var bucket in blocks[i].Topics)
            {
                if (seen[bucket] != i + 1)
                {
                    seen[bucket] = i + 1;
                    counts[bucket]++;
                }
            }
        }

        ArrayPool<int>.Shared.Return(seen);
    }

    /// <summary>Nearly all of its content words, and at least three, are the title's, and more than half of the title's are its.</summary>
    private static bool CoversTitle(int[] topics, HashSet<int> title)
    {
        if (topics.Length < 3 || topics.Length * 2 < title.Count || topics.Length > title.Count * 2)
        {
            return false;
        }

        var shared = 0;
        foreach (var topic in topics)
        {
            shared += title.Contains(topic) ? 1 : 0;
        }

        return shared >= 3 && shared * 5 >= topics.Length * 4;
    }

    private static void MarkSharedLabels(List<TextBlock> blocks)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var isShared = false;
        foreach (var block in blocks)
        {
            if (LabelOf(block) is { IsEmpty: false } label)
            {
                isShared |= ++CollectionsMarshal.GetValueRefOrAddDefault(labels, label, out _) >= MinLabels;
            }
        }

        foreach (var block in blocks)
        {
            block.HasSharedLabel = isShared && LabelOf(block) is { IsEmpty: false } label && labels[label] >= MinLabels;
        }
    }

    private static ReadOnlySpan<char> LabelOf(TextBlock block)
    {
        var colon = block.Text.AsSpan(0, Math.Min(block.Text.Length, MaxLabelLength)).IndexOfAny(':', '：');
        return colon > 0 && colon + 1 < block.Text.Length && char.IsLetter(block.Text[0]) && block.Phrase is null
            ? block.Text.AsSpan(0, colon)
            : [];
    }

    private void MarkAuthor(List<TextBlock> blocks)
    {
        var byline = blocks.Find(block => block.IsByline);
        if (byline is null || signals.Bylines.Find(byline.Text) is not { } names)
        {
            return;
        }

        var comma = names.IndexOfAny([',', '&']);
        var first = comma < 0 ? names : names[..comma];
        foreach (var block in blocks)
        {
            block.NamesAuthor = block != byline && first.Length > 5 && block.Text.Contains(first, StringComparison.OrdinalIgnoreCase);
        }
    }

    private void CountWords(TextBlock block, ulong mask, List<int> topics)
    {
        topics.Clear();
        var text = block.Text.AsSpan();
        var (words, stops, capitals, dense, spaceless, cues) = (0, 0, 0, 0, 0, 0);
        foreach (var range in new WordRanges(text))
        {
            var word = text[range];
            if (word[0] >= '\u0E00' && IsDense(word[0]))
            {
                dense += word.Length;
                continue;
            }

            if (word[0] >= '\u0E00' && WordCount.IsSpaceless(word[0]))
            {
                spaceless += word.Length;
                continue;
            }

            words++;
            if (char.IsUpper(word[0]))
            {
                capitals++;
            }

            var found = signals.StopWords.Find(word);
            cues += found >= StopWords.CueMask ? 1 : 0;
            if ((found & mask) != 0)
            {
                stops++;
            }
            else if (word.Length > 3)
            {
                var hash = 17u;
                foreach (var c in word.Length > 6 ? word[..6] : word)
                {
                    hash = (hash ^ (char.IsAsciiLetterUpper(c) ? (uint)(c | 0x20) : c)) * 0x01000193u;
                }

                topics.Add((int)((hash ^ (hash >> 15)) % TopicBuckets));
            }
        }

        // Scripts without blanks have no words to look up; what they have is length.
        block.Words = words + WordCount.Estimate(dense, spaceless);
        block.StopWords = stops + (dense * 3 / 20) + (spaceless * 3 / 50);
        block.Capitals = capitals;
        block.Cues = cues;
        block.Topics = [.. topics];
    }

    private static bool IsDense(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

    private static void CountSigns(TextBlock block)
    {
        var text = block.Text;
        var (upper, cased, digits, commas, inner) = (0, 0, 0, 0, 0);
        var marks = BlockMarks.None;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterLower(c))
            {
                cased++;
                continue;
            }

            if (c == ' ')
            {
                continue;
            }

            switch (c)
            {
                case >= 'A' and <= 'Z':
                    upper++;
                    cased++;
                    break;
                case >= '0' and <= '9':
                    digits++;
                    break;
                case ',' or '،' or '、' or '，':
                    commas++;
                    break;
                case '.' or '!' or '?' or '。' or '！' or '？' or '။' or '។' or '៕' or '།' or '꧉':
                    if (i + 2 < text.Length && ((text[i + 1] == ' ' && IsSentenceStart(text, i + 2)) || c >= 0x0F00))
                    {
                        inner++;
                    }
                    else if (c == '.' && i > 2 && i + 2 < text.Length && char.IsAsciiLetterLower(text[i + 1])
                        && char.IsAsciiLetterLower(text[i - 1]) && char.IsAsciiLetterLower(text[i + 2]))
                    {
                        marks |= BlockMarks.Link;
                    }

                    break;
                case '|' or '·' or '•':
                    marks |= i == 0 ? BlockMarks.Bullet : BlockMarks.Separator;
                    break;
                case '*' or '-' or '–' or '—' or '▪' or '●' or '+':
                    marks |= i == 0 && text.Length > 1 && text[1] == ' ' ? BlockMarks.Bullet : BlockMarks.None;
                    break;
                case '>' or '›' or '»' or '→' or '<' or '‹' or '←':
                    marks |= BlockMarks.Arrow;
                    break;
                case '@':
                    marks |= BlockMarks.At;
                    break;
                case '#':
                    marks |= BlockMarks.Hash;
                    break;
                case '©':
                    marks |= BlockMarks.Copyright;
                    break;
                case '$' or '€' or '£' or '¥' or '₹' or '₽':
                    marks |= BlockMarks.Currency;
                    break;
                case '"' or '“' or '”' or '„' or '«' or '「':
                    marks |= BlockMarks.Quote;
                    break;
                case ':':
                    marks |= i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/' ? BlockMarks.Link : BlockMarks.None;
                    break;
                default:
                    if (c >= 128 && char.IsLetter(c))
                    {
                        var isUpper = char.IsUpper(c);
                        upper += isUpper ? 1 : 0;
                        cased += isUpper || char.IsLower(c) ? 1 : 0;
                    }

                    break;
            }
        }

        var last = text.AsSpan().TrimEnd("\"”’'»)]」』 ");
        var end = last.IsEmpty ? text[^1] : last[^1];
        block.Ending = end switch
        {
            '.' => last.EndsWith("..") ? BlockEnding.Ellipsis : BlockEnding.Sentence,
            '!' or '。' or '！' or '؟' or '।' or '።' or '။' or '។' or '៕' or '།' or '꧉' or '۔' => BlockEnding.Sentence,
            '?' or '？' => BlockEnding.Question,
            '…' => BlockEnding.Ellipsis,
            ':' or '：' => BlockEnding.Colon,
            _ => char.IsLetterOrDigit(end) ? BlockEnding.None : BlockEnding.Other,
        };
        marks |= end is '!' or '！' ? BlockMarks.Exclamation : BlockMarks.None;
        marks |= upper == cased && cased > 3 ? BlockMarks.Shouted : BlockMarks.None;
        (block.Letters, block.Digits, block.Commas, block.InnerSentences, block.Marks) = ((upper, cased), digits, commas, inner, marks);
    }

    private static bool IsSentenceStart(string text, int index)
    {
        var c = text[index];
        return char.IsUpper(c) || Openers.Contains(c);
    }

    private void Classify(TextBlock block)
    {
        var text = block.Text.AsSpan();
        block.Phrase = signals.Phrases.Match(text);
        block.Caption = signals.Captions.Classify(text);
        block.Note = signals.Notes.Classify(
            text, block.Words, block.InnerSentences + (block.Ending is BlockEnding.Sentence or BlockEnding.Question ? 1 : 0));
        if (block.Words <= 30)
        {
            block.WireMark = block.Words <= 6 ? signals.Agencies.FindMark(text) : null;
            block.IsByline = signals.Bylines.Find(text) is not null;
            block.HasDate = block.Digits > 0 && signals.Dates.IsMentioned(text);
            block.IsDateOnly = block.HasDate && block.Words <= 14 && signals.Dates.IsDateOnly(text);
            block.IsSpeaker = block.Words is > 0 and <= 8 && IsSpeaker(text);
        }

        if (block.Words >= 12)
        {
            block.Dateline = signals.Agencies.FindDateline(text);
        }

        block.Type = block is { Words: >= 2 and <= 6, Ending: BlockEnding.None, IsByline: false, Phrase: null } && HasBylineShape(text)
            ? BlockType.Meta
            : TypeOf(block);
    }

    /// <summary>A line such as <c>By Example Times Staff</c>: no name, but nothing else either.</summary>
    private bool HasBylineShape(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        return blank > 0 && blank + 1 < text.Length && char.IsUpper(text[blank + 1]) && signals.Bylines.HasLead(text);
    }

    private static bool IsSpeaker(ReadOnlySpan<char> text)
    {
        foreach (var ending in SpeakerEndings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static BlockType TypeOf(TextBlock block)
    {
        var letters = block.Letters.Cased > 0 ? block.Letters.Cased : block.Words * 2;
        var share = block.Words == 0 ? 0 : (double)block.StopWords / block.Words;
        return block switch
        {
            { Caption: not CaptionKind.None } => BlockType.Picture,
            { Phrase.WholeLine: true } => BlockType.Boilerplate,
            { Phrase: not null, Words: <= 20 } => BlockType.Boilerplate,
            { IsByline: true, Words: <= 24 } or { IsDateOnly: true, Ending: not BlockEnding.Sentence } or { IsSpeaker: true } =>
                BlockType.Meta,
            _ when block.Words == 0 || block.Digits * 2 > letters + block.Digits => BlockType.Figures,
            { Words: >= 22 } when share >= 0.2 || block.InnerSentences > 0 || block.Ending == BlockEnding.Sentence => BlockType.LongProse,
            { Words: >= 5, Ending: BlockEnding.Sentence or BlockEnding.Question } or { InnerSentences: > 0 } => BlockType.Sentence,
            { Words: >= 5 } => BlockType.Headline,
            _ => BlockType.Label,
        };
    }
}
