namespace Pipeline.Local.Tests.BadInput;

/// <summary>Files that are no text, whatever they are called.</summary>
public sealed class BinariesTests(BadInputHost host) : BadInputTests(host)
{
    [Theory]
    [InlineData("a PNG picture", "story.html", "89504E470D0A1A0A0000000D49484452")]
    [InlineData("a JPEG picture", "story.txt", "FFD8FFE000104A464946000101")]
    [InlineData("a GIF picture", "picture.gif", "4749463839610100010080000000")]
    [InlineData("a WebP picture", "picture.webp", "524946462400000057454250565038200000")]
    [InlineData("a Linux program", "run", "7F454C460201010000000000")]
    [InlineData("a Windows program", "setup.exe", "4D5A90000300000004000000FFFF")]
    [InlineData("a macOS program", "run.bin", "CFFAEDFE0700000103000000")]
    [InlineData("a Java class", "Story.class", "CAFEBABE00000034001D0A0006")]
    [InlineData("a WebAssembly module", "story.wasm", "0061736D0100000001070160")]
    [InlineData("an MP4", "story.mp4", "00000018667479706D703432000000006D703432")]
    [InlineData("an MP3", "story.mp3", "4944330400000000002354495432")]
    [InlineData("an SQLite database", "story.db", "53514C69746520666F726D6174203300100001")]
    [InlineData("a 7z archive", "story.7z", "377ABCAF271C00049CB4")]
    [InlineData("an OLE compound file", "story.doc", "D0CF11E0A1B11AE10000000000000000")]
    [InlineData("a font", "story.woff2", "774F46320001000000000A")]
    public Task Is_rejected_by_its_name(string kind, string file, string start) =>
        RejectedAsync($"binaries/{file}", [.. Convert.FromHexString(start), .. new byte[5000]], "binary", kind);

    [Fact]
    public Task Random_bytes()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        return RejectedAsync("random.html", bytes, "binary", "no text in any known character set");
    }

    [Fact]
    public Task A_picture_behind_half_a_megabyte_of_white_space() =>
        RejectedAsync(
            "hidden.html", [.. Enumerable.Repeat((byte)' ', 500_000), .. Convert.FromHexString("89504E470D0A1A0A"), .. new byte[100_000]],
            "no-article", "words");
}
