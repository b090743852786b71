using SkiaSharp;

namespace KartuAsn.Imaging.Photos;

/// <summary>
/// A part of a picture in another size. Each new pixel is a mean of the old ones around it, weighed by their nearness; colours are weighed by
/// their alpha, so that what nobody sees colours nothing.
/// </summary>
internal static class Resampling
{
    public static Raster Of(SKBitmap source, SKEncodedOrigin origin, Region part, int width, int height)
    {
        var view = Upright.Of(source.Width, source.Height, origin);
        var columns = Weights(part.X * view.Width, part.Width * view.Width, width, view.Width);
        var rows = Weights(part.Y * view.Height, part.Height * view.Height, height, view.Height);
        var first = rows.Min(row => row.First);
        var last = rows.Max(row => row.First + row.Shares.Length);
        return Down(Across(source.GetPixelSpan(), view, columns, first, last), rows, first, width, height);
    }

    /// <summary>The rows that are needed, each already as wide as the new picture.</summary>
    private static float[][] Across(ReadOnlySpan<byte> pixels, Upright view, Taps[] columns, int first, int last)
    {
        var rows = new float[last - first][];
        for (var y = first; y < last; y++)
        {
            var row = rows[y - first] = new float[columns.Length * 4];
            for (var x = 0; x < columns.Length; x++)
                for (var k = 0; k < columns[x].Shares.Length; k++)
                {
                    var (share, at) = (columns[x].Shares[k], view.At(columns[x].First + k, y));
                    for (var c = 0; c < 4; c++) row[(x * 4) + c] += share * pixels[at + c];
                }
        }

        return rows;
    }

    private static Raster Down(float[][] across, Taps[] rows, int first, int width, int height)
    {
        var raster = new Raster(width, height);
        var sum = new float[width * 4];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sum);
            for (var k = 0; k < rows[y].Shares.Length; k++)
            {
                var (share, row) = (rows[y].Shares[k], across[rows[y].First + k - first]);
                for (var i = 0; i < sum.Length; i++) sum[i] += share * row[i];
            }

            for (var x = 0; x < width; x++) Put(raster.Rgba.AsSpan(((y * width) + x) * 4, 4), sum.AsSpan(x * 4, 4));
        }

        return raster;
    }

    /// <summary>The colour is no longer multiplied by its alpha.</summary>
    private static void Put(Span<byte> pixel, ReadOnlySpan<float> sum)
    {
        var alpha = sum[3];
        if (alpha < 0.5f) return;
        for (var c = 0; c < 3; c++) pixel[c] = (byte)Math.Clamp((sum[c] * 255 / alpha) + 0.5f, 0, 255);
        pixel[3] = (byte)Math.Clamp(alpha + 0.5f, 0, 255);
    }

    /// <summary>Which old pixels a new one is made of, and how much of each.</summary>
    private readonly record struct Taps(int First, float[] Shares);

    private static Taps[] Weights(double start, double length, int count, int limit)
    {
        var step = length / count;
        var reach = Math.Max(1, step);
        return [.. Enumerable.Range(0, count).Select(i => Tap(start + ((i + 0.5) * step), reach, limit))];
    }

    private static Taps Tap(double centre, double reach, int limit)
    {
        var first = Math.Clamp((int)Math.Ceiling(centre - reach - 0.5), 0, limit - 1);
        var last = Math.Clamp((int)Math.Floor(centre + reach - 0.5), first, limit - 1);
        var shares = Enumerable.Range(first, last - first + 1).Select(at => (float)Math.Max(0, 1 - (Math.Abs(at + 0.5 - centre) / reach))).ToArray();
        var sum = shares.Sum();
        return sum > 0 ? new(first, Array.ConvertAll(shares, share => share / sum)) : new(first, [1]);
    }

    /// <summary>A camera held sideways or upside down says so in the file (EXIF): where the upright pixel is among the stored ones.</summary>
    private readonly record struct Upright(int Width, int Height, int Origin, int Right, int Down)
    {
        public int At(int x, int y) => Origin + (x * Right) + (y * Down);

        public static Upright Of(int width, int height, SKEncodedOrigin origin)
        {
            var (pixel, row) = (4, width * 4);
            var (right, bottom) = ((width - 1) * pixel, (height - 1) * row);
            return origin switch
            {
                SKEncodedOrigin.TopRight => new(width, height, right, -pixel, row),
                SKEncodedOrigin.BottomRight => new(width, height, right + bottom, -pixel, -row),
                SKEncodedOrigin.BottomLeft => new(width, height, bottom, pixel, -row),
                SKEncodedOrigin.LeftTop => new(height, width, 0, row, pixel),
                SKEncodedOrigin.RightTop => new(height, width, bottom, -row, pixel),
                SKEncodedOrigin.RightBottom => new(height, width, right + bottom, -row, -pixel),
                SKEncodedOrigin.LeftBottom => new(height, width, right, row, -pixel),
                _ => new(width, height, 0, pixel, row),
            };
        }
    }
}
