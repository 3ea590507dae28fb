using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>
/// Writes texts that a pattern finds, by chance: one of each set of alternatives, letters in any case where case is ignored. What looks
/// around (<c>\b</c>) writes nothing, so not all texts are found.
/// </summary>
internal sealed class PatternWriter
{
    private const int MostRepeats = 3;

    // Beside ASCII the sign of kelvins, which is a k where case is ignored, and letters of other alphabets.
    private const string Characters =
        "\t\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~–—…“éöüñœßæøåÅ語д\u00A0\u212A";

    private readonly string _pattern;
    private readonly Action<Random, StringBuilder> _write;
    private int _at;

    public PatternWriter(Regex pattern)
    {
        _pattern = pattern.ToString();
        _write = Alternatives(pattern.Options.HasFlag(RegexOptions.IgnoreCase));
    }

    private bool IsAtEnd => _at == _pattern.Length || _pattern[_at] is ')' or '|';

    /// <summary>Writes one.</summary>
    public string Write(int seed)
    {
        var text = new StringBuilder();
        _write(new Random(seed), text);
        return text.ToString();
    }

    private Action<Random, StringBuilder> Alternatives(bool ignoresCase)
    {
        List<Action<Random, StringBuilder>> all = [Sequence(ignoresCase)];
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            all.Add(Sequence(ignoresCase));
        }

        return (random, text) => all[random.Next(all.Count)](random, text);
    }

    private Action<Random, StringBuilder> Sequence(bool ignoresCase)
    {
        List<Action<Random, StringBuilder>> all = [];
        while (!IsAtEnd)
        {
            all.Add(Repeated(Item(ignoresCase)));
        }

        return (random, text) => all.ForEach(item => item(random, text));
    }

    private Action<Random, StringBuilder> Repeated(Action<Random, StringBuilder> item)
    {
        var sign = Next(@"\A(?:[*]|(?<plus>[+])|(?<maybe>[?])|\{(?<least>\d+)(?<open>,)?(?<most>\d+)?\}|)\??");
        if (sign.Length == 0)
        {
            return item;
        }

        var least = sign.Groups["least"].Success ? int.Parse(sign.Groups["least"].Value, null) : sign.Groups["plus"].Length;
        var most = sign switch
        {
            _ when sign.Groups["most"].Success => int.Parse(sign.Groups["most"].Value, null),
            _ when sign.Groups["maybe"].Success => 1,
            _ when sign.Groups["least"].Success && !sign.Groups["open"].Success => least,
            _ => least + MostRepeats,
        };
        return (random, text) =>
        {
            for (var left = random.Next(least, Math.Min(most, least + MostRepeats) + 1); left > 0; left--)
            {
                item(random, text);
            }
        };
    }

    private Action<Random, StringBuilder> Item(bool ignoresCase)
    {
        if (_pattern[_at] == '(')
        {
            var opening = Next(@"\A\((\?(<\w+>|:|(?<case>-?i):))?").Groups["case"];
            var inner = Alternatives(opening.Success ? opening.Value == "i" : ignoresCase);
            _at++;
            return inner;
        }

        var token = Next(@"\A(\[\^?\]?(\\.|[^\]\\])*\]|\\p\{\w+\}|\\u[0-9A-Fa-f]{4}|\\.|[\s\S])").Value;
        if (token is "^" or "$" or @"\A" or @"\z" or @"\b")
        {
            return (_, _) => { };
        }

        var options = RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        var fitting = Characters.Where(character => Regex.IsMatch(character.ToString(), token, options)).DefaultIfEmpty(token[^1]).ToList();
        return (random, text) => text.Append(fitting[random.Next(fitting.Count)]);
    }

    private Match Next(string token)
    {
        var match = Regex.Match(_pattern[_at..], token);
        _at += match.Length;
        return match;
    }
}
