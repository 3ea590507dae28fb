
namespace Articles.Extraction.Formats;

/// <summary>Identifies binary files by their first bytes.</summary>
internal static class BinarySignature
{
    private const int Window = 512;

    /// <returns>What the bytes are, with its article ("a PNG picture"); null when they may be text.</returns>
    public static string? Identify(ReadOnlySpan<byte> bytes) =>
        Unmistakable(bytes) ?? (HoldsControls(bytes[..Math.Min(bytes.Length, Window)]) ? Printable(bytes) : null);

    private static string? Unmistakable(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, ..] => "a PNG picture",
        [0, 0, 1, 0, ..] or [0, 0, 2, 0, ..] => "an icon",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a Linux program (ELF)",
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] => "a macOS program (Mach-O)",
        [0xCA, 0xFE, 0xBA, 0xBE, ..] => "a Java class",
        [0, (byte)'a', (byte)'s', (byte)'m', ..] => "a WebAssembly module",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "a Matroska or WebM video",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "an xz archive; gzip and zip are read",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "a Zstandard archive; gzip and zip are read",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive; gzip and zip are read",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] =>
            "an OLE compound file: an Office document of before 2007, one that is encrypted, or an Outlook message; docx without a "
                + "password is read",
        _ => null,
    };

    /// <summary>Signatures that a text could also begin with; they count only if control characters follow.</summary>
    private static string? Printable(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith("GIF8"u8) => "a GIF picture",
        _ when bytes.StartsWith("RIFF"u8) =>
            bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? "a WebP picture" : "a RIFF sound or video (WAV, AVI)",
        _ when bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) => "a TIFF picture",
        _ when bytes.StartsWith("BM"u8) => "a BMP picture",
        _ when bytes.StartsWith("MZ"u8) => "a Windows program",
        _ when bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) => "an MP4, QuickTime or HEIF file",
        _ when bytes.StartsWith("ID3"u8) => "an MP3 recording",
        _ when bytes.StartsWith("OggS"u8) => "an Ogg recording",
        _ when bytes.StartsWith("fLaC"u8) => "a FLAC recording",
        _ when bytes.StartsWith("SQLite format 3\0"u8) => "an SQLite database",
        _ when bytes.StartsWith("Rar!"u8) => "a RAR archive; gzip and zip are read",
        _ when bytes.StartsWith("BZh"u8) => "a bzip2 archive; gzip and zip are read",
        _ when bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8) => "a tar archive; gzip and zip are read",
        _ when bytes.StartsWith("wOFF"u8) || bytes.StartsWith("wOF2"u8) || bytes.StartsWith("OTTO"u8)
            || bytes.StartsWith("\0\u0001\0\0"u8) => "a font",
        _ when bytes.StartsWith("PAR1"u8) => "a Parquet table",
        _ => null,
    };

    private static bool HoldsControls(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyInRange((byte)0, (byte)8) >= 0;
}
