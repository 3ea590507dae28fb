namespace Pipeline.Training.Corpora;

/// <summary>
/// Whether a space stood before a token, guessed, for corpora that keep tokens only. Quotation marks are taken to open and close in turn.
/// </summary>
internal sealed class Spacing
{
    private const string Closing = ",.;:!?)]}%”";

    private string? _previous;
    private bool _quoting;
    private bool _glue = true;

    /// <summary>Whether to write a space before <paramref name="token"/>, the next of a sentence.</summary>
    public bool Before(string token)
    {
        var space = !_glue;
        _glue = token is "(" or "[" or "{" or "$" or "£" or "€" or "“" or "‘" or "#" or "``";
        if (token is "\"")
        {
            space = space && !_quoting;
            _quoting = !_quoting;
            _glue = _quoting;
        }
        else if (token is "-")
        {
            // Corpora that part hyphens from words do so in "co - written"; a dash is written otherwise.
            space = space && (_previous is null || !char.IsLetterOrDigit(_previous[^1]));
            _glue = !space;
        }
        else if (token.Length > 0 && (Closing.Contains(token[0]) || IsClitic(token)))
        {
            space = false;
        }

        _previous = token;
        return space;
    }

    private static bool IsClitic(string token) => token is "n't" or "n’t" or "'" or "’" or "''"
        || (token.Length is > 1 and < 4 && token[0] is '\'' or '’' && char.IsLower(token[1]));
}
