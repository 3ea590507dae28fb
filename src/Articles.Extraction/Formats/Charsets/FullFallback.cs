using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Gives what an East Asian code page decodes with its own fallback, and U+FFFD for the rest. With any other fallback .NET 10's double-byte
/// decoders refuse what they cannot write back to the same bytes: in code page 932 some 400 characters, 髙 among them, that browsers read.
/// </summary>
internal sealed class FullFallback(Encoding own) : DecoderFallback
{
    public override int MaxCharCount => 2;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(own);

    private sealed class Buffer(Encoding own) : DecoderFallbackBuffer
    {
        private string _text = string.Empty;
        private int _at;

        public override int Remaining => _text.Length - _at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            var text = bytesUnknown.Length > 1 ? own.GetString(bytesUnknown) : string.Empty;
            // Its fallback's own signs, and what only one program knew.
            var isKnown = text.Length is 1 or 2 && text[0] is not ('?' or '\u30FB' or '\uFFFD' or '\uFF1F') && text[0] > '\u007F'
                && text[0] is not (>= '\uE000' and <= '\uF8FF');
            (_text, _at) = (isKnown ? text : "\uFFFD", 0);
            return true;
        }

        public override char GetNextChar() => _at < _text.Length ? _text[_at++] : '\0';

        public override bool MovePrevious()
        {
            if (_at == 0)
            {
                return false;
            }

            _at--;
            return true;
        }

        public override void Reset() => (_text, _at) = (string.Empty, 0);
    }
}
