using System.Text;

namespace Pipeline.Training.Corpora;

/// <summary>Builds a <see cref="LabelledText"/> from sentences of labelled tokens.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<LabelledName> _names = [];

    /// <summary>Whether nothing was added yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Appends a sentence.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="names">Its names, by token.</param>
    /// <param name="written">The sentence as it was written, or null where the corpus has lost it.</param>
    /// <param name="separator">What parts it from the sentence before.</param>
    public void Append(IReadOnlyList<string> tokens, IEnumerable<TokenSpan> names, string? written = null, string separator = " ")
    {
        if (_text.Length > 0)
        {
            _text.Append(separator);
        }

        var offsets = Align(tokens, written) ?? Join(tokens);
        foreach (var name in names.OrderBy(name => name.Start).ThenByDescending(name => name.End))
        {
            var offset = offsets[name.Start];
            if (_names.Count == 0 || _names[^1].End <= offset)
            {
                _names.Add(new LabelledName(offset, offsets[name.End - 1] + tokens[name.End - 1].Length - offset, name.Class));
            }
        }
    }

    /// <summary>The text so far; the builder starts anew.</summary>
    public LabelledText Build()
    {
        var text = new LabelledText(_text.ToString(), [.. _names]);
        _text.Clear();
        _names.Clear();
        return text;
    }

    /// <summary>Appends the sentence as written, if its tokens are found in it in order, and returns their offsets.</summary>
    private int[]? Align(IReadOnlyList<string> tokens, string? written)
    {
        if (written is null)
        {
            return null;
        }

        var offsets = new int[tokens.Count];
        var position = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var found = written.IndexOf(tokens[i], position, StringComparison.Ordinal);
            if (found < 0)
            {
                return null;
            }

            offsets[i] = _text.Length + found;
            position = found + tokens[i].Length;
        }

        _text.Append(written);
        return offsets;
    }

    private int[] Join(IReadOnlyList<string> tokens)
    {
        var spacing = new Spacing();
        var offsets = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Length > 0 && spacing.Before(tokens[i]))
            {
                _text.Append(' ');
            }

            offsets[i] = _text.Length;
            _text.Append(tokens[i]);
        }

        return offsets;
    }
}
