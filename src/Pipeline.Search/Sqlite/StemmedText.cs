using System.Text;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>Makes an article's words what the table <c>article_stem</c> holds of them: folded, without stop words and endings.</summary>
internal sealed class StemmedText(LanguageForms forms)
{
    private readonly StringBuilder _stems = new();

    /// <summary>How many words were kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>A text's words, with spaces between.</summary>
    public string Of(string text)
    {
        _stems.Clear();
        var reader = new WordReader(text);
        while (reader.Next())
        {
            if (!forms.IsStopWord(reader.Word))
            {
                _stems.Append(forms.Stem(reader.Word)).Append(' ');
                Count++;
            }
        }

        return _stems.ToString();
    }
}
