using System.Text;

namespace Pipeline.Articles.Tests.Reading.Processes;

/// <summary>Files that tell the stand-in reader what to do; see Pipeline.StandInReader.</summary>
internal static class ReaderFile
{
    public static byte[] That(string says) => Encoding.UTF8.GetBytes("%PDF-stand-in " + says);
}
