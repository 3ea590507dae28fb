using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Local.Fetching;

/// <summary>The rules of a <c>robots.txt</c> (RFC 9309) for one program.</summary>
internal sealed partial class RobotsRules
{
    private readonly List<(string Pattern, bool Allows)> _rules;

    private RobotsRules(List<(string Pattern, bool Allows)> rules) => _rules = rules;

    /// <summary>No rules: everything is allowed.</summary>
    public static RobotsRules None { get; } = new([]);

    /// <summary>Reads a file; lines that are no rules are passed over, as the standard says.</summary>
    /// <param name="text">The file.</param>
    /// <param name="program">The program's name, as groups of rules name it; without a group of its own, the group <c>*</c> counts.</param>
    public static RobotsRules Read(string text, string program)
    {
        var (own, others, hasOwn) = (new List<(string, bool)>(), new List<(string, bool)>(), false);
        var (isOwn, isOthers, isNaming) = (false, false, false);
        foreach (var (name, value) in text.TrimStart('\uFEFF').Split('\n', '\r').Select(Field))
        {
            switch (name)
            {
                case "user-agent":
                    // Several names may stand above one group of rules.
                    (isOwn, isOthers) = isNaming ? (isOwn, isOthers) : (false, false);
                    isOwn |= string.Equals(Product(value), program, StringComparison.OrdinalIgnoreCase);
                    isOthers |= value == "*";
                    hasOwn |= isOwn;
                    isNaming = true;
                    break;
                case "allow" or "disallow":
                    isNaming = false;
                    if (value.Length > 0 && isOwn)
                    {
                        own.Add((Normal(value), name == "allow"));
                    }

                    if (value.Length > 0 && isOthers)
                    {
                        others.Add((Normal(value), name == "allow"));
                    }

                    break;
            }
        }

        return new RobotsRules(hasOwn ? own : others);
    }

    /// <summary>Whether a page may be fetched: the longest rule that matches decides, and of two as long the one that allows.</summary>
    public bool Allow(Uri address)
    {
        var path = Normal(address.PathAndQuery);
        var deciding = _rules.Where(rule => Matches(rule.Pattern, path))
            .OrderByDescending(rule => Encoding.UTF8.GetByteCount(rule.Pattern)).ThenByDescending(rule => rule.Allows)
            .Select(rule => (bool?)rule.Allows)
            .FirstOrDefault();
        return deciding ?? true;
    }

    private static (string Name, string Value) Field(string line)
    {
        var text = line.Split('#')[0];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (string.Empty, string.Empty) : (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
    }

    /// <summary>The name of a program without its version.</summary>
    private static string Product(string value) => value.Split('/', ' ')[0];

    /// <summary>Only <c>*</c> is a wildcard, and a rule is the beginning of an address unless it ends with <c>$</c>.</summary>
    private static bool Matches(string pattern, string path)
    {
        var literal = Literal(pattern);
        return FileSystemName.MatchesSimpleExpression(
            literal.EndsWith('$') ? literal.AsSpan()[..^1] : $"{literal}*", Literal(path), ignoreCase: false);
    }

    /// <summary>Without the other characters that mean something to the matcher, in both texts alike; no address has these.</summary>
    private static string Literal(string text) => text.Replace('?', '\u0001').Replace('\\', '\u0002');

    /// <summary>One spelling for addresses that differ in which characters are escaped.</summary>
    private static string Normal(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            var character = (char)unit;
            text.Append(unit < 0x80 && character > ' ' ? character.ToString() : $"%{unit:X2}");
        }

        return Escape().Replace(text.ToString(), Decoded);
    }

    private static string Decoded(Match escape)
    {
        var character = (char)Convert.ToByte(escape.Value[1..], 16);
        return char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~'
            ? character.ToString()
            : escape.Value.ToUpperInvariant();
    }

    [GeneratedRegex("%[0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
