using System.Text;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>The named fields of a header, as HTTP and WARC write them. Names count in any letter case.</summary>
internal sealed class HeaderFields
{
    private readonly List<(string Name, string Value)> _fields = [];

    /// <summary>The first line, if it is no field.</summary>
    public string FirstLine { get; private init; } = string.Empty;

    /// <summary>The first value of the field; null if it is missing.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>All values of the field.</summary>
    public IEnumerable<string> All(string name) =>
        _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>Reads fields up to a blank line or the end.</summary>
    public static HeaderFields Parse(ReadOnlySpan<byte> bytes, bool hasFirstLine)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var fields = new HeaderFields { FirstLine = hasFirstLine ? lines[0].Trim() : string.Empty };
        foreach (var line in lines.Skip(hasFirstLine ? 1 : 0))
        {
            if (line.AsSpan().Trim().IsEmpty)
            {
                break;
            }

            fields.Add(line);
        }

        return fields;
    }

    private void Add(string line)
    {
        if (line[0] is ' ' or '\t' && _fields.Count > 0)
        {
            var (name, value) = _fields[^1];
            _fields[^1] = (name, $"{value} {line.Trim()}");
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            _fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
    }
}
