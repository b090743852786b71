using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace KartuAsn.Screens.Tests.Support;

/// <summary>What is asked of the looks of every page.</summary>
internal static class Looks
{
    private static readonly int[] Widths = [360, 768, 1280, 1920];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Names what breaks a rule; the first round asks all of them, the second those that a narrow page and dark colours may break anew.
    private const string Violations = """
        async narrowAndDark => {
          const only = narrowAndDark
            ? { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'] }
            : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
          const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
          return found.violations.map(rule =>
            `${rule.id}: ${rule.help} at ${rule.nodes.slice(0, 3).map(node => `${node.target} ${node.html}`).join(' | ')}`);
        }
        """;

    /// <summary>Fits every width, and is accessible on a desk in light and on a telephone in dark: each width and each scheme once.</summary>
    public static async Task LooksGood(this IPage page)
    {
        await page.FitsEveryWidth();
        await page.EvaluateAsync(Axe);
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var found = await page.EvaluateAsync<string[]>(Violations, scheme == ColorScheme.Dark);
            Assert.True(found.Length == 0, $"{width} px, {scheme}: {string.Join('\n', found)}");
        }
    }

    /// <summary>Also a page that runs no script, or has not yet run it.</summary>
    public static async Task FitsEveryWidth(this IPage page)
    {
        // A link that was pressed may have led to a page whose style sheet is still on its way.
        await page.WaitForLoadStateAsync(LoadState.Load);
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
          const right = node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return Math.max(...[...range.getClientRects()].map(r => r.right), node.getBoundingClientRect?.().right ?? 0);
          };
          const all = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT), out = [];
          while (all.nextNode()) if (right(all.currentNode) > root.clientWidth + .5) out.push(all.currentNode);
          return root.scrollWidth + ' px: ' + out.map(n => n.tagName ? n.tagName + '.' + n.getAttribute('class') : n.data.trim()).slice(0, 9).join(', ');
        }
        """;
}
