using System.Text.Json;
using Articles.TextAnalytics.Embedded.Entities;

namespace Pipeline.Training.Corpora;

/// <summary>
/// DocRED (Yao et al. 2019) and its revision Re-DocRED (Tan et al. 2022): the leads of Wikipedia articles with all named mentions. Peoples
/// and adjectives of places, which DocRED counts as locations, and faiths and parties' adherents, which it counts as organisations, become
/// <see cref="NameClass.Other"/>, as in CoNLL 2003.
/// </summary>
internal sealed class DocRed(string folder, Gazetteer gazetteer) : ICorpus
{
    private static readonly string[] Files = ["dev_revised.json", "test_revised.json", "docred_test.json"];

    private static readonly HashSet<string> Adherents = new(StringComparer.Ordinal)
    {
        "Christian", "Christians", "Christianity", "Catholic", "Catholics", "Catholicism", "Protestant", "Protestants", "Orthodox",
        "Anglican", "Lutheran", "Methodist", "Presbyterian",
        "Baptist", "Islam", "Islamic", "Muslim", "Muslims", "Sunni", "Shia", "Jew", "Jews", "Jewish", "Judaism", "Hindu", "Hindus",
        "Hinduism", "Buddhist", "Buddhists", "Buddhism",
        "Sikh", "Sikhs", "Republican", "Republicans", "Democrat", "Democrats", "Democratic", "Conservative", "Liberal", "Socialist",
        "Communist", "Communists", "Nazi", "Nazis", "Mormon",
    };

    private static readonly string[] Endings = ["ian", "ians", "ean", "eans", "ese", "ish", "ans"];

    /// <inheritdoc/>
    public IEnumerable<LabelledText> Read()
    {
        foreach (var name in Files)
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            using var documents = JsonDocument.Parse(file);
            foreach (var document in documents.RootElement.EnumerateArray())
            {
                yield return Read(document);
            }
        }
    }

    private LabelledText Read(JsonElement document)
    {
        var mentions = document.GetProperty("vertexSet").EnumerateArray().SelectMany(entity => entity.EnumerateArray())
            .ToLookup(mention => mention.GetProperty("sent_id").GetInt32());
        var text = new TextBuilder();
        var index = 0;
        foreach (var sentence in document.GetProperty("sents").EnumerateArray())
        {
            var tokens = sentence.EnumerateArray().Select(token => token.GetString()!.Trim()).ToList();
            text.Append(tokens, mentions[index++].Select(mention => Name(mention, tokens)).OfType<TokenSpan>());
        }

        return text.Build();
    }

    private TokenSpan? Name(JsonElement mention, List<string> tokens)
    {
        var start = mention.GetProperty("pos")[0].GetInt32();
        var end = Math.Min(mention.GetProperty("pos")[1].GetInt32(), tokens.Count);
        if (start < end && tokens[start] is "the" or "The")
        {
            start++;
        }

        if (end > start && tokens[end - 1] is "'s" or "’s" or "'")
        {
            end--;
        }

        NameClass? found = mention.GetProperty("type").GetString() switch
        {
            "PER" => NameClass.Person,
            "LOC" => IsOfPlace(tokens, start, end) ? NameClass.Other : NameClass.Location,
            "ORG" => end - start == 1 && Adherents.Contains(tokens[start]) ? NameClass.Other : NameClass.Organization,
            "MISC" => NameClass.Other,
            _ => null,
        };
        return found is { } nameClass && end > start ? new TokenSpan(start, end, nameClass) : null;
    }

    private bool IsOfPlace(List<string> tokens, int start, int end)
    {
        if (end - start != 1)
        {
            return false;
        }

        var (length, kind) = gazetteer.Match([.. tokens], start, end);
        return length > 0 ? kind == NameKind.Demonym : Endings.Any(ending => tokens[start].EndsWith(ending, StringComparison.Ordinal));
    }
}
