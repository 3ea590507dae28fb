using System.CommandLine;
using System.Globalization;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Local.Commands;

// Stored, logged and printed texts are the same on every machine, whatever its language, because reasons contain numbers.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

if (ReaderProcess.IsAsked(args))
{
    return ReaderProcess.Run();
}

// A clean stop waits for running function calls; by default the process would end after two seconds.
return await new CommandLine(ArticlesRoot.Create(), args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
