using System.Text.Json;
using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Json;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Embedded;

/// <summary>The article in a page's scripts.</summary>
/// <param name="Body">Its text or markup.</param>
/// <param name="Declared">What stands beside it.</param>
internal sealed record EmbeddedArticle(BodyField Body, DeclaredMetadata Declared)
{
    private const int MaxValues = 50_000;
    private const int MaxDepth = 100;
    private const int MinWords = 60;
    private const int MinSentences = 3;
    private const int MinLetters = 200;
    private const int MinRunBlanks = 8;
    private const int MinScriptSentences = 6;

    private static readonly string[] BodyNames =
        ["body", "content", "articlebody", "html", "text", "bodyhtml", "contenthtml", "bodytext", "fulltext", "article", "story", "blocks",
        "paragraphs", "richtext", "maintext", "description"];

    /// <summary>
    /// Finds the longest text that stands beside a headline of the page. Other stories stand in the same scripts, and texts of the
    /// interface: without the headline none is believed.
    /// </summary>
    /// <param name="document">The page.</param>
    /// <param name="titles">The letters of the page's headlines.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The article, and the names of the scripts that hold sentences which could not be read as it.</returns>
    public static (EmbeddedArticle? Article, IReadOnlyList<string> Unread) Find(
        IDocument document, IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        EmbeddedArticle? best = null;
        var most = 0;
        var unread = new List<string>();
        foreach (var (name, values, text) in ScriptValues.Read(document, cancellationToken))
        {
            var left = MaxValues;
            var found = false;
            foreach (var value in values)
            {
                Search(value, null, MaxDepth);
            }

            if (!found && HoldsProse(text))
            {
                unread.Add(name);
            }

            void Search(JsonElement value, JsonElement? around, int depth)
            {
                if (--left < 0 || depth == 0)
                {
                    return;
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (value.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in value.EnumerateArray())
                    {
                        Search(item, around, depth - 1);
                    }
                }
                else if (value.ValueKind == JsonValueKind.Object)
                {
                    if (ReadBody(value) is { } body && Declare(value, around, titles) is { } declared)
                    {
                        found = true;
                        if (WordCount.Of(body.Content) is var words && words > most)
                        {
                            (best, most) = (new EmbeddedArticle(body, declared), words);
                        }
                    }

                    foreach (var field in value.EnumerateObject())
                    {
                        // SvelteKit keeps the answers of interfaces as they came: JSON in a string.
                        var inner = field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() is ['{' or '[', ..] quoted
                            && quoted.Length >= MinLetters
                                ? ScriptValues.Parse(quoted)
                                : null;
                        Search(inner ?? field.Value, value, depth - 1);
                    }
                }
            }
        }

        return (best, unread);
    }

    private static BodyField? ReadBody(JsonElement value)
    {
        BodyField? best = null;
        foreach (var field in value.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Object
                && BodyNames.Contains(CharacterFolding.Letters(field.Name))
                && RichText.Of(field.Value) is { Length: >= MinLetters } text && IsProse(text)
                && (best is null || text.Length > best.Content.Length))
            {
                best = BodyField.From(text);
            }
        }

        return best;
    }

    private static bool IsProse(string text) =>
        TextMeasure.Of(text) is { Words: >= MinWords, Sentences: >= MinSentences }
            || (text.Contains("</p>", StringComparison.OrdinalIgnoreCase) && WordCount.Of(text) >= MinWords);

    /// <summary>What the object, or the one around it, says of the article; null when its headline is none of the page's.</summary>
    private static DeclaredMetadata? Declare(JsonElement value, JsonElement? around, IReadOnlyList<string> titles)
    {
        foreach (var holder in new[] { value, around })
        {
            if (holder is { ValueKind: JsonValueKind.Object } element
                && new JsonArticle(element).Declare() is { Title: { } title } declared)
            {
                return Headline.Agree(titles, title) ? declared : null;
            }
        }

        return null;
    }

    /// <summary>Whether a script holds several sentences, in one string or in several.</summary>
    private static bool HoldsProse(string script)
    {
        var sentences = 0;
        for (var start = 0; start < script.Length;)
        {
            var end = script.IndexOf('"', start);
            end = end < 0 ? script.Length : end;
            var run = script.AsSpan(start, end - start);
            if (run.Count(' ') >= MinRunBlanks && !run.ContainsAny("{};="))
            {
                sentences += TextMeasure.Of(run.ToString().Replace("\\n", "\n", StringComparison.Ordinal)).Sentences;
            }

            if (sentences >= (end - start >= MinLetters ? MinSentences : MinScriptSentences))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }
}
