using System.Globalization;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// One field of a schedule: numbers, ranges (<c>1-5</c>), steps (<c>*/15</c>, <c>0-30/10</c>), and names if there are any, separated by
/// commas.
/// </summary>
/// <param name="Name">The field's name, for messages.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Most">Its greatest.</param>
/// <param name="Names">Names of the values, from the least on; each may be cut to three letters.</param>
internal sealed record CronField(string Name, int Least, int Most, IReadOnlyList<string> Names)
{
    /// <summary>The values that a text denotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values, without order; empty when the text is wrong.</param>
    /// <returns>The error, as the end of a sentence; null if there is none.</returns>
    public string? Read(string text, out IReadOnlySet<int> values)
    {
        var read = new HashSet<int>();
        values = read;
        return text.Split(',').Select(part => ReadPart(part, read)).FirstOrDefault(fault => fault is not null);
    }

    private string? ReadPart(string part, HashSet<int> values)
    {
        var (range, step) = part.Split('/') switch
        {
            [var only] => (only, 1),
            [var first, var second] => (first, Number(second) ?? 0),
            _ => (string.Empty, 0),
        };
        if (step < 1 || step > Most - Least + 1)
        {
            return $"has '{Excerpt.Of(part, 32)}' for {Name}; a step is a number from 1 to {Most - Least + 1}, as in */2.";
        }

        var (from, to) = range.Split('-') switch
        {
            ["*"] => (Least, Most),
            // With a step, a single number is the start.
            [var one] => (Value(one), step == 1 && !part.Contains('/', StringComparison.Ordinal) ? Value(one) : Most),
            [var first, var last] => (Value(first), Value(last)),
            _ => (null, null),
        };
        if (from is not { } start || to is not { } end)
        {
            return $"has '{Excerpt.Of(part, 32)}' for {Name}; this field takes {Allowed}, ranges such as {Least}-{Most}, * and lists by "
                + "commas.";
        }

        if (start > end)
        {
            return $"has the range '{Excerpt.Of(part, 32)}' for {Name}, which ends before it starts; the Functions runtime would read it "
                + $"as {end}-{start}. "
                + $"Write it in two: {start}-{Most},{Least}-{end}.";
        }

        for (var value = start; value <= end; value += step)
        {
            values.Add(value);
        }

        return null;
    }

    private string Allowed => $"numbers from {Least} to {Most}" + (Names.Count > 0 ? $" or names such as {Names[0][..3]}" : string.Empty);

    private int? Value(string text)
    {
        var named = Names.ToList().FindIndex(name =>
            string.Equals(name, text, StringComparison.OrdinalIgnoreCase)
                || (text.Length == 3 && name.StartsWith(text, StringComparison.OrdinalIgnoreCase)));
        if (named >= 0)
        {
            return Least + named;
        }

        return Number(text) is { } number && number >= Least && number <= Most ? number : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
