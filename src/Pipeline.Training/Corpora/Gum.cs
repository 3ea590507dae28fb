using Articles.TextAnalytics.Embedded.Entities;

namespace Pipeline.Training.Corpora;

/// <summary>
/// The Georgetown University Multilayer corpus (Zeldes 2017), in CoNLL-U. Only the genres whose texts may be shared with attribution alone
/// are read. A country is a location also where it acts.
/// </summary>
internal sealed class Gum(string folder, Gazetteer gazetteer) : ICorpus
{
    private static readonly string[] Genres = ["news", "interview", "academic", "court"];

    /// <inheritdoc/>
    public IEnumerable<LabelledText> Read() =>
        Genres.SelectMany(genre => Directory.GetFiles(folder, $"GUM_{genre}_*.conllu").Order(StringComparer.Ordinal)).Select(Read);

    private LabelledText Read(string path)
    {
        var text = new TextBuilder();
        var sentence = new GumSentence();
        var written = string.Empty;
        var separator = " ";
        foreach (var line in File.ReadLines(path).Append(string.Empty))
        {
            if (line.StartsWith("# newpar", StringComparison.Ordinal))
            {
                separator = "\n\n";
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                written = line["# text = ".Length..];
            }
            else if (line.Length == 0 && sentence.Words.Count > 0)
            {
                text.Append(sentence.Words, sentence.Names().Select(name => AsPlace(name, sentence.Words)), written, separator);
                (sentence, separator) = (new GumSentence(), " ");
            }
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]))
            {
                var fields = line.Split('\t');
                if (fields.Length != 10)
                {
                    throw new InvalidDataException($"{path}: expected the ten columns of CoNLL-U, found '{line}'.");
                }

                // "4-5" are words written as one, "4.1" words not written.
                if (fields[0].All(char.IsAsciiDigit))
                {
                    sentence.Add(fields);
                }
            }
        }

        return text.Build();
    }

    private TokenSpan AsPlace(TokenSpan name, IReadOnlyList<string> words) =>
        name.Class == NameClass.Organization && gazetteer.Match([.. words], name.Start, name.End) == (name.End - name.Start, NameKind.Place)
            ? name with { Class = NameClass.Location }
            : name;
}
