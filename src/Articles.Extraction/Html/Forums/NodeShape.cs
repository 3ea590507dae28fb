using AngleSharp.Dom;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>
/// What elements that a program has written alike have in common: the element's name and the class that names it a post, or its first one,
/// without digits. One without a class is known by its id, when that is counted, or by its parent.
/// </summary>
internal static class NodeShape
{
    // Class names that say how one of them differs from the others.
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        "odd", "even", "first", "last", "new", "unread", "read", "clearfix", "clear", "cf", "active", "is-first", "is-last",
    };

    /// <summary>The shapes of all nodes, by index.</summary>
    public static string[] Of(IReadOnlyList<PageNode> nodes)
    {
        var shapes = new string[nodes.Count];
        foreach (var node in nodes)
        {
            var below = node.Parent is { } parent ? $"{shapes[parent.Index]}>" : string.Empty;
            shapes[node.Index] = Name(node.Element) is { } name
                ? $"{node.Element.LocalName}.{name}"
                : below + node.Element.LocalName;
        }

        return shapes;
    }

    private static string? Name(IElement element)
    {
        string? first = null;
        var names = element.ClassName.AsSpan();
        foreach (var range in names.SplitAny(" \n\t\r"))
        {
            var token = WithoutDigits(names[range]);
            if (token.Length <= 1 || States.Contains(token) || token.StartsWith("js-", StringComparison.Ordinal))
            {
                continue;
            }

            if (PostNames.IsNamed(token))
            {
                return token;
            }

            first ??= token;
        }

        return first ?? (element.Id is { Length: > 0 } id && id.AsSpan().ContainsAnyInRange('0', '9')
            && WithoutDigits(id) is { Length: > 1 } counted ? "#" + counted : null);
    }

    private static string WithoutDigits(ReadOnlySpan<char> text)
    {
        Span<char> kept = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                kept[length++] = c;
            }
        }

        return new string(kept[..length].Trim("-_"));
    }
}
