using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Articles.Extraction.Fingerprints;

/// <summary>
/// A sketch of a text that detects near-duplicates: 128 bins of 16 bits over its shingles of four words. The share of bins in which two
/// sketches agree estimates the texts' resemblance (Broder 1997, On the resemblance and containment of documents); one hash per shingle
/// fills all bins (Li, Owen, Zhang 2012, One Permutation Hashing), and a bin without a shingle borrows from the next one that has any
/// (Shrivastava, Li 2014, Densifying One Permutation Hashing). The same text gives the same sketch on every machine; case, punctuation and
/// spacing do not count.
/// </summary>
[JsonConverter(typeof(FingerprintJsonConverter))]
public sealed class Fingerprint
{
    /// <summary>
    /// The <see cref="Similarity"/> from which two texts count as the same story. On 83 news stories (command <c>fingerprints</c> of
    /// Pipeline.Benchmarks) no two different ones come above 0.04, and 98 % of the edited copies reach it; of those with lede, credits,
    /// every twentieth word and 40 % of the tail changed at once, 92 % do. At 0.05 all kinds together gain 0.7 points, at the risk of
    /// joining stories that share a long quote.
    /// </summary>
    public const double NearDuplicate = 0.2;

    private const int Bins = 128;

    // Of the edited copies that reach the threshold, 24 bands of two bins find 99.6 % (32 find 99.8 %, 16 find 98.2 %, 32 of three bins
    // 98.2 %), and no two different stories share one. One bin a band finds as many with 16, but its 65,536 values would all be taken by
    // the first hundred thousand articles.
    private const int BandCount = 24;
    private const int BandWidth = 2;

    private readonly ushort[] _bins;

    private Fingerprint(ushort[] bins) => _bins = bins;

    /// <summary>
    /// The sketch of a text, Unicode NFC. A text of fewer than four words counts as one shingle; a text without words has the empty
    /// sketch, which resembles nothing.
    /// </summary>
    public static Fingerprint Of(ReadOnlySpan<char> text)
    {
        Span<ulong> least = stackalloc ulong[Bins];
        least.Fill(ulong.MaxValue);
        var shingles = new Shingles(text);
        var any = false;
        while (shingles.Next(out var hash))
        {
            any = true;
            ref var bin = ref least[(int)(hash >> 57)];
            bin = Math.Min(bin, hash);
        }

        return new Fingerprint(any ? Densify(least) : []);
    }

    /// <summary>Whether the text has no words. Then it resembles nothing.</summary>
    public bool IsEmpty => _bins.Length == 0;

    /// <summary>
    /// An estimate of the Jaccard resemblance of the two texts' shingles, 0 to 1; its standard error is at most 0.045 for texts of some
    /// hundred words.
    /// </summary>
    public double Similarity(Fingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsEmpty || other.IsEmpty)
        {
            return 0;
        }

        var equal = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            equal += _bins[bin] == other._bins[bin] ? 1 : 0;
        }

        return (double)equal / Bins;
    }

    /// <summary>
    /// The bands: keys of which near-duplicates usually share at least one, and other texts none. Each has its position and the bins there;
    /// empty for a text without words.
    /// </summary>
    internal IReadOnlyList<string> Bands() => IsEmpty ? [] : Bands(BandCount, BandWidth);

    /// <summary>Like <see cref="Bands()"/>, for a given number and width.</summary>
    internal IReadOnlyList<string> Bands(int count, int width) =>
        [.. Enumerable.Range(0, count).Select(band =>
            $"{band:x2}-"
                + string.Concat(
                Enumerable.Range(0, width)
                .Select(bin => _bins[(band * Bins / count) + bin].ToString("x4", CultureInfo.InvariantCulture))))];

    /// <summary>Parses the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">Neither empty nor 256 bytes in base64url.</exception>
    public static Fingerprint Parse(string text) => TryParse(text, out var fingerprint)
        ? fingerprint
        : throw new FormatException("A fingerprint is 256 bytes in base64url, or empty.");

    /// <summary>Like <see cref="Parse"/>, but returns false instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Fingerprint? fingerprint)
    {
        fingerprint = text is "" ? new Fingerprint([]) : null;
        Span<byte> bytes = stackalloc byte[Bins * sizeof(ushort)];
        if (text is { Length: > 0 } && text.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.IsValid(text, out var length) && length == bytes.Length)
        {
            Base64Url.DecodeFromChars(text, bytes);
            var bins = new ushort[Bins];
            for (var bin = 0; bin < Bins; bin++)
            {
                bins[bin] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(bin * sizeof(ushort))..]);
            }

            fingerprint = new Fingerprint(bins);
        }

        return fingerprint is not null;
    }

    /// <summary>The bins in order, big-endian, in base64url without padding: 342 characters; empty for a text without words.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[_bins.Length * sizeof(ushort)];
        for (var bin = 0; bin < _bins.Length; bin++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(bin * sizeof(ushort))..], _bins[bin]);
        }

        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>
    /// Keeps 16 bits of each bin's least hash. An empty bin takes those of the next filled one, mixed with the distance so that only like
    /// borrowings agree.
    /// </summary>
    private static ushort[] Densify(ReadOnlySpan<ulong> least)
    {
        var bins = new ushort[Bins];
        for (var bin = 0; bin < Bins; bin++)
        {
            var distance = 0;
            while (least[(bin + distance) % Bins] == ulong.MaxValue)
            {
                distance++;
            }

            bins[bin] = (ushort)Shingles.Mix(least[(bin + distance) % Bins] + (ulong)distance);
        }

        return bins;
    }
}
