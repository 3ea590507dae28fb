using System.Globalization;
using System.Net;
using System.Text;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>A plot whose axes are both logarithmic: what grows in proportion rises at 45 degrees, what stays the same is level.</summary>
internal sealed class LogLogPlot(string title, string abscissa, IReadOnlyList<PlotLine> lines)
{
    private const int Width = 760;
    private const int Height = 460;
    private const int Left = 60;
    private const int Top = 48;
    private const int Right = 230;
    private const int Bottom = 52;

    private static readonly string[] Colours = ["#1f6feb", "#57606a", "#bf5b04", "#116329"];
    private static readonly string[] Dashes = ["", "6 4", "2 3", "9 3 2 3"];

    /// <summary>The plot as SVG; of no points, only its frame.</summary>
    public string ToSvg()
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var (fromX, toX) = Decades(points.Select(point => point.X));
        var (fromY, toY) = Decades(points.Select(point => point.Y));
        var svg = new StringBuilder();
        Add(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="system-ui, sans-serif" """);
        Add(svg, $"""font-size="12" role="img">""");
        Add(svg, $"""<title>{Escape(title)}</title><rect width="{Width}" height="{Height}" fill="#ffffff"/>""");
        Add(svg, $"""<text x="{Left}" y="26" font-size="15" fill="#1f2328">{Escape(title)}</text>""");
        Add(svg, $"""<text x="{Left + (PlotWidth / 2)}" y="{Height - 12}" text-anchor="middle" fill="#57606a">{Escape(abscissa)}</text>""");
        for (var decade = fromX; decade <= toX; decade++)
        {
            var x = Place(decade, fromX, toX, Left, PlotWidth);
            Add(svg, $"""<line x1="{x:0.#}" y1="{Top}" x2="{x:0.#}" y2="{Height - Bottom}" stroke="#d0d7de"/><text x="{x:0.#}" """);
            Add(svg, $"""y="{Height - Bottom + 18}" text-anchor="middle" fill="#57606a">{Power(decade)}</text>""");
        }

        for (var decade = fromY; decade <= toY; decade++)
        {
            var y = Top + PlotHeight - Place(decade, fromY, toY, 0, PlotHeight);
            Add(svg, $"""<line x1="{Left}" y1="{y:0.#}" x2="{Left + PlotWidth}" y2="{y:0.#}" stroke="#d0d7de"/><text x="{Left - 8}" """);
            Add(svg, $"""y="{y + 4:0.#}" text-anchor="end" fill="#57606a">{Power(decade)}</text>""");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            AddLine(svg, i, point => (
                Place(Math.Log10(point.X), fromX, toX, Left, PlotWidth),
                Top + PlotHeight - Place(Math.Log10(point.Y), fromY, toY, 0, PlotHeight)));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int PlotWidth => Width - Left - Right;

    private static int PlotHeight => Height - Top - Bottom;

    private void AddLine(StringBuilder svg, int number, Func<(double X, double Y), (double X, double Y)> place)
    {
        var (colour, dash) = (Colours[number % Colours.Length], Dashes[number % Dashes.Length]);
        var points = lines[number].Points.Select(place).ToList();
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        Add(svg, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>""");
        foreach (var (x, y) in points)
        {
            Add(svg, $"""<circle cx="{x:0.#}" cy="{y:0.#}" r="3.5" fill="{colour}"/>""");
        }

        var key = Top + 10 + (number * 22);
        Add(svg, $"""<line x1="{Width - Right + 16}" y1="{key}" x2="{Width - Right + 44}" y2="{key}" stroke="{colour}" """);
        Add(svg, $"""stroke-width="2" stroke-dasharray="{dash}"/>""");
        Add(svg, $"""<text x="{Width - Right + 50}" y="{key + 4}" fill="#1f2328">{Escape(lines[number].Name)}</text>""");
    }

    private static (int From, int To) Decades(IEnumerable<double> values)
    {
        var logs = values.Select(Math.Log10).DefaultIfEmpty(0).ToList();
        var (from, to) = ((int)Math.Floor(logs.Min()), (int)Math.Ceiling(logs.Max()));
        return (from, Math.Max(to, from + 1));
    }

    private static double Place(double log, int from, int to, int start, int length) => start + ((log - from) / (to - from) * length);

    private static string Power(int decade) => Math.Pow(10, decade).ToString("#,0.###", CultureInfo.InvariantCulture);

    private static void Add(StringBuilder svg, FormattableString element) => svg.AppendLine(element.ToString(CultureInfo.InvariantCulture));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
