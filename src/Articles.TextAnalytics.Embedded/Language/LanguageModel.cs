using System.IO.Compression;
using System.Numerics;

namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// How probable runs of one to three letters are in each language: of each language the probability of a run's last letter after those
/// before it. Derived from the models of Lingua (https://github.com/searchpioneer/lingua-dotnet) by Pipeline.Training. Immutable.
/// </summary>
internal sealed class LanguageModel
{
    /// <summary>The longest run.</summary>
    public const int MaxRun = 3;

    private const int Magic = 0x314D4C; // "LM1"
    private const int BitsOfLetter = 16;

    // Probabilities are kept as their logarithms, in this many steps a unit.
    private const float Steps = 12;

    private const int Sparsity = 2;

    private readonly ulong[] _runs;
    private readonly int[] _slots;
    private readonly int[] _starts;
    private readonly byte[] _languages;
    private readonly byte[] _costs;
    private readonly int _mask;

    private readonly KnownLanguage[] _known;

    private LanguageModel(KnownLanguage[] known, ulong[] runs, int[] starts, byte[] languages, byte[] costs)
    {
        (_known, _runs, _starts, _languages, _costs) = (known, runs, starts, languages, costs);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, runs.Length * Sparsity))];
        _mask = _slots.Length - 1;
        for (var i = 0; i < runs.Length; i++)
        {
            var slot = SlotOf(runs[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>The languages; elsewhere they go by their place here.</summary>
    public IReadOnlyList<KnownLanguage> Languages => _known;

    /// <summary>The run that goes on with <paramref name="letter"/>; of a longer one the last <see cref="MaxRun"/> letters stay.</summary>
    public static ulong Append(ulong run, char letter) => ((run << BitsOfLetter) | Fold(letter)) & ((1UL << (BitsOfLetter * MaxRun)) - 1);

    /// <summary>How many letters the run has.</summary>
    public static int LengthOf(ulong run) => (64 - BitOperations.LeadingZeroCount(run) + BitsOfLetter - 1) / BitsOfLetter;

    /// <summary>The run's last letters.</summary>
    public static ulong Last(ulong run, int letters) => run & ((1UL << (BitsOfLetter * letters)) - 1);

    /// <summary>Sets the languages' natural logarithms of the run's probability, plus <paramref name="penalty"/>, where it is known.</summary>
    /// <param name="run">The run.</param>
    /// <param name="penalty">At most 0.</param>
    /// <param name="scores">One a language.</param>
    public void Score(ulong run, float penalty, Span<float> scores)
    {
        var slot = SlotOf(run);
        while (_slots[slot] is > 0 and var entry)
        {
            if (_runs[entry - 1] == run)
            {
                for (var i = _starts[entry - 1]; i < _starts[entry]; i++)
                {
                    scores[_languages[i]] = penalty - (_costs[i] / Steps);
                }

                return;
            }

            slot = (slot + 1) & _mask;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no model, or one of another form.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static LanguageModel Read(Stream stream)
    {
        using var content = EmbeddedData.Expand(stream);
        using var reader = new BinaryReader(content);
        if (reader.ReadInt32() != Magic)
        {
            throw new InvalidDataException("This is no model of languages, or one of another version; make it with Pipeline.Training.");
        }

        var known = new KnownLanguage[reader.ReadByte()];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = new KnownLanguage(reader.ReadString(), (LetterScript)reader.ReadByte(), reader.ReadSingle(), reader.ReadSingle());
        }

        var runs = new ulong[reader.ReadInt32()];
        var last = 0UL;
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = last += (ulong)reader.Read7BitEncodedInt64();
        }

        var starts = new int[runs.Length + 1];
        for (var i = 0; i < runs.Length; i++)
        {
            starts[i + 1] = starts[i] + reader.ReadByte();
        }

        var (languages, costs) = (reader.ReadBytes(starts[^1]), reader.ReadBytes(starts[^1]));
        return costs.Length == starts[^1]
            ? new LanguageModel(known, runs, starts, languages, costs)
            : throw new EndOfStreamException("The model of languages is cut off; make it anew with Pipeline.Training.");
    }

    /// <summary>Writes a model: used by the training program.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="languages">The languages.</param>
    /// <param name="runs">For each run, made by <see cref="Append"/>, the languages in rising order with its probability.</param>
    public static void Write(
        Stream stream, IReadOnlyList<KnownLanguage> languages,
        SortedDictionary<ulong, List<(byte Language, double Probability)>> runs)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize));
        writer.Write(Magic);
        writer.Write((byte)languages.Count);
        foreach (var (code, script, typical, spread) in languages)
        {
            writer.Write(code);
            writer.Write((byte)script);
            writer.Write(typical);
            writer.Write(spread);
        }

        writer.Write(runs.Count);
        var last = 0UL;
        foreach (var run in runs.Keys)
        {
            writer.Write7BitEncodedInt64((long)(run - last));
            last = run;
        }

        foreach (var of in runs.Values)
        {
            writer.Write((byte)of.Count);
        }

        foreach (var (language, _) in runs.Values.SelectMany(of => of))
        {
            writer.Write(language);
        }

        foreach (var (_, probability) in runs.Values.SelectMany(of => of))
        {
            writer.Write((byte)Math.Clamp(Math.Round(-Math.Log(probability) * Steps), 0, byte.MaxValue));
        }
    }

    /// <summary>The letter in lower case; Romanian's letters with a comma are often written with a cedilla.</summary>
    private static char Fold(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ș' => 'ş',
        'ț' => 'ţ',
        'İ' => 'i',
        var lower => lower,
    };

    private int SlotOf(ulong run) => (int)((run * 0x9E3779B97F4A7C15) >> 40) & _mask;
}
