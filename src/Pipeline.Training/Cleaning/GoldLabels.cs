using Articles.Extraction.FlatText;

namespace Pipeline.Training.Cleaning;

/// <summary>
/// Carries the marked body over to the blocks of a flattened page: the words of both are aligned (longest common subsequence, runs of at
/// least three words), and a block of whose words most are aligned is body.
/// </summary>
internal static class GoldLabels
{
    private const int MinRun = 3;
    private const double MinShare = 0.55;

    public static BlockState[] Align(IReadOnlyList<TextBlock> blocks, string body)
    {
        var words = new List<string>();
        var owners = new List<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            foreach (var word in ShingleScore.Words(blocks[i].Text))
            {
                words.Add(word);
                owners.Add(i);
            }
        }

        var gold = ShingleScore.Words(body);
        var hits = new double[blocks.Count];
        var totals = new int[blocks.Count];
        foreach (var owner in owners)
        {
            totals[owner]++;
        }

        foreach (var (start, length) in Runs(words, gold))
        {
            for (var k = start; k < start + length; k++)
            {
                hits[owners[k]] += length >= MinRun ? 1 : 0;
            }
        }

        var isBody = blocks.Select((_, i) => totals[i] > 0 && hits[i] >= totals[i] * MinShare).ToArray();
        var first = Array.IndexOf(isBody, true);
        var last = Array.LastIndexOf(isBody, true);
        return [.. isBody.Select((body, i) => body ? BlockState.Body : Outside(i))];

        BlockState Outside(int block)
        {
            if (block < first || first < 0)
            {
                return BlockState.Before;
            }

            return block > last ? BlockState.After : BlockState.Inline;
        }
    }

    private static List<(int Start, int Length)> Runs(List<string> page, string[] gold)
    {
        var (rows, columns) = (page.Count, gold.Length);
        var pageIds = new int[rows];
        var goldIds = new int[columns];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows; i++)
        {
            pageIds[i] = ids.TryGetValue(page[i], out var id) ? id : ids[page[i]] = ids.Count;
        }

        for (var j = 0; j < columns; j++)
        {
            goldIds[j] = ids.TryGetValue(gold[j], out var id) ? id : ids[gold[j]] = ids.Count;
        }

        // A match weighs more when it prolongs a run, so that runs are preferred over scattered words.
        var scores = new int[rows + 1, columns + 1];
        var runs = new int[rows + 1, columns + 1];
        for (var i = 1; i <= rows; i++)
        {
            for (var j = 1; j <= columns; j++)
            {
                var best = Math.Max(scores[i - 1, j], scores[i, j - 1]);
                if (pageIds[i - 1] == goldIds[j - 1])
                {
                    var run = runs[i - 1, j - 1] + 1;
                    runs[i, j] = run;
                    best = Math.Max(best, scores[i - 1, j - 1] + (run >= MinRun ? 4 : 1));
                }

                scores[i, j] = best;
            }
        }

        var found = new List<(int, int)>();
        var (x, y, length) = (rows, columns, 0);
        while (x > 0 && y > 0)
        {
            var run = runs[x, y];
            if (run > 0 && scores[x, y] == scores[x - 1, y - 1] + (run >= MinRun ? 4 : 1))
            {
                length++;
                x--;
                y--;
                continue;
            }

            if (length > 0)
            {
                found.Add((x, length));
                length = 0;
            }

            if (scores[x - 1, y] >= scores[x, y - 1])
            {
                x--;
            }
            else
            {
                y--;
            }
        }

        if (length > 0)
        {
            found.Add((x, length));
        }

        return found;
    }
}
