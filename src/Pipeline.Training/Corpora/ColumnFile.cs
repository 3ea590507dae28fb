namespace Pipeline.Training.Corpora;

/// <summary>
/// Reads files of one token a line with its label in a column, sentences parted by empty lines, in the IOB schemes (Ramshaw and Marcus
/// 1995): B- and I- prefixes, of which the first may be missing. Lines that start with "# " and "-DOCSTART-" are no tokens; "# text = "
/// keeps the sentence as written.
/// </summary>
/// <param name="word">Index of the token's column.</param>
/// <param name="label">Index of the label's column; negative counts from the end.</param>
/// <param name="classes">The class of a label without its prefix, given the name's first token, or null when it is no name.</param>
/// <param name="sentencesOfText">For files without empty lines: how many sentences, by their full stops, make a document; 0: none.</param>
internal sealed class ColumnFile(int word, int label, Func<string, string, NameClass?> classes, int sentencesOfText = 0)
{
    private const string Marks = ".,;:!?)»";

    // A full stop after fewer is an abbreviation's.
    private const int LeastTokens = 5;

    /// <summary>The sentences of a file.</summary>
    /// <returns>Tokens, names, the sentence as written if the file has it, and whether a document starts here.</returns>
    public IEnumerable<(List<string> Tokens, List<TokenSpan> Names, string? Written, bool StartsDocument)> Sentences(string path)
    {
        var tokens = new List<string>();
        var labels = new List<string>();
        string? written = null;
        var starts = true;
        var (number, stops) = (0, 0);
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

                // Some files have tokens that a conversion has emptied, and sources in lines that look like tokens.
                if (fields[word].Length > 0 && (word == 0 || fields[0] != "#"))
                {
                    tokens.Add(fields[word]);
                    labels.Add(fields[column]);
                }

                if (sentencesOfText > 0 && IsStop(tokens, labels))
                {
                    stops++;
                    yield return (tokens, Names(tokens, labels), written, starts);
                    (tokens, labels, starts) = ([], [], stops % sentencesOfText == 0);
                }
            }
        }
    }

    /// <summary>Parts marks from the end of the last token, as files without sentences do not, and tells whether it ends a sentence.</summary>
    private static bool IsStop(List<string> tokens, List<string> labels)
    {
        while (tokens[^1] is { Length: > 2 } last && Marks.Contains(last[^1]))
        {
            tokens[^1] = last[..^1];
            tokens.Add(last[^1..]);
            labels.Add("O");
            if (last[^1] == '.')
            {
                break;
            }
        }

        return tokens[^1] == "." && tokens.Count >= LeastTokens;
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
