using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Json;
using Articles.Extraction.Html.Metadata;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Reads the data that client-rendered pages carry in scripts: JSON (<c>__NEXT_DATA__</c>, <c>__NUXT_DATA__</c>), what is assigned to a
/// variable (<c>__APOLLO_STATE__</c>, <c>__INITIAL_STATE__</c>, <c>__NUXT__</c>) and what React's server components push (<c>self.__next_f</c>).
/// </summary>
internal static partial class ScriptValues
{
    private const int MinData = 400;
    private const string Flight = "self.__next_f.push(";

    private static readonly JsonReaderOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    /// <summary>Each script that holds data, by its name, and its values; without values when it could not be read.</summary>
    /// <param name="document">The page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<JsonElement> Values, string Text)> Read(
        IDocument document, CancellationToken cancellationToken)
    {
        var scripts = new List<(string, IReadOnlyList<JsonElement>, string)>();
        var pushed = new StringBuilder();
        foreach (var script in document.QuerySelectorAll("script"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = script.TextContent;
            var type = script.GetAttribute("type") ?? string.Empty;
            if (text.Contains(Flight, StringComparison.Ordinal))
            {
                Push(text, pushed);
            }
            else if (text.Length >= MinData && !JsonLdScripts.IsType(type))
            {
                if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
                {
                    scripts.Add((script.Id is { Length: > 0 } id ? id : "application/json", Values(text, 0), text));
                }
                else if (Assignment().Match(text) is { Success: true } assigned)
                {
                    scripts.Add((assigned.Groups["name"].Value, Values(text, assigned.Index + assigned.Length), text));
                }
            }
        }

        if (pushed.Length > 0)
        {
            scripts.Add(("__next_f", FlightRows.Read(pushed.ToString(), Parse), pushed.ToString()));
        }

        return scripts;
    }

    /// <summary>The value at a place in a script, up to its end: what follows is no concern; null when it is no JSON.</summary>
    internal static JsonElement? Parse(ReadOnlySpan<char> text)
    {
        try
        {
            var valid = SurrogateEscapes.Repair(UnicodeText.Validate(text.ToString()));
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(valid), Lenient);
            return JsonElement.TryParseValue(ref reader, out var value) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<JsonElement> Values(string text, int start)
    {
        var rest = text.AsSpan(start).TrimStart();
        if (rest.StartsWith("JSON.parse(", StringComparison.Ordinal)
            && Parse(rest["JSON.parse(".Length..].TrimStart()) is { ValueKind: JsonValueKind.String } quoted)
        {
            rest = quoted.GetString().AsSpan().TrimStart();
        }

        if (((rest is ['{' or '[', ..] ? Parse(rest) : null) ?? ScriptLiteral.Read(text, start)) is not { } value)
        {
            return [];
        }

        return DevalueArray.IsOne(value) ? DevalueArray.Resolve(value) : [value];
    }

    /// <summary>The strings of all <c>self.__next_f.push([1,"…"])</c> of a script.</summary>
    private static void Push(string text, StringBuilder pushed)
    {
        for (var at = text.IndexOf(Flight, StringComparison.Ordinal); at >= 0;)
        {
            var start = at + Flight.Length;
            at = text.IndexOf(Flight, start, StringComparison.Ordinal);
            var call = text.AsSpan(start, (at < 0 ? text.Length : at) - start);
            if (Parse(call) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 1
                && array[1] is { ValueKind: JsonValueKind.String } chunk)
            {
                pushed.Append(chunk.GetString());
            }
        }
    }

    [GeneratedRegex(
        @"(?:\bwindow\s*(?:\.\s*|\[\s*[""'])|\bself\s*\.\s*|\b(?:var|let|const)\s+)(?<name>[A-Za-z_$][\w$]{2,50})(?:[""']\s*\])?\s*=\s*(?="
        + @"[{\[(!]|JSON\.parse|function)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();
}
