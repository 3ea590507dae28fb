using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>The byte 80, which is no GB 18030, is Windows' euro; browsers read it in all Chinese text. Anything else is U+FFFD.</summary>
internal sealed class EuroFallback : DecoderFallback
{
    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private char _character;

        public override int Remaining => _character == '\0' ? 0 : 1;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _character = bytesUnknown is [0x80] ? '€' : '\uFFFD';
            return true;
        }

        public override char GetNextChar()
        {
            var next = _character;
            _character = '\0';
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _character = '\0';
    }
}
