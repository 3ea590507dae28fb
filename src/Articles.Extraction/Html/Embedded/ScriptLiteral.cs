using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Writes a JavaScript literal as JSON: what Nuxt 2 assigns to <c>window.__NUXT__</c> has names without quotes, <c>!0</c> and <c>void 0</c>,
/// and stands in a function whose parameters are the values that it repeats. Nothing is run: anything else is not read.
/// </summary>
internal sealed class ScriptLiteral
{
    private const int MaxDepth = 100;

    // Parameters that are used again and again make more of a script than it is.
    private const int MaxGrowth = 8;

    private readonly string _script;
    private readonly int _most;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private StringBuilder _json = new();
    private int _at;

    private ScriptLiteral(string script, int start) => (_script, _at, _most) = (script, start, MaxGrowth * (script.Length + 1));

    /// <summary>The value at a place in a script; null when it is no literal.</summary>
    public static string? ToJson(string script, int start)
    {
        var literal = new ScriptLiteral(script, start);
        return literal.Take('(') ? literal.Function() : literal.Whole();
    }

    private string? Whole() => Value(MaxDepth) ? _json.ToString() : null;

    /// <summary><c>function(a,b){return {…}}(1,"x")</c>: the arguments stand behind the value that names them.</summary>
    private string? Function()
    {
        if (Word() != "function" || !Take('('))
        {
            return null;
        }

        var names = new List<string>();
        while (Word() is { Length: > 0 } name)
        {
            names.Add(name);
            _parameters[name] = "null";
            _ = Take(',');
        }

        if (!Take(')') || !Take('{') || Word() != "return")
        {
            return null;
        }

        var start = _at;
        if (!Value(MaxDepth))
        {
            return null;
        }

        _ = Take(';');
        if (!Take('}') || !(Take('(') || (Take(')') && Take('('))) || !Arguments(names))
        {
            return null;
        }

        (_at, _json) = (start, new StringBuilder());
        return Whole();
    }

    private bool Arguments(List<string> names)
    {
        var values = new List<string>();
        while (!Take(')'))
        {
            _json = new StringBuilder();
            if (!Value(MaxDepth))
            {
                return false;
            }

            values.Add(_json.ToString());
            _ = Take(',');
        }

        foreach (var (name, value) in names.Zip(values))
        {
            _parameters[name] = value;
        }

        return true;
    }

    private bool Value(int depth)
    {
        SkipSpace();
        if (depth == 0 || _at >= _script.Length || _json.Length > _most)
        {
            return false;
        }

        switch (_script[_at])
        {
            case '{':
                return Members('{', '}', depth, hasNames: true);
            case '[':
                return Members('[', ']', depth, hasNames: false);
            case '"' or '\'' or '`':
                return Text() is { } text && Write(Quoted(text));
            case '!':
                _at++;
                return Word() switch { "0" => Write("true"), "1" => Write("false"), _ => false };
            default:
                return Name();
        }
    }

    private bool Members(char open, char close, int depth, bool hasNames)
    {
        _at++;
        Write(open.ToString());
        for (var first = true; !Take(close); first = false)
        {
            Write(first ? string.Empty : ",");
            if (!hasNames && Take(','))
            {
                // A place that is left out.
                Write("null");
                continue;
            }

            if ((hasNames && !(MemberName() is { } name && Write(Quoted(name)) && Take(':') && Write(":"))) || !Value(depth - 1))
            {
                return false;
            }

            if (!Take(',') && !(_at < _script.Length && _script[_at] == close))
            {
                return false;
            }
        }

        return Write(close.ToString());
    }

    private string? MemberName()
    {
        SkipSpace();
        if (_at < _script.Length && _script[_at] is '"' or '\'')
        {
            return Text();
        }

        return Word() is { Length: > 0 } word ? word : null;
    }

    /// <summary>A number, a word that stands for a value, or a parameter.</summary>
    private bool Name()
    {
        var sign = Take('-') ? "-" : string.Empty;
        var word = Word();
        switch (word)
        {
            case "true" or "false" or "null":
                return Write(word);
            case "undefined" or "NaN" or "Infinity":
                return Write("null");
            case "void":
                return Word().Length > 0 && Write("null");
            case "new" when Word() == "Date" && Take('('):
                return Value(1) && Take(')');
        }

        if (_parameters.TryGetValue(word, out var value))
        {
            return Write(value);
        }

        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            && Write(sign + number.ToString("R", CultureInfo.InvariantCulture));
    }

    private string? Text()
    {
        var quote = _script[_at++];
        var text = new StringBuilder();
        while (_at < _script.Length)
        {
            var c = _script[_at++];
            if (c == quote)
            {
                return text.ToString();
            }

            if (quote == '`' && c == '$' && _at < _script.Length && _script[_at] == '{')
            {
                return null;
            }

            if (c != '\\')
            {
                text.Append(c);
            }
            else if (!Escape(text))
            {
                return null;
            }
        }

        return null;
    }

    private bool Escape(StringBuilder text)
    {
        if (_at >= _script.Length)
        {
            return false;
        }

        var c = _script[_at++];
        var digits = c switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits == 0)
        {
            text.Append(c switch
            {
                'n' => "\n",
                't' => "\t",
                'r' => "\r",
                'b' or 'f' or 'v' or '0' => " ",
                '\n' => string.Empty,
                _ => c.ToString(),
            });
            return true;
        }

        if (_at + digits > _script.Length
            || !ushort.TryParse(_script.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        text.Append((char)code);
        _at += digits;
        return true;
    }

    /// <summary>Letters, digits and the signs of names and numbers; empty where there are none.</summary>
    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _script.Length && (char.IsLetterOrDigit(_script[_at]) || _script[_at] is '_' or '$' or '.'
            || (_script[_at] is '+' or '-' && _at > start && _script[_at - 1] is 'e' or 'E' && char.IsAsciiDigit(_script[start]))))
        {
            _at++;
        }

        return _script[start.._at];
    }

    private bool Take(char sign)
    {
        SkipSpace();
        if (_at >= _script.Length || _script[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _script.Length && char.IsWhiteSpace(_script[_at]))
        {
            _at++;
        }
    }

    private bool Write(string json)
    {
        _json.Append(json);
        return _json.Length <= _most;
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
