namespace Pipeline.Training.Corpora;

/// <summary>
/// Reads files of one token a line with its label in a column, sentences parted by empty lines, in the IOB schemes (Ramshaw and Marcus
/// 1995): B- and I- prefixes, of which the first may be missing. Lines that start with "# " and "-DOCSTART-" are no tokens; "# text = "
/// keeps the sentence as written.
/// </summary>
/// <param name="word">Index of the token's column.</param>
/// <param name="label">Index of the label's column; negative counts from the end.</param>
/// <param name="classes">The class of a label without its prefix, given the name's first token, or null when it is no name.</param>
internal sealed class ColumnFile(int word, int label, Func<string, string, NameClass?> classes)
{
    /// <summary>The sentences of a file.</summary>
    /// <returns>Tokens, names, the sentence as written if the file has it, and whether a document starts here.</returns>
    public IEnumerable<(List<string> Tokens, List<TokenSpan> Names, string? Written, bool StartsDocument)> Sentences(string path)
    {
        var tokens = new List<string>();
        var labels = new List<string>();
        string? written = null;
        var starts = true;
        var number = 0;
        foreach (var line in File.ReadLines(path).Append(string.Empty))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (tokens.Count > 0)
                {
                    yield return (tokens, Names(tokens, labels), written, starts);
                    (tokens, labels, written, starts) = ([], [], null, false);
                }
            }
            else if (line.StartsWith("-DOCSTART-", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal))
            {
                starts = true;
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                written = line["# text = ".Length..];
            }
            else if (!line.StartsWith("# ", StringComparison.Ordinal) || line.AsSpan(2).IndexOfAny(' ', '\t') < 0)
            {
                var fields = line.Split(line.Contains('\t') ? '\t' : ' ', StringSplitOptions.TrimEntries);
                var column = label < 0 ? fields.Length + label : label;
                if (column <= word || column >= fields.Length)
                {
                    throw new InvalidDataException(
                        $"{path}, line {number}: expected a token in column {word + 1} and a label after it, found '{line}'.");
                }

                // Some files have tokens that a conversion has emptied.
                if (fields[word].Length > 0)
                {
                    tokens.Add(fields[word]);
                    labels.Add(fields[column]);
                }
            }
        }
    }

    private List<TokenSpan> Names(List<string> tokens, List<string> labels)
    {
        var names = new List<TokenSpan>();
        var i = 0;
        while (i < labels.Count)
        {
            var name = Base(labels[i]);
            var end = i + 1;
            while (name.Length > 0 && end < labels.Count && labels[end][0] == 'I' && Base(labels[end]) == name)
            {
                end++;
            }

            if (name.Length > 0 && classes(name, tokens[i]) is { } found)
            {
                names.Add(new TokenSpan(i, end, found));
            }

            i = end;
        }

        return names;
    }

    private static string Base(string label) => label.Length > 2 && label[1] == '-' ? label[2..] : string.Empty;
}
