using System.Globalization;
using Articles.Extraction;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Isolation;
using Articles.Extraction.Limits;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading.Processes;
using Pipeline.StandInReader;

if (ReaderProcess.IsAsked(args))
{
    return ReaderProcess.Run(new Dictionary<string, IFormatReader<InputFile>> { [IsolatedFormats.Pdf] = new StandIn() });
}

// Otherwise it is a parent: it says the id of its reader, has it read what its argument tells, and waits.
using var processes = new ReaderProcesses(
    new SameExecutable(), Options.Create(new ReaderProcessOptions()), TimeProvider.System, NullLogger<ReaderProcesses>.Instance);
using var time = new TimeAllowance(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
var run = new ReadingRun("a.pdf", new ReadingOptions(), (_, _) => [], time);
processes.Read(IsolatedFormats.Pdf, new InputFile("a.pdf", StandIn.File("id")), run);
Console.WriteLine(processes.Ids[0].ToString(CultureInfo.InvariantCulture));
processes.Read(IsolatedFormats.Pdf, new InputFile("a.pdf", StandIn.File(args[0])), run);
return 0;
