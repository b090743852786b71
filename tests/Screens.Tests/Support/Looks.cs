using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace KartuAsn.Screens.Tests.Support;

/// <summary>What is asked of the looks of every page.</summary>
internal static class Looks
{
    private static readonly int[] Widths = [360, 768, 1280, 1920];

    private static readonly AxeRunOptions Accessibility = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fits every width, and is accessible on a desk in light and on a telephone in dark: each width and each scheme once.</summary>
    public static async Task LooksGood(this IPage page)
    {
        await page.FitsEveryWidth();
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var found = (await page.RunAxe(Accessibility)).Violations;
            Assert.True(found.Length == 0, $"{width} px, {scheme}: {string.Join('\n', found.Select(Words))}");
        }
    }

    /// <summary>Also a page that runs no script, or has not yet run it.</summary>
    public static async Task FitsEveryWidth(this IPage page)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var family in new[] { "sans-serif", "" })
                Assert.Equal((width, family, ""), (width, family, await page.EvaluateAsync<string>(Overflowing, family)));
        }
    }

    // Names what sticks out in this type; nothing when nothing does.
    private const string Overflowing = """
        async family => {
          const root = document.documentElement;
          document.body.style.fontFamily = family;
          await document.fonts.ready;
          if (root.scrollWidth <= root.clientWidth) return '';
          const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + .5);
          return root.scrollWidth + ' px: ' + out.map(e => e.tagName + '.' + e.getAttribute('class')).slice(0, 5).join(', ');
        }
        """;

    private static string Words(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help} at {string.Join(" | ", rule.Nodes.Take(3).Select(node => $"{node.Target} {node.Html}"))}";
}
