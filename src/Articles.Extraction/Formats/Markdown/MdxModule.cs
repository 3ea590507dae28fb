using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// The statements of a module in MDX (https://mdxjs.com/docs/what-is-mdx/#esm): <c>import</c> and <c>export</c> at the start of a line. They
/// are no text; an exported <c>meta</c> or <c>metadata</c> is front matter.
/// </summary>
internal static partial class MdxModule
{
    /// <summary>Parts the statements from the text.</summary>
    /// <returns>The text, and the fields that the statements declare.</returns>
    public static (string Text, IReadOnlyList<KeyValuePair<string, string>> Fields) Split(string mdx)
    {
        // A bracket that is never closed must not take the text with it.
        var (text, fields, isClosed) = Split(mdx, spansBlanks: true);
        return isClosed ? (text, fields) : (Split(mdx, spansBlanks: false).Text, fields);
    }

    private static (string Text, List<KeyValuePair<string, string>> Fields, bool IsClosed) Split(string mdx, bool spansBlanks)
    {
        var text = new StringBuilder(mdx.Length);
        var fields = new List<KeyValuePair<string, string>>();
        var (isFenced, isOpen, speaks, depth) = (false, false, false, 0);
        foreach (var line in mdx.AsSpan().EnumerateLines())
        {
            // So begins a heading, and nothing in a module.
            if (isOpen && depth > 0 && line.StartsWith("# "))
            {
                if (spansBlanks)
                {
                    return (string.Empty, fields, IsClosed: false);
                }

                isOpen = false;
            }

            isFenced ^= !isOpen && Fence().IsMatch(line);
            if (!isFenced && !isOpen && Statement().IsMatch(line))
            {
                (isOpen, depth, speaks) = (true, 0, Metadata().IsMatch(line));
            }

            if (!isOpen)
            {
                text.Append(line).Append('\n');
                continue;
            }

            if (speaks || Metadata().IsMatch(line))
            {
                speaks = true;
                Read(line.ToString(), fields);
            }

            depth += Depth(line);
            // A statement goes on over blank lines as long as a bracket is open.
            isOpen = (spansBlanks && depth > 0) || !line.IsWhiteSpace();
        }

        return (text.ToString(), fields, !isOpen || depth <= 0);
    }

    private static void Read(string line, List<KeyValuePair<string, string>> fields)
    {
        foreach (Match field in Field().Matches(line))
        {
            fields.Add(KeyValuePair.Create(field.Groups["name"].Value, field.Groups["value"].Value));
        }
    }

    /// <summary>How many brackets a line opens and leaves open, outside of what it quotes.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        var (depth, quote, last) = (0, '\0', ' ');
        foreach (var sign in line)
        {
            if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
            }
            else if (sign is '"' or '`' || (sign == '\'' && !char.IsLetterOrDigit(last)))
            {
                quote = sign;
            }
            else
            {
                depth += sign is '{' or '[' or '(' ? 1 : 0;
                depth -= sign is '}' or ']' or ')' ? 1 : 0;
            }

            last = sign;
        }

        return depth;
    }

    [GeneratedRegex(@"\A {0,3}(```|~~~)", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    // "Import duties rise" is prose, and so is "export of cars".
    [GeneratedRegex(
        """\A(import\s*(["'{*]|[\w$]+\s+from\s*["']|[\w$]+\s*,)|export\s+(default|const|let|var|function|async|class)\s|export\s*[{*])""",
        RegexOptions.NonBacktracking)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"\Aexport\s+((const|let|var)\s+(meta|metadata|frontmatter|frontMatter|post|article|page|draft|published|status|embargo)\b|default\s*\{)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Metadata();

    [GeneratedRegex(
        """["']?(?<name>[A-Za-z_][\w-]{0,40})["']?\s*[:=]\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|`(?<value>[^`]*)`|(?<value>[\w.+-]+))""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
