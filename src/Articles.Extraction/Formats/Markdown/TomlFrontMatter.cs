using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Parsing;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>Front matter in TOML between lines of three plus signs, as Hugo and Zola write it.</summary>
internal static partial class TomlFrontMatter
{
    private static readonly TomlSerializerOptions Bounds = new() { MaxDepth = 32 };

    /// <summary>The front matter that a text begins with; null when there is none.</summary>
    /// <exception cref="ArticleRejectedException">It is no TOML: <c>malformed-front-matter</c>.</exception>
    public static (FrontMatterFields Fields, int Length)? Read(string start) =>
        Fenced().Match(start) is { Success: true } match ? (Parse(match.Groups[1].Value), match.Length) : null;

    /// <summary>Whether a text begins with it: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(ReadOnlySpan<char> start) => Fenced().IsMatch(start);

    private static FrontMatterFields Parse(string toml)
    {
        try
        {
            // Tomlyn 2.10 takes the last of two values of a name; TOML 1.0 forbids them, and its parser of syntax says so.
            SyntaxParser.ParseStrict(toml, Bounds, "front matter", validate: true);
            var fields = new FrontMatterFields();
            foreach (var (name, value) in TomlSerializer.Deserialize<TomlTable>(toml, Bounds) ?? [])
            {
                Add(fields, FrontMatterFields.Plain(name), value);
                State(fields, name, value);
            }

            return fields;
        }
        catch (TomlException exception)
        {
            // What the half before a fault says may be changed by the other: a draft, a later date.
            throw new ArticleRejectedException(
                RejectionCodes.MalformedFrontMatter,
                $"The front matter between \"+++\" is not valid TOML{Place(exception)}. Correct it, and drop the file again.", exception);
        }
    }

    /// <summary>The place, by the lines of the file: the fence is the first.</summary>
    private static string Place(TomlException exception) =>
        (exception.Diagnostics is [{ Span.Start: var first }, ..] ? first.Line + 1 : exception.Line) is { } line
            ? string.Create(CultureInfo.InvariantCulture, $", line {line + 1}")
            : string.Empty;

    private static void Add(FrontMatterFields fields, string name, object value)
    {
        switch (value)
        {
            case TomlTable table:
                fields.Add(
                    name,
                    table.Where(pair => pair.Value is not (TomlTable or TomlArray or TomlTableArray))
                        .DistinctBy(pair => FrontMatterFields.Plain(pair.Key))
                        .ToDictionary(pair => FrontMatterFields.Plain(pair.Key), pair => Text(pair.Value), StringComparer.Ordinal));
                break;
            case TomlTableArray tables:
                foreach (var table in tables)
                {
                    Add(fields, name, table);
                }

                break;
            case TomlArray array:
                foreach (var item in array.OfType<object>())
                {
                    Add(fields, name, item);
                }

                break;
            default:
                fields.Add(name, Text(value));
                break;
        }
    }

    private static void State(FrontMatterFields fields, string name, object value)
    {
        switch (value)
        {
            case TomlTable table when ReleaseNames.Groups.Contains(ReleaseNames.Plain(name)):
                foreach (var (inner, part) in table)
                {
                    State(fields, inner, part);
                }

                break;
            case TomlArray array:
                foreach (var item in array.OfType<object>().Where(item => item is not (TomlTable or TomlArray)))
                {
                    fields.State(name, Text(item));
                }

                break;
            case not (TomlTable or TomlTableArray):
                fields.State(name, Text(value));
                break;
        }
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    [GeneratedRegex(
        @"^\uFEFF?\s*\+\+\+[ \t]*\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:[""']?[A-Za-z0-9_-][^\n=]{0,80}=|\[)(?:[^\n]*\n)*?)"
        + @"\+\+\+[ \t]*(?:\r?\n|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Fenced();
}
