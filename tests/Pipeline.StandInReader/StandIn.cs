using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Articles.Extraction;
using Articles.Extraction.Formats;

namespace Pipeline.StandInReader;

/// <summary>A reader that does what the file says.</summary>
internal sealed class StandIn : IFormatReader<InputFile>
{
    private const string Start = "%PDF-stand-in ";
    private const int Megabyte = 1024 * 1024;

    /// <summary>A file that says something. It begins as a PDF does, so that it goes to the reader of PDF.</summary>
    public static byte[] File(string says) => Encoding.UTF8.GetBytes(Start + says);

    public bool Recognizes(InputFile input) => true;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        var says = Encoding.UTF8.GetString(input.Bytes.Span)[Start.Length..];
        var (verb, rest) = says.Split(' ', 2) is [var first, var more] ? (first, more) : (says, string.Empty);
        return [run.Document(SourceFormat.Pdf, ContentKind.Text, Do(verb, rest, input, run), charset: null)];
    }

    private static string Do(string verb, string rest, InputFile input, ReadingRun run) => verb switch
    {
        "say" => rest,
        "id" => Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        "input" => $"{run.Name} {input.Name} {input.Depth} {input.Charset} {run.Options.MaxNesting}",
        "expand" => Expand(long.Parse(rest, CultureInfo.InvariantCulture), run),
        "reject" => throw new ArticleRejectedException("no-text", rest),
        "throw" => throw new InvalidOperationException(rest),
        "exit" => Exit(int.Parse(rest, CultureInfo.InvariantCulture)),
        "overflow" => Descend(int.MaxValue).ToString(CultureInfo.InvariantCulture),
        "descend" => Descend(int.Parse(rest, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
        "allocate" => Allocate(),
        "swallow" =>
            Swallow(rest == "memory"
                ? () => GC.KeepAlive(new byte[Array.MaxLength])
                : () => throw new InsufficientExecutionStackException()),
        "native" => AllocateNative(),
        "print" => Print(rest),
        "environment" => string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>()),
        "write" => Write(rest),
        "wait" => WaitFor(rest),
        "spin" => Spin(),
        "work" => Work(TimeSpan.FromMilliseconds(int.Parse(rest, CultureInfo.InvariantCulture))),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
    };

    private static string Expand(long bytes, ReadingRun run)
    {
        run.Expanded(bytes);
        return run.ExpandableBytes.ToString(CultureInfo.InvariantCulture);
    }

    private static string Exit(int code)
    {
        Environment.Exit(code);
        return string.Empty;
    }

    /// <summary>Some hundred bytes of stack for each level.</summary>
    private static int Descend(int levels)
    {
        Span<byte> room = stackalloc byte[64];
        room[levels % room.Length] = 1;
        return levels == 0 ? 0 : 1 + Descend(levels - 1) + room[(levels + 1) % room.Length];
    }

    private static string Allocate()
    {
        var all = new List<byte[]>();
        while (true)
        {
            all.Add(new byte[Megabyte]);
            Array.Fill(all[^1], (byte)all.Count);
        }
    }

    private static unsafe string AllocateNative()
    {
        while (true)
        {
            NativeMemory.Fill(NativeMemory.Alloc(Megabyte), Megabyte, 1);
        }
    }

    /// <summary>As parsers do that take every exception for a fault of the bytes.</summary>
    private static string Swallow(Action action)
    {
        try
        {
            action();
            return "The whole document.";
        }
        catch (Exception)
        {
            return "Half of the document.";
        }
    }

    private static string Print(string text)
    {
        Console.WriteLine(text);
        return text;
    }

    private static string Write(string path)
    {
        try
        {
            System.IO.File.WriteAllText(path, "written");
            return "written";
        }
        catch (IOException)
        {
            return "refused";
        }
    }

    private static string WaitFor(string path)
    {
        while (!System.IO.File.Exists(path))
        {
            Thread.Yield();
        }

        return "it is there";
    }

    private static string Spin()
    {
        while (true)
        {
        }
    }

    private static string Work(TimeSpan duration)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < duration;)
        {
        }

        return Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    }
}
