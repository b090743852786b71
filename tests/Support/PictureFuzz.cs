using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Hashing;
using KartuAsn.Imaging.Photos;
using SkiaSharp;

namespace KartuAsn.Support;

/// <summary>What a run over broken pictures cost.</summary>
/// <param name="Slowest">Milliseconds, of one picture.</param>
/// <param name="Memory">Megabytes, by which the process has grown at most.</param>
public readonly record struct FuzzResult(int Count, double Slowest, long Memory);

/// <summary>PNG, JPEG and WebP pictures, broken at random in ways that get far into a decoder, and read as photos are.</summary>
public static class PictureFuzz
{
    /// <param name="seeds">Whole pictures to begin with.</param>
    /// <param name="keep">Called with what failed or took longer than two seconds.</param>
    public static FuzzResult Run(IReadOnlyList<byte[]> seeds, int count, int seed, Action<byte[], string> keep)
    {
        var random = new Random(seed);
        var (slowest, peak, before) = (0.0, 0L, Environment.WorkingSet);
        for (var i = 0; i < count; i++)
        {
            var bytes = Broken(seeds[i % seeds.Count], random);
            var clock = Stopwatch.GetTimestamp();
            if (Failure(bytes) is { } failure) keep(bytes, failure);
            var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if (took > 2_000) keep(bytes, $"{took:0} ms");
            (slowest, peak) = (Math.Max(slowest, took), i % 16 == 0 ? Math.Max(peak, Environment.WorkingSet) : peak);
        }

        return new(count, slowest, Math.Max(0, peak - before) >> 20);
    }

    /// <summary>Checked, and decoded as a preparation does it. Null: answered, whatever the answer.</summary>
    public static string? Failure(byte[] bytes)
    {
        try
        {
            _ = PhotoCheck.Check(bytes);
            if (PictureHeader.Of(bytes) is { } header && !PictureReading.IsTooLarge(header)) PictureReading.Read(bytes, header, new(0, 0, 1, 1), 45, 57);
            _ = PhotoCheck.WithoutMetadata(bytes);
            return null;
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    /// <summary>Small, so that many can be read in a second.</summary>
    public static IReadOnlyList<byte[]> Seeds()
    {
        using var person = new Portrait().Draw(54, 69);
        return [.. new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp }.Select(format => person.Encode(format, 80).ToArray())];
    }

    private static byte[] Broken(byte[] seed, Random random)
    {
        byte[] bytes = random.Next(4) == 0 ? seed[..random.Next(seed.Length)] : [.. seed];
        for (var change = random.Next(1, 10); change > 0 && bytes.Length > 16; change--) bytes = Changed(bytes, random);
        // A decoder looks no further than a wrong check sum.
        return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P']) && random.Next(3) > 0 ? WithRightSums(bytes) : bytes;
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var at = random.Next(2) == 0 ? random.Next(Math.Min(bytes.Length, 80)) : random.Next(bytes.Length);
        var length = Math.Min(bytes.Length - at, random.Next(1, 64));
        switch (random.Next(6))
        {
            case 0: bytes[at] = (byte)random.Next(256); return bytes;
            case 1: bytes[at] ^= (byte)(1 << random.Next(8)); return bytes;
            case 2: bytes[at] = random.Next(2) == 0 ? byte.MaxValue : (byte)0; return bytes;
            case 3: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4: return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            default: random.NextBytes(bytes.AsSpan(at, Math.Min(length, 8))); return bytes;
        }
    }

    private static byte[] WithRightSums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) break;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc32.HashToUInt32(png.AsSpan(at + 4, (int)length + 4)));
            at += (int)length + 12;
        }

        return png;
    }
}
