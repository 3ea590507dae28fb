using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Wire.JsonItems;

namespace Articles.Extraction.Formats.Json;

/// <summary>
/// Reads articles from JSON. One object is the file itself, without a part; so is the one article of a JSON-LD graph. The items of an
/// array, of a JSON Feed (jsonfeed.org), of any object that wraps an array (<c>{"articles":[…]}</c>) and of JSON Lines are parts, however
/// many there are. Items of ninjs are read as such, alone or in any list.
/// </summary>
internal sealed partial class JsonReader : IFormatReader<DecodedFile>
{
    private const int Start = 4096;

    public bool Recognizes(DecodedFile input)
    {
        var text = input.Text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        return Opening().IsMatch(text[..Math.Min(text.Length, Start)])
            || (input.File.Extension is ".json" or ".jsonl" or ".ndjson" or ".jsonld" && text is ['{' or '[', ..]);
    }

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        IReadOnlyList<JsonElement> values;
        try
        {
            values = JsonValues.Parse(input.Text, run);
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code is RejectionCodes.MalformedJson or RejectionCodes.TooDeep)
        {
            if (JsonValues.ParseLines(input.Text, run) is not { } lines)
            {
                throw;
            }

            return ReadLines(lines, input, run);
        }

        if (values is [var first, ..] && IsPageList(first))
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle, "This is the list of a web archive's pages, not an article. Drop the archive.");
        }

        var most = run.Options.MaxArticles + 1;
        var (items, several) = values.Count != 1 ? (values, true) : NinjsItems.Find(values[0], most) ?? JsonItems.Of(values[0], most);
        if (items.Count == 0)
        {
            throw new ArticleRejectedException(RejectionCodes.NotAnArticle, "The JSON holds a list of articles, but the list is empty.");
        }

        if (!several && values.Count == 1 && JsonRelease.AroundOne(values[0], items[0]) is { Rejection: { } unreleased })
        {
            throw new ArticleRejectedException(unreleased.Code, unreleased.Message);
        }

        return several ? items.SelectMany(item => ReadPart(item, input, run)) : ReadWhole(items[0], input, run);
    }

    /// <summary>As in a WACZ file: titles and texts that the crawler took of pages, menus and all.</summary>
    private static bool IsPageList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("format", out var format)
        && format.ValueKind == JsonValueKind.String && format.ValueEquals("json-pages-1.0");

    /// <summary>The lines that can be read, and of each other one that it cannot.</summary>
    private static IEnumerable<SourceDocument> ReadLines(IReadOnlyList<JsonLine> lines, DecodedFile input, ReadingRun run) =>
        lines.SelectMany(line => line.Value is { } value
            ? ReadPart(value, input, run)
            : [run.Unreadable(SourceFormat.Json, line.Fault!.Code, line.Fault.Message)]);

    private static IEnumerable<SourceDocument> ReadWhole(JsonElement item, DecodedFile input, ReadingRun run)
    {
        if (Ninjs.Is(item))
        {
            return Ninjs.Read(item, run.Zones).ToDocuments(SourceFormat.Json, input.Charset, run);
        }

        var article = new JsonArticle(item);
        if (article.Release.Rejection is { } unreleased)
        {
            throw new ArticleRejectedException(unreleased.Code, unreleased.Message);
        }

        return article.Body is { } body
            ? [article.Release.Apply(
                run.Document(SourceFormat.Json, body.Kind, body.Content, input.Charset, article.Declare()), run.Now)]
            : throw new ArticleRejectedException(
                RejectionCodes.NoText,
                $"The JSON object has no text in any of the fields that articles are read from: {JsonArticle.BodyFields}.");
    }

    private static IReadOnlyList<SourceDocument> ReadPart(JsonElement item, DecodedFile input, ReadingRun run)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return
            [
                run.Rejected(
                    SourceFormat.Json,
                    PartKey.Of([], title: null, item.GetRawText()),
                    new RejectionReason(RejectionCodes.NoText, $"The item is a {item.ValueKind}, not an object with an article's fields.")),
            ];
        }

        item = NinjsItems.Unwrap(item);
        return Ninjs.Is(item) ? ReadNinjs(item, input, run) : [ReadObject(item, input, run)];
    }

    private static SourceDocument ReadObject(JsonElement item, DecodedFile input, ReadingRun run)
    {
        var article = new JsonArticle(item);
        var declared = article.Declare();
        if (article.Release.Rejection is { } unreleased)
        {
            return run.Rejected(SourceFormat.Json, PartKey.Of(article.Keys, declared.Title, item.GetRawText()), unreleased);
        }

        return article.Body is { } body
            ? article.Release.Apply(
                run.Document(
                    SourceFormat.Json,
                    body.Kind,
                    body.Content,
                    input.Charset,
                    declared,
                    PartKey.Of(article.Keys, declared.Title, body.Content)),
                run.Now)
            : run.Rejected(
                SourceFormat.Json,
                PartKey.Of(article.Keys, declared.Title, item.GetRawText()),
                new RejectionReason(
                    RejectionCodes.NoText,
                    $"The item has no text in any of the fields that articles are read from: {JsonArticle.BodyFields}."));
    }

    private static IReadOnlyList<SourceDocument> ReadNinjs(JsonElement item, DecodedFile input, ReadingRun run)
    {
        try
        {
            return [.. Ninjs.Read(item, run.Zones).ToParts(SourceFormat.Json, input.Charset, run)];
        }
        catch (ArticleRejectedException rejected)
        {
            var part = PartKey.Of(new JsonArticle(item).Keys, title: null, item.GetRawText());
            return [run.Rejected(SourceFormat.Json, part, rejected.Reason)];
        }
    }

    /// <summary>An object with a key, or an array of objects; a text may well begin with a bracket ("[Music]").</summary>
    [GeneratedRegex("""^(\{\s*("|\}\s*\z)|\[\s*(\{\s*"|\]\s*\z))""", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
