using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.PageTypes;

/// <summary>How often a page says that something on it is of a schema.org type: in microdata, and in JSON-LD.</summary>
internal sealed class SchemaTypes
{
    private const string Property = "\"@type\"";
    private const int MaxNames = 8;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    public SchemaTypes(PageContent page)
    {
        foreach (var node in page.Nodes)
        {
            if (node.Element.Attributes["itemtype"] is { Value: var type })
            {
                Add(type);
            }
        }

        foreach (var script in JsonLdScripts.In(page))
        {
            ReadScript(script);
        }
    }

    /// <summary>How often one of the types stands on the page.</summary>
    public int Count(params ReadOnlySpan<string> types)
    {
        var count = 0;
        foreach (var type in types)
        {
            count += _counts.GetValueOrDefault(type);
        }

        return count;
    }

    private void Add(ReadOnlySpan<char> type)
    {
        type = type[(type.LastIndexOfAny("/#:") + 1)..].Trim();
        if (!type.IsEmpty)
        {
            var name = type.ToString();
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>The names behind each <c>@type</c>: one string, or several in brackets. Broken JSON has them too.</summary>
    private void ReadScript(ReadOnlySpan<char> script)
    {
        while (script.IndexOf(Property, StringComparison.Ordinal) is var at and >= 0)
        {
            script = script[(at + Property.Length)..].TrimStart();
            if (script is not [':', ..])
            {
                continue;
            }

            script = script[1..].TrimStart();
            var several = script is ['[', ..];
            script = several ? script[1..].TrimStart() : script;
            for (var i = 0; i < (several ? MaxNames : 1) && script is ['"', ..] && script[1..].IndexOf('"') is var end and >= 0; i++)
            {
                Add(script.Slice(1, end));
                script = script[(end + 2)..].TrimStart(" \t\r\n,");
            }
        }
    }
}
